"""Words of the sample township that works by the implementation plan."""

CHOSEN = (
    "《{title}》只规定标准，没有公布村名、人名和数字；{count}个村、各村人员和全部数字均为示范选定：",
    "甲、戊示例村各项刚好高于标准，丙示例村刚好低于标准，其余各村恰好达到标准。",
)
TOWNSHIP_WORKBOOK = "乡级台账_{period}.xlsx"
VILLAGE_WORKBOOK = "{code}_{name}_{period}.xlsx"
POOR = "贫困村"
POOR_HOUSEHOLD = "贫困户"
NUMERALS = "一二三四五六七八九十"
AREA_LEADER, HELPER, COUNTY_LEADER = "连片领导", "帮扶责任人", "县级联系领导"
UNIT_LEADER, ASSISTANT, AGRONOMIST = "单位帮扶队长", "协助驻村乡干部", "农业科技员"
TEAM, CADRE = "队伍", "村干部"
WEEKLY_ENTRY, LEADER_ENTRY = "平台周录入", "领导到村录入"
PARTY_MEMBER = "中共党员"
REGISTER = "五个一全覆盖基本情况登记表"
CHANGE = "驻村成员有变动"
YEARLY, QUARTERLY = "年度", "季度"
SENDING_UNIT = "帮扶单位"
DUTY_LIST, STANDING = "责任清单", "长期履行"
DONE, NOT_DONE = "已落实", "正在落实"
PROBLEM_STREAM, PROBLEM_KIND, PROBLEM_SOURCE = "入户收集", "诉求", "入户"
OPEN, CLOSED = "办理中", "已销号"
TECHNIQUE, VILLAGE_LEVEL = "农村实用技术", "村"
TOWNSHIP_LEVEL, PERSON_OBJECT = "乡", "人"
TARGET, METHOD, OPTIONS = "驻村工作队", "入户", ("满意", "基本满意", "不满意", "不了解")
REMARK = "与要求不符，限时整改"
DIARY = "记录当日开展的工作"
