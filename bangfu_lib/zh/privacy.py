"""Words of the search for people's data in what was made."""

# parts of files
FILE_NAME = "文件名"
PROPERTIES = "属性"
PART = "›"
COLUMN = "列{name}"
LINE = "第{number}行"

# why something could not be looked through
TOO_LARGE = "文件过大"
NOT_TEXT = "不是文字格式"
PDF = "PDF 不在查找之列"
OLD_OFFICE = "旧格式（.doc、.xls、.ppt）不在查找之列"
DAMAGED = "内容损坏"
LOCKED = "设有密码"
TOO_DEEP = "嵌套层次过多"
CANNOT_OPEN = "没有权限或被占用"

KINDS = {
    "name": "姓名",
    "phone": "电话",
    "id_number": "身份证号",
    "account": "账号",
    "address": "住址",
    "text": "不得外传的内容",
}

# the command
HELP = (
    "查找考核产出中有没有台账里不得外传的个人信息\n\n"
    "在考核结果、文书、执行过的笔记本、运行记录、日志和抽样名单中，逐个查找本期台账登记的姓名、电话、"
    "身份证号、账号、住址等（台账设置中标为 S2、S3 的内容），以及其他任何有效的身份证号和手机号码。"
    "只报位置和掩码，不显示原文；发现时退出代码为3。"
    "台账（ledgers）、已保存的数据（store）和退回修改的工作簿（returned）本来就载有原文，不在查找之列；"
    "图片上的字、PDF 和旧格式文件不能查找，会逐个列出。"
)
PROGRESS = "查找"
PROGRESS_FORMAT = "{desc} {percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt}个文件 剩余约{remaining}"
NO_VALUES = "{period}没有已保存的台账，或台账中没有登记个人信息，只查找身份证号和手机号码。"
NOTHING_MADE = "{period}还没有产出，没有可查找的文件。"
LOOKED = "查找了{files}个文件，对照{values}项个人信息。"
LEFT_OUT = "另有{count}项与本单位规则、模板中的用语相同，无法区分，没有对照。"
EXCLUDED = "没有查找：ledgers（台账）、store（已保存的数据）、returned（退回修改的工作簿）。"
UNREAD = "有{count}个文件或其中的部分不能查找，请自行核对："
UNREAD_LINE = "  {place}：{reason}"
CLEAN = "没有发现不得外传的个人信息。"
FOUND = "发现{count}处不得外传的个人信息，请勿外发这些文件："
FOUND_LINE = "{place}：{kind} {mask}，{count}处"
REMEDY = "请找出来源（例如写在文书、事由、笔记本中的姓名或号码），改正后用 bangfu run {period} --force 重做。"
