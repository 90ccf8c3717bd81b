"""Column names and sentences about the working-day calendar files."""

DATE = "日期"
KIND = "类型"
NAME = "名称"
NUMBER = "来源文号"
SWITCH = "启用"
YES = "是"
NO = "否"
HOLIDAYS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
# Fell on a Sunday without a day in lieu, so that no row can name it.
ON_A_SUNDAY = {2015: ("中秋节",)}

ROW = "第{row}行"
CELL = "第{row}行 › {column}"
YEAR = "{year}年"
NOT_TEXT = "无法识别文件编码，请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”"
NOT_CSV = "不是逗号分隔的表格，请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”"
MISSING_COLUMN = "缺少列“{column}”，表头应为：{columns}"
UNKNOWN_COLUMN = "不认识的列“{column}”，表头应为：{columns}"
COLUMN_TWICE = "列“{column}”出现了两次，表头应为：{columns}"
TOO_MANY_CELLS = "内容比表头多出{count}格，请检查是否在内容中用了半角逗号"
NOT_A_DAY = "“{value}”不是日期，请写成 2021-11-20 这样的形式"
NOT_ALLOWED = "“{value}”不在允许的取值内，可用的有：{allowed}"
EMPTY = "不能为空"
DUPLICATE = "{day}已在第{row}行出现，同一天只能写一行"
WEEKDAY_MADE_UP = "{day}是{weekday}，本来就上班，不能标为补班日；周一至周五只填休息日"
WEEKEND_AT_REST = "{day}是{weekday}，本来就休息，不用填写；周六、周日只填补班日"
LOCAL_MADE_UP = "地方节假日只能减少工作日，类型只能是：休息日"
YEAR_INCOMPLETE = "没有{holidays}的休息日。请把国务院办公厅当年的放假通知录完整，否则工作日会算多"
WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
SEPARATOR = "、"
