"""Sentences about notebooks, their parameters, and runs."""

SEPARATOR = "、"

# parameters of a notebook
KIND_NAMES = {"str": "文字", "int": "整数", "float": "数", "bool": "True 或 False"}
PARAMETERS_REFUSED = "笔记本参数有{count}处不对，未执行。请按下列提示修改后重试："
UNKNOWN_PARAMETER = "没有名为“{name}”的参数"
WRONG_KIND = "参数“{name}”应当是{kind}，现在写的是 {value}"
WRONG_KIND_TEXT = WRONG_KIND + "（在命令行中请用 -r {name} {value} 按文字传入）"
KNOWN_PARAMETERS = "可用的参数：{listing}"
KNOWN_PARAMETER = "{name}（{kind}，{about}）"
KNOWN_PARAMETER_BARE = "{name}（{kind}）"
NO_PARAMETERS_CELL = (
    "笔记本 {notebook} 中没有带“parameters”标签的参数单元格，无法批量运行。"
    "请从新工作区（bangfu init）中复制一份。"
)
NOT_A_NOTEBOOK = "笔记本 {notebook} 无法读取。请从新工作区（bangfu init）中复制一份。"
MISSING_NOTEBOOK = "缺少笔记本 {notebook}。请从新工作区（bangfu init）中复制一份。"

# plan
UNKNOWN_DOCUMENT = "没有名为“{text}”的文书。可用的文书：{listing}"
NOTHING_TO_DO = (
    "按所选的村和文书，没有可做的工作。按村编制的文书：{listing}；其他文书请去掉 --unit 后再做。"
)
NOTHING_ON_PART = (
    "没有专为{part}编制的文书。按周、按月编制的文书在 params/documents 中写有 each；"
    "要编制整个考核期的文书，请写 {assessed}。"
)
UNIT = "{code}（{name}）"
JOB_LABEL = "{document}·{unit}"

UNDECLARED = "params/documents 中没有名为“{kind}”的文书；已有的：{known}"
OTHER_UNIT = "“{kind}”的 unit 是 {unit}，应当编在 units 相同的一条里"
LABEL_TWICE = "文书名称“{label}”被两种文书使用"

# one job
MADE = "已生成：`{path}`"
NOT_HANDED_OVER = "笔记本运行完毕，但没有生成文书"
WRONG_UNIT = "生成的文书对象是“{found}”，应当是“{asked}”"
WRONG_RESULTS = "运行期间考核结果有更新，本份文书不是按同一份结果编制的，请重新运行"
DOCUMENT_MISSING = "笔记本称已生成 {path}，但文件不存在或内容不一致"
UNIT_NOT_NAMED = "文书 {path} 中找不到村名“{name}”，请检查模板"
CELL_FAILED = "第{cell}个单元格运行出错（{kind}）"
KERNEL_DIED = "运行笔记本的进程意外退出，可能是内存不足"
WORKER_DIED = "工作进程意外退出（代码 {code}），可能是内存不足"
TOO_SLOW = "超过{minutes}分钟仍未完成，已中止"
UNEXPECTED = "运行时发生意外错误（{kind}）"
FAILED_NOTEBOOK = "**本笔记本没有运行完。**[查看出错的位置](#papermill-error-cell)"
FAILED_HERE = '<span id="papermill-error-cell">**运行到下面这个单元格时出错：**</span>'
SEE_LOG = "{reason}。详见 {log}"

# a whole run
ANOTHER_RUN = "另一个 bangfu run 正在处理 {period}，请等它结束后再试。"
SOME_FAILED = (
    "有{failed}项没有完成，已编好{done}份文书。处理后再次运行 bangfu run，只会补做没有完成的："
)
FAILED_JOB = "{label}：{reason}"
EDITED_FOLDER = "人工修改稿"
