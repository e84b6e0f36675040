"""Indicator 33: inclusions that follow disasters, beside the households hit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tests.oracle.days import both_ends, elapsed
from tests.oracle.records import Record
from tests.oracle.seen import Line, Seen

WITHIN_DAYS = 90


@dataclass(frozen=True)
class Hit:
    """An event in a place, by its latest report: "never summed"."""

    event: str
    place: str
    began_on: date
    households: int | None


def disaster_inclusion_ratio(seen: Seen) -> Iterator[Line]:
    hits = _counted(seen)
    yield from _affected_households(seen, hits)
    for household in seen.households:
        if not household.is_at_risk_of("因自然灾害"):
            continue
        touching = [hit for hit in hits if hit.place in seen.register.parents(household.village)]
        found = {
            both_ends(
                episode.included,
                lambda day, hit=hit: hit.began_on <= day <= hit.began_on + timedelta(WITHIN_DAYS),
            )
            for hit in touching
            for episode in household.episodes
        }
        if True in found:
            yield Line(household.village, 1)
        elif None in found:
            yield Line(household.village, unmeasurable=1)


def _counted(seen: Seen) -> list[Hit]:
    """ "Begun in the period at least the inclusion limit before D"."""
    counted = []
    for hit in _latest_reports(seen):
        limits = seen.limits(hit.place)
        if seen.in_period(hit.began_on):
            age = elapsed(hit.began_on, seen.day, limits.inclusion_kind)
            if age >= limits.inclusion_days:
                counted.append(hit)
    return counted


def _latest_reports(seen: Seen) -> list[Hit]:
    latest: dict[tuple[str, str], Record] = {}
    for report in seen.register.disasters:
        key = (_event(report), report["行政区划代码"])
        if report["报送时间"].date() <= seen.day and (
            key not in latest or latest[key]["报送时间"] < report["报送时间"]
        ):
            latest[key] = report
    return [
        Hit(event, place, report["灾害发生时间"], report.get("受灾户数"))
        for (event, place), report in latest.items()
    ]


def _event(report: Record) -> str:
    """灾害编号, else 灾害名称 and the year of 灾害发生时间."""
    return report.get("灾害编号") or f"{report['灾害名称']}/{report['灾害发生时间'].year}"


def _affected_households(seen: Seen, hits: list[Hit]) -> Iterator[Line]:
    places = {(hit.event, hit.place) for hit in hits}
    for hit in hits:
        township = seen.register.parents(hit.place)[1]
        yield Line(
            hit.place,
            denominator=hit.households or 0,
            unmeasurable=int(hit.households is None),
            # "a township row wins over the sum of its villages"
            stays=(hit.event, township) in places,
        )
