"""A register drawn as tables of the official headers, imported, and what the checks find."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Engine

from data.importer import Sheet, import_sheets
from queries.quality import found_by_place, records_behind
from queries.scope import Level, Scope
from tests.registers.exports import identity
from tests.support.county import COUNTY, EAST_1

COMMENT = "为什么"
PERSON = {
    "行政区划代码": EAST_1,
    "户类型": "一般农户",
    "监测对象类别": "",
    "与户主关系": "户主",
}


@dataclass
class Drawn:
    """`people` is layout A, a line a person; what a line leaves out is filled in plainly."""

    engine: Engine
    serial: int = 0
    sheets: list[Sheet] = field(default_factory=list)

    def people(self, text: str) -> "Drawn":
        rows = []
        for record in table(text):
            self.serial += 1
            own = {"姓名": f"成员{self.serial}", "证件号码": identity(self.serial)}
            rows.append(PERSON | own | {"人口编号": f"P{self.serial}"} | record)
        return self.sheet(rows)

    def ledger(self, text: str) -> "Drawn":
        return self.sheet(table(text))

    def sheet(self, rows: list[dict[str, str]]) -> "Drawn":
        headers = list(dict.fromkeys(header for row in rows for header in row))
        cells = [[row.get(header) for header in headers] for row in rows]
        self.sheets.append(Sheet(f"表{len(self.sheets)}", [headers, *cells]))
        return self

    def told(self, on: str = "2023-09-25") -> "Drawn":
        report = import_sheets(self.engine, self.sheets, exported_on=date.fromisoformat(on))
        assert report.errors == []
        self.sheets.clear()
        return self

    def found(
        self, check: str, on: str = "2023-09-25", level: Level = Level.COUNTY, **limits: float
    ) -> dict[str, tuple[int, int]]:
        """By the name of the place, (found, looked at); places without either are left out."""
        with self.engine.connect() as connection:
            frame = found_by_place(connection, [check], scope(on, **limits), level)
        rows = zip(frame["region"], frame["found"], frame["checked"], strict=True)
        return {region: (found, checked) for region, found, checked in rows if checked}

    def households(self, check: str, on: str = "2023-09-25", **limits: float) -> list[str]:
        """户编号 of the list behind the check."""
        with self.engine.connect() as connection:
            return list(records_behind(connection, check, scope(on, **limits))["户编号"])


def scope(on: str, **limits: float) -> Scope:
    day = date.fromisoformat(on)
    return Scope(COUNTY, day, day.replace(month=1, day=1), limits=tuple(limits.items()))


def table(text: str) -> list[dict[str, str]]:
    """One record a line; a blank cell is blank, a header that a table lacks is filled in."""
    lines = [line.split("|") for line in text.strip().splitlines()]
    headers = [header.strip() for header in lines[0]]
    return [
        {h: cell.strip() for h, cell in zip(headers, cells, strict=False) if h != COMMENT}
        for cells in lines[1:]
    ]
