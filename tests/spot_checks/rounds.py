"""Rounds of spot checks in a database: a register, a real draw from its frame, and results."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Engine, insert, select

from data.models import (
    BEGINNING,
    FOREVER,
    check_results,
    household_versions,
    households,
    import_batches,
)
from data.spot_checks import keep_draw, keep_frame
from queries.spot_checks.design import Design, DrawnHousehold
from queries.spot_checks.draws import WholeDraw, kept_draw
from queries.spot_checks.frame import Frame, FrameHousehold, FrameVillage
from queries.spot_checks.records import draw_record, frame_record
from queries.spot_checks.selection.selecting import select as draw
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, EAST_3, WEST, WEST_1, WEST_2
from tests.support.register import Register

AS_OF, CHECKED_ON = date(2023, 9, 25), date(2023, 10, 12)
TOWNSHIPS = {EAST_1: EAST, EAST_2: EAST, EAST_3: EAST, WEST_1: WEST, WEST_2: WEST}
WEIGHTS = (("no_measure", 4), ("stuck", 2), ("incomplete_record", 1))


def frame_of_sizes(sizes: Mapping[str, int], region_code: str = COUNTY) -> Frame:
    """So many households a village; in each every fourth is found by no_measure, every sixth by
    stuck."""
    return Frame(
        region_code,
        date(2023, 1, 1),
        AS_OF,
        None,
        tuple(FrameVillage(code, code, TOWNSHIPS[code], TOWNSHIPS[code], 1) for code in sizes),
        tuple(_household(code, n) for code, size in sizes.items() for n in range(size)),
        WEIGHTS,
    )


def _household(village: str, number: int) -> FrameHousehold:
    rules = [rule for rule, every in (("no_measure", 4), ("stuck", 6)) if number % every == 0]
    points = 1 + sum(dict(WEIGHTS)[rule] for rule in rules)
    return FrameHousehold(f"{village[7:]}-{number:03}", village, points, tuple(rules))


def register(engine: Engine, frame: Frame) -> None:
    """The households of the frame as records of the database, in force for ever."""
    batch = Register(engine).batch_id
    with engine.begin() as connection:
        connection.execute(
            insert(households), [{"household_no": one.household_no} for one in frame.households]
        )
        ids = dict(connection.execute(select(households.c.household_no, households.c.id)).all())
        connection.execute(
            insert(household_versions),
            [
                {
                    "household_id": ids[one.household_no],
                    "village_code": one.village_code,
                    "valid_from": BEGINNING,
                    "valid_to": FOREVER,
                    "batch_id": batch,
                }
                for one in frame.households
            ],
        )


def keep(engine: Engine, frame: Frame, design: Design, round: int = 1) -> WholeDraw:
    """Froze and drawn by the commands' own code."""
    keep_frame(engine, frame_record(frame), frozen_by="县乡村振兴局")
    drawn = draw(frame, "20231001", round, design)
    record = draw_record(frame, frame.sha256, "20231001", round, design, drawn)
    kept = keep_draw(engine, record, drawn_by="县乡村振兴局", witnessed_by=None)
    with engine.connect() as connection:
        return kept_draw(connection, kept.draw_no)


Answer = Callable[[str], Mapping[str, Any] | None]


def check(engine: Engine, draw_no: str, household_nos: Iterable[str], answer: Answer) -> None:
    """Stores what `answer` says of each household; None: nobody was met."""
    with engine.begin() as connection:
        ids = dict(connection.execute(select(households.c.household_no, households.c.id)).all())
        batch = connection.scalar(select(import_batches.c.id).limit(1))
        rows = [
            {"is_consistent": True, "is_omitted": False, "problem_types": None}
            | said
            | {
                "draw_no": draw_no,
                "household_id": ids[number],
                "checked_on": CHECKED_ON,
                "batch_id": batch,
            }
            for number in household_nos
            if (said := answer(number)) is not None
        ]
        if rows:
            connection.execute(insert(check_results), rows)


def numbers(lines: Iterable[DrawnHousehold]) -> list[str]:
    return [one.household_no for one in lines]
