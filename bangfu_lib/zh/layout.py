"""Words and sentences about how a sheet is laid out: headers, totals, notes, merged cells."""

# Headers that any sheet may carry beside the columns of its ledger; what stands there is not read.
OTHER_HEADERS = (
    *("序号", "序", "顺序号", "行号", "No", "No.", "№"),
    *(
        "村名",
        "村名称",
        "村",
        "行政村",
        "所在村",
        "所属村",
        "所驻村",
        "驻村",
        "村（社区）",
        "村编码",
    ),
    *("乡镇", "乡镇（街道）", "乡（镇）", "乡镇名称", "所在乡镇", "所属乡镇", "镇", "乡", "街道"),
    *("县", "县区", "县（市、区）", "区县", "市", "市州", "省"),
    *("填报人", "填报单位", "填报日期", "填报时间", "填表人", "填表单位", "填表日期", "填表时间"),
    *("制表人", "制表日期", "审核人", "审核日期", "经办人", "报送单位"),
)
REMARK_HEADERS = ("备注", "备注说明", "说明", "附注", "备考")
REQUIRED_MARKS = ("(必填)", "[必填]", "【必填】", "(必填项)", "*", "★", "▲")
CODE_ENDINGS = ("编码", "编号", "代码")
NAME_ENDINGS = ("", "名", "名称", "姓名")
BELONGING = ("所在", "所属", "所驻")

# Units that may stand in a header; whether a number can be read in one is decided with its field.
UNITS = (
    *("亿元", "千万元", "百万元", "十万元", "万元", "千元", "百元", "元", "角", "分"),
    *("万人次", "万人", "万户", "百人", "千人", "人次", "人", "户次", "户", "名", "口"),
    *("小时", "分钟", "半天", "工作日", "天", "日", "周", "星期", "个月", "月", "季度", "年"),
    *(
        "万亩",
        "亩",
        "公顷",
        "平方公里",
        "平方千米",
        "平方米",
        "㎡",
        "公里",
        "千米",
        "米",
        "km",
        "m",
    ),
    *("万吨", "吨", "公斤", "千克", "斤", "kg", "t", "升", "度", "千瓦时"),
    *("%", "百分比", "‰", "万个", "个", "项", "件", "份", "张", "册", "本", "页", "篇", "条"),
    *("次", "场", "场次", "班次", "班", "期", "批", "批次", "轮", "节", "票", "万票", "公里/小时"),
    *(
        "台",
        "辆",
        "套",
        "只",
        "头",
        "羽",
        "株",
        "棵",
        "袋",
        "箱",
        "桶",
        "床",
        "家",
        "处",
        "座",
        "所",
    ),
)
ANY_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
UNIT_OF_SHEET = "单位"
# A header that ends in a unit: 金额（万元）, 金额/万元, 金额（单位：万元）.
MEASURED = rf"(.+?)[(\[【:/,]?:?(?:单位:)?({ANY_UNIT})[)\]】]?"
# Units written once for a whole sheet: 单位：万元、户.
STATED_UNITS = rf"单位[:(]((?:{ANY_UNIT})(?:[、/,](?:{ANY_UNIT}))*)\)?"
BRACKETED = r"(.+?)[(\[【]([^()]*)[)\]】]"
CLOSING_BRACKETS = ")]】"
PARTS = r"[、/,;.或和]+"
WAY_OF_WRITING = r"[0-9yYmMdDxX.\-/年月日]+"
# A header that is a day: 8, 8日, 10月8日, 10.8, 2021-10-08.
DAY_OF_MONTH = (
    r"(?:[0-9]{4}[-./年])?(?:1[0-2]|0?[1-9])[-./月](?:3[01]|[12][0-9]|0?[1-9])[日号]?(?:00:00:00)?"
    r"|(?:3[01]|[12][0-9]|0?[1-9])[日号]?"
)
MULTIPLES = ("十", "百", "千", "万", "十万", "百万", "千万", "亿")
# What may stand in brackets behind a header without changing what the column means.
HINTS = (
    *("必填", "选填", "可选", "可不填", "可空", "没有可不填", "单选", "多选", "可多选", "下拉选择"),
    *("年月日", "年月", "年", "月", "日", "日期", "签字", "签名", "盖章", "文字", "数字", "编码"),
    *("是", "否", "有", "无", "√", "×", "整数", "阿拉伯数字", "大写", "小写", "全称", "手写"),
)
HINT_BEGINNINGS = ("如", "例", "请", "填", "见", "按", "格式", "精确到", "保留", "没有的")

TOTALS = "(?:合计|小计|总计|共计|累计|总和|合计数|总数)"
TOTAL_BEGINNINGS = "(?:本页|本表|本月|本季|本季度|本年|全年|全县|全市|全区|全乡|全镇|全乡镇|全街道|全村|以上|当前)?"
TOTAL_TAIL = r"(?:\([^()]*\))?:?(?:[0-9]+[^0-9]{0,3})?"
# What makes a row worth a second look: it costs much less to find than the words themselves.
SIGNS_IN_A_CELL = "[:：计总签章]|负责人|填表人|制表人"
NOTE_BEGINNINGS = "注说备填温特有附数资以此本(（[【*※"
# How a note begins: such a word, perhaps a number, and a mark.
NOTE_WORDS = (
    "(?:填表|填报|备注|特别|有关)?说明|温馨提示|注意事项|填表须知|备注|附注|附件|注释|注意|注|附|数据来源|"
    "资料来源|(?:此页|此表|本页|本表)?以下(?:空白|无正文|无内容|为空)"
)
NOTE = rf"[(\[【*※]?(?:{NOTE_WORDS})[0-9一二三四五六七八九十]*[)\]】]?(?:[:;.、,]|$)"
# How a line to be signed begins: such a word, perhaps （签字）, and a colon.
SIGNING_WORDS = (
    "填表人|填报人|制表人|经办人|报送人|审核人|复核人|审批人|负责人|负责同志|分管领导|主要领导|书记|主任|队长|"
    "单位|乡镇|街道|村|日期|时间|电话|联系人|联系方式|签字|签名|签章|盖章|公章"
)
# What stands in such a line even without a colon.
SIGNING_MARKS = "签字|签名|签章|盖章|公章|单位负责人|填表人|制表人"
SECTION_NUMBER = r"[(（]?[一二三四五六七八九十]+[)）、.．]"
SENTENCE_MARKS = "。；！？，：,;:"

DITTOS = (
    *(
        "同上",
        "上同",
        "同前",
        "同上行",
        "同上一行",
        "〃",
        "″",
        "”",
        "“",
        '"',
        "＂",
        "''",
        "'",
        "々",
    ),
    *("--〃--", "—〃—", "-〃-", "同  上", "同 上"),
)
CIRCLES = ("○", "〇", "O", "o", "Ｏ", "ｏ", "◯", "⭕", "⚪")
CROSSES = ("×", "✗", "✘", "✕", "✖", "X", "x", "╳", "☒")
TICKS = ("√", "✓", "✔", "☑", "✅", "∨")
WORDS_OF_YES = ("是", "有", "对", "已", "TRUE")
WORDS_OF_NO = ("否", "无", "没有", "未", "FALSE")

WAS_MERGED = "（合并单元格）"
LIST_SEPARATOR = "、"
RANGE = "{first}－{last}"
MORE = "等"
COLUMN = "{letters}列“{header}”"

ISSUES = {
    "recognised_by_headers": (
        "工作表名“{sheet}”不是已登记的台账，按表头看是“{ledger}”，已按“{ledger}”读入",
        "如果不对，请把工作表名改为下列之一：{known}。",
    ),
    "recognised_by_file": (
        "工作表名“{sheet}”不是已登记的台账，按文件名已作为“{ledger}”读入",
        "如果不对，请把工作表名改为下列之一：{known}。",
    ),
    "hidden_sheet": ("工作表是隐藏的，已照常读入", "如果不该读入，请删除这张工作表。"),
    "hidden_sheet_unread": (
        "隐藏的工作表“{sheet}”看起来是“{ledger}”，没有读入",
        "如果应当读入，请取消隐藏，并把工作表名改为“{ledger}”；不用的请删除。",
    ),
    "hidden_rows": (
        "有{count}行是隐藏的（第{rows}行），已照常读入",
        "如果不该读入，请删除这些行。",
    ),
    "hidden_columns": (
        "有{count}列是隐藏的（{columns}），已照常读入",
        "如果不该读入，请删除这些列。",
    ),
    "hidden_columns_unread": (
        "有{count}列是隐藏的（{columns}），表头不是本表的列名，没有读入",
        "如果是本表的内容，请取消隐藏并改正表头；不用的请删除。",
    ),
    "total_rows": ("第{rows}行是合计，没有作为一条内容读入", "合计由程序计算，不用修改。"),
    "note_rows": (
        "第{rows}行是说明、落款或分段标题，没有作为一条内容读入",
        "如果这一行是要填报的内容，请按列填写完整。",
    ),
    "repeated_headers": ("第{rows}行重复了表头，没有作为一条内容读入", "不用修改。"),
    "remarks_not_read": (
        "“{header}”列有内容，本表没有这一列，没有读入",
        "需要保留的内容请填在相应的列；不需要的不用修改。",
    ),
    "second_table": (
        "第{row}行起像是另一张表（表头是“{headers}”），这一行以下没有读取",
        "一张工作表只放一种台账：请把它移到单独的工作表，工作表名写台账的名称。",
    ),
    "days_across": (
        "“{first}”至“{last}”一天一列（签到表的样式），这样的表不能读入",
        "请改为一人一天填一行，把日期竖着填在一列里。可用的列名有：{known}。",
    ),
    "units_differ": (
        "表头“{header}”的单位是{measure}，表上方写的单位却是“{stated}”，分不清按哪个算",
        "请核对这一列的数：按{stated}填的，在表头写明{stated}；按{measure}填的，改正上方的单位。",
    ),
    "nothing_above": (
        "“{header}”填的“{value}”上面没有可以照抄的内容",
        "请直接填写内容。",
    ),
}
