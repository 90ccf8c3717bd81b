"""Words about opening files: what a file is, why it is not read, what to do about it."""

PICTURE_IN_CELL = "【图片】"
NO_SUFFIX = "（无）"

SEPARATOR = "，"
# Full-width forms of what begins a formula: = + - @.
EQUALS, SIGNS, AT = "＝", "＋－", "＠"

# What people call a kind of file.
KINDS = {
    "workbook": "Excel 工作簿（xlsx）",
    "old_workbook": "旧版 Excel 或 WPS 工作簿（xls、et）",
    "text": "文本表格（csv）",
    "xlsb": "Excel 二进制工作簿（xlsb）",
    "ods": "开放文档表格（ods）",
    "oldest": "Excel 4.0 及更早的工作簿",
    "xml_table": "XML 电子表格2003",
    "open_document": "开放文档（odt、odp 等）",
    "word": "Word 或 WPS 文字文档",
    "slides": "演示文稿",
    "mail": "邮件",
    "pdf": "PDF 文档",
    "picture": "图片",
    "rtf": "写字板文档（rtf）",
    "archive": "压缩包",
    "program": "程序",
    "database": "数据库",
}

RESAVE = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后重新提交。"
COPY = "请用 Excel 或 WPS 打开核对，只把台账内容复制到空白台账，另存后重新提交。"
# Nobody should be told to open what was made to harm.
DO_NOT_OPEN = "请不要打开这个文件，联系填报人用空白台账重新填写后发送。"
SEND_AGAIN = "请重新保存，或请填报人重新发送。"
REMOVE_BLANK = "请删除表格下方和右侧的空行空列（选中后右键“删除”），或分成几个工作簿后重新提交。"

# Code of an issue → (what is wrong, what is allowed and what to do).
ISSUES = {
    # what the file is
    "empty_file": ("文件是空的（0字节）", SEND_AGAIN),
    "not_a_workbook": (
        "文件内容不是表格，看不出是什么文件",
        "可读取 .xlsx、.xlsm、.xls、.et 和 .csv。请核对文件；是台账的，" + RESAVE,
    ),
    "other_document": (
        "文件内容是{kind}，不是表格",
        "可读取 .xlsx、.xlsm、.xls、.et 和 .csv。请把内容填入空白台账后重新提交。",
    ),
    "needs_resaving": ("文件内容是{kind}，不能直接读取", RESAVE),
    "web_page": (
        "文件内容是网页（HTML），多为业务系统导出，只是扩展名写成了表格",
        RESAVE,
    ),
    "archive": (
        "文件是{kind}，不能直接读取",
        "请先解压，把里面的台账放入台账文件夹，并移走压缩包。",
    ),
    "encrypted": (
        "文件有打开密码，无法读取",
        "请用 Excel 或 WPS 打开，取消打开密码后另存为 .xlsx。",
    ),
    "damaged_file": ("文件不完整或已损坏", SEND_AGAIN),
    "no_sheets": ("工作簿中没有可读取的工作表", "请核对文件，用空白台账填写后重新提交。"),
    # what it must not hold
    "too_many_parts": ("文件内含的部件超过{limit}个，疑似异常文件，没有读取", COPY),
    "part_too_large": ("文件解压后有一部分超过{limit}MB，疑似异常文件，没有读取", DO_NOT_OPEN),
    "unpacked_too_large": ("文件解压后超过{limit}MB，疑似异常文件，没有读取", DO_NOT_OPEN),
    "unsafe_paths": ("文件内部含有指向文件夹之外的路径，疑似恶意文件，没有读取", DO_NOT_OPEN),
    "doubled_parts": ("文件内部有重复的部件，无法确定以哪个为准，没有读取", COPY),
    "odd_compression": ("文件采用了工作簿不使用的压缩方式，没有读取", RESAVE),
    "xml_entities": ("文件内部含有实体声明（DOCTYPE），疑似恶意文件，没有读取", DO_NOT_OPEN),
    "xml_not_utf8": ("文件内部的文字不是 UTF-8 编码，读出来会成乱码，没有读取", RESAVE),
    "too_many_sheets": ("工作簿的工作表超过{limit}张，没有读取", "请分成几个工作簿后重新提交。"),
    "too_many_rows": ("工作表写到了第{limit}行以下，没有读取", REMOVE_BLANK),
    "too_many_columns": ("工作表写到了第{limit}列以右，没有读取", REMOVE_BLANK),
    "too_many_cells": ("工作簿的单元格超过{limit}个，没有读取", REMOVE_BLANK),
    "too_many_texts": ("工作簿内的文字超过{limit}条，疑似异常文件，没有读取", COPY),
    "too_much_text": ("工作簿内的文字合计超过{limit}MB，疑似异常文件，没有读取", COPY),
    "text_too_long": (
        "有单元格的文字超过{limit}个字，没有读取",
        "一格最多{limit}个字，请核对是否有双引号不成对或误粘贴的内容，缩短后重新提交。",
    ),
    "false_counts": ("文件声称的文字条数与实际不符，疑似异常文件，没有读取", DO_NOT_OPEN),
    "too_many_formats": ("工作簿的单元格格式超过{limit}种，没有读取", COPY),
    "long_format": ("工作簿有超过{limit}个字符的数字格式，疑似异常文件，没有读取", DO_NOT_OPEN),
    # texts
    "text_encoding": (
        "第{line}行的文字无法识别，文件既不是 UTF-8 也不是 GBK（GB18030）编码",
        RESAVE,
    ),
    "text_mixed": (
        "文件中 UTF-8 与 GBK 两种编码混在一起（如第{line}行），读出来会有乱码，没有读取",
        "多由几个文件拼接而成。请分别用 Excel 或 WPS 打开，合并后另存为 .xlsx 重新提交。",
    ),
    "text_lost": (
        "第{line}行有乱码，原来的字已经丢失，没有读取",
        "请用原来的表格重新导出，或另存为 .xlsx 后重新提交。",
    ),
    "text_nul": (
        "第{line}行有空字符（NUL），文件已损坏，没有读取",
        "请用原来的表格重新导出，或另存为 .xlsx 后重新提交。",
    ),
    "text_ragged": (
        "第{line}行有{cells}格，表头有{expected}格，内容可能错位，没有读取",
        "每行的格数应与表头相同，内容里有逗号的应加英文双引号。请核对这一行，或另存为 .xlsx 后重新提交。",
    ),
    "text_quotes": (
        "第{line}行的英文双引号不成对，分不清每格的内容，没有读取",
        "请核对这一行及以上的双引号，或另存为 .xlsx 后重新提交。",
    ),
    # read all the same
    "wrong_suffix": (
        "文件内容是{kind}，扩展名却是{suffix}，已按内容读取",
        "建议用 Excel 或 WPS 另存为 .xlsx。",
    ),
    "macros_ignored": ("文件带有宏，宏没有运行，也不会带入任何文书", "台账不需要宏，不用修改。"),
    "external_links": (
        "文件引用了其他文件或网络上的数据，没有去读取，按文件中保存的结果读入",
        "请核对这些单元格；建议复制后“只粘贴数值”再提交。",
    ),
    "formula_like_text": (
        "有{count}格文字以=、+、-、@等公式符号开头（如{cell}），只按文字读入，不会计算",
        "请核对这些单元格，不是有意填写的请改正。",
    ),
    "merges_ignored": (
        "有{count}处合并单元格超出台账的范围，没有理会",
        "请核对，不需要的请取消合并。",
    ),
    "merges_capped": (
        "合并单元格有{count}处，只处理了前{limit}处",
        "请取消合并单元格，逐格填写后重新提交。",
    ),
}
