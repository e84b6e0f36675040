"""Tables without a database: what they are of, and how their sheets are read back."""

from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from tomllib import loads
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.plans import load_plans
from queries.rectification.tables import OfficialTables, to_workbook
from queries.rectification.tables.annexes import annexes_of
from queries.rectification.tables.figures import Block, Figures, Summary
from queries.rectification.tables.ledgers import AreaRow, HouseholdRow

AS_OF = date(2021, 6, 25)
HEADER = 4  # the upper row of the header, below label, title and block
BODY = 6
PROBLEM = HouseholdRow(
    "东岭镇", "上坪村", "甲乙", "脱贫户", "脱贫人口就业", "补助未发放", "补发", "丙丁",
    "镇人社所", date(2021, 6, 20), "已整改",
)  # fmt: skip
AREA = AreaRow("村级层面", "资金项目管理", "（上坪村）台账不全", "补齐", "戊己", "村委会", None, "")


@cache
def annexes() -> dict[str, dict[str, Any]]:
    """The published tables by their clause."""
    told = loads(Path(__file__).with_name("annexes.toml").read_text("utf-8"))
    return {annex["clause"]: annex for annex in told["annexes"]}


def summary(*units: str, **first: int) -> Summary:
    """Zeros, but for the first unit's 义务教育."""
    blocks = [Block(unit, (Figures(),) * 12) for unit in units]
    told = Block(units[0], (Figures(**first), *blocks[0].lines[1:]))
    return Summary((told, *blocks[1:]))


def tables(plan: str = "taogou-2021", **other: Any) -> OfficialTables:
    plans = load_plans()
    whole = summary("桃沟乡")
    said = {
        "annexes": annexes_of([plans[plan]]),
        "unit": "桃沟乡",
        "as_of": AS_OF,
        "households": [PROBLEM],
        "areas": [AREA],
        "summary": whole,
        "of_households": whole,
        "of_areas": whole,
        "by_township": None,
        "is_masked": False,
        "is_demonstration": False,
    }
    return OfficialTables(**(said | other))


def sheets(told: OfficialTables) -> dict[str, Worksheet]:
    book = load_workbook(BytesIO(to_workbook(told)))
    return {sheet.title: sheet for sheet in book.worksheets}


def words(sheet: Worksheet, first: int, last: int) -> list[list[Any]]:
    """The cells of rows, blank ones as empty text."""
    rows = sheet.iter_rows(min_row=first, max_row=last, values_only=True)
    return [["" if cell is None else cell for cell in row] for row in rows]
