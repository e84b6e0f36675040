"""Storing a frame or a draw: all of it in one transaction, or a sentence and nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, func, insert, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from data.database import IMMEDIATE
from data.database_faults import trouble
from data.models import draw_frames, drawn_households, drawn_villages, draws
from data.spot_checks.records import DrawnRow, DrawRecord, FrameRecord, KeptAttempt, KeptFreezing
from data.spot_checks.text import DrawRefused, checked_person


def keep_frame(engine: Engine, frame: FrameRecord, *, frozen_by: str) -> KeptFreezing:
    """Stores the frame, unless it is stored already: then the first freezing stays.

    Raises DrawRefused, also where the database cannot store.
    """
    freezing = {"frozen_at": _now(), "frozen_by": checked_person("冻结人", frozen_by)}
    try:
        return _frozen(engine, frame, freezing)
    except IntegrityError:  # somebody else has frozen the same in this very moment
        return _frozen(engine, frame, freezing)


def _frozen(engine: Engine, frame: FrameRecord, freezing: dict[str, Any]) -> KeptFreezing:
    with _writing(engine, "抽样框没有保存") as connection:
        if (kept := _frame(connection, frame.frame_sha256)) is not None:
            return KeptFreezing(frame.frame_sha256, kept.frozen_at, kept.frozen_by, is_new=False)
        connection.execute(insert(draw_frames).values(asdict(frame) | freezing))
    return KeptFreezing(frame.frame_sha256, **freezing, is_new=True)


def keep_draw(
    engine: Engine, draw: DrawRecord, *, drawn_by: str, witnessed_by: str | None
) -> KeptAttempt:
    """Stores the draw as the next attempt of its frame and round, unless it is stored already:
    then the first one stays, with its number and who made it.

    Raises DrawRefused, also where the frame is not stored or the database cannot store.
    """
    who = checked_person("抽取人", drawn_by)
    witness = checked_person("见证人", witnessed_by) if witnessed_by else None
    with _writing(engine, "抽查没有保存") as connection:
        # Two who draw from one frame at once: the later one waits here, then counts the first.
        if _frame(connection, draw.frame_sha256, lock=True) is None:
            raise DrawRefused(f"没有冻结过 {draw.frame_sha256} 这个抽样框，请先冻结再抽取。")
        if (kept := _draw(connection, draw.draw_no)) is not None:
            return _attempt(kept, is_new=False)
        connection.execute(insert(draws).values(_stored(connection, draw, who, witness)))
        _insert_rows(connection, drawn_villages, draw.draw_no, draw.villages)
        _insert_rows(connection, drawn_households, draw.draw_no, draw.households)
        return _attempt(_draw(connection, draw.draw_no), is_new=True)


@contextmanager
def _writing(engine: Engine, what_not: str) -> Iterator[Connection]:
    try:
        with engine.connect() as connection:
            connection = connection.execution_options(**{IMMEDIATE: True})
            with connection.begin():
                yield connection
    except DBAPIError as error:
        if clause := trouble(error):
            raise DrawRefused(
                f"{clause}，{what_not}，请稍后再试一次；仍不行请告诉管理员。"
            ) from error
        raise


def _stored(
    connection: Connection, draw: DrawRecord, who: str, witness: str | None
) -> dict[str, Any]:
    before = connection.scalar(
        select(func.max(draws.c.attempt)).where(
            draws.c.frame_sha256 == draw.frame_sha256, draws.c.round == draw.round
        )
    )
    return {
        "draw_no": draw.draw_no,
        "frame_sha256": draw.frame_sha256,
        "round": draw.round,
        "attempt": (before or 0) + 1,
        "seed": draw.seed,
        "design": draw.design,
        "list_sha256": draw.list_sha256,
        "drawn_at": _now(),
        "drawn_by": who,
        "witnessed_by": witness,
    }


def _insert_rows(
    connection: Connection, table: Any, draw_no: str, rows: tuple[DrawnRow, ...]
) -> None:
    named = [column.name for column in table.columns if column.name not in ("id", "draw_no")]
    values = [{"draw_no": draw_no} | {name: getattr(row, name) for name in named} for row in rows]
    if values:
        connection.execute(insert(table), values)


def _frame(connection: Connection, frame_sha256: str, lock: bool = False) -> Row[Any] | None:
    """`lock`: nobody else locks it before this transaction's end. SQLite has one writer anyway."""
    columns = (draw_frames.c.frozen_at, draw_frames.c.frozen_by)
    query = select(*columns).where(draw_frames.c.frame_sha256 == frame_sha256)
    return connection.execute(query.with_for_update() if lock else query).one_or_none()


def _draw(connection: Connection, draw_no: str) -> Row[Any] | None:
    return connection.execute(select(draws).where(draws.c.draw_no == draw_no)).one_or_none()


def _attempt(row: Row[Any], *, is_new: bool) -> KeptAttempt:
    return KeptAttempt(
        row.draw_no,
        row.attempt,
        row.list_sha256,
        row.drawn_at,
        row.drawn_by,
        row.witnessed_by,
        is_new,
    )


def _now() -> datetime:
    return datetime.now().replace(microsecond=0)
