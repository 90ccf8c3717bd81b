"""Sentences about files, folders and workspaces."""

CANNOT_WRITE = (
    "无法写入 {path}：{reason}。请关闭正在打开该文件的程序，检查磁盘空间和文件夹权限后重试。"
)
CANNOT_USE = (
    "无法读写文件 {path}：{reason}。请关闭正在使用它的程序，检查磁盘空间和文件夹权限后重试。"
)
REASON_PERMISSION = "文件被占用或没有权限"
REASON_NO_SPACE = "磁盘空间不足"
REASON_READ_ONLY = "文件夹是只读的"
REASON_IN_THE_WAY = "路径中应为文件夹的地方是文件，或应为文件的地方是文件夹"
REASON_TOO_LONG = "文件名或路径太长"
REASON_GONE = "文件夹刚被移走、改名或断开，或者路径太长"
REASON_OTHER = "系统报告错误代码 {code}"
NO_WORKSPACE = (
    "在 {path} 及其上级文件夹中没有找到工作区（含 params 和 notebooks 的文件夹）。"
    "请用 bangfu init 新建工作区，或用 --root 指定工作区文件夹。"
)
PATH_UNREADABLE = (
    "文件夹路径 {path} 中有无法识别的字符（显示为问号），不能作为工作区。"
    "请把这一级文件夹改用汉字、字母或数字命名后重试。"
)
FOLDER_NOT_EMPTY = "文件夹 {path} 不是空的。请换一个新的文件夹名，以免覆盖已有内容。"
PACKAGE_INCOMPLETE = "安装包中缺少 {name} 文件夹，请重新安装 bangfu。"
