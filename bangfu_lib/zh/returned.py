"""Words of the workbooks that go back to the senders, and of what became of them."""

RETURNED_LIST_SHEET = "退回修改清单"
RETURNED_CHANGES_SHEET = "程序已规范的内容"

FILE_NAME = "退回修改_{stem}.xlsx"
OVERALL_NAME = "总体问题"
FILE_IN_FOLDER = "{folder}_{stem}"
EDITED_FOLDER = "人工修改稿"

TITLE = "退回修改：{name}"
OVERALL_TITLE = "总体问题"
COUNT = "{severity}{count}处"
COUNT_SEPARATOR = "、"
COUNTS = "共有{parts}。"
HOW_TO = (
    "红色是错误，必须改正；黄色是提醒，请核对，确实无误的不用改；说明只供了解，不用修改。"
    "点击“单元格”一栏可跳到该处，鼠标停在有颜色的格上可看到原因。"
)
HAND_IN = "请在后面各张工作表中直接改正，保存后交回本文件；也可以改原来的文件后重新上交。"
HAND_IN_ORIGINAL = "请按下表改正原来的文件后重新上交。"
OVERALL_HAND_IN = "这些问题不在某一个文件之内，请按下表补齐后重新检查。"
LIST_HEADERS = ("序号", "级别", "工作表", "单元格", "列", "问题", "怎么改")
OVERALL_HEADERS = ("序号", "级别", "文件", "工作表", "问题", "怎么改")
CHANGES_TITLE = "程序已规范的内容"
CHANGES_ABOUT = "下列写法程序已按右边的内容读入，不用修改；如果读得不对，请改正原来的格子。"
CHANGES_HEADERS = ("序号", "工作表", "单元格", "列", "原来填的", "读作")
SEVERITIES = {"error": "错误", "warning": "提醒", "note": "说明"}
WHOLE_FILE = "整个文件"
WHOLE_SHEET = "整张表"
COMMENT_LINE = "【{severity}】{message}。{remedy}"
COMMENT_AUTHOR = "退回修改"
REQUIRED_MARKS = "＊*"
FORMULA_WITHOUT_RESULT = "【公式没有结果】"

RENAMED_SHEET = "工作表“{was}”的名称 Excel 不允许或与别的表重名，本文件中写作“{now}”。"
SHOWN_SHEET = "工作表“{name}”原来是隐藏的，因为其中有问题，本文件中已显示。"
ONLY_THE_LIST = "原文件无法打开，本文件只列出问题，不含原来的工作表。"
SOURCE_CHANGED = "原文件在检查之后被改动或移走，本文件只列出问题，不含原来的工作表。"
MOST_COMMENTS = "有问题的格子太多，只给前{count}格加了批注；其余的只标了颜色，原因见下表。"
MOST_LISTED = "问题太多，本表只列出前{count}条；改正后重新检查，会列出其余的。"
SHORTENED = "有的格子文字太长，本文件中只保留了前一部分，请以原文件为准。"

# told by the command and the notebook
FILE_TABLE_HEADERS = ("文件", "行数", "错误", "提醒", "说明", "规范")
ISSUE_TABLE_HEADERS = ("级别", "文件", "表", "单元格", "问题", "怎么改")
CHANGE_TABLE_HEADERS = ("文件", "表", "单元格", "列", "原来填的", "读作")
CELLS = "{first}等{count}格"
OUTSIDE_FILES = "（不属于某个文件）"
ISSUE_LINE = "［{severity}］{issue}"
CHANGE_LINE = "［规范］{change}"
ALL_OPTION = "说明和程序已规范的内容也逐条列出"
NOT_LISTED = "另有{parts}没有逐条列出，加 --all 可全部列出。"
NOTES_COUNT, CHANGES_COUNT = "说明{count}条", "程序已规范的写法{count}种"
CHECK_BAD = "台账有{count}处错误，没有读入任何数据。请改正后重新检查。"
CHECK_WARNINGS = "有{count}条提醒，请核对，不影响考核。"
RETURNED_TO = "已生成{count}个退回修改的工作簿，可发给填报人直接修改：{path}"
RETURNED_REMOVED = "上次检查留下的退回修改有{count}个已不适用，已删除。"
RETURNED_EDITED = "这个退回修改被人工改过，没有覆盖，已移到：{path}"
RETURNED_FAILED = "有退回修改没有写成，不影响检查结果。{sentence}"
