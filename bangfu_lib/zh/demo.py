"""What the sample workbooks say of themselves, and the ledger words their rows are made of."""

PINGBIAN_CASE = "屏边彝族乡2021年第四季度"
QINYANG_CASE = "沁阳市2024年上半年"
HUAYING_CASE = "华蓥市2016年第四季度"
PLAN_CASE = "干部驻村帮扶工作具体实施方案"
NO_SUCH_CASE = "没有名为“{name}”的示范案例。可用的案例：{listing}"

NOTICE_SYNTHETIC = "本工作簿是示范数据：各行由程序按随机种子{seed}生成，不是真实台账，不反映任何村和任何人的实际情况。"
NOTICE_FIGURES = (
    "各项合计数与《{title}》（{date}）公布的数字完全相等；原文写作“余”“多”的，在“约数”栏标明。"
)
NOTICE_FAULTS = "为使报告有内容可写，数据中有意保留了少量不达标、逾期和缺项的情况。"
NOTICE_CHOSEN = "村名、人名、单位名均为虚构；原文没有公布村的数量，{count}个村是为示范选定的。"
DATE = "{year}年{month}月{day}日"
VILLAGE_WORKBOOK = "{code}_{name}_{period}.xlsx"
TOWNSHIP_WORKBOOK = "乡级台账_{period}.xlsx"
SEPARATOR = "、"
OWN_UNIT = "村"

ON_DUTY = "在岗"
LIFTED, MONITORED = "脱贫户", "监测户"

WHOLE_DAY, MORNING, AFTERNOON = "全天", "上午", "下午"
IN_VILLAGE, BUSINESS, TRAINING, AT_UNIT = "在村", "公务外出", "培训", "在派出单位"
ABSENT, UNKNOWN = "旷岗", "去向不明"
LEAVES = ("公休", "事假", "病假")
BY_VILLAGE, BY_UNIT = "村", "派出单位"
FOUND, NOT_FOUND = "在岗", "不在岗"

FIRST_SECRETARY, TEAM_MEMBER = "第一书记", "队员"
PARTY_SECRETARY, LIAISON_LEADER, AREA_LEADER = "村支部书记", "联系村领导", "连片领导"
UNIT_LEADER, ASSISTANT = "单位帮扶队长", "协助驻村乡干部"
HELPER, AGRONOMIST = "帮扶责任人", "农业科技员"

COLLECTED, CORRECTED, OF_CADRES = "入户收集", "立行立改", "干部困难"
PROBLEM, REQUEST = "问题", "诉求"
FROM_VISIT, FROM_CADRES = "入户", "干部反映"
SOLVED_ON_THE_SPOT, CLOSED = "现场销号", "已销号"

SELF_CHECK = "自查"
GATHERING, ONLINE, OFFLINE = "集中联谊", "线上", "线下"
PASSED, FAILED = "合格", "不合格"
VILLAGE_SHEET, HOUSEHOLD_SHEET = "村", "户"
