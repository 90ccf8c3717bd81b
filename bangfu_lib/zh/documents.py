"""Words about the kinds of documents declared in params/documents."""

INTERNAL = "内部版"
NO_SUCH_DOCUMENT = "没有名为“{kind}”的文书，可用的有：{known}"
KNOWN_DOCUMENT = "{kind}（{label}）"
BAD_BRACES = "“{text}”中的花括号没有成对，文字里的花括号只用来写名称，如 {{period}}"
UNKNOWN_PLACE = "不认识的名称“{name}”，可用的有：{allowed}"
NAME_IS_NOT_FILE = "名称“{name}”应与文件名“{stem}”相同"
SEPARATOR = "、"
