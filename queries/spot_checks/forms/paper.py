"""Sizes and pieces that the parts of a 入户核查表 share. Lengths in mm, text in points."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.table import _Cell

from queries.word import HEI, at_least, ruled_table, write

MARGIN, WIDTH = 12.0, 186.0
TITLE, TEXT, SMALL, SMALLEST = 15.0, 8.5, 7.0, 4.5
ROW = 5.3  # the least height of a row to be written in by hand
LABEL = 16.0
INTERNAL = "内部资料　注意保管"


def section(document: WordDocument, heading: str) -> None:
    write(document.add_paragraph(), heading, size=9, bold=True, font=HEI, before=3, after=1)


def labelled(
    document: WordDocument,
    rows: Sequence[tuple[str, str]],
    *,
    height: float = ROW,
    size: float = TEXT,
) -> None:
    """A table of labels and what is to be filled in beside them."""
    table = ruled_table(document, (LABEL, WIDTH - LABEL), len(rows))
    for number, (label, text) in enumerate(rows):
        fill(table.cell(number, 0), label, is_label=True)
        fill(table.cell(number, 1), text, size=size)
        at_least(table, number, height)


def fill(cell: _Cell, text: str, *, is_label: bool = False, size: float = TEXT) -> None:
    write(cell.paragraphs[0], text, size=size, align="center" if is_label else "left")
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
