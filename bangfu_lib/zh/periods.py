"""Words and sentences about periods and the working-day calendar."""

LABELS = {
    "day": "{year}年{month}月{day}日",
    "week": "{year}年第{number}周",
    "month": "{year}年{number}月",
    "quarter": "{year}年第{numeral}季度",
    "half": "{year}年{half}半年",
    "year": "{year}年",
}
KIND_NAMES = {
    "day": "日",
    "week": "周",
    "month": "月",
    "quarter": "季",
    "half": "半年",
    "year": "年",
}
SPANS = {
    "day": "每日",
    "week": "每周",
    "month": "月度",
    "quarter": "季度",
    "half": "半年",
    "year": "年度",
}
NEXT = {
    "day": "次日",
    "week": "下周",
    "month": "下月",
    "quarter": "下季度",
    "half": "下半年",
    "year": "下年度",
}
NUMERALS = ("一", "二", "三", "四")
HALVES = ("上", "下")

WRITTEN_FORMS = {
    "day": "([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})[日号]",
    "week": "([0-9]{4})年第([0-9]{1,2})周",
    "month": "([0-9]{4})年([0-9]{1,2})月份?",
    "quarter": "([0-9]{4})年第?([1-4一二三四])季度",
    "half": "([0-9]{4})年([上下])半年",
    "year": "([0-9]{4})年(?:度|全年)?",
}

NOT_A_PERIOD = (
    "“{text}”不是可用的时段。可用写法举例：年 2024，半年 2024H1，季度 2024Q3，"
    "月 2024-07，周 2024W05，日 2024-07-26。"
)
NOT_ASSESSABLE = (
    "考核按月、季度、半年或年进行，“{period}”不能作为考核期。"
    "请写成 2021-10、2021Q4、2021H2 或 2021。"
)
YEAR_OUT_OF_RANGE = "时段的年份应在{first}年至{last}年之间，不能是{year}年。"

REST_DAY = "休息日"
MAKE_UP_DAY = "补班日"
CALENDAR_FILE = "params/calendars/china.csv"
YEARS_NOT_COVERED = (
    "{years}节假日安排尚未录入，请在 {file} 中补充："
    "按国务院办公厅当年的放假通知，逐日填写周一至周五中的休息日和周末中的补班日。"
)
YEAR = "{year}年"
LIST_SEPARATOR = "、"

DEADLINE_YEARLY = "当年{month}月{day}日前"
DEADLINE_AFTER = "次月{day}日前"
DEADLINE_WITHIN = "期末月{day}日前"
DEADLINE_MONTH_END = "当月月底前"
DEADLINE_WEEKS = {
    "of_first_day": "次月1日所在的自然周内",
    "first_whole": "次月第一个完整自然周内",
}
