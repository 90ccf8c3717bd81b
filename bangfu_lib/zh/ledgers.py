"""Words and sentences about ledgers: what is wrong in a workbook and how to mend it."""

from bangfu_lib.zh.cells import ISSUES as IN_CELLS
from bangfu_lib.zh.checks import ISSUES as CHECKS
from bangfu_lib.zh.intake import ISSUES as INTAKE
from bangfu_lib.zh.keeping import ISSUES as KEEPING
from bangfu_lib.zh.layout import ISSUES as LAYOUT
from bangfu_lib.zh.opening import ISSUES as OPENING
from bangfu_lib.zh.recorded import ISSUES as RECORDED

GUIDE_SHEET = "填表说明"
LISTS_SHEET = "选项"
RESERVE_SHEET = "备用户"
REQUIRED_MARK = "＊"
LIST_SEPARATOR = "、"

YES = "是"
NO = "否"

ATTENDANCE_WHOLE_DAY = "全天"
ATTENDANCE_IN_VILLAGE = "在村"
ATTENDANCE_COUNTS_AS_VILLAGE = ("在村", "公务外出")
ATTENDANCE_BY_VILLAGE = "村"

FOLDER_PLACE = "台账文件夹"
PLACE_SEPARATOR = "›"
ISSUE = "{place}：{message}。{remedy}"
CELLS = "{first}等{count}格（{listed}）"
EARLIER_FILE = "{period}/{file}"
ROW_ELSEWHERE = "{file}›{sheet}›第{row}行"
ROWS_ELSEWHERE = "{file}›{sheet}（自第{first}行起，共{count}行）"
CHANGED = "{place}：“{header}”填的“{was}”读作“{now}”{more}"
LEFT_BLANK = "（空）"
CHANGED_MORE = "（同样的共{count}格）"
NOT_SHOWN = "（涉及个人信息，不显示）"

REFUSED = "台账有{count}处错误，未读入任何数据。请按下列提示修改后重试："
NO_FOLDER = (
    "没有找到台账文件夹 {path}。请用 bangfu blank {period} 生成空白台账，填好后放入该文件夹。"
)
NO_WORKBOOKS = (
    "台账文件夹 {path} 中没有工作簿。请把填好的 .xlsx 台账放入该文件夹，"
    "或用 bangfu blank {period} 生成空白台账。"
)
BAD_SHEET_NAME = (
    "台账名称“{label}”不能用作工作表名。请改为不超过31个字、不含 [ ] : * ? / \\ 的名称。"
)

NO_SNAPSHOT = "{period} 还没有读入台账。请先运行 bangfu assess {period}。"

# Code of an issue → (what is wrong, what is allowed and what to do).
ISSUES = (
    {
        # files
        "unreadable_file": (
            "文件打不开，可能被占用或没有读取权限",
            "请关闭正在使用它的程序后重试。",
        ),
        "open_elsewhere": (
            "工作簿“{name}”正在 Excel 或 WPS 中打开，未保存的修改不会读入",
            "请保存并关闭后再运行一次；如果并未打开，请删除这个临时文件。",
        ),
        "other_format": (
            "文件是 {suffix} 格式，本程序只读取 .xlsx",
            "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”，并移走原文件。",
        ),
        "same_file": ("文件与“{other}”内容完全相同", "同一份台账只需放一份，请删除其中一个。"),
        # sheets and headers
        "unknown_sheet": (
            "工作表“{sheet}”不是已登记的台账，没有读入",
            "如果它是台账，请把工作表名改为下列之一：{known}。",
        ),
        "empty_sheet": (
            "工作表是空的，按没有交这张表处理",
            "请用空白台账重新填写，或删除这张工作表。",
        ),
        "no_header": (
            "前{rows}行中没有找到表头",
            "表头应写在同一行，可用的列名有：{known}。",
        ),
        "unknown_header": (
            "不认识的表头“{header}”{near}",
            "可用的列名有：{known}。请改成其中之一；多余的列请删除。",
        ),
        "headless_column": (
            "这一列有内容但没有表头",
            "请补上列名，或删除这一列。可用的列名有：{known}。",
        ),
        "missing_header": ("缺少必填的列“{header}”", "请在表头行补上这一列并逐行填写。"),
        "duplicate_header": (
            "表头“{header}”与{other}的表头是同一列",
            "请只保留一列，删除另一列。",
        ),
        # cells
        "formula_error": (
            "“{header}”的公式出错，显示“{value}”，读不到内容",
            "请改正公式，或直接填写内容。",
        ),
        "formula_not_computed": (
            "“{header}”是没有算出结果的公式，读不到内容",
            "请用 Excel 或 WPS 打开这个文件并保存一次，或直接填写内容。",
        ),
        "not_a_date": (
            "“{header}”填的“{value}”不是日期",
            "应填年月日，如2021-10-08、2021/10/8、2021.10.8或2021年10月8日。",
        ),
        "not_a_number": ("“{header}”填的“{value}”不是数字", "应填数字，不带单位和文字，如12。"),
        "not_an_integer": ("“{header}”填的“{value}”不是整数", "应填整数，如12。"),
        "too_many_decimals": (
            "“{header}”填的“{value}”小数位数过多",
            "应填数字，最多{digits}位小数。",
        ),
        "too_small": ("“{header}”填的“{value}”过小", "不能小于{bound}，请核对。"),
        "too_large": ("“{header}”填的“{value}”过大", "不能大于{bound}，请核对。"),
        "long_number": (
            "“{header}”是15位以上的数字，Excel 会丢失末尾几位",
            "请先把这一列设为“文本”格式，再重新填写。",
        ),
        "became_a_date": (
            "“{header}”的内容被 Excel 改成了日期{value}",
            "请先把这一列设为“文本”格式，再重新填写。",
        ),
        "not_yes_or_no": ("“{header}”填的“{value}”看不出是还是否", "应填“是”或“否”。"),
        "not_a_period": (
            "“{header}”填的“{value}”不是时段",
            "应填月如2021-10、季度如2021Q4、年如2021。",
        ),
        "month_from_date": (
            "“{header}”被 Excel 改成了日期，已按{period}月读入",
            "请核对；如不对，请先把这一列设为“文本”格式，再重新填写。",
        ),
        "bad_pattern": (
            "“{header}”填的“{value}”写法不对",
            "请核对位数和字符，不要带空格和其他文字。{note}",
        ),
        # rows of one ledger
        "missing_ledger": (
            "没有找到必须填报的“{ledger}”表",
            "请在任一工作簿中加入名为“{ledger}”的工作表；确实没有内容的，保留表头即可。",
        ),
        "missing_register": (
            "没有找到必须填报的“{ledger}”表",
            "这张表是考核的依据，请在任一工作簿中加入名为“{ledger}”的工作表，至少填写一行。",
        ),
        "empty_register": ("“{ledger}”表一行也没有填", "这张表是考核的依据，请至少填写一行。"),
        "empty_ledger": ("“{ledger}”表一行也没有填", "请确认本期确实没有；没有就不用修改。"),
        "required": ("必填的“{header}”没有填", "请补填；整行不要的，请把整行清空。"),
        "duplicate": ("“{keys}”与{other}重复", "同一内容只填一行，请删除或改正其中一行。"),
        "too_early": (
            "“{header}”填的{value}早于“{other}”填的{earlier}",
            "“{header}”不能早于“{other}”，请核对两个日期。",
        ),
        "outside_window": (
            "“{header}”填的{value}不在{first}至{last}之内",
            "本表只填这段时间内的内容，请核对日期，或把这一行移到相应时期的台账。",
        ),
        # between ledgers
        "more_than_a_day": (
            "{person}在{date}由“{recorder}”登记的时间合计超过一天",
            "“全天”与“上午”“下午”不能重叠，请只保留一种登记。",
        ),
        "in_two_places": (
            "{person}村里登记为在村，派出单位同日登记为“{status}”，去向不一致",
            "请双方核实；这一提示不影响得分。",
        ),
        "two_villages": (
            "{person}同一时间在两个村全脱产驻村",
            "请核对“全脱产”、到村日期和离村日期；这一提示不影响得分。",
        ),
        "visit_on_leave": (
            "{person}请假期间有走访记录",
            "请核对走访日期和请假起止；这一提示不影响得分。",
        ),
        "present_on_leave": (
            "{person}请假期间考勤登记为在村",
            "请核对考勤和请假起止；这一提示不影响得分。",
        ),
        "long_leave": (
            "{person}的请假天数{days}多于起止日期之间的{calendar}天",
            "请核对天数和起止日期；这一提示不影响得分。",
        ),
        "long_stay": (
            "{person}在{date}的停留天数合计超过1天",
            "同日走访多户的，停留天数只填在第一行，请核对；这一提示不影响得分。",
        ),
        "identical_visits": (
            "走访记录与{other}完全相同",
            "请核对是否重复登记；这一提示不影响得分。",
        ),
    }
    | INTAKE
    | IN_CELLS
    | KEEPING
    | LAYOUT
    | OPENING
    | RECORDED
    | CHECKS
)

KIND_LABELS = {
    "text": "文字",
    "code": "编码",
    "codes": "编码，可填多个",
    "date": "日期",
    "integer": "整数",
    "number": "数字",
    "boolean": "是或否",
    "choice": "选一项",
    "choices": "选一项或几项",
    "period": "时段",
    "name": "姓名",
    "place_name": "地名或单位名",
    "phone": "电话",
    "id_number": "身份证号",
    "account": "账号",
    "address": "地址",
}
GUIDE_TITLE = "填表说明"
GUIDE_RULES = (
    "每张工作表是一种台账，一行填一条。表头带“＊”的列必须填写，其余的列没有内容可以留空。",
    "不要改动工作表名和表头，不要合并单元格，不要在表格下方写备注或合计。",
    "日期填年月日，如2021-10-08。编码按“村基本情况”“驻村人员”“户台账”中登记的填写，前后一致。",
    "填“是”或“否”的列也可以填“有”或“无”、“√”或“×”。数字不带单位。",
    "粘贴数据时请选“只粘贴数值”，以免覆盖单元格的格式和下拉选项。",
)
GUIDE_LEDGER = "{number}. {label}（{required}）"
GUIDE_REQUIRED = "必须填报"
GUIDE_OPTIONAL = "有则填报"
GUIDE_HEADERS = ("列名", "类型", "是否必填", "允许的内容", "说明")
GUIDE_MUST = "必填"
GUIDE_MAY = "选填"
ALLOWED_YES_NO = "是、否"
ALLOWED_DATE = "如2021-10-08"
ALLOWED_PERIOD = "如2021-10、2021Q4、2021"
ALLOWED_DIGITS = "最多{digits}位小数"
ALLOWED_LEAST = "不小于{bound}"
ALLOWED_MOST = "不大于{bound}"
ALLOWED_REFERENCE = "“{ledger}”表中的{header}"
ALLOWED_REGISTERED = "已登记的编码"
ALLOWED_NOT_BEFORE = "不早于“{other}”"
CLAUSE_SEPARATOR = "；"

PROMPT_DATE = "请填年月日，如2021-10-08。"
PROMPT_PERIOD = "请填时段，如2021-10、2021Q4、2021。"
PROMPT_CHOICE = "请从下拉列表中选择。"
PROMPT_CHOICES = "可填一项或几项，用顿号隔开：{allowed}"
PROMPT_NUMBER = "请填数字，不带单位。"
ERROR_TITLE = "填写的内容不对"
ERROR_DATE = "这里应填日期，如2021-10-08。"
ERROR_CHOICE = "请从下拉列表中选择。"
ERROR_NUMBER = "这里应填符合要求的数字，不带单位。"
ERROR_REFERENCE = "登记表中没有这个编码。请核对，或先在登记表中登记。"
COMMENT_REQUIRED = "必填。"
COMMENT_OPTIONAL = "选填。"
COMMENT_ALLOWED = "允许的内容：{allowed}。"
