"""A household as known on a day: attributes, persons, episodes, measures."""

from dataclasses import dataclass
from datetime import date

from tests.oracle.episodes import Episode, episodes_on
from tests.oracle.records import Export, Record, Register

LABOUR = {"普通劳动力", "技能劳动力", "弱劳动力或半劳动力"}
MEASURES = (
    "产业帮扶",
    "就业帮扶",
    "金融帮扶",
    "公益岗位帮扶",
    "住房安全保障",
    "饮水安全保障",
    "健康帮扶",
    "义务教育保障",
    "教育帮扶",
    "综合保障",
    "社会帮扶",
)
GUARANTEE_PROBLEMS = (
    "是否住房出现安全问题",
    "是否饮水出现安全问题",
    "是否义务教育阶段适龄儿童少年失学辍学",
    "是否有家庭成员未参加城乡居民(职工)基本医疗保险",
)
# "the monitored block changes only if the sheet has 监测对象类别"
MONITORED = {
    "监测对象类别",
    "风险类型",
    "识别监测时间",
    "风险是否已消除",
    "消除监测时间",
    "风险消除方式",
    "整户无劳动能力兜底保障户",
    "排除情形",
    "监测联系人",
    "预警户类型",
    "风险消除后人均纯收入",
    *MEASURES,
    *(f"风险消除后{header}" for header in GUARANTEE_PROBLEMS),
}


@dataclass(frozen=True)
class Household:
    number: str
    facts: Record
    persons: tuple[Record, ...]
    episodes: tuple[Episode, ...]
    procedures: tuple[Record, ...]
    # Begun by the day, ended or not.
    measures: tuple[Record, ...]
    day: date

    @property
    def village(self) -> str:
        return self.facts["行政区划代码"]

    @property
    def latest(self) -> Episode | None:
        return self.episodes[-1] if self.episodes else None

    @property
    def state(self) -> str | None:
        """active, eliminated, ended; None: never an episode. "A household counts once"."""
        return self.latest.state if self.latest else None

    @property
    def is_monitored(self) -> bool:
        return self.state in ("active", "eliminated")

    @property
    def is_safety_net(self) -> bool:
        return self.facts.get("整户无劳动能力兜底保障户") is True

    @property
    def has_labour(self) -> bool | None:
        """None = unknown: 劳动技能 is blank for everybody."""
        known = [person["劳动技能"] for person in self.persons if person.get("劳动技能")]
        return bool(LABOUR & set(known)) if known else None

    def is_at_risk_of(self, risk: str) -> bool:
        return risk in (self.facts.get("风险类型") or ())

    def undated_measures(self) -> set[str]:
        """The export's, which "count only for households without a row in the ledger"."""
        if self.measures:
            return set()
        return {category for category in MEASURES if self.facts.get(category)}

    def measures_in_force(self) -> set[str]:
        """Categories. In force: 落实日期 ≤ D and (no 结束日期 or 结束日期 ≥ D)."""
        dated = {m["措施类别"] for m in self.measures if is_in_force(m, self.day)}
        return dated | self.undated_measures()


def is_in_force(measure: Record, day: date) -> bool:
    ends = measure.get("结束日期")
    return measure["落实日期"] <= day and (ends is None or ends >= day)


def households_on(register: Register, day: date) -> list[Household]:
    return [_household(register, number, rows, day) for number, rows in _exports(register).items()]


def exports_of(register: Register, number: str) -> list[tuple[date, Record]]:
    """What each export says of a household, oldest first."""
    return _exports(register)[number]


def _exports(register: Register) -> dict[str, list[tuple[date, Record]]]:
    rows: dict[str, list[tuple[date, Record]]] = {}
    for export in sorted(register.households, key=lambda export: export.day):
        for row in export.rows:
            rows.setdefault(row["户编号"], []).append((export.day, row))
    return rows


def _household(
    register: Register, number: str, dated: list[tuple[date, Record]], day: date
) -> Household:
    facts, persons = merged(in_force(dated, day))
    procedures = [p for p in register.procedures if p["户编号"] == number]
    return Household(
        number,
        facts,
        tuple(persons.values()),
        tuple(episodes_on(day, procedures, facts)),
        tuple(procedures),
        tuple(m for m in register.measures if m["户编号"] == number and m["落实日期"] <= day),
        day,
    )


def in_force(dated: list[tuple[date, Record]], day: date) -> list[Record]:
    """The records up to the day; "where there is none, the earliest one after it"."""
    return [row for on, row in dated if on <= day] or [dated[0][1]]


def merged(rows: list[Record]) -> tuple[Record, dict[str, Record]]:
    """What stands after these exports: absent columns and persons change nothing."""
    facts: Record = {}
    persons: dict[str, Record] = {}
    for row in rows:
        skipped = MONITORED if "监测对象类别" not in row else set()
        facts |= {h: v for h, v in row.items() if h != "成员" and h not in skipped}
        for person in row["成员"]:
            persons[person["人口编号"]] = persons.get(person["人口编号"], {}) | person
    return facts, persons


def village_facts(villages: tuple[Export, ...], day: date) -> dict[str, Record]:
    """Each village's row of layout B in force on the day."""
    dated: dict[str, list[tuple[date, Record]]] = {}
    for export in sorted(villages, key=lambda export: export.day):
        for row in export.rows:
            dated.setdefault(row["行政区划代码"], []).append((export.day, row))
    facts = {}
    for code, rows in dated.items():
        facts[code] = {h: v for row in in_force(rows, day) for h, v in row.items()}
    return facts
