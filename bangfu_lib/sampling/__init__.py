"""Samples of households: which are drawn, and the workbook that takes them to the villages."""
