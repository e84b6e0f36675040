"""For each shipped plan, its own real county with four invented households in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from data.demo.county import regions_of
from data.plans import LineId, Plan, load_plans
from tests.registers.exports import identity

PLANS = load_plans()
COUNTIES = {
    "yanfeng-2022": "460108000000",
    "yihe-2022": "500102000000",
    "liujiang-2023": "450206000000",
    "taogou-2021": "341302000000",
}
NO_LINE = 5000.0
BELOW, AT_LINE, CARED_FOR, ELSEWHERE = "0001", "0002", "0003", "0004"


@dataclass(frozen=True)
class Case:
    """What is asked of a plan. Two rows of its round were visited, one on the due day of
    `visit_stage` and one the day after; one 公示 ran from a Thursday to the Monday after."""

    plan_id: str
    as_of: date
    visit_stage: str
    publicity_from: date
    below_line: tuple[int, int]  # counted, unmeasurable among the three households inside
    mismatched: int
    compliant: int

    @property
    def plan(self) -> Plan:
        return PLANS[self.plan_id]

    @property
    def county(self) -> str:
        return COUNTIES[self.plan_id]

    @property
    def visit_due(self) -> date:
        return next(stage.due for stage in self.plan.stages if stage.id == self.visit_stage)


CASES = (
    Case("yanfeng-2022", date(2022, 6, 10), "visit_others", date(2022, 5, 12), (1, 0), 2, 1),
    Case("yihe-2022", date(2022, 4, 5), "sweep", date(2022, 3, 10), (1, 0), 0, 1),
    # 柳江 states no line; its triggers know 分散供养 but no income.
    Case("liujiang-2023", date(2023, 9, 30), "visit", date(2023, 9, 7), (0, 3), 1, 1),
    # Five days on the calendar are three working days.
    Case("taogou-2021", date(2021, 6, 26), "visit", date(2021, 6, 3), (1, 0), 0, 0),
)


def write_regions(case: Case, folder: Path) -> Path:
    path = folder / "regions.csv"
    regions_of(case.county).to_csv(path, index=False)
    return path


def villages(case: Case) -> tuple[str, str | None]:
    """A village under the plan, and one of the county that is not."""
    regions = regions_of(case.county)
    own = regions[regions["level"] == "village"]
    inside = case.plan.region_code.rstrip("0")
    # A township's code is a prefix of its villages'; a county's of all.
    under = own["code"].str.startswith(inside)
    outside = own.loc[~under, "code"]
    return own.loc[under, "code"].iloc[0], outside.iloc[0] if len(outside) else None


def write_records(case: Case, folder: Path) -> list[Path]:
    """Exports and ledgers of four households: one yuan below the line, at the line, 分散供养,
    and a poor one outside the plan's region."""
    inside, outside = villages(case)
    line = case.plan.line(LineId.MONITORING)
    below = line.below if line else NO_LINE
    incomes = {BELOW: below - 1, AT_LINE: below, CARED_FOR: 20000.0, ELSEWHERE: 100.0}
    members = [
        {
            "户编号": number,
            "人口编号": number,
            "行政区划代码": outside if number == ELSEWHERE else inside,
            "姓名": "甲",
            "证件号码": identity(int(number)),
            "与户主关系": "户主",
            "户类型": "一般农户",
            "人均纯收入": income,
            "特困供养方式": "分散供养" if number == CARED_FOR else "",
        }
        for number, income in incomes.items()
        if outside or number != ELSEWHERE
    ]
    visited = {CARED_FOR: case.visit_due, BELOW: case.visit_due + timedelta(days=1)}
    screenings = [
        {"批次": case.plan_id, "户编号": number, "入户日期": day, "是否需启动识别认定程序": "否"}
        for number, day in visited.items()
    ]
    procedure = {
        "程序编号": "C1",
        "程序类型": "纳入",
        "户编号": AT_LINE,
        "线索发现日期": case.publicity_from - timedelta(days=3),
        "村级意见": "同意",
        "公示开始日期": case.publicity_from,
        "公示结束日期": case.publicity_from + timedelta(days=4),
        "办理状态": "在办",
    }
    sheets = {"农户": members, "排查": screenings, "程序": [procedure]}
    return [_write(folder / f"{name}.csv", rows) for name, rows in sheets.items()]


def _write(path: Path, rows: Iterable[Mapping[str, object]]) -> Path:
    rows = list(rows)
    lines = [",".join(rows[0]), *(",".join(map(str, row.values())) for row in rows)]
    path.write_text("\n".join(lines), "utf-8")
    return path
