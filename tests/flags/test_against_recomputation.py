"""Whatever a county looks like, the flags agree with the ones recomputed in plain Python."""

from datetime import date, datetime, time, timedelta
from random import Random

import pytest

from queries.flags import flags
from queries.scope import Level, Scope
from tests.disasters.test_reports import report, store
from tests.flags.drawn import Village, draw
from tests.flags.recomputed import Hit, Place, grades
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, EAST_3, WEST, WEST_1, WEST_2

TOWNSHIPS = {EAST: (EAST_1, EAST_2, EAST_3), WEST: (WEST_1, WEST_2)}
BEGAN = date(2023, 6, 10)  # of every `report`
DAYS = [BEGAN + timedelta(days=n) for n in (14, 15, 16, 40, 107)]
EVENTS = ("洪涝一号", "风雹")


def some_village(random: Random, code: str) -> Village:
    """Sizes next to the boundaries: nine and ten, none and few."""

    def days(number: int) -> list[date]:
        return [date(2023, 1, 20) + timedelta(days=random.randrange(200)) for _ in range(number)]

    old, new = random.choice((0, 4, 9, 10, 25)), random.choice((0, 0, 1, 4, 10, 20))
    proposed, doubts, updates, problems = (random.choice((0, 9, 10, 20)) for _ in range(4))

    def most_of(number: int) -> list[date]:
        return days(random.choice((0, number // 2, number - number // 5, number)))

    return Village(
        code,
        households=random.choice((9, 10, 80, 300)),
        old=old,
        out=days(random.choice((0, old // 2, old // 2, old))),
        new=days(new),
        late=random.choice((0, 0, new // 2)),
        poor=random.choice((0, 4, 8, 36)),
        proposed=proposed,
        rejected=random.choice((0, proposed // 5, proposed // 5, proposed)),
        complete=random.choice((0, old // 2, old, old)),
        doubts=doubts,
        verified=most_of(doubts),
        updates=updates,
        reviewed=most_of(updates),
        problems=problems,
        done=most_of(problems),
    )


def some_reports(random: Random) -> list:
    found = []
    for event in EVENTS:
        for code in random.sample([*TOWNSHIPS, *sum(TOWNSHIPS.values(), ())], 4):
            for after in random.sample(range(1, 60), random.choice((1, 2))):
                reported = datetime.combine(BEGAN + timedelta(days=after), time(8))
                figures = {
                    "affected_persons": random.choice((None, 0, 4, 8, 20)),
                    "collapsed_households": random.choice((None, None, 0, 1)),
                }
                found.append(report(code, reported.isoformat(), event, **figures))
    return found


def hits_of_level(reports: list, day: date, level: Level) -> dict[tuple[str, str], Hit]:
    last = {}
    for one in sorted(reports, key=lambda one: one.reported_at):
        if one.reported_at.date() <= day:
            last[one.event, one.region_code] = one
    found = {}
    for event in EVENTS:
        for township, villages in TOWNSHIPS.items():
            below = [last[event, code] for code in villages if (event, code) in last]
            if level is Level.VILLAGE:
                found |= {(event, one.region_code): hit([one]) for one in below}
            elif own := last.get((event, township)):
                found[event, township] = hit([own])
            elif below:
                found[event, township] = hit(below)
    return found


def hit(reports: list) -> Hit:
    def known(figure: str) -> int | None:
        stated = [one.figures[figure] for one in reports if one.figures[figure] is not None]
        return sum(stated) if stated else None

    return Hit(BEGAN, known("affected_persons"), known("collapsed_households"))


LONG = [pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 8)]


@pytest.mark.parametrize("seed", [0, 1, 2, *LONG])
def test_the_flags_are_those_recomputed(engine, county, seed):
    random = Random(seed)
    drawn = {code: some_village(random, code) for code in sum(TOWNSHIPS.values(), ())}
    reports = some_reports(random)
    draw(engine, drawn.values())
    store(engine, *reports)
    by_level = {
        Level.VILLAGE: [Place(code, (village,)) for code, village in drawn.items()],
        Level.TOWNSHIP: [
            Place(code, tuple(drawn[one] for one in villages))
            for code, villages in TOWNSHIPS.items()
        ],
    }
    for day in DAYS:
        for level, places in by_level.items():
            with engine.connect() as connection:
                found = flags(connection, Scope(COUNTY, day, date(2023, 1, 1)), level)
            hits = hits_of_level(reports, day, level)
            assert {(f.flag, f.region_code): str(f.grade) for f in found} == grades(
                places, hits, day, level is Level.TOWNSHIP
            )
