"""Sentences about the files under params/."""

FAULTY = "参数文件有{count}处错误，未执行。请按下列提示修改后重试："
PLACE = "{file} › {key}"
FAULT = "{place}：{problem}"
MISSING_FILE = "缺少参数文件 {file}。请从新工作区（bangfu init）中复制一份。"
NOT_YAML = (
    "第{line}行起无法识别。请检查：缩进是否对齐（只用空格，不用制表符）；冒号、逗号、括号是否英文半角，"
    "冒号后有没有空格；文字中有英文冒号、逗号、井号的，整段要加引号"
)
LINE = "第{line}行"
KEYS = " › "
ENTRY = "第{number}个"
ENTRY_NAMED = "第{number}个“{name}”"
NEAR = "，是不是{names}"
QUOTED = "“{name}”"
NAMED = "“{name}”（{label}）"
FULL_WIDTH_MARKS = "：，（）｛｝"
DECIMAL = "小数要加引号，写成 '{value}'（不加引号会丢失精度）"
DECIMAL_KEY = "编号要加引号，写成 '{key}'（不加引号时 1.10 会变成 1.1）"
TOO_SHORT = "文字太短，至少{least}个字"
HINT_FULL_WIDTH = "；冒号、逗号、括号要用英文半角，冒号后空一格"
HINT_COMMA = "；文字中有英文逗号的，整段要加引号或改用中文逗号"
WRONG_FORM = "“{value}”写法不对，应当是{expected}"
TOO_MANY = "内容太多，最多{most}项"
NOT_TEXT = "文件不是 UTF-8 编码，请另存为 UTF-8"
DUPLICATE_KEY = "第{line}行：名称“{key}”重复出现，同一层只能写一次"
EMPTY = "文件是空的"
UNKNOWN_KEY = "不认识的名称“{key}”{near}，可用的有：{allowed}"
MISSING_KEY = "缺少必填项“{key}”"
NOT_ALLOWED = "“{value}”不在允许的取值内{near}，可用的有：{allowed}"
WRONG_TYPE = "“{value}”的类型不对，应当是{expected}"
TOO_FEW = "内容太少，至少要有{least}项"
BAD_PATTERN = "“{value}”的写法不符合要求（格式：{pattern}）"
OTHER = "不符合要求：{rule}"
TYPES = {
    "object": "若干“名称: 内容”",
    "array": "列表",
    "string": "文字",
    "integer": "整数",
    "number": "数字",
    "boolean": "true 或 false",
    "null": "空值",
}
# What a definition of a JSON Schema (its title) expects.
EXPECTED = {
    "num": "数：整数、加引号的小数、分数或百分数（如 6、'0.5'、2/3、90%）",
    "pos": "不小于0的数：整数、加引号的小数、分数或百分数（如 6、'0.5'、2/3、90%）",
    "date": "加引号或不加引号的日期，如 2024-01-05",
    "take": "考核事项的名称，或 {indicator: 指标名}、{norm: 规范名}、{score: 得分}、{record: 考核事项, …}",
    "bounds": "区间，如 {at_least: 60, below: 80}",
    "amount": "每单位几分，如 {each: 2, word: 处}",
    "rating": "true（登记多少得多少），或 {of: 100}（按百分制打分再折算）",
    "proportional": "true（占比×分值），或 {of: 10}、{of: average} 等",
    "base": "数、average（平均数）、best（最高）、worst（最低）或 {norm: 规范名}",
    "rank": "first（第一）、last（最末）、{last: 3}（后三名）或区间，如 {at_most: 10}、{at_most: 30%}",
    "names": "一个名称，或几个名称的列表，如 [甲, 乙]",
    "source": (
        "params/sources 中登记的来源编号，或 {title: 标题, issuer: 发文单位, number: 文号, date: 日期, "
        "address: 网址}"
    ),
    "quota": "占比（如 25%）、个数，或按团队等次写的 {优秀: 1, 良好: 0}",
    "money": "金额（元），或 {each: 每分几元, above: 几分以上}",
    "fact": "数、[数量, 总数]、[几次登记的数] 或 {选项: 票数}",
    "scheme_name": "小写英文字母开头，只用小写字母、数字和下划线，并与文件名相同",
}
NAME_IS_NOT_FILE = "名称“{name}”应与文件名“{stem}”相同"
UNKNOWN_REF = "引用的“{ref}”不存在"
UNKNOWN_FIELD = "表中没有字段“{field}”，已有：{known}"
RESERVED_FIELD = "字段名“{field}”是程序计数时使用的名称，请换一个"
NEEDS_VALUES = "字段“{field}”是选择项，必须列出允许的取值 values"
HEADER_TWICE = "表头“{header}”被两个字段使用"
WHOLE_FILE = "整个文件"
BAD_NUMBER = "“{value}”不是数、分数或百分数（如 6、0.5、2/3、90%）"
SEPARATOR = "、"

NOT_IN_FORCE = "规范“{label}”在{day}尚未生效（最早自{since}起执行），不能用于这一时期"
REPEALED = "规范“{label}”自{since}起已废止，不能用于{day}"
NOT_A_DATE = "“{value}”不是日期（如 2016-01-01）"
DEADLINE_ONLY = "期限类规范（by_deadline）的值应写成 day、months_after 或 month"
NUMBER_ONLY = "这一规范的值应是数或分数，不能是期限"
UNKNOWN_SOURCE = "来源“{source}”没有在 sources/sources.yaml 中登记"
UNKNOWN_CHOICE = "选择“{chosen}”不在可选项中：{allowed}"
CHOICE_VALUES = "各选项都要有自己的值，缺少：{missing}"
UNKNOWN_INDICATOR = "没有名为“{name}”的指标"
UNKNOWN_NORM = "没有名为“{name}”的规范"
UNKNOWN_LEDGER = "没有名为“{name}”的台账"
UNKNOWN_FUNCTION = "没有名为“{name}”的计算函数，可用的有：{allowed}"
UNKNOWN_VALUE = "字段“{field}”没有取值“{value}”，可用的有：{allowed}"
NO_DATE_FIELD = "台账“{ledger}”没有日期字段，须用 date_field 指明"
TWICE = "名称“{name}”在 {other} 中已经用过"
NORM_ROLES = "指标“{name}”不统计这些角色：{roles}，规范对他们不起作用"
NORM_FULL_TIME = "全脱产（full_time）与指标“{name}”的统计范围不同，规范不会按此限定"
NO_UNIT_FIELD = "台账“{ledger}”没有字段“{field}”，不能按这一对象统计"
TIMELESS_PARTS = "台账“{ledger}”没有日期字段，不能按周、按月统计"
POOR_VILLAGE, OTHER_VILLAGE = "贫困村", "非贫困村"
NORM_VILLAGE_TYPES = "村基本情况的村类型中没有{types}，已有：{allowed}"
NEEDS_PERSONS = "对象是人员的指标必须写明角色（persons › roles）"


NO_WHOLE = "“{name}”是计数指标，没有应有总数，不能取 share 或 short"
WARNING_SCORES = "规范“{name}”只用于提醒（effect: warning），不能扣分"
NO_SUCH_SCHEME = "没有名为“{name}”的考核方案，已有：{known}"

COVERAGE_KINDS = {
    "ledger": "台账",
    "indicator": "指标",
    "norm": "规范",
    "scheme": "方案",
    "item": "考核项",
    "document": "文书",
    "run": "任务",
}
COVERAGE_ANSWER = "{kind}·{label}"
SCHEME_NOT_IN_FORCE = (
    "考核方案{label}的执行期为{first}至{last}，不能用于{period}。"
    "请在 params/units/office.yaml 中换用这一时期的方案。"
)
NO_END = "今"
RULES_OUT_OF_FORCE = "考核方案“{label}”引用的规范在{period}不生效，未执行："
RULE_OUT_OF_FORCE = "规则{rule}：规范“{label}”不在执行期内"
CASE_NAME = "方案中没有用到“{name}”"
PLEASE_FILL_IN = "请填写"
TOWNSHIP_LEVEL = "乡"
WINDOWS_FONTS = "Windows"
SCHEME_OR_SCHEMES = "必须写 scheme（一个考核方案）或 schemes（几个考核方案）其中一种"
ITEM_CLAUSE = "第{id}项 {label}"
SEMICOLON = "；"
NO_SCHEME_FOR_PERIOD = (
    "没有用于{period}的考核方案（现有：{known}）。"
    "请在 params/units/office.yaml 中加上这类时段的方案，或改写方案的 every"
)
NAME_NOT_FILLED_IN = "还没有填写本单位名称，文书的标题和落款要用"
