"""The blank A4 package that the templates start from: page, grid and named styles of GB/T 9704."""

import zipfile
from io import BytesIO

from word_styles import LINE, NAMESPACE, styles_xml
from word_theme import font_table, theme

PAGE = (
    '<w:pgSz w:w="{w}" w:h="{h}"{orient}/>'
    '<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
    ' w:header="851" w:footer="{footer}" w:gutter="0"/>'
    f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/>'
)
UPRIGHT = {
    "w": 11906,
    "h": 16838,
    "orient": "",
    "top": 2098,
    "right": 1474,
    "bottom": 1984,
    "left": 1588,
    "footer": 1440,
}
# The head of a page that lies across is towards the binding: the page is turned to the left.
ACROSS = {
    "w": 16838,
    "h": 11906,
    "orient": ' w:orient="landscape"',
    "top": 1588,
    "right": 2098,
    "bottom": 1474,
    "left": 1984,
    "footer": 900,
}
TEXT_WIDTH_MM, TEXT_ACROSS_MM = 156, 225
CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/><Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>"""
DOCUMENT_RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable" Target="fontTable.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" Target="theme/theme1.xml"/></Relationships>"""
CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>模板</dc:title><dc:creator>bangfu</dc:creator></cp:coreProperties>"""
APP = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>bangfu</Application></Properties>"""
SETTINGS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings {NAMESPACE}><w:zoom w:percent="100"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>"""


def blank_package(*, landscape: bool = False) -> BytesIO:
    """An empty document with the page and all styles, for python-docx to open."""
    page = PAGE.format(**(ACROSS if landscape else UPRIGHT))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    body = f"<w:document {NAMESPACE}><w:body><w:sectPr>{page}</w:sectPr></w:body></w:document>"
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", head + body)
        archive.writestr("word/_rels/document.xml.rels", DOCUMENT_RELATIONS)
        archive.writestr("word/styles.xml", head + styles_xml(landscape=landscape))
        archive.writestr("word/settings.xml", SETTINGS)
        archive.writestr("word/fontTable.xml", font_table())
        archive.writestr("word/theme/theme1.xml", theme())
        archive.writestr("docProps/core.xml", CORE)
        archive.writestr("docProps/app.xml", APP)
    stream.seek(0)
    return stream
