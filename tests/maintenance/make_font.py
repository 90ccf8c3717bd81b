"""Make the charts' font: a GB2312 subset of Noto Sans CJK SC under its own family name.

Run on Debian with fonts-noto-cjk installed:  python tests/maintenance/make_font.py
The result is committed; nobody needs to run this to use the project.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

SOURCE = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
FACE = "Noto Sans CJK SC"
FAMILY, POSTSCRIPT = "Bangfu Sans SC", "BangfuSansSC-Regular"
TARGET = Path(__file__).parents[2] / "bangfu_lib/charts/fonts/BangfuSansSC-Regular.otf"
RANGES = [
    (0x20, 0x7E),  # ASCII
    (0xA0, 0xFF),  # Latin-1, with × ± ° ·
    (0x2010, 0x2027),  # dashes, quotation marks, ellipsis
    (0x2030, 0x203B),  # ‰ ′ ″ ※
    (0x2190, 0x2193),  # arrows
    (0x2460, 0x2473),  # ① … ⑳
    (0x3000, 0x3017),  # ideographic punctuation, 〔 〕
    (0x3220, 0x3229),  # ㈠ …
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE5),  # ￥
]
PLACES = "垭垚垸埫垴垕塆塝塬堉墕峁崾崄硐硚砻磏甪畈畲疁邡邛犍筇珙岷沱溇溆淯滪潩渌浉浛浬湉濛鄠鄄鲃麂黟洑氹氿"
SYMBOLS = "㎡㎞㎏℃℉№★☆●○■□▲△▼▽◆◇✓✔✗⅓⅔½¼¾≈≠≤≥∶√−∑〇"


def wanted() -> set[int]:
    """GB2312 (6,763 characters and its symbols), the ranges above, symbols, and characters of village names."""
    gb2312 = {
        ord(bytes((high, low)).decode("gb2312"))
        for high in range(0xA1, 0xF8)
        for low in range(0xA1, 0xFF)
        if is_gb2312(high, low)
    }
    ranged = {point for first, last in RANGES for point in range(first, last + 1)}
    return gb2312 | ranged | {ord(character) for character in PLACES + SYMBOLS}


def is_gb2312(high: int, low: int) -> bool:
    try:
        bytes((high, low)).decode("gb2312")
    except UnicodeDecodeError:
        return False
    return True


def source_face() -> TTFont:
    for font in TTCollection(SOURCE).fonts:
        if font["name"].getDebugName(1) == FACE:
            return font
    sys.exit(f"{SOURCE} has no face {FACE}")


def subset(font: TTFont) -> TTFont:
    """Keep the wanted characters and no layout features: charts need none."""
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    return font


def rename(font: TTFont) -> TTFont:
    """Give the subset its own name, as the licence asks of modified versions."""
    version = font["name"].getDebugName(5).split(";")[0]
    names = {
        1: FAMILY,
        2: "Regular",
        3: f"{POSTSCRIPT}; {version}",
        4: FAMILY,
        5: f"{version}; GB2312 subset of {FACE}",
        6: POSTSCRIPT,
    }
    for record in list(font["name"].names):
        if record.nameID in names and (record.platformID, record.langID) != (3, 0x409):
            font["name"].removeNames(record.nameID, record.platformID, langID=record.langID)
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames[0] = POSTSCRIPT
    top[0].FullName, top[0].FamilyName = FAMILY, FAMILY
    font.recalcTimestamp = False
    return font


if __name__ == "__main__":
    font = rename(subset(source_face()))
    TARGET.parent.mkdir(exist_ok=True)
    font.save(TARGET)
    print(TARGET, TARGET.stat().st_size, len(font.getBestCmap()))
