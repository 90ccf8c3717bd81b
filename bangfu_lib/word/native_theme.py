"""The plainest theme that a workbook may have: Excel expects every workbook to come with one."""

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "0072B2",
    "accent2": "D55E00",
    "accent3": "6E6E6E",
    "accent4": "009E73",
    "accent5": "CC79A7",
    "accent6": "56B4E9",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
FONT = '<a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/>'
LINE = f'<a:ln w="6350">{FILL}</a:ln>'
EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def _colours() -> str:
    return "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items()
    )


THEME = (
    f'<a:theme xmlns:a="{DRAWING}" name="Plain"><a:themeElements>'
    f'<a:clrScheme name="Plain">{_colours()}</a:clrScheme>'
    f'<a:fontScheme name="Plain"><a:majorFont>{FONT}</a:majorFont>'
    f"<a:minorFont>{FONT}</a:minorFont></a:fontScheme>"
    f'<a:fmtScheme name="Plain"><a:fillStyleLst>{FILL * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{LINE * 3}</a:lnStyleLst><a:effectStyleLst>{EFFECT * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
