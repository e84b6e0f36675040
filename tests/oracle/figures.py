"""Every indicator of the contract, added up by place."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import median

from tests.oracle import (
    disaster,
    exit,
    gaps,
    help,
    inclusion,
    order,
    presence,
    problems,
    screening,
    visits,
)
from tests.oracle.records import Register
from tests.oracle.rules import Asked
from tests.oracle.seen import Line, Seen


class Shape(StrEnum):
    COUNT = "count"
    SHARE = "share"
    PER_1000 = "per_1000"
    MEDIAN = "median"


@dataclass(frozen=True)
class Oracle:
    lines: Callable[[Seen], Iterator[Line]]
    shape: Shape = Shape.COUNT
    bases: tuple[str, ...] = ("households",)


BOTH = ("households", "persons")
ITEMS = ("items",)

ORACLE = {
    "monitored": Oracle(inclusion.monitored, bases=BOTH),
    "active": Oracle(inclusion.active, bases=BOTH),
    "new_inclusions": Oracle(inclusion.new_inclusions, bases=BOTH),
    "new_inclusions_per_1000": Oracle(inclusion.new_inclusions_per_1000, Shape.PER_1000),
    "inclusion_on_time_rate": Oracle(inclusion.inclusion_on_time_rate, Shape.SHARE, ITEMS),
    "inclusion_overdue": Oracle(inclusion.inclusion_overdue, bases=ITEMS),
    "inclusion_due_soon": Oracle(inclusion.inclusion_due_soon, bases=ITEMS),
    "township_rejection_rate": Oracle(inclusion.township_rejection_rate, Shape.SHARE, ITEMS),
    "clock_restarts": Oracle(inclusion.clock_restarts, bases=ITEMS),
    "publicity_compliance_rate": Oracle(inclusion.publicity_compliance_rate, Shape.SHARE, ITEMS),
    "refusals_without_reason": Oracle(inclusion.refusals_without_reason, bases=ITEMS),
    "trigger_mismatch": Oracle(gaps.trigger_mismatch),
    "below_line_unmonitored": Oracle(gaps.below_line_unmonitored),
    "help_on_time_rate": Oracle(help.help_on_time_rate, Shape.SHARE),
    "no_measure": Oracle(help.no_measure),
    "developmental_rate": Oracle(help.developmental_rate, Shape.SHARE),
    "safety_net_only": Oracle(help.safety_net_only),
    "measure_mismatch": Oracle(help.measure_mismatch),
    "visit_completion_rate": Oracle(visits.visit_completion_rate, Shape.SHARE),
    "visit_completion_rate_warning": Oracle(visits.visit_completion_rate_warning, Shape.SHARE),
    "risk_elimination_rate": Oracle(exit.risk_elimination_rate, Shape.SHARE, BOTH),
    "risk_elimination_rate_excluding_safety_net": Oracle(
        exit.risk_elimination_rate_excluding_safety_net, Shape.SHARE, BOTH
    ),
    "risk_elimination_rate_in_period": Oracle(
        exit.risk_elimination_rate_in_period, Shape.SHARE, BOTH
    ),
    "early_elimination": Oracle(exit.early_elimination),
    "early_elimination_boundary": Oracle(exit.early_elimination_boundary),
    "no_labour_eliminated": Oracle(exit.no_labour_eliminated),
    "eliminated_below_line": Oracle(exit.eliminated_below_line),
    "worsened_after_elimination": Oracle(exit.worsened_after_elimination),
    "rollback_rate": Oracle(exit.rollback_rate, Shape.SHARE),
    "reidentified": Oracle(exit.reidentified),
    "elimination_concentration": Oracle(exit.elimination_concentration, Shape.SHARE),
    "over_a_year": Oracle(exit.over_a_year),
    "completeness_rate": Oracle(order.completeness_rate, Shape.SHARE),
    "doubt_clearance_rate": Oracle(order.doubt_clearance_rate, Shape.SHARE, ITEMS),
    "review_rate": Oracle(order.review_rate, Shape.SHARE, ITEMS),
    "review_backlog_days": Oracle(order.review_backlog_days, Shape.MEDIAN, ITEMS),
    "rectification_rate": Oracle(problems.rectification_rate, Shape.SHARE, ITEMS),
    "area_rectification_rate": Oracle(problems.area_rectification_rate, Shape.SHARE, ITEMS),
    "rectification_overdue": Oracle(problems.rectification_overdue, bases=ITEMS),
    "screening_coverage": Oracle(screening.screening_coverage, Shape.SHARE),
    "screening_entered_on_time": Oracle(screening.screening_entered_on_time, Shape.SHARE),
    "study_meeting_rate": Oracle(presence.study_meeting_rate, Shape.SHARE, ITEMS),
    "joint_meeting_rate": Oracle(presence.joint_meeting_rate, Shape.SHARE, ITEMS),
    "village_monitor_coverage": Oracle(presence.village_monitor_coverage, Shape.SHARE, ITEMS),
    "township_monitor_coverage": Oracle(presence.township_monitor_coverage, Shape.SHARE, ITEMS),
    "disaster_inclusion_ratio": Oracle(disaster.disaster_inclusion_ratio, Shape.SHARE),
}


@dataclass(frozen=True)
class Figure:
    """One line of `manage.py indicators`; counts and medians have neither numerator nor
    denominator."""

    numerator: int | None
    denominator: int | None
    value: Fraction | int | None
    unmeasurable: int


def figures(
    register: Register, asked: Asked, ids: tuple[str, ...] = tuple(ORACLE)
) -> dict[tuple[str, str, str], Figure]:
    """By indicator id, basis and region code, for every region of the register."""
    seen = Seen(register, asked)
    parents = {region.code: register.parents(region.code) for region in register.regions}
    found = {}
    for name in ids:
        oracle = ORACLE[name]
        lines = list(oracle.lines(seen))
        for code in parents:
            here = [line for line in lines if code == line.place or _above(code, line, parents)]
            for basis in oracle.bases:
                found[name, basis, code] = _figure(oracle.shape, here, basis)
    return found


def _above(code: str, line: Line, parents: dict[str, list[str]]) -> bool:
    return not line.stays and code in parents[line.place]


def _figure(shape: Shape, lines: list[Line], basis: str) -> Figure:
    if shape is Shape.MEDIAN:
        days = [Fraction(line.days) for line in lines]
        return Figure(None, None, median(days) if days else None, 0)

    def weight(line: Line) -> int:
        return line.persons if basis == "persons" else 1

    numerator = sum(line.numerator * weight(line) for line in lines)
    denominator = sum(line.denominator * weight(line) for line in lines)
    unmeasurable = sum(line.unmeasurable * weight(line) for line in lines)
    if shape is Shape.COUNT:
        return Figure(None, None, numerator, unmeasurable)
    scale = 1000 if shape is Shape.PER_1000 else 1
    # "an empty denominator gives no value"
    value = Fraction(scale * numerator, denominator) if denominator else None
    return Figure(numerator, denominator, value, unmeasurable)
