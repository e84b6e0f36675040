"""Indicators 19-25: elimination, rollback, and who stays too long."""

from collections.abc import Iterator
from datetime import date

from tests.oracle.days import add_months, both_ends, first, months_apart
from tests.oracle.households import GUARANTEE_PROBLEMS, Household
from tests.oracle.inclusion import included_in_period
from tests.oracle.records import Month
from tests.oracle.seen import Line, Seen

EARLY_MONTHS = 6


def eliminated_on(household: Household) -> date | Month:
    return household.latest.eliminations[-1].day


def eliminated_in_period(seen: Seen) -> list[Household]:
    """ "Eliminated in the period": eliminated on D, on a day of the period."""
    return [
        household
        for household in seen.households
        if household.state == "eliminated" and seen.in_period(eliminated_on(household))
    ]


def risk_elimination_rate(seen: Seen) -> Iterator[Line]:
    for household in seen.households:
        if household.is_monitored:
            yield _share(household, household.state == "eliminated")


def risk_elimination_rate_excluding_safety_net(seen: Seen) -> Iterator[Line]:
    for household in seen.households:
        if household.is_monitored and not household.is_safety_net:
            yield _share(household, household.state == "eliminated")


def risk_elimination_rate_in_period(seen: Seen) -> Iterator[Line]:
    """Eliminated in the period / (active on P0 − 1 + included in the period)."""
    eliminated = {household.number for household in eliminated_in_period(seen)}
    for household in seen.households:
        was_active = seen.before[household.number].state == "active"
        # Who is in both terms counts once; the numerator lies within the denominator.
        if was_active or included_in_period(seen, household):
            yield _share(household, household.number in eliminated)


def _share(household: Household, holds: bool) -> Line:
    return Line(household.village, int(holds), 1, persons=len(household.persons))


def _months_to_elimination(household: Household) -> str:
    """early, boundary, late or contradictory."""
    included, eliminated = household.latest.included, eliminated_on(household)
    if isinstance(included, Month) or isinstance(eliminated, Month):
        # "month precision: month difference < 6, and = 6 is early_elimination_boundary"
        months = months_apart(eliminated, included)
        if months < 0:
            return "contradictory"
        if months == EARLY_MONTHS:
            return "boundary"
        return "early" if months < EARLY_MONTHS else "late"
    if eliminated < included:
        return "contradictory"
    # "on a day before included + 6 calendar months": six months to the day is not early.
    return "early" if eliminated < add_months(included, EARLY_MONTHS) else "late"


def _helped_out_in_period(seen: Seen) -> list[Household]:
    """帮扶消除 in the period; a blank 风险消除方式 is not 帮扶消除."""
    return [h for h in eliminated_in_period(seen) if h.facts.get("风险消除方式") == "帮扶消除"]


def early_elimination(seen: Seen) -> Iterator[Line]:
    yield from _by_months(seen, "early")


def early_elimination_boundary(seen: Seen) -> Iterator[Line]:
    yield from _by_months(seen, "boundary")


def _by_months(seen: Seen, wanted: str) -> Iterator[Line]:
    for household in _helped_out_in_period(seen):
        found = _months_to_elimination(household)
        yield Line(
            household.village,
            int(found == wanted),
            unmeasurable=int(found == "contradictory"),
        )


def no_labour_eliminated(seen: Seen) -> Iterator[Line]:
    for household in seen.households:
        if household.state == "eliminated":
            unknown = household.has_labour is None
            yield Line(
                household.village, int(household.has_labour is False), unmeasurable=int(unknown)
            )


def eliminated_below_line(seen: Seen) -> Iterator[Line]:
    for household in seen.households:
        if household.state != "eliminated" or household.facts.get("风险消除方式") != "帮扶消除":
            continue
        # "the line in force on the elimination day": the plan of that day's year.
        line = seen.limits(household.village, eliminated_on(household).year).income_line
        income = household.facts.get("风险消除后人均纯收入")
        if line is None or income is None:
            yield Line(household.village, unmeasurable=1)
        else:
            yield Line(household.village, int(income < line))


def worsened_after_elimination(seen: Seen) -> Iterator[Line]:
    for household in eliminated_in_period(seen):
        facts = household.facts
        after, before = facts.get("风险消除后人均纯收入"), facts.get("人均纯收入")
        fell = after is not None and before is not None and after < before
        problem = any(facts.get(f"风险消除后{header}") is True for header in GUARANTEE_PROBLEMS)
        yield Line(household.village, int(problem or fell))


def rollback_rate(seen: Seen) -> Iterator[Line]:
    since = add_months(seen.day, -12)
    for household in seen.households:
        recent = [
            elimination
            for episode in household.episodes
            for elimination in episode.eliminations
            # The last 12 months begin the day after D − 12 months.
            if since < first(elimination.day) <= seen.day
        ]
        if recent:
            rolled_back = any(e.rolled_back_on is not None for e in recent)
            yield Line(household.village, int(rolled_back), 1)


def reidentified(seen: Seen) -> Iterator[Line]:
    for household in seen.households:
        again = any(
            e.follows_elimination and seen.in_period(e.included) for e in household.episodes
        )
        yield Line(household.village, int(again))


def elimination_concentration(seen: Seen) -> Iterator[Line]:
    """By village: townships and counties are sums of their villages."""
    days: dict[str, list[date]] = {}
    for household in eliminated_in_period(seen):
        day = eliminated_on(household)
        if isinstance(day, Month):
            # A month cannot be placed in a fortnight.
            yield Line(household.village, unmeasurable=1)
        else:
            days.setdefault(household.village, []).append(day)
    for village, dated in days.items():
        if len(dated) >= 5:
            busiest = max(sum(0 <= (d - start).days < 14 for d in dated) for start in dated)
            yield Line(village, busiest, len(dated))


def over_a_year(seen: Seen) -> Iterator[Line]:
    for household in seen.households:
        if household.state != "active" or household.has_labour is False:
            continue
        # "> 12 months ago": twelve months to the day is not over a year.
        is_over = both_ends(household.latest.included, lambda day: add_months(day, 12) < seen.day)
        if household.has_labour and is_over:
            yield Line(household.village, 1)
        elif is_over is not False:
            yield Line(household.village, unmeasurable=1)
