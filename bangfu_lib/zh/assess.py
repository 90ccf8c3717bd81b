"""Sentences of an assessment."""

LEDGERS_FAULTY = "{period}的台账有{count}处错误，没有导入。请按下列提示改好后重试："
NOT_A_QUARTER = "考核按季度进行，“{period}”不是季度（如2021Q4）"
NO_FOLDER = "没有找到{period}的台账文件夹 {folder}。请把填好的台账放入该文件夹后重试。"
NO_VILLAGES = "“{ledger}”没有一个村，无法考核。请先填写该表。"
DOES_NOT_SUM = "{unit}的扣分明细合计与得分不符，结果未保存。这是程序错误，请反馈"
