"""A page of the 入户核查表 with slots where one household's differs from another's.

It is built once for each kind of page and then copied: building a page of forty cells takes
as long as copying twenty.
"""

from collections.abc import Mapping
from copy import deepcopy
from enum import StrEnum
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from queries.spot_checks.forms import alike
from queries.spot_checks.forms.paper import (
    LABEL,
    MARGIN,
    SMALLEST,
    TEXT,
    TITLE,
    WIDTH,
    fill,
    section,
)
from queries.word import at_least, merged, new_document, ruled_table, write

MET = "□户主　□其他成年人　□未见到，改查备选户第____户"
HEAD = (LABEL, 48, LABEL, 46, LABEL, 44)
ASKED = 116.0  # mm for a topic
TOPICS = 31.0  # mm for all of them, however many


class Slot(StrEnum):
    """Stands alone in its cell or paragraph until a page is filled."""

    TITLE = "{title}"
    ORDER = "{order}"
    TOWNSHIP = "{township}"
    VILLAGE = "{village}"
    GROUP = "{group}"
    NUMBER = "{number}"
    HEAD = "{head}"
    TYPES = "{types}"


def topic_slot(position: int) -> str:
    return f"{{topic {position}}}"


class BlankForm:
    """The page for so many topics; `is_long`: the 户编号 needs small print."""

    def __init__(self, *, is_helped: bool, topics: int, is_long: bool):
        document = new_document("", margins=MARGIN, size=TEXT)
        _head(document, is_long=is_long)
        alike.seen(document, is_helped=is_helped)
        _topics(document, topics)
        alike.items(document, is_helped=is_helped)
        alike.conclusion(document)
        self.elements = [one for one in document.element.body if one.tag != qn("w:sectPr")]

    def add_to(self, document: WordDocument, words: Mapping[str, str]) -> None:
        """A page more, with `words` in its slots."""
        end: Any = document.element.body.sectPr
        for element in self.elements:
            copy = deepcopy(element)
            for text in copy.iter(qn("w:t")):
                if text.text in words:
                    text.text = words[text.text]
            end.addprevious(copy)


def _head(document: WordDocument, *, is_long: bool) -> None:
    """Who is visited and when; it begins a page."""
    title = document.add_paragraph()
    title.paragraph_format.page_break_before = True
    write(title, Slot.TITLE, size=TITLE, bold=True, align="center")
    write(document.add_paragraph(), Slot.ORDER, size=9, align="center", before=2, after=3)
    table = ruled_table(document, HEAD, 4)
    rows = (
        ("乡镇", Slot.TOWNSHIP, "村", Slot.VILLAGE, "村民小组", Slot.GROUP),
        ("户编号", "", "户主", Slot.HEAD, "核查日期", "______年____月____日"),
        ("户类型", Slot.TYPES, "", "", "到达时间", "______时______分"),
        ("见到", MET, "", "", "离开时间", "______时______分"),
    )
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            if words:
                fill(table.cell(row, column), words, is_label=column % 2 == 0)
        at_least(table, row, 6)
    fill(table.cell(1, 1), Slot.NUMBER, size=SMALLEST if is_long else TEXT)
    for row in (2, 3):
        merged(table, row, 1, 3)


def _topics(document: WordDocument, topics: int) -> None:
    section(document, "二、请核实（核实到的情况写在右栏）")
    table = ruled_table(document, (ASKED, WIDTH - ASKED), topics)
    for row in range(topics):
        fill(table.cell(row, 0), topic_slot(row))
        at_least(table, row, TOPICS / topics)
