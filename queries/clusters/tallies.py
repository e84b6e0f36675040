"""Households counted by place and risk, in the window and before it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from data.regions import RegionTree
from queries.clusters.events import Event
from queries.clusters.window import Span, Window
from queries.scope import Level


@dataclass
class Tally:
    """Of one place and risk. `now` gives the day of each household in the window, its latest;
    `past` holds households, `past_counts` those of each window before, the latest first.
    """

    now: dict[int | str, date] = field(default_factory=dict)
    past: set[int | str] = field(default_factory=set)
    past_windows: dict[int, set[int | str]] = field(default_factory=lambda: defaultdict(set))
    months: set[int | str] = field(default_factory=set)

    @property
    def unmeasurable(self) -> int:
        """Households of which only a month is known that lies partly in the window."""
        return len(self.months - self.now.keys())

    def past_counts(self, windows: int) -> list[int]:
        return [len(self.past_windows[step]) for step in range(windows)]

    def add(self, event: Event, window: Window) -> None:
        match window.span_of(event.first, event.last):
            case Span.NOW:
                latest = self.now.get(event.household, event.last)
                self.now[event.household] = max(latest, event.last)
            case Span.PAST:
                self.past.add(event.household)
                self.past_windows[window.steps_back(event.first)].add(event.household)
            case Span.UNMEASURABLE:
                self.months.add(event.household)


Tallies = Mapping[tuple[str, str], Tally]


@dataclass(frozen=True)
class Counted:
    """`tallies` by code and risk. Apart from them, households in the window without a risk on
    record, by code, and how many lie in no place of the level.
    """

    tallies: Tallies
    without_risk: Mapping[str, int]
    unplaced: int


def count(events: Iterable[Event], window: Window, tree: RegionTree, level: Level) -> Counted:
    """Each household once a place, risk and span, whatever happened to it how often."""
    tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
    riskless: dict[str, set[int | str]] = defaultdict(set)
    unplaced: set[int | str] = set()
    for event in events:
        place = tree.ancestor(event.region_code, level)
        is_now = window.span_of(event.first, event.last) is Span.NOW
        if place is None:
            unplaced.update({event.household} if is_now else ())
            continue
        for risk in event.risks:
            tallies[place.code, risk].add(event, window)
        if is_now and not event.risks:
            riskless[place.code].add(event.household)
    without_risk = {code: len(found) for code, found in riskless.items()}
    return Counted(tallies, without_risk, len(unplaced))
