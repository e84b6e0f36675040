"""At the pace so far, will a place have done a stage by its due day?

What was done in the last WINDOW working days, or since the stage began if that is later, is
set against what is open and the working days left (`queries.statistics.pace`). It says what
the pace leads to, never that anybody is at fault: who speeds up arrives in time.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import pandas as pd
from sqlalchemy import Connection, func, select

from data.plans import Plan, Stage
from data.regions import RegionTree, regions_on
from queries.measure import places_of
from queries.plans import known_plans, plan_at
from queries.progress.workdays import Workdays
from queries.scope import Level, Scope
from queries.stage_items import item_days
from queries.statistics.funnel import SMALLEST_DENOMINATOR
from queries.statistics.pace import chance_of_finishing, dispersion, likely_more
from queries.timeline import State, timeline

WINDOW = 10  # working days
FEWEST_DAYS = 3  # working days, before which a pace says nothing
UNLIKELY, LIKELY = 0.1, 0.9
COLUMNS = [
    "plan_id",
    "stage",
    "name",
    "due",
    "clause",
    "region_code",
    "region",
    "items",
    "open",
    "done_lately",
    "since",
    "days",
    "days_left",
    "low",
    "high",
    "chance",
    "outlook",
]


class Outlook(StrEnum):
    SHORT = "short"  # finishing is less likely than UNLIKELY
    UNCLEAR = "unclear"
    ON_PACE = "on_pace"  # likelier than LIKELY
    NO_WORKDAYS = "no_workdays"  # open, and no working day is left
    TOO_EARLY = "too_early"
    TOO_FEW = "too_few"

    @property
    def title(self) -> str:
        return {
            "short": "按目前进度难以按期",
            "unclear": "尚难判断",
            "on_pace": "按目前进度能按期",
            "no_workdays": "期限前已无工作日",
            "too_early": "为时尚早",
            "too_few": "样本过少",
        }[self.value]


@dataclass(frozen=True)
class Lately:
    """What was done of a stage in the window: `since` None if nobody did anything anywhere."""

    since: date | None
    days: int
    days_left: int
    by_place: Mapping[str, int]
    dispersion: float


def outlook(connection: Connection, scope: Scope, level: Level) -> pd.DataFrame:
    """One row a region of the level and stage that is open there and not yet due, of COLUMNS.

    `done_lately` items in `days` working days `since`; `low` to `high` more are likely (80 %)
    in the `days_left`; `chance` 0..1 of doing all. The last three are missing where nothing
    can be said. In the plan's order, by region code within a stage.
    """
    stages = timeline(connection, scope, level)
    is_open = stages["state"].isin([State.IN_PROGRESS, State.DUE_SOON])
    tree = regions_on(connection, scope.as_of)
    home = {
        code: place.code
        for place in places_of(tree, scope, level)
        for code in tree.within(place.code)
    }
    plans = known_plans(connection)
    rows: list[list[object]] = []
    for (plan_id, stage_id), own in stages[is_open].groupby(["plan_id", "stage"], sort=False):
        plan = plans[plan_id]
        stage = next(stage for stage in plan.stages if stage.id == stage_id)
        lately = _lately(connection, stage, plan, scope, tree)
        done: Counter[str] = Counter()
        for place, count in lately.by_place.items():
            if place in home:
                done[home[place]] += count
        rows += [_row(row, lately, done[row.region_code]) for row in own.itertuples()]
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(stage, lately: Lately, done: int) -> list[object]:
    left, spread = int(stage.open), lately.dispersion
    found = [stage.plan_id, stage.stage, stage.name, stage.due, stage.clause]
    found += [stage.region_code, stage.region, stage.items, left, done]
    found += [lately.since, lately.days, lately.days_left]
    if lately.since is None or lately.days < FEWEST_DAYS:
        return [*found, None, None, None, Outlook.TOO_EARLY]
    more = likely_more(done, lately.days, lately.days_left, spread)
    chance = chance_of_finishing(done, lately.days, left, lately.days_left, spread)
    return [*found, *more, chance, _judged(stage.items, lately.days_left, chance)]


def _judged(items: int, days_left: int, chance: float) -> Outlook:
    if items < SMALLEST_DENOMINATOR:
        return Outlook.TOO_FEW
    if days_left == 0:
        return Outlook.NO_WORKDAYS
    if chance < UNLIKELY:
        return Outlook.SHORT
    return Outlook.ON_PACE if chance > LIKELY else Outlook.UNCLEAR


def _lately(
    connection: Connection, stage: Stage, plan: Plan, scope: Scope, tree: RegionTree
) -> Lately:
    """The stage's recent days in the whole county, as far as it is under this plan."""
    as_of = scope.as_of
    workdays = Workdays(connection, as_of - timedelta(days=60), max(stage.due, as_of))
    first = workdays.last_of(WINDOW, as_of)
    if stage.starts_on:
        first = max(first, stage.starts_on)
    done = _done_by_day(connection, stage, plan, scope, tree, first)
    days_left = workdays.after_to(as_of, stage.due)
    if not done:
        return Lately(None, 0, days_left, {}, 1.0)
    if stage.starts_on is None:
        first = min(day for counts in done.values() for day in counts)
    days = workdays.from_to(first, as_of)
    by_place = {place: sum(counts.values()) for place, counts in done.items()}
    spread = dispersion(_by_workday(counts, days) for counts in done.values())
    return Lately(first, len(days), days_left, by_place, spread)


def _done_by_day(
    connection: Connection, stage: Stage, plan: Plan, scope: Scope, tree: RegionTree, first: date
) -> dict[str, Counter[date]]:
    """Items done from `first` on, by place and day."""
    county = tree.ancestor(scope.region_code, Level.COUNTY)
    plan_of = plan_at(connection, tree, scope)
    under = {code for code in tree.within(county.code if county else scope.region_code)
             if plan_of(code) == plan}  # fmt: skip
    item = item_days(stage.items, plan, scope.as_of).subquery().c
    counted = (
        select(item.place, item.done_on, func.count())
        .where(item.done_on.between(first, scope.as_of))
        .group_by(item.place, item.done_on)
    )
    done: dict[str, Counter[date]] = defaultdict(Counter)
    for place, day, count in connection.execute(counted):
        if place in under:
            done[place][day] += count
    return done


def _by_workday(counts: Mapping[date, int], days: Sequence[date]) -> list[int]:
    """Counts a working day; what was done on a day off is put to the next one."""
    found = [0] * len(days)
    for day, count in counts.items():
        number = next((n for n, workday in enumerate(days) if workday >= day), len(days) - 1)
        if days:
            found[number] += count
    return found
