"""Words of the ledger 考核记录 and of what is wrong in its rows."""

SELF, ASSESSED = "自评", "考评"
ISSUED, COLLECTED = "发出", "收回"
NOT_APPLICABLE = "不适用"
COUNTS = "考核记录中“{matter}”的登记"
EXCLUDES = "自评的登记、其他考核事项"
NOTHING, NO_END = "（无）", "不限"
