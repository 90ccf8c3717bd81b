"""Sentences of an assessment."""

DOES_NOT_SUM = "{unit}的扣分明细合计与得分不符，结果未保存。这是程序错误，请反馈"
