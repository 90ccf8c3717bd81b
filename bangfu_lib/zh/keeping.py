"""Sentences about what is kept: revisions, corrections, the rules of old periods, history."""

# corrections
BLANK = "（空）"
DROP_ROW = "删除整行"
# Code of an issue → (what is wrong, what is allowed and what to do).
ISSUES = {
    "correction_unknown_file": (
        "更正记录所指的文件“{file}”不在台账文件夹中，或其中没有台账",
        "请照检查结果中的写法填写文件名（含子文件夹和扩展名）。",
    ),
    "correction_unknown_sheet": (
        "更正记录所指的文件“{file}”中没有台账工作表“{sheet}”",
        "请照检查结果中的写法填写工作表名。",
    ),
    "correction_unknown_cell": (
        "更正记录所指的单元格不是“{file}›{sheet}”中已填的一行、已登记的一列",
        "请照检查结果中的写法填写单元格（如C5）；要增加内容的，请重交该表。",
    ),
    "correction_no_longer_fits": (
        "{file}›{sheet}›{cell}现在的内容与更正记录的“原值”不一致，没有更正",
        "请核对该格现在的内容：已经改好的，请删除这条更正；没有内容的，“原值”填“（空）”。",
    ),
    "corrected_twice": (
        "{file}›{sheet}›{cell}有不止一条更正，或所在的行已声明删除",
        "同一格只留一条更正，请删除其余的。",
    ),
    "corrected": (
        "“{header}”已按更正记录由“{was}”更正为“{becomes}”（{by}：{why}）",
        "不用处理。",
    ),
    "row_dropped": ("第{row}行已按更正记录删除（{by}：{why}）", "不用处理。"),
}

# the journal and the store
FIRST_WHY = "首次读入"
OLD_WHY = "旧版程序保存的数据"
WHY_CHANGED = "{what}有变化（未写原因）"
CHANGED_LEDGERS = "台账"
CHANGED_RULES = "规则"
AND = "和"
NOBODY = "未知"
LIST_SEPARATOR = "、"
NO_REVISION = "{period} 没有第{number}版。现有的版次：{known}。"
JOURNAL_DAMAGED = (
    "版次记录 {path} 已被改动、截断或损坏（{what}），停止使用。请从备份恢复该文件；没有备份的，"
    "请把文件夹 {folder} 移到别处留存备查，再运行 bangfu assess {period} 重新读入台账。"
)
JOURNAL_EMPTY = "内容是空的"
JOURNAL_MISSING = "文件不见了"
JOURNAL_LINE = "第{number}行与其校验值不符"
JOURNAL_SHORT = "少于已登记的{number}行，或与登记不符"
POINTER_DAMAGED = (
    "文件 {path} 缺失或已损坏，不知道应使用哪一份数据。"
    "请把文件夹 {folder} 移到别处留存备查，再运行 bangfu assess {period} 重新读入台账。"
)
SNAPSHOT_DAMAGED = (
    "已保存的数据 {path} 缺失或已损坏，停止使用。"
    "请从备份恢复该文件；没有备份的，请删除文件夹 {folder} 后重新运行 bangfu assess {period}，"
    "由台账重新生成。"
)
SOURCE_CHANGED = "台账 {path} 在读取之后又被改动。请保存并关闭该文件，然后重新运行。"
SOURCE_GONE = "台账 {path} 在读取之后被移走或无法打开。请放回原处，然后重新运行。"
ANOTHER_IMPORT = "另一个 bangfu assess 正在读入 {period} 的台账。请等它完成后再运行。"
OVERTAKEN = (
    "在本次检查台账期间，{period} 已由另一次运行读入（第{number}版）。"
    "请重新运行 bangfu assess {period}。"
)

# the rules of old periods
RULES_CHANGED = "参数文件在读取之后又被改动。请保存并关闭正在编辑的参数文件，然后重新运行。"
RULES_DAMAGED = (
    "已保存的考核规则 {path} 缺失或已损坏，停止使用。请从备份恢复该文件；"
    "没有备份的，可用 --rules current 改按现行规则考核。"
)
RULES_UNREADABLE = (
    "{period} 原来的考核规则（第{number}版）不能用本版程序读取，原因见下。"
    "可用 --rules current 改按现行规则考核。"
)
NO_KEPT_RULES = "{period} 还没有保存过考核规则。请去掉 --rules kept，按现行规则考核。"
KEPT_RULES_USED = (
    "{period}之后的考核期已经考核，而规则此后有改动：仍按{period}第{number}版当时的规则考核"
    "（如需按现行规则，请加 --rules current）。"
)

# assessing a revision again
RULES_NOT_KEPT = "{period}第{number}版由旧版程序保存，没有留下当时的规则，不能重新核算。"
NO_RESULTS_KEPT = "{period}第{number}版没有留下考核结果（可能已被删除），没有可以比对的内容。"
