"""Words of the page on templates: the tables of all fields and charts."""

SEPARATOR = "、"
FIELD = "{{{{ {name} }}}}"
EACH_A_PARAGRAPH = "（一条一段，没有就不出现）"
A_LIST, AN_ENTRY = "清单", "一组"
STRONG = "**{name}**"
BEGIN, END = "<!-- 以下由程序生成 -->", "<!-- 以上由程序生成 -->"
KINDS = "## 各种文书可用的名称\n\n[每种文书都有的名称](#每种文书都有的名称)、{links}"
LINK = "[{label}](#{label})"
OF_ALL = """### 每种文书都有的名称

红头、署名、抄送各有几种写法，程序只填其中合适的一种，其余的连同所在的段一起不出现。"""
KIND = """### {label}

模板：`{template}`。除“每种文书都有的名称”外，还可以用："""
CHARTS = "可放的图（写在图片的替代文字中）：{listing}"
TABLE_HEAD = "| 名称 | 写法 | 说明 |\n|---|---|---|"
TABLE_ROW = "| {name} | {written} | {says} |"
