"""Words of the ledger 考核记录 and of what is wrong in its rows."""

SELF, ASSESSED = "自评", "考评"
ISSUED, COLLECTED = "发出", "收回"
# Votes that take no side, and the counts of a ballot: options of every ballot besides its own.
VOTES = ("弃权", "废票", "无效票", "空白票", "不了解", "发出", "收回")
NOT_APPLICABLE = "不适用"
COUNTS = "考核记录中“{matter}”的登记"
EXCLUDES = "自评的登记、其他考核事项"
NOTHING, NO_END = "（无）", "不限"
