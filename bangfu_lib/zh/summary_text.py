"""What the quarter's report says first, and whom it proposes to talk with."""

RESULTS, FAULTS, ADVICE = "总体情况。", "突出问题。", "建议事项。"
BY_SCHEME = "按{label}，"
BEST_WORST = "按名次的95%区间，可能居首的有{first}，可能居末的有{last}。"
ENDS_SETTLED = "首末两位的名次在95%区间内没有变化。"
ALL_ALIKE = "各村名次的95%区间相互重叠，名次先后不作为评价依据。"
AND_OTHERS = "{listing}等{count}个村"
OPEN = "问题、诉求未销号{open}条，"
LATE = "其中逾期{late}条，涉及{villages}，应先行督办。"
IN_TIME = "均在办理时限内。"
ALL_CLOSED = "登记的问题、诉求已全部销号。"
NORMS_MISSED = "本期可判定的数量规范{count}项，有未达标情形的{missed}项。"
NORMS_MET = "本期可判定的{count}项数量规范全部达标。"
VOTES_BELOW = "{label}整体低于{whole}的有{villages}。"
TALKS = "建议由{committee}研究约谈提醒{count}个对象；本报告只提出建议，不作结论。"
NO_TALKS = "没有需要建议约谈提醒的对象。"
APPLIED = "另有结果运用建议{count}项，"
SEE = "详见“榜单与结果运用”。"

TALKS_TEXT = (
    "在岗、满意度、访谈等未达到规定，建议研究约谈提醒的对象有{count}个，列于下表。由{committee}核实台账、"
    "听取本人说明后，研究是否约谈提醒；本报告只提出建议，不作结论。"
)
TALKS_NONE = "没有需要建议约谈提醒的对象。"
TALKS_ASIDE = (
    "另有{count}个对象的测评结果低于规定，但有效票少，与规定界线分不出高下，暂不提出约谈建议，"
    "列为下期重点了解对象。"
)

FIGURES_ANNEX = "主要工作数据"
FIGURES = "截至{cutoff}，{whole}年内主要工作数据见{annex}，带“余”的为约数，不用于计算比率。"
CHOICES_AT = "原文规定不明确之处所采用的口径，列于{annex}。"
