"""How much a file may hold, so that reading it takes bounded time and memory; and why that much."""

MEGABYTE = 1024 * 1024

# A township's quarter of ledgers takes about 1 MB; 30 MB leaves room for pictures in the sheets.
MAX_FILE = 30 * MEGABYTE
# Workbooks have a few dozen parts and some pictures; counting stops long before memory is short.
MAX_PARTS = 3_000
# Honest sheets shrink to a tenth when zipped; what shrinks further is a bomb.
MAX_UNPACKED = 200 * MEGABYTE
MAX_PART = 64 * MEGABYTE
# The list of sheets also carries defined names; books copied for years carry thousands.
MAX_LIST = 16 * MEGABYTE

# Far more than all ledgers have together; a workbook per village has some sixteen.
MAX_SHEETS = 200
MAX_ROWS = 100_000
MAX_COLUMNS = 200  # column GR
# Cells that are written, and also cells between A1 and the last one: readers lay these out whole.
MAX_CELLS = 2_000_000
# Text of all cells: one long shared text may be named by any number of cells.
MAX_TEXT = 64 * MEGABYTE
# Excel's own limit for one cell, in characters.
MAX_CELL_TEXT = 32_767
# Sheets written unusually are parsed tag by tag, which takes ten times longer.
MAX_ODD_TAGS = 3_000_000

# Readers reserve memory for as many texts as the file claims to have.
MAX_TEXTS = 2_000_000
CLAIMED_TEXTS_FACTOR, CLAIMED_TEXTS_SPARE = 4, 10_000
# Excel itself allows 65,490 cell formats and formats of 255 characters.
MAX_CELL_FORMATS = 70_000
MAX_NUMBER_FORMATS = 10_000
MAX_FORMAT_CODE = 512
# Merged ranges beyond these are told and left alone, for reading walks through each.
MAX_MERGES = 10_000
# Excel allows as many columns; further declarations of columns are noise.
MAX_COLUMN_RANGES = 16_384
