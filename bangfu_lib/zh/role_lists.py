"""Sentences of the lists handed to each holder of a role, and of those for difficult villages."""

SEPARATOR = "、"
FIVE_COMPLETE = "{village}“五个一”帮扶力量已到位：{listing}。"
FIVE_SHORT = (
    "{village}“五个一”帮扶力量尚缺{missing}，请协调小组办公室督促落实；已到位的有：{listing}。"
)
FIVE_NONE = "{village}没有登记“五个一”帮扶力量，请核对《驻村人员》《帮扶组织》。"
HOLDER_COUNT = "{holder}{count}{word}"
PERSON_WORD, UNIT_WORD = "名", "个"
PART_HEADING = "（{numeral}）{holder}：{names}"
PART_TEXT = "未销号问题{problems}条，任务{tasks}项（已完成{done}项），责任{duties}项。"
OVERDUE = "{state}（逾期）"
PROBLEM_LIST, TASK_LIST, DUTY_LIST = "问题清单", "任务清单", "责任清单"
PROBLEM = "【{topic}】{content}"
PROBLEM_REQUEST = "逐条办理，办结销号"
LONG_TERM = "长期"
NOTHING = "没有登记事项"
NOT_ASSIGNED = "待明确"
NONE = "—"

DIFFICULT_NONE = "截至{day}，名册中没有标明工作难度大的村。"
DIFFICULT_CLEAR = "截至{day}，脱贫难度大的村共{villages}个，登记的帮扶问题已全部销号。"
DIFFICULT = (
    "截至{day}，脱贫难度大的村共{villages}个，未销号帮扶问题{open}条{late}。"
    "现将问题清单发送你们，请各责任主体逐条研究、按时限办结销号。"
)
LATE = "，其中{late}条已过办理时限"
