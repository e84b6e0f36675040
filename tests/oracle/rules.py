"""Which limits hold where and when, from contract/plans.md."""

from dataclasses import dataclass, replace
from datetime import date

from tests.oracle.records import Record


@dataclass(frozen=True)
class Limits:
    """The national guide's figures and the product's own, where a plan is silent."""

    income_line: float | None = None
    inclusion_days: int = 15
    inclusion_kind: str = "calendar"
    restart_days: int = 60
    help_days: int = 10
    no_measure_days: int = 30
    alert_days: int = 10
    publicity_days: int = 5
    publicity_kind: str = "calendar"


@dataclass(frozen=True)
class Plan:
    id: str
    region_code: str
    year: int
    limits: Limits
    # The due day of the visit of a key F row (ticked 是 or with 触发情形) and of any other.
    visit_key_due: date
    visit_due: date
    targets_all: bool = True


PLANS = (
    Plan(
        "yanfeng-2022",
        "460108102000",
        2022,
        Limits(income_line=6700),
        visit_key_due=date(2022, 5, 6),
        visit_due=date(2022, 5, 10),
    ),
    Plan(
        "yihe-2022",
        "500102016000",
        2022,
        Limits(income_line=7000),
        visit_key_due=date(2022, 3, 31),
        visit_due=date(2022, 3, 31),
    ),
    Plan(
        "liujiang-2023",
        "450206000000",
        2023,
        Limits(),
        visit_key_due=date(2023, 9, 28),
        visit_due=date(2023, 9, 28),
        # "the target is the key groups of L2, not all households"
        targets_all=False,
    ),
    Plan(
        "taogou-2021",
        "341302121000",
        2021,
        Limits(income_line=6000, publicity_kind="working"),
        visit_key_due=date(2021, 6, 15),
        visit_due=date(2021, 6, 15),
    ),
)


@dataclass(frozen=True)
class Asked:
    """What a figure is asked for: D, P0, a plan for everywhere, limits over the plan's."""

    as_of: date
    period_start: date
    plan_id: str | None = None
    limits: tuple[tuple[str, object], ...] = ()


def plan_of(parents: list[str], year: int, asked: Asked) -> Plan | None:
    """The newest plan of the place or of its nearest ancestor, not of a later year."""
    if asked.plan_id:
        return next(plan for plan in PLANS if plan.id == asked.plan_id)
    for code in parents:
        plans = [plan for plan in PLANS if plan.region_code == code and plan.year <= year]
        if plans:
            return max(plans, key=lambda plan: plan.year)
    return None


def limits_of(parents: list[str], year: int, asked: Asked) -> Limits:
    plan = plan_of(parents, year, asked)
    return replace(plan.limits if plan else Limits(), **dict(asked.limits))


def visit_due(plan: Plan, row: Record) -> date:
    is_key = row.get("是否需启动识别认定程序") is True or row.get("触发情形")
    return plan.visit_key_due if is_key else plan.visit_due
