"""Sentences of the point ledger and the lists."""

FULL = "“{rule}”满分{points}分"
FINDING = "{subject}{period}{label}{value}{word}，标准为{comparison}{threshold}{unit}，扣{points}分"
FINDING_DUE = "{subject}{period}{label}{value}{word}，期限为{threshold}，扣{points}分"
COUNT = "{label}{quantity}{word}，每{word}扣{each}分，扣{points}分"
SHORT = "{label}{part}/{whole}{word}，差{quantity}{word}，每{word}扣{each}分，扣{points}分"
SHARE = "{label}{part}/{whole}{word}（{percent}），按比例得{won}分，失{points}分"
TIER = "{label}{part}/{whole}{word}（{percent}），按分档得{won}分，失{points}分"
ALL_IF = "{label}{quantity}{word}，未达到{least}{word}，本条{points}分不得分"
ALL_IF_SHARE = "{label}{part}/{whole}{word}（{percent}），未达到要求，本条{points}分不得分"
EMPTY_ZERO = "“{label}”没有可计算的对象，按方案规定不得分，失{points}分"
BONUS = "{label}{quantity}{word}，每{word}加{each}分，加{points}分"
FLOOR = "“{rule}”扣完{points}分为止，多扣的{excess}分退回"
EMPTY_REFUSED = "{unit}的“{label}”没有可计算的对象，方案要求先补齐台账再计分（规则{rule}）"
REFUSED = "有{count}处没有可计算的对象，方案要求先补齐台账，未计分："
COMPARISONS = {
    "at_least": "不少于",
    "at_most": "不超过",
    "above": "高于",
    "below": "低于",
    "equals": "等于",
}
PERCENT = "{value}%"
VALUE_SHARE = "{part}/{whole}"

RED_REASON = (
    "得分{score}分，列第{rank}位；各项分值上下浮动试算{draws}次，{certainty}不低于{start}分"
)
BLUE_REASON = (
    "得分{score}分，低于{below}分；各项分值上下浮动试算{draws}次，{certainty}低于{below}分"
)
BLUE_HELD_BACK = (
    "得分{score}分，低于{below}分，但各项分值上下浮动试算{draws}次，只有{certainty}低于{below}分，"
    "差距在不确定范围内，不列入{label}"
)
RED_HELD_BACK = (
    "得分{score}分，但各项分值上下浮动试算{draws}次，只有{certainty}不低于{start}分，"
    "差距在不确定范围内，不列入{label}"
)
PERIOD = "，{period}"
