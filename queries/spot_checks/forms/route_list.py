"""路线表 in Word: first the villages of the journey, then a village's households on its own pages."""

from docx.document import Document as WordDocument

from queries.spot_checks.forms.columns import (
    HOUSEHOLDS,
    JOURNEY,
    RESERVE_HEADING,
    households_of,
    journey_of,
    origin_of,
    reserve_villages_of,
)
from queries.spot_checks.forms.directions import hint
from queries.spot_checks.forms.paper import INTERNAL
from queries.spot_checks.forms.routes import Papers, Route
from queries.word import HEI, as_bytes, list_table, new_document, write
from queries.workbook import DEMONSTRATION

MARGIN, TEXT, TITLE = 14.0, 9.5, 16.0
ROW = 8.0  # mm, to write in by hand
SIGNATURES = (
    "核查人（签字）：____________　____________　　带路人（签字）：____________　　"
    "____年____月____日"
)


def route_list(papers: Papers) -> bytes:
    notice = DEMONSTRATION if papers.is_demonstration else INTERNAL
    document = new_document(title_of(papers), margins=MARGIN, size=TEXT, notice=notice)
    write(document.add_paragraph(), title_of(papers), size=TITLE, bold=True, align="center")
    write(document.add_paragraph(), origin_of(papers), align="center", before=3, after=5)
    list_table(document, JOURNEY, journey_of(papers), height=ROW, size=TEXT)
    if papers.spare_routes:
        write(document.add_paragraph(), reserve_villages_of(papers), before=5)
    before = None
    for route in papers.routes:
        _village(document, papers, route, before)
        before = route
    return as_bytes(document)


def title_of(papers: Papers) -> str:
    return f"{papers.county}防止返贫监测帮扶抽查路线表"


def _village(document: WordDocument, papers: Papers, route: Route, before: Route | None) -> None:
    title = document.add_paragraph()
    title.paragraph_format.page_break_before = True
    write(title, f"{route.place}入户路线表", size=TITLE, bold=True, align="center")
    counted = f"应查{len(route.stops)}户，备选{len(route.reserve)}户"
    said = f"抽查编号：{papers.draw_no}　　{counted}"
    write(document.add_paragraph(), said, align="center", before=3, after=1)
    write(document.add_paragraph(), hint(route, before), align="center", after=4)
    list_table(document, HOUSEHOLDS, households_of(route.stops), height=ROW, size=TEXT)
    if route.reserve:
        write(document.add_paragraph(), RESERVE_HEADING, font=HEI, before=6, after=3)
        list_table(document, HOUSEHOLDS, households_of(route.reserve), height=ROW, size=TEXT)
    write(document.add_paragraph(), SIGNATURES, before=10)
