"""Workbooks whose sheet is written by hand, in ways that no library writes."""

import zipfile
from html import escape
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
ROOT = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>"
)
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="a" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="b" Type="{OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="c" Type="{OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
    "</Relationships>"
)


def sheet(rows: str) -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def strings(items: str) -> str:
    return f'<sst xmlns="{MAIN}">{items}</sst>'


def styles(codes: list[str]) -> str:
    """Style 0 is general; then one for each format code."""
    formats = "".join(
        f'<numFmt numFmtId="{200 + number}" formatCode="{escape(code)}"/>'
        for number, code in enumerate(codes)
    )
    used = "".join(f'<xf numFmtId="{200 + number}"/>' for number in range(len(codes)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/>{used}</cellXfs></styleSheet>'
    )


def write(
    path: Path,
    sheet_xml: str | bytes,
    strings_xml: str | bytes = strings(""),
    format_codes: list[str] | None = None,
    from_1904: bool = False,
) -> Path:
    workbook = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr date1904="{int(from_1904)}"/>'
        '<sheets><sheet name="表" sheetId="1" r:id="a"/></sheets></workbook>'
    )
    members = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/workbook.xml": workbook,
        "xl/styles.xml": styles(format_codes or []),
        "xl/sharedStrings.xml": strings_xml,
        "xl/worksheets/sheet1.xml": sheet_xml,
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path
