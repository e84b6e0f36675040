"""Frames, designs and drawn lists as the records that are stored, and back."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row

from data.spot_checks import DrawnRow, DrawRecord, FrameRecord
from queries.spot_checks.design import Design, Drawn, DrawnHousehold, DrawnVillage, Stratum
from queries.spot_checks.frame import Frame

DRAW_NO_DIGITS = 12  # of a hash: two draws with one number are out of the question


def frame_record(frame: Frame) -> FrameRecord:
    content = frame.content()
    return FrameRecord(
        hashlib.sha256(content.encode()).hexdigest(),
        content,
        frame.region_code,
        frame.period_start,
        frame.as_of,
        frame.plan_id,
        len(frame.households),
    )


def draw_record(
    frame: Frame, frame_sha256: str, seed: str, round: int, design: Design, drawn: Drawn
) -> DrawRecord:
    return DrawRecord(
        draw_no_of(frame, frame_sha256, seed, round, design),
        frame_sha256,
        round,
        seed,
        _text(_plain(design)),
        list_sha256_of(drawn),
        (*_rows(drawn.villages), *_rows(drawn.reserve_villages, is_reserve=True)),
        (*_rows(drawn.households), *_rows(drawn.reserve, is_reserve=True)),
    )


def draw_no_of(frame: Frame, frame_sha256: str, seed: str, round: int, design: Design) -> str:
    """抽查编号: the frame's day and what the draw is made of, such as C230925-4F0A9C51D2E7."""
    made_of = _text([frame_sha256, seed, round, _plain(design)])
    digest = hashlib.sha256(made_of.encode()).hexdigest()[:DRAW_NO_DIGITS].upper()
    return f"C{frame.as_of:%y%m%d}-{digest}"


def design_from(text: str) -> Design:
    """The design that `draw_record` wrote."""
    stated = json.loads(text)
    places = {name: frozenset(stated[name]) for name in ("avoid", "insist")}
    return Design(**stated | places)


def drawn_from(frame: Frame, villages: Iterable[Row[Any]], households: Iterable[Row[Any]]) -> Drawn:
    """The list that `draw_record` wrote, its rows in their order."""
    townships = {village.code: village.township_code for village in frame.villages}
    listed: dict[bool, list[DrawnVillage]] = {False: [], True: []}
    for row in villages:
        code = row.village_code
        listed[row.is_reserve].append(DrawnVillage(code, townships[code], *_facts(row)))
    drawn: dict[bool, list[DrawnHousehold]] = {False: [], True: []}
    for row in households:
        household = DrawnHousehold(row.household_no, row.village_code, *_facts(row))
        drawn[row.is_reserve].append(household)
    return Drawn(*map(tuple, (listed[False], drawn[False], drawn[True], listed[True])))


def list_sha256_of(drawn: Drawn) -> str:
    return hashlib.sha256(_text(asdict(drawn)).encode()).hexdigest()


def _facts(row: Row[Any]) -> tuple[Stratum, float, str, tuple[str, ...]]:
    reasons = tuple(row.reasons.split(",")) if row.reasons else ()
    return Stratum(row.stratum), row.probability, row.ticket, reasons


def _rows(
    drawn: Sequence[DrawnVillage] | Sequence[DrawnHousehold], is_reserve: bool = False
) -> list[DrawnRow]:
    return [
        DrawnRow(
            one.code if isinstance(one, DrawnVillage) else one.village_code,
            position,
            one.stratum,
            one.probability,
            one.ticket,
            ",".join(one.reasons),
            is_reserve,
            None if isinstance(one, DrawnVillage) else one.household_no,
        )
        for position, one in enumerate(drawn, 1)
    ]


def _plain(design: Design) -> dict[str, Any]:
    places = {name: sorted(getattr(design, name)) for name in ("avoid", "insist")}
    numbers = {"villages": int(design.villages), "households": int(design.households)}
    return numbers | places | {"sentinel": float(design.sentinel)}


def _text(value: Any) -> str:
    """One text for one value, the same on every machine and Python."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
