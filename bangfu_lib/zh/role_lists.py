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
PART_ASKED = "请签收后逐项落实，填写办理情况，于{due}前报回。"
PART_TEXT = (
    "未销号问题{problem_count}条，任务{task_count}项（已完成{done_count}项），责任{duty_count}项。"
)
ANNEX = "附件{number}"
ANNEX_PARTS = "附件：各责任主体三项清单（{count}份，逐份签收）"
ANNEX_LETTERS = "附件：问题清单（分送{listing}）"
OVERDUE = "{state}\n（逾期）"
CLOSED_LATER = "在办，其后{day}销号"
DONE_LATER = "在办，其后{day}完成"
NOT_TOLD = "（内容不公开）"
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
LETTER_TO = "各有关{kind}："
LETTER = (
    "现发送脱贫难度大的{villages}个村截至{day}的问题清单，未销号帮扶问题共{open}条{late}。"
    "{mine}请逐条研究，按时限办结销号。"
)
LETTER_OWN = "由{kind}负责的{own}条，列在前面。"
