"""Words for what a column of a ledger is used for."""

SEPARATOR = "、"
SEMICOLON = "；"
MOST = 3
COUNTED = "计算"
PRINTED = "写入"
NAMED = "{kind}{names}"
AND_SO_MANY = "等{count}项"
FOR_CHECKING = "供核对"
MATTERS = "考核方案的考核事项"
RESULTS = "考核结果"
