"""What is said about Word templates that staff have edited."""

# why a template is refused, part by part
REFUSED_PART = "{part}：{reason}"
MACRO = "宏"
ACTIVE_X = "ActiveX 控件"
EMBEDDED = "嵌入对象"
OTHER_DOCUMENT = "插入的其他文件"
OUTSIDE = "引用文件以外的内容（{target}）"
FETCHING_FIELD = "会取用外部数据的域（{field}）"
UNREADABLE_FIELD = "域代码由其他域拼成，无法核对"
ENTITIES = "文档类型或实体声明"
BROKEN_PART = "内容损坏"
TWICE = (
    "模板 {template} 中有重名的部件（{part}），不是 Word 或 WPS 保存的文件，请另存为 .docx 后重试。"
)
TOO_MANY_PARTS = "模板 {template} 中的部件超过{most}个，请另存为 .docx 后重试。"

# what is written wrongly
PLACE = "{part}第{paragraph}段“{text}”"
PART_NAMES = {
    "document": "正文",
    "header": "页眉",
    "footer": "页脚",
    "footnotes": "脚注",
    "endnotes": "尾注",
}
MISSING_NAME = "模板 {template} 中的名称“{name}”不存在，所在段落：{place}。{nearest}"
NEAREST = "您是不是要写“{nearest}”？"
USE_OTHERS = "请改用下列名称："
WRONG_TAG = "模板 {template} 中有写错的标记，请检查双花括号和百分号标记是否成对，{place}：{why}"
MISTAKE = "模板 {template} 的{place}有误：{why}"
# what Jinja says of a tag that it cannot read, and how it is told
REASONS = (
    (r"(?i)unexpected end of template|^unexpected 'end of", "标记没有写完，或者缺少结束标记"),
    (r"expected token|unexpected '", "标记没有写完，或者花括号没有成对"),
    (r"unknown tag '(\w+)'", "没有“{0}”这样的标记"),
    (r"No filter named '(\w+)'", "没有名为“{0}”的处理方法"),
    (r"No test named '(\w+)'", "没有名为“{0}”的判断"),
    (r"no loader", "模板不能引用别的文件"),
    (r"Missing end of (?:comment|raw)", "注释没有结束"),
)
NO_BLOCK_END = "“{% 逐个 … %}”没有对应的“{% 逐个结束 %}”，两者应各占一段、同在正文或同一单元格中"
NO_BLOCK_BEGIN = "“{% 逐个结束 %}”前面没有对应的“{% 逐个 … %}”"
BLOCK_HOLDS = "标记“{% 逐个 … %}”“{% 逐个结束 %}”所在的一段里还有图片、分页符、分节符或脚注，会随标记一起消失，请移到另一段"
TOO_DEEP = "标记套得太多层，请减少嵌套"
TOO_LARGE = "重复得太多，填写后的文书过大"
UNNAMED_CHART = (
    "这里的图表没有替代文字，不知道应显示哪一张图（用 LibreOffice 保存会丢失）；请在 Word 或 WPS 中"
    "右键图表填写替代文字，如“图:得分构成”"
)
LOST_CHART = "这里的图表只复制了外框，没有数据和样式，不会换成统计图；请在 Word 或 WPS 中从原模板整段复制这张图表"
ELSEWHERE = "页眉、页脚、脚注中不能放统计图，请移到正文"
BROKEN_WHEN_FILLED = "模板 {template} 填写后不是完好的 Word 文档：成对的标记（如 if 与 endif）应同在一段中，或者各占一段。"

# shading of cells: paragraph styles 评价●, 评价▲ … beside the style 评价
GRADED_STYLE = "评价"

# how a template prints what is true or false
YES, NO = "是", "否"
