"""Words found in cells of ledgers, and sentences about cells that cannot be read as they stand."""

# Han characters with their extensions, as a class of a regular expression.
HAN = "[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
DECORATED = (
    r"(?:[(]?[0-9A-Za-z]{1,2}[).、:]|[√✓✔☑✅“\"「【《\[-])*(?P<inside>.*?)[”\"」】》\].。,;、]*"
)
# How days are written. Numerals are kept in the order of their values.
NUMERALS = "零一二三四五六七八九"
# Other ways of writing a numeral, also those for amounts of money.
NUMERAL_VARIANTS = {
    "〇": "零", "○": "零", "両": "二", "两": "二", "壹": "一", "弌": "一", "贰": "二", "貳": "二", "叁": "三",
    "參": "三", "肆": "四", "伍": "五", "陆": "六", "陸": "六", "柒": "七", "捌": "八", "玖": "九",
    "拾": "十", "佰": "百", "仟": "千", "萬": "万",
}  # fmt: skip
POWERS = {"十": 10, "百": 100, "千": 1000}
MYRIAD = "万"

# What people type between year, month and day, a slip of the input method included.
BETWEEN_PARTS_OF_DAY = r"-/.\\。、,"
WRITTEN_DAY = "(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})[日号]?"
WRITTEN_DAY_OF_YEAR = "(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})[日号]?"
WRITTEN_SHORT_YEAR = "[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}[日号]?"
BEFORE_YEAR = "(?=年)"
BEFORE_MONTH_OR_DAY = "(?=[月日号])"
PARTS_OF_DAY = "凌晨|早上|上午|中午|下午|傍晚|晚上"
CLOCK = "[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2}(?:[.][0-9]+)?)?|[时点](?:[0-9]{1,2}分?|半|整)?)"
AFTER_DAY = "(?<=[日号)])"
WEEKDAY = "[(]?(?:星期|周|礼拜)([一二三四五六日天])[)]?$"
WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
WEEKDAY_NAMES = "一二三四五六日"
# Part of a written day, and what stands between two of them.
DAY_PART = "(?:[0-9]{2,4}[-./年])?[0-9]{1,2}(?:[-./月][0-9]{1,2}[日号]?|[日号])?"
TO = "(?:至|到|~|—+|–|-+|、|,|;|和)"
# What names a time longer than a day or shorter, but no day.
NO_DAY = (
    "(?:[0-9]{2,4}(?:年|[-./]))?(?:[0-9]{1,2}(?:月份?)?)?"
    "(?:初|中|末|底|上旬|中旬|下旬|上半月|下半月|上半年|下半年|(?:第?[一二三四1-4])季度|全年|全月"
    "|[年月][初中末底]|上午|下午|全天|半天|中午|晚上|早上)"
)
SENTENCE_ENDS = ".。,，;；、"

# What may stand before, within and after a number that is only about so many.
ABOUT_BEFORE = ("大约", "约为", "约", "将近", "近", "超过", "超", "逾", "大概")
ABOUT_WITHIN = ("余", "多", "来")
ABOUT_AFTER = ("左右", "上下", "以上", "余", "多")
MULTIPLES = {
    "十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
}  # fmt: skip
# Units under other names, each with what it is called in params/ledgers.
SAME_MEASURES = {
    "元整": "元", "圆": "元", "圆整": "元", "块": "元", "块钱": "元", "名": "人", "位": "人", "口": "人", "口人": "人", "千米": "公里",
    "日": "天",
}  # fmt: skip
DAYS, YUAN = "天", "元"
SIGNS_OF_YUAN = ("￥", "¥")
HALF_DAYS = "(?:(?P<whole>[0-9]+|{numeral}+)[天日])?半(?(whole)|[天日])"

# What people write where there is nothing to be written. Struck out, a cell is not even zero.
STRUCK_OUT = "/"
NOTHING = ("/", "-", "--", "---", "—", "——", "–", "―", "无", "無", "暂无", "没有", "沒有")

YES_WORDS = (
    "是", "有", "对", "√", "✓", "✔", "☑", "✅", "TRUE", "YES", "Y", "是的", "有的",
)  # fmt: skip
NO_WORDS = (
    "否", "无", "错", "×", "✗", "✘", "✕", "✖", "╳", "❌", "FALSE", "NO", "N", "不是", "没有",
)  # fmt: skip

PART_SEPARATORS = "、,;"
PERSON_SEPARATORS = "、，,;；/／|｜&＆"
AND = "和"
# What stands between the parts of a name, and other signs put in its place.
NAME_POINT = "·"
NAME_POINTS = "•・‧∙⋅･"
# Signs that stand where a sign was lost.
LOST_SIGNS = "?？□■▯▢▇█�*＊×●◇◆"
LOST_WORDS = ("锟斤拷", "烫烫烫", "屯屯屯")
COMPOUND_SURNAMES = (
    "欧阳", "上官", "司马", "诸葛", "东方", "独孤", "南宫", "夏侯", "尉迟", "皇甫", "公孙", "慕容", "令狐",
    "宇文", "长孙", "司徒", "司空", "轩辕", "端木", "申屠", "东郭", "西门", "百里", "呼延", "拓跋", "完颜",
)  # fmt: skip
PHONE_PARTS = "转"
VILLAGE = "村"
COMMITTEES = ("村民委员会", "村委会", "村村委")
NEIGHBOURHOOD = "社区"
NEIGHBOURHOOD_COMMITTEES = ("社区居民委员会", "社区居委会", "居民委员会", "居委会")
PLACE_KINDS = ("社区", "行政村", "村")
AREA_OFFICES = ("人民政府", "办事处")
AREA_KINDS = ("街道", "民族乡", "乡", "镇")

CHANGED_UNSEEN = "{place}：“{header}”的写法已规整{hidden}{more}"
ABOUT = "{number}（约数）"
HEADED = "{value}（{measure}）"
WITH_UNSEEN = "{text}（含换行或看不见的字符）"
NAMED = "{name}（{code}）"
SEPARATOR = "、"

# Code of an issue → (what is wrong, what is allowed and what to do).
ISSUES = {
    "too_narrow": (
        "“{header}”只有“{value}”：列太窄，内容没有保存下来",
        "请在原表中加宽这一列，重新保存或导出，或直接填写内容。",
    ),
    "nothing_or_zero": (
        "“{header}”填的“{value}”看不出是零还是没有数据",
        "是零的填0，没有数据的请留空。",
    ),
    "no_year": (
        "“{header}”填的“{value}”没有写年份，无法确定是哪一天",
        "应填年月日，如2021-10-08。",
    ),
    "no_day": (
        "“{header}”填的“{value}”没有写明是哪一日",
        "应填完整的年月日，如2021-10-08。",
    ),
    "short_year": (
        "“{header}”填的“{value}”年份不是四位数",
        "应填四位数的年份，如2021-10-08。",
    ),
    "no_such_day": ("“{header}”填的“{value}”没有这一天", "请核对月和日，应填如2021-10-08。"),
    "several_dates": (
        "“{header}”填的“{value}”不止一天",
        "这一列只填一天；起止日期请分别填在起、止两列，没有这两列的分行填写。",
    ),
    "weekday_differs": (
        "“{header}”填的“{value}”日期与星期不符",
        "{day}是星期{weekday}，请核对后只填日期。",
    ),
    "several_numbers": (
        "“{header}”填的“{value}”里不止一个数",
        "应只填一个数字，其余的写到备注等列中。",
    ),
    "unlike_measure": (
        "“{header}”填的“{value}”单位是“{unit}”，这一列的单位是“{measure}”",
        "请换算成{measure}，只填数字，如12。",
    ),
    "unlike_header": (
        "“{header}”的表头写明单位是“{unit}”，不能换算成这一列的单位",
        "请换算后只填数字，并把表头改回“{header}”。",
    ),
    "about_unmarked": (
        "“{header}”填的“{value}”是约数，这张表没有标明约数的列",
        "请填准确的数字，如12。",
    ),
    "about_denied": (
        "“{header}”填的“{value}”是约数，但同一行“{other}”填的是“否”",
        "是约数的，“{other}”应填“是”；不是的，“{header}”请填准确的数字。",
    ),
    "garbled_name": (
        "“{header}”里有问号、方框、星号或数字等，可能有字显示不出来或被替换",
        "请照身份证填写完整的姓名；打不出的字可请发证机关或名册提供。姓名为：{value}。",
    ),
    "several_names": (
        "“{header}”一格里填了不止一个人",
        "一格只填一人，几个人的请分行填写；如是一个人，请去掉中间的空格或改用“·”。所填为：{value}。",
    ),
    "several_codes": (
        "“{header}”一格里填了不止一项：“{value}”",
        "这一列只填一个编码，几项的请分行填写。",
    ),
    "bad_phone": (
        "“{header}”填的不是手机号或固定电话号码",
        "手机号应为11位；固定电话应带区号，如0873-3221234。一格只填一个号码。",
    ),
    "several_phones": ("“{header}”一格里填了不止一个号码", "一格只填一个号码，请保留一个。"),
    "bad_id_number": (
        "“{header}”填的号码位数、日期或校验位不对",
        "应为18位公民身份号码，末位可为X，请照证件核对。",
    ),
    "old_id_number": ("“{header}”填的是15位旧号码", "应填18位公民身份号码，请照现行证件填写。"),
    "bad_account": ("“{header}”填的不是账号", "账号应全是数字，请照存折或卡面核对。"),
    "same_name": (
        "“{header}”填的“{value}”在“{ledger}”表中不止一个：{codes}",
        "请改填编码，或在旁边的列中写明属于哪个乡镇、哪个村。",
    ),
    "name_and_code_differ": (
        "“{header}”填的“{value}”与旁边写的名称“{name}”不是同一个",
        "“{ledger}”表中“{value}”是“{registered}”，请核对编码和名称。",
    ),
    "within_differs": (
        "“{header}”填的“{value}”在“{ledger}”表中属于“{where}”，旁边的“{beside}”填的却是“{within}”",
        "请核对“{header}”和“{beside}”；登记有误的，请改正“{ledger}”表。",
    ),
    "unknown_reference": (
        "“{header}”填的“{value}”在“{ledger}”表的“{target}”中没有",
        "请核对{near}，或先在“{ledger}”表中登记。",
    ),
    "not_a_choice": (
        "“{header}”填的“{value}”不在允许的内容之内",
        "应填：{allowed}{near}。",
    ),
    "not_choices": (
        "“{header}”填的“{value}”不在允许的内容之内",
        "可填一项或几项，用顿号隔开：{allowed}{near}。",
    ),
}  # fmt: skip
