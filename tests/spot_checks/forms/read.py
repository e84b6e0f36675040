"""A Word document read back: its words, page by page."""

import re
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn


def pages(content: bytes) -> list[str]:
    """The text of each page, cells parted by a bar. A page begins where a paragraph says so."""
    found: list[list[str]] = []
    for element in Document(BytesIO(content)).element.body:
        if element.find(f".//{qn('w:pageBreakBefore')}") is not None or not found:
            found.append([])
        is_table = element.tag == qn("w:tbl")
        cells = element.iter(qn("w:tc")) if is_table else [element]
        if is_table or element.tag == qn("w:p"):
            found[-1] += ["".join(one.text or "" for one in cell.iter(qn("w:t"))) for cell in cells]
    return ["|".join(page) for page in found]


def by_number(content: bytes) -> dict[str, str]:
    """户编号 → its page."""
    return {re.search(r"户编号\|(\d{4})\|", page)[1]: page for page in pages(content)}
