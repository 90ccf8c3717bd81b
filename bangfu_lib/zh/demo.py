"""What the sample workbooks say of themselves, and the ledger words their rows are made of."""

PINGBIAN_CASE = "屏边彝族乡2021年第四季度"
QINYANG_CASE = "沁阳市2024年第二季度"
HUAYING_CASE = "华蓥市2016年第四季度"
PLAN_CASE = "干部驻村帮扶工作具体实施方案（2016年第四季度，标准全部为示例数据）"
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

# 沁阳市
QINYANG_CHOSEN = "乡镇名、村名、人名、单位名均为虚构；原文没有公布乡镇（街道）和村的数量，{towns}个乡镇（街道）、{villages}个村是为示范选定的。"
QINYANG_UNIT = "示例单位{number:02}"
QINYANG_VILLAGE = "{mark}示例村"
CITY_WORKBOOK = "市级台账_{period}.xlsx"
TOWN_WORKBOOK = "{town}台账_{period}.xlsx"
WEAK_VILLAGE = "软弱涣散村"
ROTATED, RUNNING = "轮换", "办理中"
WORK_NOTES = "驻村工作笔记"
HANDED_OVER = (WORK_NOTES, "村情资料", "工作台账")
LEAVE_APPROVER = "乡镇（街道）党（工）委分管负责人"
REVIEWER = "{town}{post}"
GROUP_CHAT, INTERNAL, OPEN = "微信工作群", "内部", "公开"
POSTING_POLICY = "驻村工作政策"
TOWN_LEVEL = "乡"
EXPERTS, ENTERPRISES, SOCIAL = "专业人才", "企业", "社会组织"
SELLING, CHARITY = "产销对接", "公益帮扶"
ASPECTS = ("特色优势", "制约瓶颈", "实际困难")
GUIDANCE = "党建指导"
RED_LIST, BLUE_LIST = "红榜", "蓝榜"
OF_UNIT, OF_PERSON = "单位", "人"
