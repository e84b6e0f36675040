"""The rows of 户内问题台账 and 面上问题台账 on paper."""

from collections.abc import Sequence
from datetime import date, datetime, time

from data.refusal import Refusal
from queries.records.cells import importable
from queries.records.writing import LONGEST_TEXT
from queries.rectification.tables.ledgers import AreaRow, HouseholdRow
from queries.rectification.tables.paper import Paper

BLANK_LINES = 3  # of a ledger without problems
# Words that are read as one; whatever is longer begins on the left.
CENTRED = {
    "序号", "镇", "村", "户主姓名", "户类型（脱贫户、边缘易致贫户、一般农户）", "问题类型",
    "面上问题层级", "责任人", "责任单位",
}  # fmt: skip


def write_ledger(paper: Paper, rows: Sequence[HouseholdRow | AreaRow]) -> None:
    """Numbered from 1; a few empty lines where there are no problems, as the form has them."""
    for number, row in enumerate(rows, start=1):
        _write(paper, paper.body + number - 1, [number, *row])
    if not rows:
        for line in range(BLANK_LINES):
            _write(paper, paper.body + line, [None] * len(paper.columns))
    paper.sheet.fit_to_pages(1, 0)


def _write(paper: Paper, line: int, cells: Sequence[int | str | date | None]) -> None:
    texts = [str(cell or "") for cell in cells]
    paper.sheet.set_row(line, paper.height_of(texts))
    for number, (column, cell) in enumerate(zip(paper.columns, cells, strict=True)):
        look = paper.centred if (column.part or column.heading) in CENTRED else paper.bordered
        match cell:
            case None | "":
                paper.sheet.write_blank(line, number, None, look)
            case date():
                day = datetime.combine(cell, time.min)
                paper.sheet.write_datetime(line, number, day, paper.day)
            case str():
                paper.sheet.write_string(line, number, _fitting(cell, column.heading), look)
            case _:
                paper.sheet.write_number(line, number, cell, look)


def _fitting(text: str, heading: str) -> str:
    fenced = importable(text)
    if len(fenced) > LONGEST_TEXT:
        raise Refusal(f"“{heading}”中有一格超过 {LONGEST_TEXT} 字，Excel 放不下，请先改短。")
    return fenced
