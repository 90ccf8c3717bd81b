"""Words of the checks between rows, ledgers and periods."""

LIST_SEPARATOR = "、"
SUPERVISION = "督导"
PROBLEM_CLOSED = ("现场销号", "已销号")
MEASURE_DONE = ("已落实",)

ISSUES = {
    "above_whole": (
        "“{header}”填的{value}大于“{other}”填的{whole}",
        "“{header}”是“{other}”中的一部分，不能大于它，请核对两个数。",
    ),
    "registered_elsewhere": (
        "“{header}”填的“{value}”在“{ledger}”表中登记在“{registered}”，与本行“{beside}”填的“{said}”不是同一个村",
        "请核对“{header}”和“{beside}”；登记有误的，请改正“{ledger}”表。",
    ),
    "outside_posting": (
        "{person}在“{ledger}”表中的“{header}”不在其到村日期至离村日期之内",
        "请核对这一日期和“驻村人员”表；这一提示不影响得分。",
    ),
    "posted_elsewhere": (
        "{person}当日在别的村全脱产驻村，“{ledger}”表却登记在{village}",
        "请核对村编码和“驻村人员”表；确系到别村工作的不用修改，这一提示不影响得分。",
    ),
    "closed_without_date": (
        "“{state}”填的是“{value}”，“{day}”却没有填",
        "请补填日期；还没有办完的，请改正“{state}”。",
    ),
    "date_without_closing": (
        "“{day}”已经填写，“{state}”却是“{value}”",
        "已经办完的，请改正“{state}”；没有办完的，请删去日期。",
    ),
    "submitted_before": (
        "“{keys}”在{period}的台账中已经交过（{other}）",
        "同一内容只在一个时期填报，请核对是否重复上报；新的内容请重新编号。这一提示不影响得分。",
    ),
    "sent_before": (
        "这个文件与{period}交过的“{other}”内容完全相同",
        "请核对是否误交了旧文件；内容确实没有变化的不用修改。",
    ),
}
