"""What is frozen and drawn, as it was kept, whatever the database says by now."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from data.models import draw_frames, drawn_households, drawn_villages, draws
from data.refusal import Refusal
from queries.spot_checks.design import Design, Drawn
from queries.spot_checks.frame import Frame, frame_from
from queries.spot_checks.records import design_from, drawn_from, list_sha256_of

SHORT = 8  # digits of a SHA-256 that tell it from others at sight


class UnknownDraw(Refusal):
    """No frame or draw of that number is kept, or it is no longer what was kept."""


@dataclass(frozen=True)
class KeptFrame:
    """A frozen frame without its content. `draws`: how many were made from it."""

    frame_sha256: str
    region_code: str
    period_start: date
    as_of: date
    plan_id: str | None
    households: int
    frozen_at: datetime
    frozen_by: str
    draws: int


@dataclass(frozen=True)
class KeptDraw:
    """A draw as it was asked for: the `attempt`-th of `attempts` of its frame and round.
    `drawn_by` and `drawn_at` are of the first time it was asked for; `region_code` and
    `period_start` of its frame."""

    draw_no: str
    frame_sha256: str
    round: int
    attempt: int
    attempts: int
    seed: str
    design: Design
    list_sha256: str
    drawn_at: datetime
    drawn_by: str
    witnessed_by: str | None
    region_code: str
    period_start: date


@dataclass(frozen=True)
class WholeDraw(KeptDraw):
    """A draw with the frame it was made from and the list it gave."""

    frame: Frame
    drawn: Drawn


def kept_frames(connection: Connection) -> list[KeptFrame]:
    """The newest first."""
    made = (
        select(func.count())
        .where(draws.c.frame_sha256 == draw_frames.c.frame_sha256)
        .scalar_subquery()
    )
    columns = [c for c in draw_frames.columns if c.name != "content"]
    rows = connection.execute(
        select(*columns, made.label("draws")).order_by(
            draw_frames.c.frozen_at.desc(), draw_frames.c.frame_sha256
        )
    )
    return [KeptFrame(**row._mapping) for row in rows]


def kept_frame(connection: Connection, sha256: str) -> Frame:
    """The frame of which `sha256` is the SHA-256, or the beginning of only one frame's, its
    content hashed anew. Raises UnknownDraw, also where it was changed since."""
    named = sha256.strip().lower()
    rows = connection.execute(
        select(draw_frames).where(draw_frames.c.frame_sha256.startswith(named, autoescape=True))
    ).all()
    if len(rows) > 1 and named:
        raise UnknownDraw(f"有{len(rows)}个抽样框的SHA-256以 {named} 开头，请多写几位。")
    if len(rows) != 1 or not named:
        raise UnknownDraw(f"没有冻结过SHA-256为“{named}”的抽样框，请核对，或先冻结再抽取。")
    return _unchanged(rows[0])


def kept_draws(connection: Connection) -> list[KeptDraw]:
    """The newest first."""
    rows = connection.execute(_draws().order_by(draws.c.drawn_at.desc(), draws.c.id.desc()))
    return [KeptDraw(**_told(row)) for row in rows]


def kept_draw(connection: Connection, draw_no: str) -> WholeDraw:
    """Raises UnknownDraw, also where its frame or list was changed since."""
    row = connection.execute(_draws().where(draws.c.draw_no == draw_no.strip())).one_or_none()
    if row is None:
        raise UnknownDraw(f"没有编号为“{draw_no}”的抽查，请核对抽查编号。")
    frame = kept_frame(connection, row.frame_sha256)
    drawn = _drawn(connection, row.draw_no, frame)
    if list_sha256_of(drawn) != row.list_sha256:
        raise UnknownDraw(f"抽查 {row.draw_no} 的名单与抽取时不一致，已不可用，请告诉管理员。")
    return WholeDraw(**_told(row), frame=frame, drawn=drawn)


def from_same_frame(draw: KeptDraw, every: Iterable[KeptDraw]) -> list[KeptDraw]:
    """The attempts of its frame and round, this one among them, the first one first."""
    asked = (draw.frame_sha256, draw.round)
    made = [one for one in every if (one.frame_sha256, one.round) == asked]
    return sorted(made, key=lambda one: one.attempt)


def from_other_frames(draw: KeptDraw, every: Iterable[KeptDraw]) -> list[KeptDraw]:
    """The draws for the same place, period and round out of another frame, the first one first:
    freezing anew does not hide what was drawn before."""

    def of_round(one: KeptDraw) -> tuple[str, date, int]:
        return one.region_code, one.period_start, one.round

    others = [
        one
        for one in every
        if one.frame_sha256 != draw.frame_sha256 and of_round(one) == of_round(draw)
    ]
    return sorted(others, key=lambda one: (one.drawn_at, one.draw_no))


def _unchanged(row: Row[Any]) -> Frame:
    if hashlib.sha256(row.content.encode()).hexdigest() == row.frame_sha256:
        frame = frame_from(row.content)
        said = (row.region_code, row.period_start, row.as_of, row.plan_id, row.households)
        if said == (
            frame.region_code,
            frame.period_start,
            frame.as_of,
            frame.plan_id,
            len(frame.households),
        ):
            return frame
    raise UnknownDraw(
        f"抽样框 {row.frame_sha256} 的内容与冻结时不一致，不能据以抽取，请告诉管理员。"
    )


def _draws() -> Select[Any]:
    other = draws.alias()
    attempts = (
        select(func.count())
        .where(other.c.frame_sha256 == draws.c.frame_sha256, other.c.round == draws.c.round)
        .scalar_subquery()
    )
    frame = draw_frames.c
    return select(
        draws, attempts.label("attempts"), frame.region_code, frame.period_start
    ).join_from(draws, draw_frames, frame.frame_sha256 == draws.c.frame_sha256)


def _told(row: Row[Any]) -> dict[str, Any]:
    stated = {name: value for name, value in row._mapping.items() if name != "id"}
    return stated | {"design": design_from(row.design)}


def _drawn(connection: Connection, draw_no: str, frame: Frame) -> Drawn:
    villages, households = (
        connection.execute(
            select(table)
            .where(table.c.draw_no == draw_no)
            .order_by(table.c.is_reserve, table.c.position)
        )
        for table in (drawn_villages, drawn_households)
    )
    return drawn_from(frame, villages, households)
