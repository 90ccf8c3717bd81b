"""The two parts that every Word file is expected to carry: its font table and a plain theme."""

DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONTS = {
    "仿宋": ("FangSong", "modern"),
    "黑体": ("SimHei", "modern"),
    "楷体": ("KaiTi", "modern"),
    "宋体": ("SimSun", "auto"),
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S", "script"),
}
COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "1A1A1A",
    "lt2": "D9D9D9",
    "accent1": "0072B2",
    "accent2": "D55E00",
    "accent3": "6E6E6E",
    "accent4": "0072B2",
    "accent5": "D55E00",
    "accent6": "6E6E6E",
    "hlink": "0072B2",
    "folHlink": "6E6E6E",
}


def font_table() -> str:
    """The fonts that the styles name, each with the name it has on other systems."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="default"/></w:font>'
        for name, (other, family) in FONTS.items()
    )
    latin = (
        '<w:font w:name="Times New Roman"><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    )
    return f"{HEAD}<w:fonts {WORD}>{fonts}{latin}</w:fonts>"


def theme() -> str:
    """A theme without effects, in the colours of the charts."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items()
    )
    font = '<a:latin typeface="Times New Roman"/><a:ea typeface="宋体"/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme {DRAWING} name="bangfu"><a:themeElements>'
        f'<a:clrScheme name="bangfu">{colours}</a:clrScheme>'
        f'<a:fontScheme name="bangfu"><a:majorFont>{font}</a:majorFont>'
        f"<a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="bangfu"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
