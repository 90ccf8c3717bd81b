"""Sentences of the point ledger, the grades, the lists and what follows from them."""

FULL = "“{rule}”满分{points}分"
FINDING = "{subject}{period}{label}{value}{word}，标准为{comparison}{threshold}{unit}，扣{points}分"
FINDING_DUE = "{subject}{period}{label}{value}{word}，期限为{threshold}，扣{points}分"

UNMET_COUNT = "“{label}”不达标{count}处"
SCORE_COUNT = "{label}{value}分"
SCORES = {"previous": "上一时段得分", "parts": "各期综合得分", "village": "所驻村得分"}
PLAIN_COUNT = "{label}{value}{word}"
SHARE_COUNT = "{label}{part}/{whole}{word}"
IN_PERCENT = "（{percent}）"
WAIVED = "（其中{number}{word}按规定不扣分）"
TALLIED = "{label}：{listing}"
TALLY = "{option}{count}"
TALLY_MEAN = "，折合{value}分"
LIST_SEPARATOR = "、"
NONE = "无"
DEDUCT, ADD = "扣", "加"
EACH = "，每{word}{verb}{each}分"
AMOUNT = "{counted}{short}{each}，{verb}{points}分"
SHORT_BY = "，差{number}{word}"
OVER_BY = "，超出{number}{word}"
VALUED = "{counted}，{verb}{points}分"
SIGNED_MINUS, SIGNED_PLUS = "{label}记减{points}分", "{label}记加{points}分"
EARNED = "{counted}，得{won}分"
TAKEN = "{counted}，扣{won}分"
RATED = "{counted}分（满分{base}分），计{won}分"
SHARED = "{counted}，按比例得{won}分"
RELATED = "{counted}，{named}{base}，按比例得{won}分"
BASES = {"average": "平均数", "best": "最高数", "worst": "最低数"}
STANDARD = "标准"
PLACED = "{counted}，在{low}至{high}之间按位置得{won}分"
TIERED = "{counted}，按分档得{won}分"
TIERED_TAKEN = "{counted}，按分档扣{won}分"
ALL_OR_NOTHING = "{counted}，要求{demanded}，未达到，本条不得分"
RANKED = "{counted}，列第{place}位，得{won}分"
RANKED_TAKEN = "{counted}，列第{place}位，扣{won}分"
LOST, WON_MORE = "，失{points}分", "，多得{points}分"

EMPTY_ZERO = "“{label}”没有可计算的对象，按方案规定不得分，失{points}分"
EMPTY_REFUSED = "{unit}的“{label}”没有可计算的对象，方案要求先补齐台账再计分（规则{rule}）"
NOTHING_LEFT = "{unit}没有一项可以计分，无法折算到总分，请先补齐台账或登记适用的考核项"
UNREPLACED = (
    "{unit}在“{label}”中适用的考核项只有{points}分，应有{full}分，"
    "请核对村类型、地形、角色等登记，或在方案中补上适用的项"
)
REFUSED = "有{count}处没有可计算的对象，方案要求先补齐台账，未计分："
NOT_COVERED = "{unit}的考核项“{label}”登记为不适用，方案没有写明不适用的怎么计（not_applicable）"
FLOOR = "“{rule}”扣完{points}分为止，多扣的{excess}分退回"
CAP = "“{rule}”加分后不超过{points}分，多加的{excess}分不计"
VETO = "{counted}，{label}，{scope}不得分，失{points}分"
SCOPES = {"item": "本项", "block": "本分块", "section": "本板块", "scheme": "全部得分"}
VOID_FULL = "“{label}”不适用，按满分{points}分计"
VOID_ZERO = "“{label}”不适用，按方案规定不得分，失{points}分"
FACTORED = "（按{factor}折算，计{points}分）"
ROUNDED = "“{label}”按方案规定保留{digits}位小数，调整{points}分"
GEOMETRIC = "各板块按几何平均合成，调整{points}分"

COMPARISONS = {
    "at_least": "不少于",
    "at_most": "不超过",
    "above": "高于",
    "below": "低于",
    "equals": "等于",
}
PERCENT = "{value}%"
VALUE_SHARE = "{part}/{whole}"
PERIOD = "，{period}"

LISTED = "得分{score}分，列第{rank}位"
SURELY = "；各项分值上下浮动试算{draws}次，{certainty}{bounds}分"
HELD_BACK = (
    "{listed}，但各项分值上下浮动试算{draws}次，只有{certainty}{bounds}分，"
    "差距在不确定范围内，不列入{label}"
)

LIMITED = "按得分可评为{grade}；{says}，评为{highest}"
OVER_QUOTA = "按得分可评为{grade}；{group}{grade}名额{count}个已由名次在前的占用，评为{next}"
QUOTA_SAYS = "（{says}）"
ALL_UNITS = "全部"
TEAM_GRADE = "{group}团队等次为{grade}，"
CONSEQUENCE = "{name}{because}，{label}"
BECAUSE = {
    "score": "得分{value}分，{bounds}分",
    "change": "比上一时段变化{value}分",
    "rank": "名列第{value}位",
    "grade": "等次为{value}",
    "team_grade": "团队等次为{value}",
    "take": "{value}",
    "item": "“{label}”得{value}分",
    "listed": "列入{value}",
    "always": "得分{value}分",
}
SAYS = "（{says}）"
MONEY = "{label}：得分{score}分，{line}，每分{each}元，计{money}元"
MONEY_ABOVE, MONEY_BELOW, MONEY_ALL = "{line}分以上的部分", "低于{line}分的部分", "按全部得分"
RECHECK = (
    "“{label}”自评{own}分，考评{points}分，相差{apart}分，超过本项{full}分的{share}，须重新核查"
)
RECHECK_LABEL = "自评与考评差距较大"
