"""Sentences about the PDF beside each document."""

OPTION = "每份文书另存一份 PDF（需已安装 LibreOffice）。"
PROGRESS = "转换 PDF"
PROGRESS_FORMAT = (
    "{desc} {percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt}份 剩余约{remaining}{postfix}"
)
MADE = "新做{made}份 PDF，放在各文书旁边。"
KEPT = "{kept}份 PDF 与文书一致，不用重做。"
IN_HAND = "有{count}份文书正在编辑，没有转换；保存并关闭后，再次运行即可补做："
NO_PROGRAM = (
    "Word 文书已全部保存，但没有生成 PDF：没有找到 LibreOffice。"
    "请安装 LibreOffice（官方网站 www.libreoffice.org，免费）后再次运行，只会补做 PDF；"
    "也可在 Word 或 WPS 中打开文书另存为 PDF。"
)
SOME_FAILED = (
    "有{failed}份文书没有转换成 PDF，已转换{done}份；Word 文书不受影响。处理后再次运行，只会补做："
)
FAILED = "{path}：{reason}"
TOO_SLOW = "超过{seconds}秒仍未转换完，已中止"
NOT_CONVERTED = "LibreOffice 没有转换成功，请先打开文书检查能否正常显示"
NOT_STARTED = "LibreOffice 无法启动，请先手工打开一次，检查安装是否完整"
UNREADABLE = "读不到文书，可能正被其他程序占用或已移走，请关闭该程序后重试"
NOT_A_WORD_FILE = "不是完整的 Word 文件，请删除后再次运行 bangfu run 重新编制"
