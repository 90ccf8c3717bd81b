"""Sentences of an assessment."""

NOT_A_QUARTER = "考核按季度进行，“{period}”不是季度。请写成季度，如2021Q4。"
DOES_NOT_SUM = "{unit}的扣分明细合计与得分不符，结果未保存。这是程序错误，请反馈"
