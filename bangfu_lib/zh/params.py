"""Sentences about the files under params/."""

FAULTY = "参数文件有{count}处错误，未执行。请按下列提示修改后重试："
PLACE = "{file} › {key}"
FAULT = "{place}：{problem}"
MISSING_FILE = "缺少参数文件 {file}。请从新工作区（bangfu init）中复制一份。"
NOT_YAML = "第{line}行起无法识别，请检查缩进、冒号后的空格和引号"
NOT_TEXT = "文件不是 UTF-8 编码，请另存为 UTF-8"
DUPLICATE_KEY = "第{line}行：名称“{key}”重复出现，同一层只能写一次"
EMPTY = "文件是空的"
UNKNOWN_KEY = "不认识的名称“{key}”，可用的有：{allowed}"
MISSING_KEY = "缺少必填项“{key}”"
NOT_ALLOWED = "“{value}”不在允许的取值内，可用的有：{allowed}"
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
NAME_IS_NOT_FILE = "名称“{name}”应与文件名“{stem}”相同"
UNKNOWN_REF = "引用的“{ref}”不存在"
UNKNOWN_FIELD = "表中没有字段“{field}”，已有：{known}"
NEEDS_VALUES = "字段“{field}”是选择项，必须列出允许的取值 values"
HEADER_TWICE = "表头“{header}”被两个字段使用"
WHOLE_FILE = "整个文件"
BAD_NUMBER = "“{value}”不是数或分数（如 6、0.5、2/3）"
SEPARATOR = "、"
