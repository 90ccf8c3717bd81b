"""Word charts: data put into the chart part that stands styled in a template, and its workbook."""

from bangfu_lib.charts.native import Native


def filled_chart(template_chart: bytes, native: Native) -> bytes:
    """The chart part `template_chart` as staff have styled it, showing the data of `native`."""
    return template_chart


def workbook(native: Native) -> bytes:
    """The .xlsx that Word opens for editing the chart's data: one sheet, aggregates only."""
    return b""
