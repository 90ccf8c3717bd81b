"""Words of the sample city's story that its rows are made from."""

LEADERS, DEPARTMENTS, CADRES, SECRETARIES = "县级领导", "市级部门", "驻村干部", "第一书记"
HELPERS, TARGETS = "帮扶责任人", "贫困对象"
EXIT_HOUSEHOLDS, EXIT_PERSONS = "计划脱贫户", "计划脱贫人数"
POOR_HOME, NOT_GOOD_YET = "贫困户", "未创建"
CLASSES, SCHOOLED, POOR_SCHOOLED = "农民夜校班次", "农民夜校受训人次", "贫困户就业培训"
DONATED = "捐送物资折合资金"

LINKED_LEADER, HELPING_UNIT, WORK_GROUP = "联系领导", "帮扶单位", "驻村工作组"
SECRETARY, AGRONOMIST = "第一书记", "农技员"
MEMBER_ROLE, AGRONOMIST_ROLE = "驻村工作组成员", "农业科技员"
LEADER_ROLE, HELPER_ROLE = "县级联系领导", "帮扶责任人"
ON_DUTY, ADJUSTED, ROTATED = "在岗", "调整", "轮换"
TASK, DUTY, STANDING = "任务清单", "责任清单", "长期履行"
DONE, RUNNING, NOT_BEGUN = "已完成", "正在办理", "未开始"
CARRIED_OUT, BEING_CARRIED_OUT = "已落实", "正在落实"
PROBLEM, CLOSED, WORKING, REGISTERED = "问题", "已销号", "办理中", "登记"
WHOLE_DAY, IN_VILLAGE, BY_VILLAGE = "全天", "在村", "村"
PASSED, FAILED, GOOD = "合格", "不合格", "合格"

CITY_WORKBOOK = "市级台账_{period}.xlsx"
TOWN_WORKBOOK = "{town}_{period}.xlsx"
CHOSEN = (
    "原文只公布25个贫困村和78个非贫困村工作组；乡镇、村名和每村情况均为虚构，非贫困村按78个选定。"
)
CADRES_SEPARATE = "原文未写明87名驻村干部是否包括25名第一书记，本示范按不包括生成。"
CADRES_INCLUDED = "原文未写明87名驻村干部是否包括25名第一书记，本示范按包括生成。"
