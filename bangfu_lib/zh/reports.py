"""Sentences of the Word documents, and what is said about templates."""

SEPARATOR = "、"
SEMICOLON = "；"
COMMA = "，"
DIGITS = "零一二三四五六七八九十"
ORDINAL = "（{numeral}）{text}"
STOP = "。"
CLAUSE_MARKS = "、，；"
MINUS = "−"
DAY = "{year}年{month}月{day}日"
NOT_APPLICABLE = "—"
AREA_KINDS = {"town": "乡镇（街道）", "sending_unit": "派出单位"}
AREA_VILLAGES = "{count}个村"
YES, NO = "是", "否"
SPAN = "{first}—{last}"
FROM_TO = "{first}至{last}"
QUOTED = "《{name}》"
COPIES_SEPARATOR = "，"
ALL_SENDING_UNITS = "各派出单位"
CONTACT = "联系人：{name}，联系电话：{phone}"

# template styles and placeholders, as staff see them in Word
TABLE_CAPTION_STYLE = "表题"
TABLE_NOTE_STYLE = "表注"
AFTER_TABLE_STYLE = "表后"
FIGURE_CAPTION_STYLE = "图题"
PICTURE_MARK = "图:"
EACH, EACH_END, CHART_NUMBER = "逐个", "逐个结束", "图号"
WIDE_MARKS = (("｛", "{"), ("｝", "}"), ("{％", "{%"), ("％}", "%}"))
WIDE_COLON = ("：", ":")

# faults of templates
NO_TEMPLATE = "report_templates 中没有模板 {template}。请从新工作区（bangfu init）中复制一份。"
NOT_A_WORD_FILE = "模板 {template} 不是可用的 Word 文档（.docx），请用 Word 或 WPS 另存为 .docx。"
TEMPLATE_TOO_LARGE = "模板 {template} 解开后超过50 MB，请删去过大的图片后重试。"
ACTIVE_TEMPLATE = (
    "模板 {template} 含有宏、嵌入对象或外部链接（{parts}），不予使用，请删去后另存为 .docx。"
)
NO_ARITHMETIC = "模板中不能使用运算符 {operator}"
MISSING_NAME = "模板 {template} 中的名称“{name}”不存在，所在段落：“{paragraph}”。请改用下列名称："
KNOWN_NAMES = "可用的名称：{names}"
NO_SUCH_CHART = "模板 {template} 中图片的替代文字“图:{name}”没有对应的图，可用的有：{known}"
NO_SUCH_FIGURE = "{file} 中的“{name}”不是全域合计的指标，请改用下列名称："
UNKNOWN_SHOWN = "“{name}”不是已定义的指标或规范，请对照 params/indicators 和 params/norms 填写"
PERSONAL_NUMBER = "文书“{title}”中出现疑似身份证号或手机号，未生成。台账中的号码已自动隐去，请检查本单位写入文书的固定语句（params/documents、params/schemes）。"
NEEDS_UNIT = "“{label}”每村一份，请指明村编码。"
NO_UNIT = "“{label}”是各村合为一份，不能指明村。"
NO_PART = "“{label}”按{each}编制，{period}不含{each}，也不以{each}末结束，没有可编的。"
WHICH_PART = "“{label}”在{period}内有几份，或者所指的时段不在其中。请指明：{codes}。"
FAILED_DOCUMENT = "{document}：{reason}"
SOME_DOCUMENTS_FAILED = "有{count}份文书没有编成，其余已编好："
CHARACTERS_MISSING = "图“{title}”中有字体未收录的字：{characters}，图中显示为方框"

# a village's own result
SHARED_RANK = "并"  # before 列第3位
OWN_SCORE = "{village}本期得{score}分{graded}，在{count}个村中{tied}列第{rank}位；与{whole}平均{mean}分相比，{compared}。"
OWN_GRADE = "，等次为“{grade}”"
OWN_CAPPED = "等次受限：{reason}。"
OWN_UNSCORED = "{village}本期没有适用的考核方案，不计分、不排名。"
SAME_SCHEME = "同一方案各村"
ABOVE_MEAN = "高{by}分"
BELOW_MEAN = "低{by}分"
EQUAL_TO_MEAN = "持平"
OWN_INTERVAL = "名次的95%区间为第{interval}位（{says}）；区间相交的村之间，名次先后不宜过度解读。"
OWN_LISTED = "列入{listed}：{says}。"
OWN_LISTED_ONLY = "列入{listed}。"
OWN_RANK_SETTLED = "名次的95%区间只有第{interval}位（{says}），名次较为稳定。"
INTERVAL_MEANS = "名次区间的含义：{says}；区间相交的村，名次先后不作为评价依据。"

# team
TEAM_NOBODY = "名册中没有登记本村的驻村人员，请核对《驻村人员》。"
TEAM_ROLE = "{role}{count}人"
TEAM = "名册登记驻村工作队成员{count}人：{roles}。"
TEAM_MET = "按“{label}”的规定，应达标{count}人，全部达标。"
TEAM_UNMET = "按“{label}”的规定，应达标{count}人，达标{met}人，未达标的是：{unmet}。"
TEAM_UNJUDGED = {
    "pending": "“{label}”期限未到，暂不判定：{names}。",
    "no_data": "“{label}”因台账不足以判定，不作未达标处理：{names}。",
}
SHORTFALL = "{name}（{value}{word}）"
VERDICTS = {"met": "达标", "unmet": "未达标", "pending": "未到期", "no_data": "数据不足"}
# The same with the symbol by which a cell is shaded (the styles 评价● and so on of a template).
GRADED = {"met": "● 达标", "unmet": "▲ 未达标", "pending": "○ 未到期", "no_data": "○ 数据不足"}
ALL_WON, SOME_LOST, NONE_WON, NOT_GRADED = "● 满分", "◎ 有失分", "▲ 未得分", "○ 不适用"
ADDED, NOT_ADDED = "● 已加分", "○ 未加分"
TO_BE_NAMED = "待明确"

# coverage and norms
COVERAGE_NONE = "台账中没有可计算覆盖率的对象。"
COVERAGE_SHORT = "{label}{count}（{share}），差{short}"
COVERAGE_COMPLETE = "{count}项覆盖和落实指标均达到100%。"
COVERAGE_SOME = (
    "{count}项覆盖和落实指标中，达到100%的有{complete}项；未达到的有{missed}项：{listing}。"
)
COVERAGE_ALL_SHORT = "{count}项覆盖和落实指标均未达到100%：{listing}。"
NORMS_NONE = "本期没有可判定的数量规范。"
NORMS_MET = "本期可判定的{count}项数量规范全部达标。"
NORMS_UNMET = "本期可判定的数量规范{count}项，全部达标的{met}项，尚有未达标情形的为：{listing}。"
ALL_OF_IT = "达到100%"
NONE_OF_IT = "应为0{word}"
REQUIREMENTS = {
    "at_least": "不少于{threshold}{word}",
    "at_most": "不超过{threshold}{word}",
    "above": "高于{threshold}{word}",
    "below": "低于{threshold}{word}",
    "equals": "等于{threshold}{word}",
}
WORDS = "“{text}”"
VILLAGE_COUNT = "{village}（{count}处）"
VILLAGE_ONCE = "{village}"
CHOICE = "{label}（{choice}）"
CHOICES = "原文规定不明确的，按下列口径执行：{listing}。"
NORMS_NAMED = "{listing}等{count}项"

# documents kept
PAPERS_NONE = "资料清单中没有登记本村的必备资料，请核对《资料清单》。"
PAPERS_COMPLETE = "必备资料应有{due}份，全部齐全。"
PAPERS_MISSING = "必备资料应有{due}份，齐全{complete}份，齐全率{share}，尚缺{missing}份。"
NO_REMARK = "未齐全"

# problem ledger
PROBLEMS_NONE = "年内没有登记问题、诉求。"
PROBLEMS = "年内登记的问题、诉求按来源分别统计：{listing}。"
STREAM_CLOSED = "{stream}{total}条，已全部销号"
STREAM_OPEN = "{stream}{total}条，已销号{closed}条，销号率{share}，未销号{open}条{late}"
STREAM_OVERDUE = "（其中逾期{overdue}条）"
STATE_OVERDUE = "{status}（逾期）"
ROWS = "{file}›{sheet}›第{rows}行"
ROW_COUNT = "（共{count}行）"
MORE_ROWS = "等（共{count}行）"

# votes
INTERVAL = "{low}—{high}"
VOTES_NONE = "本期没有登记满意度测评，不作评价。"
VOTE = "{label}为{share}（有效票{valid}张，95%区间{interval}）"
VOTES = "本期{listing}。"
VOTES_SMALL = "有效票少于{least}张的，区间较宽，只作参考。"
VOTES_UNSCORED = "满意率只列明区间，不直接扣分。"
VOTE_BELOW = "{village}{share}（{interval}）"
VOTES_BELOW = "其中区间整体低于{whole}的有：{listing}。"
VOTES_TOGETHER = "{label}为{share}（95%区间{interval}）：{villages}个村有效票共{valid}张，满意和基本满意{satisfied}张。"
VOTES_COMPARED = "各村有效票为{span}张，区间相交的村之间不宜分高下。"

# lost points
LOST, WON, ADJUSTED = "失分", "加分", "折算"
SORTED_ITEM = "{sort}（{item}）"
WON_TIMES = "{label}{count}处"
BALANCE = "满分{full}分，{listing}，得{score}分。"
BALANCE_LOST = "失{points}分"
BALANCE_WON = "加{points}分"
BALANCE_ADJUSTED = "折算{points}分"
LOSSES_NONE = "本期没有失分事项。"
LOSSES = "本期共失{lost}分，涉及{items}项考核内容、{rules}条规则。每条失分均列明原因、依据条款和台账位置，可逐行核对。"
MOSTLY_LOST = "本期共失{whole}分，{most}{listing}；逐条原因、依据条款和证据见“失分事项及依据”。"
CLAUSE = "{clause}〔{number}〕"
BASIS = "{clause}：{quote}"
INNER_QUOTES = (("“", "‘"), ("”", "’"))
SEARCHED = "查{ledgers}，所缺部分没有可计入的记录"
NO_LEDGER = "无对应台账"
MORE_REASONS = "其余{count}处原因相同，逐处明细见考核结果。"

# scores of all
GRADE_COUNT = "{grade}{count}{word}"
PERSON_WORD, UNIT_WORD = "名", "个"
GRADES = "；等次为{grades}"
OVERALL = "{count}个村平均{mean}分，最高{highest}分（{first}），最低{lowest}分（{last}）{graded}。"
OVERALL_EQUAL = "{count}个村得分均为{mean}分{graded}。"
TIED = "{villages}等{count}个村"
COMPARED = (
    "与{whole}平均{mean}分相比，不低于平均的有{above_count}个村（{above}），"
    "低于平均的有{below_count}个村（{below}），最高与最低相差{apart}分。"
)
SEE_COMPARISON = "各村{label}对照见下图。"
AND_OTHERS = "等"
NO_PREVIOUS = "上一考核期没有考核结果，暂不作纵向比较。"
OTHER_SCHEME = "{period}采用的考核方案不同，不作纵向比较。"
RISEN = "与{period}相比，平均分由{old}分升至{new}分，提高{by}分。"
FALLEN = "与{period}相比，平均分由{old}分降至{new}分，下降{by}分。"
UNCHANGED = "与{period}相比，平均分持平，均为{new}分。"
LISTED = "列入{label}的有：{villages}{says}。"
LISTED_SAYS = "（{says}）"
LISTED_REASON = "{village}：{reason}"
LISTED_NOBODY = "本期没有村列入{label}。"
NO_LISTS = "考核方案没有设榜单。"
DOES_NOT_APPLY = "不适用"
OUTSIDE = "另计"
POINTS = "{points}分"
POINTS_OF = "{points}\n/{full}"
REST_OF_SECTIONS = "其余{count}个板块"
OVERVIEW = "{township}{period}共考核{scored}{registered}。{posted}"
POSTED = "名册登记的帮扶力量：{roles}。"
REGISTERED_VILLAGES = "（名册登记{count}个村）"
TEAM_ROLE_NAMES = "{role}{count}名"
NOBODY = "未登记"
TALKS = "在岗、满意度、访谈等未达到规定的情形有{count}项，{who}列于下表。建议由党委核实台账、听取本人说明后，研究是否约谈提醒；本报告只提出建议，不作结论。"
TALKS_NONE = "没有需要建议约谈提醒的情形。"

# schemes apart, and what follows from them
OF_SCHEME = "（{label}）"
VERSION = "（{version}）"
GROUP_TITLE = "{label}考核结果"
GROUP = "按{label}考核{scope}，满分{full}分，平均{mean}分{graded}。"
SCOPES = {
    "village": "{count}个村",
    "person": "{count}名人员",
    "town": "{count}个乡镇（街道）",
    "sending_unit": "{count}个派出单位",
}
METHOD = "考核依据{scheme}，满分{full}分，对{scope}统一按台账计算。{note}{weights}"
REGULATION = "规章方案"
REGULATIONS = "本单位施行的管理办法、工作方案：{listing}。"
AND_SO_MANY = "等{count}件"
TITLE = "《{title}》"
APPLIED = "按方案规定，由考核结果提出{listing}，列于下表。各项均为建议，由党委核实后研究决定；金额单独核算，不计入得分。"
APPLIED_USES = "结果运用建议{count}项{money}"
APPLIED_MONEY = "（其中涉及金额{count}项、合计{money}元）"
APPLIED_AGAIN = "需要复核的{count}项"
OF_VILLAGE = "{name}（{village}）"

# notice
NO_PRACTICES = "各村按照考核方案的要求推进驻村帮扶工作，有关情况见考核结果。"
NO_SHORTCOMINGS = "本期各村没有失分事项，未发现需要通报的问题。"
NO_VILLAGES_SCORED = "本期没有对村考核，失分事项分别告知被考核的人员和单位，不在本通报中列出。"
SHORTCOMING_HEADING = "{label}方面。"
MORE_VILLAGES = "{listing}，其余见附件2"
MORE_WHERE = "{listing}等{count}个村"
MORE_SHORTCOMINGS = "其他方面。其余{count}项考核内容共失{lost}分，见附件2。"
AGAINST = "对照“{clause}”的要求，"
SHORTCOMING = "{against}{indicators}失分{count}处，涉及{villages}个村：{listing}。"
VILLAGE_LOST = "{village}失{lost}分"
NORM_MISSED = "{label}未达标{count}处"
LIST_TEXT = "各村失分事项和未销号问题如下表，逐条证据见发至各村的《问题清单》。"
LIST_EMPTY = "各村没有失分事项和未销号问题。"
OPEN_IN_STREAM = "{stream}的问题、诉求未销号{open}条{late}。"
PROBLEM_LEDGER = "问题台账"

# problem list
TASKS_NONE = (
    "经考核，{village}本期没有失分事项，登记的问题、诉求已全部销号，没有需要列入清单的问题。"
)
TASKS_UNSCORED = "{village}本期不在计分范围；登记的问题、诉求没有未销号的，没有需要列入清单的问题。"
TASKS = "经考核，{village}本期列入清单{count}项，其中未销号问题{open}项（逾期{overdue}项），失分事项{lost}项。请逐项落实责任人，按“时限”栏所列日期完成整改，并在“销号”栏注明日期和经办人。"
REGISTERED = "{code}：{content}"
STATE_DECIDED = "{state}，{day}研究"
REGISTERED_BASIS = "《问题台账》（{stream}），状态：{state}"
RECTIFY = "对照条款查明原因，按期整改"

# annex
NOTHING_DUE = "没有应计对象"
SHARE_VALUE = "{part}/{whole}{word}（{share}）"
SEVERAL_SHARES = "合计{part}/{whole}{word}"
RATIO_VALUE = "{ratio}{word}（{part}÷{whole}）"
SCOPE = "（{listing}）"
SCOPE_UNITS = {
    "person": "{count}人",
    "village": "{count}个村",
    "township": "{count}个地区",
    "town": "{count}个乡镇",
    "sending_unit": "{count}个派出单位",
}
SCOPE_AREAS = ("town", "sending_unit")
SCOPE_PERIODS = {
    "day": "{count}天",
    "week": "{count}周",
    "month": "{count}个月",
    "quarter": "{count}个季度",
    "half": "{count}个半年",
    "year": "{count}年",
}
SCOPE_VALUES = "{count}个数"
SOURCE = "〔{number}〕《{title}》（{details}）"

# figures
FIGURES = "截至{cutoff}，{whole}年内主要工作数据见下表，带“余”的为约数，不用于计算比率。"
YUAN = "元"
ROUGHLY = "余"
TEN_THOUSANDS = "{number}{more}万{word}"
