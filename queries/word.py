"""Word documents as offices print them: A4, Chinese fonts by name, ruled tables, page numbers.

Line heights are fixed in points, so that a page breaks at the same place whichever of the
fonts a machine has. No font is embedded; where one is missing, Word and LibreOffice take another.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import (
    WD_CELL_VERTICAL_ALIGNMENT,
    WD_ROW_HEIGHT_RULE,
    WD_TABLE_ALIGNMENT,
)
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

SONG, HEI, LATIN = "SimSun", "SimHei", "Times New Roman"  # 宋体, 黑体
A4 = (Mm(210), Mm(297))
NARROW = 22.0  # mm; what stands in a column no wider is centred
LINE = 1.3  # line height to font size
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def new_document(title: str, *, margins: float, size: float, notice: str = "") -> WordDocument:
    """An empty A4 document. `margins` in mm all around, `size` of text in points; `notice` heads
    every page, its foot says 第X页."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.author = title, ""
    properties.created = properties.modified = datetime(2020, 1, 1)  # alike for the same content
    section = document.sections[0]
    section.page_width, section.page_height = A4
    section.left_margin = section.right_margin = Mm(margins)
    section.top_margin = section.bottom_margin = Mm(margins)
    section.header_distance = section.footer_distance = Mm(margins / 2)
    _set_fonts(document, size)
    write(section.header.paragraphs[0], notice, align="center", size=9, bold=True)
    _number_pages(section.footer.paragraphs[0])
    return document


def as_bytes(document: WordDocument) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def plain(text: str, longest: int | None = None) -> str:
    """A name on one line, without what no document may hold; cut to `longest` characters."""
    text = " ".join(CONTROL.sub("", text).split())
    return text if longest is None or len(text) <= longest else f"{text[: longest - 1]}…"


def write(
    paragraph: Paragraph,
    text: str,
    *,
    size: float | None = None,
    bold: bool = False,
    font: str = SONG,
    align: str = "left",
    before: float = 0,
    after: float = 0,
) -> Paragraph:
    """Adds text to the paragraph and sets how it stands; `before` and `after`: points around it."""
    run = paragraph.add_run(CONTROL.sub("", text))
    run.bold = bold or None
    if font != SONG:
        run.font.name = LATIN
        run._r.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), font)
    form = paragraph.paragraph_format
    form.alignment = WD_ALIGN_PARAGRAPH[align.upper()]
    form.space_before, form.space_after = Pt(before), Pt(after)
    if size:
        run.font.size = Pt(size)
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(size * LINE)
    return paragraph


def ruled_table(document: WordDocument, widths: Sequence[float], rows: int) -> Table:
    """A table with all its lines; `widths` of the columns in mm."""
    table = document.add_table(rows, len(widths), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # between two pages
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    _narrow_cells(table)
    return table


def list_table(
    document: WordDocument,
    columns: Mapping[str, float],
    rows: Iterable[Sequence[str]],
    *,
    height: float,
    size: float,
) -> Table:
    """A table of many rows alike under the headings of `columns` (heading → width in mm), which
    stand again on every page; a row is at least `height` mm high. One is built and copied."""
    table = ruled_table(document, tuple(columns.values()), 2)
    for cell, heading in zip(table.rows[0].cells, columns, strict=True):
        write(cell.paragraphs[0], heading, size=size, font=HEI, align="center")
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for cell, width in zip(table.rows[1].cells, columns.values(), strict=True):
        side = "center" if width <= NARROW else "left"
        write(cell.paragraphs[0], "…", size=size, align=side)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    at_least(table, 0, height * 0.8)
    at_least(table, 1, height)
    repeat_head(table)
    pattern = table.rows[1]._tr
    for row in rows:
        copy = deepcopy(pattern)
        for text, words in zip(copy.iter(qn("w:t")), row, strict=True):
            text.text = plain(words)
        pattern.addprevious(copy)
    pattern.getparent().remove(pattern)
    return table


def merged(table: Table, row: int, first: int, last: int) -> _Cell:
    """The cells `first` to `last` of a row as one."""
    return table.cell(row, first).merge(table.cell(row, last))


def at_least(table: Table, row: int, height: float) -> None:
    """The row is no lower than `height` mm."""
    table.rows[row].height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
    table.rows[row].height = Mm(height)


def repeat_head(table: Table) -> None:
    """The first row stands again on every page the table goes on to."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _set_fonts(document: WordDocument, size: float) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = LATIN, Pt(size)
    fonts = normal.element.get_or_add_rPr()
    fonts.rFonts.set(qn("w:eastAsia"), SONG)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "zh-CN")
    language.set(qn("w:eastAsia"), "zh-CN")
    fonts.append(language)
    form = normal.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(size * LINE)


def _number_pages(paragraph: Paragraph) -> None:
    write(paragraph, "第", align="center", size=9)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    write(paragraph, "页", align="center", size=9)


def _narrow_cells(table: Table) -> None:
    """1 mm between a cell's line and its text, instead of 1.9."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(Mm(1).twips))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)
