"""Sentences of person sheets, rectification notices, talks and leaders' ledgers."""

SEPARATOR, COMMA, SEMICOLON, STOP = "、", "，", "；", "。"
NONE = "—"
ANNEX_SHEETS = "附件：驻村干部个人考核表、履职情况表（{count}份）"
ANNEX_RECORDS = "附件：约谈记录（{count}份）"

# person sheets
SCORED_SHEET, UNSCORED_SHEET = "驻村干部个人考核表", "驻村干部履职情况表"
SHEETS = (
    "{village}{period}在册驻村干部{count}人，一人一表：{listing}。"
    "请本人核对签名，村党组织、乡镇党委和派出单位签署意见，于{due}前退回，归入本人档案。"
)
SHEETS_SCORED = "{count}人按考核方案计分"
SHEETS_UNSCORED = "{count}人不对个人计分，只列履职情况"
SHEETS_NOBODY = "{village}{period}没有在册驻村干部，没有需要编制的个人考核表。请核对《驻村人员》。"
SCORE = "按{scheme}（满分{full}分）考核，得{score}分{graded}，在{count}人中列第{rank}位{tied}。"
SCORE_GRADE = "，等次为“{grade}”"
SCORE_TIED = "（{tied}人并列）"
SCORE_CAPPED = "等次受限：{reason}。"
SCORE_INTERVAL = "名次的95%区间为第{interval}位（{says}），区间相交的，名次先后不作为评价依据。"
SCORE_PLAIN = "名次按得分排列，没有计算区间；得分相近的，名次先后不作为评价依据。"
RANK_SPAN = "{low}—{high}"
UNSCORED = (
    "所适用的考核方案按村计分，不对个人计分、不评等次。本表只列本人履职情况，不作为个人得分。"
)
UNSCORED_NOBODY = "本期没有对本人计分的考核方案，不计分、不评等次。本表只列本人履职情况。"
UNSCORED_VILLAGE = "所驻{village}本期得{score}分{graded}。"
NOT_SCORED = "不计分"
OUTSIDE = "另计"
CLAUSE = "{clause}〔{number}〕"
SOURCE = "〔{number}〕《{title}》"
SOURCES = "依据文件：{listing}。"
COPY_TO = "抄送：{unit}。"

ATTENDANCE, LEAVE, VISITS, REPORTS = "考勤登记", "请假", "入户走访", "报告报送（本村）"
ATTENDED = "登记{days}天：{listing}"
ATTENDED_ONLY = "登记{days}天，{present}{there}天"
DAYS_OF = "{state}{days}天"
NO_ATTENDANCE = "没有考勤登记"
LEAVE_TAKEN = "{listing}{open}"
LEAVE_DAYS = "请假{days}天"
LEAVE_OPEN = "（{count}次未登记销假）"
NO_LEAVE = "没有请假登记"
VISITED = "到村{days}天，入户{times}户次、{households}户"
VISITED_DAYS = "到村{days}天"
NO_VISITS = "没有走访登记"
REPORTED = "应报{due}份，按时报送{done}份"
REPORTED_OWN = "本人登记报送{count}份"
VOTED = "{share}（{part}/{whole}票，95%区间{low}—{high}）"
REFERENCE = "只作参考"
REGISTERED = "登记"
OF_TEAM = "{label}（本村）"
MONTH, WEEK = "{number}月", "第{number}周"
AT = "{when}{value}"
MANY_PERIODS = "应判{judged}期，达标{met}期{unmet}"
MANY_UNMET = "；未达标：{listing}"
AND_SO_MANY = "等{count}期"
VERDICTS = {"met": "达标", "unmet": "未达标", "pending": "未到期", "no_data": "数据不足"}
WARNED = "提醒"

# rectification
RECTIFY = "经考核，{village}{period}有{count}项问题需要限时整改。请对照下表逐项整改，于{due}前完成并报回执。"
RECTIFY_LIST = (
    "本通知书只列失分和逾期事项，逐行证据见《问题清单》（编号{number}）的相应各项，"
    "整改完成的同时在清单上销号。"
)
NOTHING_UNSCORED = "{village}{period}不在计分范围，没有逾期未办结的问题，不需要整改，不需报送回执。"
NOTHING = (
    "经考核，{village}{period}没有失分事项，也没有逾期未办结的问题，不需要整改，不需报送回执。"
    "请继续按规定开展工作，如实登记台账。"
)
NOTHING_RUNNING = "尚在时限内办理的问题{count}条，按《问题清单》所列时限办结销号。"
LATE = "{stream}的问题、诉求到期未办结{count}条："
LATE_MORE = "等{count}条。"
DECIDED = "另有{count}条问题已提交党委会研究，不列入本通知书，按研究意见办理：{listing}。"
DECIDED_ONE = "{content}（{code}，{day}研究）"
LATE_BASIS = "登记的办理时限"
LISTED_AT = "清单第{places}项"
SPAN = "{first}—{last}"
LEDGER = "《{name}》"

# talks
TALKS = (
    "根据{period}台账和考核结果，建议于{due}前约谈提醒{count}个对象。以下均为建议，由{committee}核实台账、"
    "听取本人说明后研究决定；经研究不予约谈的，注明理由存档。"
)
TALKS_NOTHING = (
    "经核对{period}台账和考核结果，没有达到约谈提醒情形的驻村干部和单位，本期不提出约谈建议。"
)
TALKS_ASIDE = (
    "另有{count}个对象的测评结果低于规定，但有效票少，与规定界线分不出高下，暂不提出约谈建议，"
    "列为下期重点了解对象。"
)
TALK_REASON = "{label}：{value}，{required}{when}"
TALK_WHEN = "（{period}）"
TALK_SAMPLED = "{label}：{share}（{part}/{whole}票，95%区间{low}—{high}），{required}"
TALK_SHARE = "{share}（{part}/{whole}{word}）"
TALK_SUPPORT = "另：{reason}；区间跨过规定界线，只作参考"
TALK_TEAM = "{village}驻村工作队"
TALK_TEAM_OF = "{village}驻村工作队（{name}）"
TALK_HEADS = {"sending_unit": "{name}主要负责人", "town": "{name}主要负责人"}
REQUIRED = "规定{required}"
LABEL_COLON = "："
COMMITTEE_PLACE = "{committee}"

# leaders' ledger
LEADERS = "{village}登记联系领导{count}人：{listing}。"
LEADER_COUNT = "{role}{count}人"
LEADERS_NOBODY = "《驻村人员》没有登记{village}的联系领导，请核对。"
LEADER_VISITS = "{period}登记到村{visits}次，累计停留{days}天{households}。"
LEADER_HOUSEHOLDS = "，走访{households}户"
LEADER_NO_VISITS = "{period}没有登记联系领导到村。确已到村的，请补齐《走访记录》并说明原因。"
LEADER_ABSENT = "本月没有登记到村的有：{listing}。"
LEADER_UNMET = "未达到规定的有：{listing}。"
LEADER_SHORT = "{name}的“{label}”为{value}（{required}）"
LEADER_MET = "本月可判定的{count}项规定全部达标。"
LEADER_NOT_JUDGED = "台账不足以判定是否达到规定的，不作未达标处理。"
SHORT_DAY = "{month}月{day}日"
STAY_UNKNOWN = "未登记"
SOLVED_TEXT = "本月{listing}。"
SOLVED_PROBLEMS, SOLVED_TASKS = "办结帮扶问题{count}条", "完成任务{count}项"
SOLVED_NOTHING = "本月没有登记办结的帮扶问题和完成的任务。"
NEXT_NOTHING = "没有登记下月到期的问题和任务。"
NEXT_TEXT = "下月底前{listing}。"
NEXT_PROBLEMS, NEXT_TASKS = "应办结问题{count}条{late}", "应完成任务{count}项"
NEXT_LATE = "（其中{late}条已过时限）"
PROBLEM_WORD, TASK_WORD = "问题", "任务"
