"""Words and sentences about taking in many files at once."""

ISSUES = {
    "returned_beside": (
        "这是“{other}”的退回修改，两份都在台账文件夹中，内容会重复",
        "请只留改好的一份，把另一份移出台账文件夹。",
    ),
    "file_too_slow": (
        "读取这个文件超过{seconds}秒，已停止读取，其余文件照常读取",
        "文件可能异常，请用 Excel 或 WPS 打开核对，把内容复制到空白台账后重新提交。",
    ),
    "file_broke_reader": (
        "读取这个文件时读取程序异常退出（{reason}），没有读取其中任何内容，其余文件照常读取",
        "文件可能已损坏，请用 Excel 或 WPS 打开核对，把内容复制到空白台账后重新提交。",
    ),
    "file_needs_memory": (
        "读取这个文件需要的内存超过{megabytes}MB，已停止读取，其余文件照常读取",
        "文件可能异常，请用 Excel 或 WPS 打开核对，把内容复制到空白台账后重新提交。",
    ),
    "file_too_large": (
        "文件有{megabytes}MB，超过{limit}MB，没有读取",
        "请删去图片和无关的工作表，或分成几个工作簿后重新提交。",
    ),
    "linked_folder": (
        "是指向别处的链接文件夹，其中的文件没有读取",
        "请把其中的台账复制到台账文件夹中，并删除这个链接。",
    ),
}
