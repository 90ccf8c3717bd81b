"""What `bangfu template check` says: where something stands in a Word template, and what to do."""

# where
SEPARATOR = "、"
AT = " › {where}"
FINDING = "{file}{where}：{problem}"
WORDS = "“{text}”"
MORE = "…"
PART_NAMES = {
    "document": "正文",
    "header": "页眉",
    "footer": "页脚",
    "footnotes": "脚注",
    "endnotes": "尾注",
}
PARAGRAPH = "{where}第{paragraph}段"
TABLE = "表{table}"
TABLE_WITHIN = "{where}中的表{table}"
CELL = "{table}第{row}行第{column}列"
BOX = "{where}的文本框"

# names
QUOTED = "“{name}”"
FIELD = "{{{{ {name} }}}}"
SLIPS = ("．", "。", "，", "·", "、", ",", "：", ":", "・", "之", "的", "/", "\\")
EACH_END, ENDFOR, ENDIF = "逐个结束", "endfor", "endif"
UNKNOWN = "没有名为“{name}”的名称。"
NEAR = "相近的有：{names}。"
NONE_NEAR = "没有与它相近的名称。"
ALL_NAMES = "全部名称请运行 bangfu template fields {label} 查看。"
UNKNOWN_ENTRY = "“{owner}”中没有“{name}”。请改用其中的名称：{names}。"
ENTRY_ALONE = "“{name}”是清单中各条的一项，要连同清单名称一起写，例如 {listing}。"
LIST_INSIDE = "“{name}”是一个清单，不能整个填在这里，要写明取哪一项，例如 {example}；各条的名称：{names}。它本身在另一个清单中时，请在表格里用“{{% 逐个 {name} %}}”和“{{% 逐个结束 %}}”各占一行来重复。"
ENTRY_AS_TEXT = "“{name}”含有几项内容，要写明取哪一项，例如 {example}。可用的：{names}。"
TEXT_WITH_ENTRIES = "“{name}”只是一段文字，后面不能再加“.{entry}”，请只写 {{{{ {name} }}}}。"
LINES_WITH_ENTRIES = (
    "“{name}”的每一条就是一段文字，后面不能再加“.{entry}”，请只写 {{{{ {name} }}}}。"
)
TWO_LISTS = "同一行（段）里写了两个清单：“{first}”和“{second}”。一行只能随一个清单重复，请把“{second}”移到另一张表或另一段。"
SLIP = "“{written}”的写法不对，请改为 {mended}（中间用英文句点，不加空格）。"
UNREADABLE = (
    "双花括号中的“{written}”看不懂。里面只写名称，如 {{{{ 村名 }}}} 或 {{{{ 成员.姓名 }}}}。"
)
NOTHING_NAMED = "双花括号中没有写名称，请写上名称，或者删去这对花括号。"
NO_CALLS = "双花括号中不能带圆括号，只写名称，如 {{ 村名 }}。"
NO_CALCULATING = "双花括号中不能做加减乘除，只写名称，如 {{ 村名 }}。"
NO_SUCH_FILTER = "竖线后的“{name}”不认识，请删去竖线及其后的内容，只写名称。"

# braces
SINGLE = "“{written}”只有一层花括号，不会被填写，请改为 {{{{ {name} }}}}。"
SINGLE_NOTE = "“{written}”是单层花括号，会原样印出。如果要填写内容，请写成双花括号。"
UNEQUAL = "“{written}”两边的花括号个数不同，请写成 {{{{ {name} }}}}。"
SURPLUS = "“{written}”多了花括号，两边各留两个。"
UNCLOSED = "“{written}”有开头的花括号，没有结尾的“}}}}”（或“%}}”），请补上。"
UNOPENED = "“{written}”有结尾的花括号，没有开头的“{{{{”（或“{{%”），请补上。"
CUT_PARAGRAPHS = "“{written}”的开头和结尾被分在两段里，请写在同一段中（不要在花括号中间换行）。"
CUT_CELLS = "“{written}”的开头和结尾被分在两个单元格里，请写在同一个单元格中。"

# blocks, loops and conditions
NO_SUCH_LIST = "没有名为“{name}”的清单，不能逐个重复。"
NO_LIST = "“{name}”不是清单，不能逐个重复。"
BLOCK_NOT_ALONE = "“{{% {written} %}}”要单独占一段（表格中可单独占一行），前后不能有其他文字。"
BLOCK_CROSSES = "“{{% {written} %}}”和它的“{{% 逐个结束 %}}”要同在正文，或同在一个单元格、一个文本框中；在表格中重复几行的，要各占一行。"
NO_END = "“{{% {written} %}}”没有对应的“{{% {end} %}}”，请补上。"
NO_BEGIN = "“{{% {written} %}}”前面没有对应的开头，请补上开头，或者删去这一处。"
UNKNOWN_STATEMENT = (
    "“{{% {written} %}}”看不懂。可用的写法：{{% 逐个 清单名称 %}} 和 {{% 逐个结束 %}}，各占一段。"
)

# charts and pictures
NO_SUCH_CHART = "图片的替代文字“{written}”没有对应的图。{near}本文书的图：{known}。"
NO_CHARTS = (
    "图片的替代文字“{written}”没有对应的图，本文书不含图，请删去这张图片，或者改写它的替代文字。"
)
CHART_OF_OTHERS = "“{name}”是{label}的图，本文书没有。本文书的图：{known}。"
TITLE = "《{label}》"
CHART_NEAR = "是不是“{name}”？"
CHART_SEVERAL = "“{name}”只在考核方案有{number}套以上时才有图，否则不能编制，建议放在“{{% 逐个 各方案 %}}”中并写“图:{base}”。"
CHART_MARK_MISSING = "图片的替代文字“{written}”前面缺少“图:”，不会换成统计图，请改为“图:{name}”。"
CHART_PLACE = "页眉、页脚、脚注中不能放统计图，请把“{written}”移到正文。"
CHART_UNNAMED = "这张图片没有替代文字，不会换成统计图，会原样印出。请在图片的“替代文字”中填写“图:”和图名；本文书的图：{known}。"
PICTURE_UNNAMED = "这张图片没有替代文字，会原样印出。如果是统计图的位置，请填写“图:”和图名。"
CHART_MARK_SLIPS = "图:：；;，, .。、"
PICTURE_OLD = "这张图片是旧版格式，不会换成统计图。请把模板另存为 .docx（不勾选兼容模式），删去后重新插入图片，再填写替代文字。"
NO_FIELDS_IN_CHART = "图表或批注中写有双花括号，这里不会填写，请移到正文。"
SENTENCE = "{fault}。"

# styles and appearance
STYLE_MISSING = {
    "图题": "缺少样式“图题”：没有数据的图会删去，它的图题却会留下。请从原模板复制这一样式。",
    "表题": "缺少样式“表题”：没有内容的表会删去，它的表题却会留下。请从原模板复制这一样式。",
    "表注": "缺少样式“表注”：没有内容的表会删去，它的注却会留下。请从原模板复制这一样式。",
    "heading 1": "缺少样式“标题 1”：没有内容的章节不会连同标题删去，后面的章节也不会重新编号。请从原模板复制这一样式。",
}
SENTENCE_ENDS = ("。", "；", "：")
NOTE_BEGINS = "注："
HEADING_UNSTYLED = (
    "“{text}”像一级标题，却没有用样式“标题 1”：它下面没有内容时不会删去，也不会重新编号。"
)
HEADING_ORDER = "一级标题的序号是“{found}”，按顺序应为“{due}”。"
FONTS = "有{count}处直接设置了字体或字号（如{where}）。建议改用样式，以后换字体只改样式一处。"
REVISIONS = "模板中有修订（增删）标记。请先接受或拒绝全部修订，再保存。"

# the file itself
MISSING = "没有这个文件。"
UNREADABLE_FILE = "无法读取，请关闭正在使用它的程序，检查文件夹权限后重试。"
IS_FOLDER = "这是文件夹，不是 Word 文档。"
EMPTY = "文件是空的，请用备份或从新工作区（bangfu init）复制一份。"
LOCKED = "文件设有打开密码，无法读取。请用 Word 或 WPS 去掉密码后另存为 .docx。"
OLD_WORD = "这是旧版 Word 或 WPS 文字文档（.doc、.wps）。请用 Word 或 WPS 打开，另存为 .docx。"
OTHER_FORMAT = "这是{format}，不是 Word 文档（.docx）。请用 Word 或 WPS 打开，另存为 .docx。"
FORMATS = {
    "xl/": "Excel 工作簿",
    "ppt/": "演示文稿",
    "content.xml": "OpenDocument 文档",
    "%PDF": "PDF 文件",
    "{\\rtf": "RTF 文档",
    "<": "网页或 XML 文档",
}
OTHER = "其他格式的文件"
WORD_TEMPLATE = "这是 Word 模板（.dotx），请用 Word 打开后另存为普通文档 .docx。"
WITH_MACROS = "这是启用宏的文档（.docm），不予使用，请另存为不含宏的 .docx。"
DAMAGED = "文件已损坏，无法读取（{part}）。请用 Word 或 WPS 打开修复后另存，或者换用备份。"
DAMAGED_WHOLE = "压缩包不完整"
NO_TEXT = "正文是空的，请用备份或从新工作区（bangfu init）复制一份。"
TOO_LARGE = "文件解开后过大，请删去过大的图片后重试。"
REFUSED = "含有{reason}，不予使用，请删去后重新保存。"
REFUSED_PART = "部件 {part}"

# which kind of document
NO_KIND = "看不出 {file} 是哪种文书的模板，请用 --kind 写明，可用的有：{known}"
NO_SUCH_KIND = "没有名为“{kind}”的文书，可用的有：{known}"
KIND = "{label}（{kind}）"

# the command
HELP_TEMPLATE = "检查 Word 模板，列出模板可用的名称。"
HELP_CHECK = """检查 Word 模板：名称、清单、花括号、图片、样式等，一次列出全部问题。

不写文件就检查工作区 report_templates 中的全部模板。有错误的退出代码为5；只有提醒的为0。"""
HELP_FIELDS = "列出一种文书的模板可用的全部名称和图；不写文书就列出全部文书。"
FILE, FILE_ABOUT = "模板", "Word 模板，例如 report_templates/notice.docx；不写就检查全部"
KIND_PLACE = "文书"
KIND_OPTION = "按这种文书检查（例如 村级季度报告），默认由文件名判断"
ALL_OPTION = "另外列出模板没有用到的名称"
DOCUMENT, DOCUMENT_ABOUT = "文书", "文书的名称，例如 村级季度报告"
GOOD = "{file}（{label}）：没有错误。"
NOTE = "提醒：{line}"
UNUSED = "{file} 没有用到的名称：{names}"
BROKEN = "模板有{count}处错误，请用 Word 或 WPS 修改后重试："
KIND_LINE = "{label}（模板 {template}）"
FIELD_LINE = "  {written}  {says}"
LIST_NAME = "{name}（{kind}）"
CHART_LINE = "  {name}  统计图，写在图片的替代文字中"
