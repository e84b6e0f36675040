"""A register told table by table, and what it answers."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from pandas import isna
from sqlalchemy import Engine

from queries.measure import measure
from queries.scope import Level, Scope
from tests.oracle import Asked, Export, Figure, Record, Region, Register, figures
from tests.registers import import_register
from tests.registers.exports import identity
from tests.stories.cells import table

PROBLEM = {"编号": None, "问题类型": "住房安全", "具体内容": "漏雨"}
PROGRESS = ("发现日期", "整改时限", "整改成效", "整改完成日期")

# A share is told as (numerator, denominator), a count as a number.
# Columns that a story tells of a person; all others are the household's.
PERSONAL = (
    "劳动技能",
    "出生日期",
    "在校生状况",
    "残疾等级",
    "残疾证发证日期",
    "享受低保政策情况",
    "低保认定日期",
    "享受特困供养政策情况",
    "特困供养方式",
)
Answer = dict[str, tuple[int, int] | int]


@dataclass
class Story:
    engine: Engine
    regions: tuple[Region, ...]
    exports: list[Export] = field(default_factory=list)
    villages: list[Export] = field(default_factory=list)
    ledgers: dict[str, list[Any]] = field(default_factory=dict)

    def export(self, on: str, text: str, lacking: str | None = None) -> None:
        """Layout A as exported on the day: a line a household, or one a person."""
        households: dict[str, Record] = {}
        for record in table(text):
            person = {k: record.pop(k) for k in PERSONAL if k in record}
            household = households.setdefault(
                record["户编号"], self._household(record) | {"成员": []}
            )
            serial = int(record["户编号"]) * 10 + len(household["成员"])
            household["成员"].append(_person(serial) | person)
        for household in households.values():
            household.pop(lacking, None)
        self.exports.append(Export(date.fromisoformat(on), tuple(households.values())))

    def village_sheet(self, on: str, text: str) -> None:
        rows = [self._placed(record) | {"农村人口": 100} for record in table(text)]
        self.villages.append(Export(date.fromisoformat(on), tuple(rows)))

    def procedures(self, text: str) -> None:
        rows = [
            {"程序编号": f"C{n}", "程序类型": "纳入", "办理状态": "办结", **record}
            for n, record in enumerate(table(text), 1)
        ]
        for row in rows:
            # Where the clue does not matter to the story it lies ten days before.
            ended = row.get("县级审定日期")
            row.setdefault("线索发现日期", ended and date.fromordinal(ended.toordinal() - 10))
        self.ledgers["procedures"] = rows

    def measures(self, text: str) -> None:
        rows = table(text)
        self.ledgers["measures"] = [{"措施编号": f"D{n}", **row} for n, row in enumerate(rows)]

    def screenings(self, text: str) -> None:
        self.ledgers["screenings"] = table(text)

    def doubts(self, text: str) -> None:
        rows = [{"疑点类型": "收入", "核实结果": None, **row} for row in table(text)]
        self.ledgers["doubts"] = [{"疑点编号": f"I{n}", **row} for n, row in enumerate(rows)]

    def updates(self, text: str) -> None:
        rows = table(text)
        self.ledgers["updates"] = [{"更新编号": f"J{n}", **row} for n, row in enumerate(rows)]

    def disasters(self, text: str) -> None:
        self.ledgers["disasters"] = [self._placed({"灾种": "洪涝", **r}) for r in table(text)]

    def visits(self, text: str) -> None:
        self.ledgers["visits"] = [{"走访人": "甲乙", **row} for row in table(text)]

    def alerts(self, text: str) -> None:
        blank = {"部门": "医保", "预警类型": "大额医疗支出", "户编号": None, "证件号码": None}
        rows = [{**blank, "核实日期": None, **row} for row in table(text)]
        self.ledgers["alerts"] = [{"预警编号": f"K{n}", **row} for n, row in enumerate(rows, 1)]

    def household_problems(self, on: str, text: str) -> None:
        """One sheet of layout G1, as exported on the day."""
        named = {"户编号": None, "户主姓名": "甲乙"}
        self._problem_sheet("household_problems", on, text, named)

    def area_problems(self, on: str, text: str) -> None:
        self._problem_sheet("area_problems", on, text, {})

    def _problem_sheet(self, ledger: str, on: str, text: str, named: Record) -> None:
        blank = {**named, **PROBLEM, **dict.fromkeys(PROGRESS)}
        rows = tuple(self._perhaps_placed(blank | row) for row in table(text))
        self.ledgers.setdefault(ledger, []).append(Export(date.fromisoformat(on), rows))

    def meetings(self, text: str) -> None:
        self.ledgers["meetings"] = [self._perhaps_placed(row) for row in table(text)]

    def monitors(self, text: str) -> None:
        posted = {"岗位": "防贫监测信息员", "备案日期": None}
        self.ledgers["monitors"] = [self._perhaps_placed(posted | row) for row in table(text)]

    def _perhaps_placed(self, record: Record) -> Record:
        """A row that names a household lies where it lives; one of the county names nothing."""
        if record.get("户编号"):
            return record | {"行政区划代码": None}
        if record.get("村") or record.get("乡镇"):
            return self._placed(record)
        county = next(region.code for region in self.regions if region.level == "county")
        return record | {"行政区划代码": county}

    def _household(self, record: Record) -> Record:
        # Without 监测对象类别 a sheet says nothing of monitoring.
        defaults = {"村": self._first_village(), "户类型": "一般农户", "监测对象类别": None}
        return self._placed(defaults | record)

    def _first_village(self) -> str:
        return next(region.name for region in self.regions if region.level == "village")

    def _placed(self, record: Record) -> Record:
        village, township = record.pop("村", None), record.pop("乡镇", None)
        name = village or township
        code = next(region.code for region in self.regions if region.name == name)
        return record | {"行政区划代码": code}

    def register(self) -> Register:
        exports = self.exports or [self._bare_export()]
        return Register(
            self.regions,
            tuple(exports),
            tuple(self.villages),
            **{name: tuple(rows) for name, rows in self.ledgers.items()},
        )

    def _bare_export(self) -> Export:
        """Of a story whose households are known by their ledgers only."""
        told = [row for ledger in self.ledgers.values() for row in ledger]
        rows = [one for row in told for one in (row.rows if isinstance(row, Export) else [row])]
        numbers = dict.fromkeys(row["户编号"] for row in rows if row.get("户编号")) or ("1",)
        households = [
            self._household({"户编号": number}) | {"成员": [_person(int(number) * 10)]}
            for number in numbers
        ]
        return Export(date(2021, 1, 1), tuple(households))

    def tell(self, newest_first: bool = False) -> None:
        """Import everything told so far, export by export."""
        import_register(self.engine, self.register(), newest_first=newest_first)

    def figure(
        self,
        indicator: str,
        on: str,
        since: str | None = None,
        *,
        level: str = "county",
        basis: str | None = None,
        plan: str | None = None,
        **limits: float | str,
    ) -> Answer:
        """What SQL and the oracle both answer, by the name of the place; a count without zeros."""
        found = self._ask(indicator, on, since, level, basis, plan, limits)
        return {
            name: figure.value
            if figure.numerator is None
            else (figure.numerator, figure.denominator)
            for name, figure in found.items()
            if (figure.value if figure.denominator is None else figure.denominator)
        }

    def unmeasurable(self, indicator: str, on: str, since: str | None = None, **asked) -> int:
        """Of the whole county."""
        level, basis, plan = "county", asked.pop("basis", None), asked.pop("plan", None)
        found = self._ask(indicator, on, since, level, basis, plan, asked)
        return sum(figure.unmeasurable for figure in found.values())

    def _ask(self, indicator, on, since, level, basis, plan, limits) -> dict[str, Figure]:
        as_of = date.fromisoformat(on)
        start = date.fromisoformat(since) if since else date(as_of.year, 1, 1)
        question = Asked(as_of, start, plan, tuple(sorted(limits.items())))
        by_sql = self._by_sql(indicator, question, level, basis)
        by_oracle = self._by_oracle(indicator, question, level, basis)
        assert by_sql == by_oracle
        return by_sql

    def _by_oracle(self, indicator, question, level, basis) -> dict[str, Figure]:
        found = figures(self.register(), question, (indicator,))
        return {
            region.name: figure
            for region in self.regions
            for (_, of, code), figure in found.items()
            if region.level == level and code == region.code and of == (basis or of)
            if basis or of != "persons"
        }

    def _by_sql(self, indicator, question, level, basis) -> dict[str, Figure]:
        county = next(region.code for region in self.regions if region.level == "county")
        start, plan, limits = question.period_start, question.plan_id, question.limits
        scope = Scope(county, question.as_of, start, plan, limits)
        with self.engine.connect() as connection:
            frame = measure(connection, (indicator,), scope, Level(level))
        return {
            row.region: _figure(row)
            for row in frame.itertuples()
            if row.basis == basis or (basis is None and row.basis != "persons")
        }


def _figure(row) -> Figure:
    if isna(row.numerator):
        value = None if isna(row.value) else Fraction(row.value)
        return Figure(None, None, value, int(row.unmeasurable))
    numerator, denominator = int(row.numerator), int(row.denominator)
    scale = 1000 if row.indicator == "new_inclusions_per_1000" else 1
    value = Fraction(scale * numerator, denominator) if denominator else None
    return Figure(numerator, denominator, value, int(row.unmeasurable))


def _person(serial: int) -> Record:
    return {
        "人口编号": str(serial),
        "姓名": f"成员{serial}",
        "证件号码": identity(serial),
        "与户主关系": "户主",
    }
