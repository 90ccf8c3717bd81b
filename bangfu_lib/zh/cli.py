"""Words of the command line: help, what was done, and how a command ended."""

# layout of help
USAGE = "用法：{usage}"
OPTIONS_PLACE = "[选项]"
COMMAND_PLACE = "命令 …"
ARGUMENTS_TITLE = "参数："
OPTIONS_TITLE = "选项："
COMMANDS_TITLE = "命令："
HELP_OPTION = "显示本说明"
VERSION_OPTION = "显示版本号"
VERSION = "bangfu {version}"

# what was typed wrongly
SEPARATOR = "、"
SEE_HELP = "查看用法：{command} --help"
NO_SUCH_COMMAND = "没有名为“{name}”的命令。可用的命令：{listing}"
NO_SUCH_OPTION = "没有选项 {name}。可用的选项：{listing}"
MISSING_ARGUMENT = "缺少参数“{name}”。"
TOO_MANY = "多出了参数“{extra}”。参数中间有空格时，请用引号括起来。"
OPTION_VALUE = "选项 {name} 的写法不对：需要值的选项后面要写一个值，开关选项后面不写值。"
BAD_NUMBER = "选项 {name} 应当是不小于{least}的整数。"
BAD_VALUE = "参数“{name}”的取值不对。"
NO_SUCH_SCHEME = "没有找到方案文件“{file}”。{folder} 中现有：{listing}"
BAD_COMMAND = "命令的写法不对。"

# endings
NO_TEXT = "参数“{argument}”中有无法识别的字符（显示为问号）。请改用汉字、字母或数字后重新输入。"
INTERRUPTED = "已停止。已经完成的部分都已保存，再次运行同一命令会接着做。"
UNEXPECTED = (
    "程序发生意外错误（{kind}），没有完成。技术细节已写入 {log}，请把这个文件发给维护人员。"
)
UNEXPECTED_NO_LOG = "程序发生意外错误（{kind}），没有完成，技术细节也无法写入文件。"
CANNOT_SAY = "屏幕上的内容无法写入重定向的文件（系统错误代码 {code}）。请检查磁盘空间和权限后重试。"
MISSING_PACKAGE = "缺少组件 {name}，请重新安装 bangfu（pip install bangfu）后再试。"

# names of arguments and their help
PERIOD = "考核期"
PERIOD_ABOUT = "月、季度、半年或年，例如 2021-10、2021Q4、2021H2、2021，也可写 2021年第四季度"
UNIT, UNIT_ABOUT = (
    "村",
    "村编码或村名，例如 PB01；也可以是其他考核对象（人员、乡镇、派出单位）的编码或名称",
)
ITEM, ITEM_ABOUT = "考核项", "考核项的编号或名称；不写就列出全部"
FOLDER = "文件夹"
DEMO_FOLDER_ABOUT = "放示范工作区的新文件夹，默认 bangfu-demo"
CASE_PLACE = "案例"
CASE_OPTION = "示范案例：{cases}；默认 {default}"
CASE_SHOWN = "{name}（{label}）"
LISTING = "、"
INIT_FOLDER_ABOUT = "新工作区的文件夹，不存在会自动建立"
SCHEME_FILE, SCHEME_FILE_ABOUT = "方案文件", "params/schemes 中的方案文件，例如 five_musts.yaml"
ROOT_PLACE = "文件夹"
ROOT_OPTION = "工作区所在的文件夹，默认是当前文件夹或它的上级文件夹"
UNIT_OPTION = "只做这个村（村编码或村名），可以写多次"
BLANK_ALL_OPTION = "列出全部台账，不限于本单位考核方案用到的"
BLANK_UNIT_OPTION = "为这个村（或单位）单独生成一本，写村名或村编码，可以写多次"
DOCUMENT_PLACE = "文书"
DOCUMENT_OPTION = "只做这种文书（例如 村级季度报告），可以写多次"
JOBS_PLACE = "进程数"
JOBS_OPTION = "同时运行几个进程，默认与处理器核数相同，最多4个"
FORCE_OPTION = "已经做好的也重做"
PORT_PLACE = "端口"
PORT_OPTION = "使用这个端口，默认自动选择"
NO_BROWSER_OPTION = "不自动打开浏览器，只显示网址"

# help of commands
HELP_BANGFU = """驻村帮扶考核与报告工作台：从台账到考核结果，再到 Word 文书。

常用顺序：init 建工作区，blank 生成空白台账，填好后 check 检查，
assess 考核，run 编制文书。第一次使用可先运行 bangfu demo 看示范。"""
EXIT_CODES = """退出代码：
  0  完成
  1  程序发生意外错误
  2  命令、考核期、村名等写得不对
  3  台账有错误，需要修改
  4  有文书没有完成
  5  参数文件、方案或模板有错误
  6  文件无法读写，或已保存的数据损坏
  7  缺少需要的软件或组件
  130  按 Ctrl+C 停止"""
HELP_DEMO = """建立示范工作区：生成一个示范案例的台账，完成考核并编制全部文书。

合计数与已公布的文件一致；各行台账、村名、人名均为程序虚构。"""
HELP_INIT = "建立新工作区：复制参数、文书模板和笔记本。"
HELP_BLANK = "生成空白台账（Excel），放在工作区的 ledgers/考核期 文件夹中。"
HELP_CHECK = """检查台账，一次列出全部问题（文件›表›单元格）。

台账文件不改动；有问题的，另在 returned/考核期 文件夹中生成“退回修改”工作簿，标出有问题的格子。"""
HELP_ASSESS = "考核：读取台账，计算指标和得分，保存考核结果。台账没有变化时不重复计算。"
HELP_RUN = """编制文书：先考核（结果不变则跳过），再按村和季度生成全部 Word 文书。

只做缺少的、上次失败的和内容有变化的；已被人工修改的旧文书会先移到“人工修改稿”文件夹。
时段写成考核期内的一周或一月（如 2021W50、2021-12），就只编制这一周、这一月的文书。"""
HELP_EXPLAIN = "说明得分：列出失分的规则、条款依据和台账中的证据行。"
HELP_SCHEME = "检查和试算考核方案。"
HELP_SCHEME_CHECK = "检查方案文件：分值合计、等次、名称等有没有错误。"
HELP_SCHEME_TEST = "用方案文件自带的案例试算，逐条比对得分。"
HELP_COVERAGE = "列出来源文件的每一条要求，以及由哪些参数回应。"
HELP_LAB = "打开 JupyterLab（中文界面）查看结果、试调权重；左侧文件栏中的 00_home 是首页。"

# what was done
WORKSPACE_MADE = "已建立工作区：{path}"
NOT_A_FOLDER = "{path} 是一个文件，不能用作工作区。请换一个文件夹名。"
NEXT_AFTER_INIT = (
    "下一步：先用记事本打开 {office}，填写本单位名称（没有填写的不能考核）；"
    "再进入该文件夹，运行 bangfu blank 考核期（例如 bangfu blank 2024Q3）生成空白台账。"
)
BLANK_NAME = "台账_{period}.xlsx"
BLANK_NAME_UNIT = "台账_{period}_{unit}.xlsx"
BLANK_MADE = "已生成空白台账：{path}"
BLANK_EXISTS = "文件 {path} 已经存在，没有覆盖。如需重新生成，请先移走或改名。"
NEXT_AFTER_BLANK = "填好后，运行 bangfu check {period} 检查。"
CHECK_GOOD = (
    "台账没有错误（读取{files}个文件，{rows}行）。下一步：运行 bangfu assess {period} 考核。"
)
CHECK_WARNINGS = "有{count}条提醒，请核对，不影响考核："
ASSESSED = "已完成{period}考核：{units}。结果保存在 {path}"
ASSESSED_UNITS = {
    "village": "{count}个村",
    "person": "{count}名人员",
    "town": "{count}个乡镇（街道）",
    "sending_unit": "{count}个派出单位",
}
ALREADY_ASSESSED = "台账和规则没有变化，{period}考核结果与上次相同，没有重复计算。结果在 {path}"
SCORE_TITLE = "得分："
SCORE_TITLE_OF = "得分（{label}）："
SCORES_LEFT_OUT = "  …… 共{count}个，其余{rest}个见考核报告"
SCORE_LINE = "  {rank:>3}  {unit}  {score}分  {grade}{listed}"
LISTED = "  {label}"
MISSING_EARLIER = (
    "没有考核过{periods}，缺少这些时期的台账，下列规范暂不判断：{norms}。"
    "如需判断，先考核这些时期，再重新考核本期。"
)
NEXT_AFTER_ASSESS = (
    "下一步：运行 bangfu run {period} 编制文书，或 bangfu explain {period} 村 查看失分。"
)
RUN_MADE = "新做{made}份文书。"
RUN_KEPT = "{kept}份文书没有变化，不用重做。"
RUN_WHERE = "文书在 {path}"
RUN_EDITED = "下列文书曾被人工修改，旧稿已移到：{path}"
READING = "读取台账"
READING_FORMAT = "{desc} {n_fmt}/{total_fmt}个文件 |{bar}| 剩余{remaining}"
PROGRESS = "编制文书"
PROGRESS_FAILED = "失败{failed}份"
PROGRESS_FORMAT = (
    "{desc} {percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt}份 剩余约{remaining}{postfix}"
)
DEMO_LEDGERS = "已生成示范台账（{label}）：{path}"
DEMO_DONE = "示范工作区已就绪：{path}"
NEXT_AFTER_DEMO = "下一步：打开上面的文件夹看 Word 文书；或在 {path} 中运行 bangfu lab 打开工作台。"
NOTHING_LOST = "{unit}没有失分。"
NOTHING_LOST_IN = "{unit}在考核项“{item}”上没有失分。"
NOT_SCORED = "{unit}本期没有适用的考核方案，没有得分。"
BY_SCHEME = "［{label}］"
LOST_TITLE = "{unit}{period}得{score}分{grade}，{counts}："
GRADED = "（{grade}）"
LOST_COUNT = "失分{count}处"
LOST_RETURNED = "扣过头后退回{count}处"
LOST_WON = "加分{count}处"
LOST_ADJUSTED = "折算{count}处"
COMMA = "，"
CAPPED = "等次受限：{reason}"
FOLLOWING = "结果运用（建议，金额不计入得分）："
FOLLOWING_LINE = "  {label}：{sentence}{money}"
FOLLOWING_SUM = "  {sentence}"
FOLLOWING_MONEY = "（{money}元）"
FOLLOWING_CLAUSE = "　依据：{source} {clause}"
UNIT_SHOWN = "{code}（{name}）"
LOST_POINT = "{number}. {section} › {item} › {rule}：{points}分"
LOST_SENTENCE = "   情况：{sentence}"
LOST_CLAUSE = "   依据：{source} {clause}"
LOST_QUOTE = "：“{quote}”"
LOST_EVIDENCE = "   证据：{file}›{sheet}›第{row}行 {summary}"
LOST_MORE = "   另有{count}行证据，见考核结果文件夹中的明细。"
LOST_SEARCHED = "   查阅：{listing}，没有找到对应的记录。"
SCHEME_GOOD = "方案{label}没有错误：{sections}个板块，{items}个考核项，共{total}分。"
CASE_GOOD = "通过：{name}"
CASES_GOOD = "{count}个案例全部通过。"
NO_CASES = "方案文件中没有写案例（cases），没有可试算的内容。"
CASES_BAD = "{count}个案例中有{failed}个与预期不符，见上面标出的各行。"
CASE_BAD = "不符：{name}"
POINT_CHECK_GOOD = "  {what}：应为{expected}，实际{actual}"
POINT_CHECK_BAD = "✗ {what}：应为{expected}，实际{actual}"
SCHEME_ACCEPTS = "按原表保留：{says}"
STATES = {"computed": "已计算", "recorded": "已登记", "open": "尚未实现"}
COVERAGE_ROW = "{row} ［{state}］{phrase}"
COVERAGE_ANSWERS = "     {answers}"
NOT_YET = "尚未实现"
COVERAGE_SUM = "共{count}条要求：{computed}条已计算或已写入文书，{recorded}条已在台账中登记，{open}条尚未实现。"
