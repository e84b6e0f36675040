"""Frames and draws kept once and for ever, read as they were kept, or refused."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import event, func, select, text, update
from sqlalchemy.exc import IntegrityError

from data import database
from data.models import draw_frames, drawn_households, drawn_villages, draws
from data.spot_checks import DrawRefused, keep_draw, keep_frame
from data.spot_checks import keep as keep_module
from queries.spot_checks.design import Design, Drawn, DrawnHousehold, DrawnVillage, Stratum
from queries.spot_checks.draws import (
    UnknownDraw,
    kept_draw,
    kept_draws,
    kept_frame,
    kept_frames,
)
from queries.spot_checks.frame import Frame, FrameHousehold, FrameVillage, Quota
from queries.spot_checks.records import draw_record, frame_record
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2

FRAME = Frame(
    COUNTY,
    date(2023, 1, 1),
    date(2023, 9, 25),
    "demo-2023",
    (
        FrameVillage(EAST_1, "上坪村", EAST, "东岭镇", 9, ("poor_data",)),
        FrameVillage(EAST_2, "下坪村", EAST, "东岭镇", 1),
    ),
    (
        FrameHousehold("A1", EAST_1, 7, ("no_measure", "stuck")),
        FrameHousehold("A2", EAST_1, 1),
        FrameHousehold("B1", EAST_2, 1),
    ),
    (("no_measure", 4), ("stuck", 2)),
    Quota(2, 40, 0.25),
)
DESIGN = Design(villages=1, households=1, avoid=frozenset({EAST_2}), insist=frozenset({EAST_1}))
DRAWN = Drawn(
    (DrawnVillage(EAST_1, EAST, Stratum.INSISTED, 1.0, "a" * 64, ("poor_data",)),),
    (DrawnHousehold("A1", EAST_1, Stratum.RISK, 1 / 3, "b" * 64, ("no_measure", "stuck")),),
    (DrawnHousehold("A2", EAST_1, Stratum.SENTINEL, 0.1, "c" * 64, ()),),
    (DrawnVillage(EAST_2, EAST, Stratum.SENTINEL, 0.5, "d" * 64, ()),),
)
WHO = {"drawn_by": "县乡村振兴局", "witnessed_by": "驻局纪检组"}


def freeze(engine, frame=FRAME, by="县乡村振兴局"):
    return keep_frame(engine, frame_record(frame), frozen_by=by)


def keep(engine, seed="2023111", round=1, design=DESIGN, drawn=DRAWN, **who):
    record = draw_record(FRAME, FRAME.sha256, seed, round, design, drawn)
    return keep_draw(engine, record, **(WHO | who))


def stored(engine):
    """How many frames, draws, drawn villages and households."""
    tables = (draw_frames, draws, drawn_villages, drawn_households)
    with engine.connect() as connection:
        return [connection.scalar(select(func.count()).select_from(table)) for table in tables]


def test_a_frame_is_read_as_it_was_frozen(engine):
    frozen = freeze(engine)
    assert (frozen.frame_sha256, frozen.is_new) == (FRAME.sha256, True)
    with engine.connect() as connection:
        assert kept_frame(connection, FRAME.sha256) == FRAME
        assert kept_frame(connection, FRAME.sha256[:8].upper()) == FRAME
        (listed,) = kept_frames(connection)
    assert (listed.households, listed.frozen_by, listed.draws) == (3, "县乡村振兴局", 0)


def test_freezing_the_same_again_keeps_the_first(engine):
    first = freeze(engine)
    again = freeze(engine, by="某人")
    assert (again.is_new, again.frozen_by, again.frozen_at) == (
        False,
        first.frozen_by,
        first.frozen_at,
    )


def test_of_two_who_freeze_at_once_the_first_is_kept(engine, monkeypatch):
    first = freeze(engine)
    seen = [None]  # the first look of the second one comes too early
    look = keep_module._frame
    monkeypatch.setattr(keep_module, "_frame", lambda *asked: seen.pop() if seen else look(*asked))
    second = freeze(engine, by="某人")
    assert (second.is_new, second.frozen_by) == (False, first.frozen_by)
    assert stored(engine) == [1, 0, 0, 0]


def test_a_draw_is_read_as_it_was_drawn(engine):
    freeze(engine)
    kept = keep(engine)
    with engine.connect() as connection:
        whole = kept_draw(connection, kept.draw_no)
        (listed,) = kept_draws(connection)
        assert kept_frames(connection)[0].draws == 1
    assert (whole.drawn, whole.frame, whole.design) == (DRAWN, FRAME, DESIGN)
    assert (whole.seed, whole.round, whole.attempt, whole.attempts) == ("2023111", 1, 1, 1)
    assert (whole.drawn_by, whole.witnessed_by) == ("县乡村振兴局", "驻局纪检组")
    assert {name: getattr(whole, name) for name in vars(listed)} == vars(listed)


def test_attempts_are_counted_by_frame_and_round(engine):
    freeze(engine)
    first, second = keep(engine), keep(engine, seed="2023112")
    again = keep(engine, drawn_by="某人", witnessed_by=None)
    other_round = keep(engine, round=2)
    kept = (first, second, again, other_round)
    assert [one.attempt for one in kept] == [1, 2, 1, 1]
    assert [one.is_new for one in kept] == [True, True, False, True]
    assert (again.drawn_by, again.drawn_at) == (first.drawn_by, first.drawn_at)
    with engine.connect() as connection:
        assert [(one.draw_no, one.attempts) for one in kept_draws(connection)] == [
            (other_round.draw_no, 1),
            (second.draw_no, 2),
            (first.draw_no, 2),
        ]


def test_another_design_is_another_draw(engine):
    freeze(engine)
    designs = [DESIGN, Design(1, 1), Design(1, 2), Design(2, 1), Design(1, 1, 0.5)]
    assert len({keep(engine, design=design).draw_no for design in designs}) == len(designs)


def test_a_draw_from_no_frame_is_refused(engine):
    with pytest.raises(DrawRefused, match="请先冻结"):
        keep(engine)


def test_a_changed_frame_is_refused(engine):
    freeze(engine)
    draw_no = keep(engine).draw_no
    changed = FRAME.content().replace('"points":7', '"points":8')
    with engine.begin() as connection:
        connection.execute(update(draw_frames).values(content=changed))
    with engine.connect() as connection:
        for read in (
            lambda: kept_frame(connection, FRAME.sha256),
            lambda: kept_draw(connection, draw_no),
        ):
            with pytest.raises(UnknownDraw, match="与冻结时不一致"):
                read()


def test_a_changed_list_is_refused(engine):
    freeze(engine)
    draw_no = keep(engine).draw_no
    with engine.begin() as connection:
        connection.execute(update(drawn_households).values(probability=0.2))
    with engine.connect() as connection, pytest.raises(UnknownDraw, match="与抽取时不一致"):
        kept_draw(connection, draw_no)


def test_what_is_not_kept_is_said(engine):
    freeze(engine)
    with engine.connect() as connection:
        for sha256 in ("", "f" * 64, "%"):
            with pytest.raises(UnknownDraw, match="没有冻结过"):
                kept_frame(connection, sha256)
        with pytest.raises(UnknownDraw, match="没有编号"):
            kept_draw(connection, "C1")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_full_disk_is_a_sentence_and_leaves_nothing(engine, database_url):
    freeze(engine)
    full = database.open_engine(database_url)
    event.listen(full, "connect", lambda c, _: c.execute("PRAGMA max_page_count = 1"))
    many = tuple(FrameHousehold(f"C{n}", EAST_1, 1) for n in range(5000))
    with pytest.raises(DrawRefused, match="磁盘已满.*抽样框没有保存"):
        freeze(full, replace(FRAME, households=many))
    long = tuple(replace(DRAWN.households[0], household_no=f"C{n}") for n in range(5000))
    with pytest.raises(DrawRefused, match="磁盘已满.*抽查没有保存"):
        keep(full, drawn=replace(DRAWN, households=long))
    full.dispose()
    assert stored(engine) == [1, 0, 0, 0]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_database_that_another_writes_is_a_sentence(engine, database_url, monkeypatch):
    freeze(engine)
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 50)
    busy = database.open_engine(database_url)
    with engine.execution_options(**{database.IMMEDIATE: True}).connect() as other:
        other.execute(text("SELECT 1"))
        with pytest.raises(DrawRefused, match="正被另一个程序写入，抽查没有保存"):
            keep(busy)
    busy.dispose()
    assert stored(engine) == [1, 0, 0, 0]


def test_what_fails_half_way_leaves_nothing(engine):
    """The same household twice: the last of three tables refuses it."""
    freeze(engine)
    with pytest.raises(IntegrityError):
        keep(engine, drawn=replace(DRAWN, households=DRAWN.households * 2))
    assert stored(engine) == [1, 0, 0, 0]
    assert keep(engine).attempt == 1


def test_a_read_only_database_is_a_sentence(engine, database_url):
    reading = database.open_engine(database_url, read_only=True)
    with pytest.raises(DrawRefused, match="只读的，抽样框没有保存"):
        freeze(reading)
    freeze(engine)
    with pytest.raises(DrawRefused, match="只读的，抽查没有保存"):
        keep(reading)
    reading.dispose()
