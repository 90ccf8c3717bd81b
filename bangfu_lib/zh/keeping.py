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

# bangfu history
HELP_HISTORY = """列出一个考核期的各个版次：何时、何人、为什么读入，以及各版之间的差别。

差别按台账列出增加、删除和改动的行，以及得分的变化；涉及个人信息的内容不显示。"""
REVISION_PLACE = "版次"
REVISION_OPTION = "只看这一版：它的来源文件、更正记录和与上一版的差别"
COMPARE_OPTION = "比较两个版次，例如 --compare 1 3"
ONE_OR_OTHER = "--revision 和 --compare 只能用一个。"
HISTORY_TITLE = "{period}共{count}版："
REVISION_LINE = (
    "  第{number}版  {at}  {by}  {why}  {files}个文件 {rows}行 更正{corrections}处  {rules}"
)
RULES_FIRST = "规则{digest}"
RULES_SAME = "规则未变"
RULES_OTHER = "规则有变化（{digest}）"
RULES_UNKNOWN = "规则未保存"
SOURCES_TITLE = "来源文件："
SOURCE_LINE = "  {name}  {digest}"
SOURCE_LOST = "  {name}  {digest}  存档的原件缺失或已损坏"
WARNINGS_LINE = "当时的提醒：{count}条。"
CORRECTIONS_TITLE = "更正记录："
CORRECTION_LINE = "  {workbook}›{sheet}›{cell}：{why}（{by}，{on}）"
DIFFERENCE_TITLE = "第{before}版 → 第{after}版："
NO_DIFFERENCE = "  台账内容没有差别。"
LEDGER_LINE = "  “{label}”：增加{added}行，删除{removed}行，改动{changed}行"
ADDED_LINE = "    增加 {place}"
REMOVED_LINE = "    删除 {place}"
CELL_LINE = "    改动 {place}“{header}”：{was} → {now}"
ROW_PLACE = "{file}›{sheet}›第{row}行"
MORE_LINES = "    …… 另有{count}处"
SCORES_TITLE = "  得分变化："
SCORE_CHANGE = "    {unit}：{was} → {now}"
SCORES_SAME = "  得分没有变化。"
SCORES_UNKNOWN = "  其中一版没有留下考核结果，得分无从比较。"
NOT_SCORED = "未评分"

# options of bangfu assess
BY_PLACE, WHY_PLACE, RULES_PLACE = "姓名", "原因", "规则"
BY_OPTION = "由谁读入，记入版次；默认是本机用户名"
WHY_OPTION = "为什么读入或更正，记入版次"
RULES_OPTION = "current 用现行规则，kept 用本期原来的规则；不写则自动选择"
AGAIN_OPTION = "按原样重新核算这一版并与保存的结果比对，不改变现行结果"
AGAIN_IDENTICAL = (
    "{period}第{number}版已重新核算，{count}个文件与保存的结果逐字节相同（{results}）。"
)
AGAIN_DIFFERENT = "{period}第{number}版已重新核算，与保存的结果不完全相同（{results}）："
AGAIN_FILE = "  {name}：{outcome}"
OUTCOMES = {
    "identical": "逐字节相同",
    "same_content": "内容相同，写法因组件版本不同而不同",
    "different": "内容不同",
}
AGAIN_VERSIONS = "组件版本与当时不同：{listing}"
AGAIN_VERSION = "{name} {then} → {now}"
AGAIN_LOST = "下列来源文件存档的原件缺失或已损坏：{listing}"
