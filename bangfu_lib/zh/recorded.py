"""Words of the ledger 考核记录 and of what is wrong in its rows."""

SELF, ASSESSED = "自评", "考评"
ISSUED, COLLECTED = "发出", "收回"
# Votes that take no side, and the counts of a ballot: options of every ballot besides its own.
VOTES = ("弃权", "废票", "无效票", "空白票", "不了解", "发出", "收回")
NOT_APPLICABLE = "不适用"
COUNTS = "考核记录中“{matter}”的登记"
EXCLUDES = "自评的登记、其他考核事项"
NOTHING, NO_END = "（无）", "不限"
ISSUES = {
    "unknown_matter": (
        "考核方案中没有考核事项“{value}”",
        "请改为方案中的名称，相近的有：{known}；不考核的事项请删去这一行。",
    ),
    "unknown_item": (
        "自评和不适用的登记应写考核项编号，方案中没有“{value}”",
        "请改为下列编号之一：{known}。",
    ),
    "unknown_organisation": (
        "村基本情况中没有名为“{value}”的乡镇或帮扶单位",
        "请与村基本情况中的全称一致，相近的有：{known}。",
    ),
    "no_subject": (
        "考核事项“{matter}”没有写明考核对象",
        "请填写“{header}”。",
    ),
    "out_of_range": (
        "考核事项“{matter}”的数“{value}”超出范围（最小{low}，最大{high}）",
        "请核对后改正。",
    ),
    "no_number": ("考核事项“{matter}”没有填写数量或得分", "请补填。"),
    "no_whole": ("考核事项“{matter}”按比例计分，没有填写总数", "请补填总数。"),
    "approximate_part": ("“{matter}”按比例计分，不能用约数", "请填准确的数量和总数。"),
    "no_option": ("考核事项“{matter}”没有填写选项", "请填下列之一：{known}。"),
    "unknown_option": (
        "考核事项“{matter}”的选项“{value}”不在方案中",
        "请改为下列之一：{known}。",
    ),
    "wrong_assessor": (
        "考核事项“{matter}”不应由“{value}”登记",
        "按方案由下列单位登记：{known}。",
    ),
    "more_votes_than_collected": (
        "“{matter}”各选项票数之和多于收回票{value}张",
        "请核对票数，全部选项（含弃权、废票）之和不能多于收回票。",
    ),
    "more_collected_than_issued": (
        "“{matter}”收回票{value}张，多于发出票，测评无效",
        "请核对发出、收回票数；确属多收的，应当重新测评。",
    ),
}
