"""What is asked of a draw, checked, and the list that it gives."""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from data.spot_checks import DrawRecord, DrawRefused, checked_seed
from queries.spot_checks.design import Design, Drawn
from queries.spot_checks.draws import WholeDraw, kept_draw, kept_frame
from queries.spot_checks.frame import Frame
from queries.spot_checks.records import draw_record
from queries.spot_checks.selection.selecting import select

LARGEST = 999_999  # of a number that is asked for: every database and spreadsheet holds it


@dataclass(frozen=True)
class Asked:
    """A draw as somebody asks for it. `frame` is a SHA-256 or its unmistakable beginning;
    what is None is as the plan in force when the frame was frozen asks. `avoid` are earlier
    draws, by 抽查编号; `insist` codes of villages."""

    frame: str
    seed: str
    round: int
    villages: int | None = None
    households: int | None = None
    sentinel: float | None = None
    avoid: tuple[str, ...] = ()
    insist: tuple[str, ...] = ()


def drawing(connection: Connection, asked: Asked) -> DrawRecord:
    """The draw that is to be kept. The same question gives the same record, for ever.

    Raises DrawRefused, UnknownDraw, and Refusal for a village that the frame does not have.
    """
    seed = checked_seed(asked.seed)
    _check_number("轮次", asked.round)
    frame = kept_frame(connection, asked.frame)
    avoided = _villages_of(connection, asked.avoid)
    design = design_for(frame, asked, avoided)
    drawn = select(frame, seed, asked.round, design)
    return draw_record(frame, frame.sha256, seed, asked.round, design, drawn)


def design_for(frame: Frame, asked: Asked, avoided: Collection[str] = ()) -> Design:
    """Filled up with the frame's own quota. Raises DrawRefused."""
    usual = frame.quota or Design()
    design = Design(
        usual.villages if asked.villages is None else asked.villages,
        usual.households if asked.households is None else asked.households,
        float(usual.sentinel if asked.sentinel is None else asked.sentinel),
        frozenset(avoided),
        frozenset(asked.insist),
    )
    for what, number in (("每乡镇抽查村数", design.villages), ("每村抽查户数", design.households)):
        _check_number(what, number)
    if not math.isfinite(design.sentinel) or not 0 <= design.sentinel <= 1:
        raise DrawRefused(f"纯随机份额 {design.sentinel:g} 应在0至1之间，如 0.25 即四分之一。")
    return design


def is_repeated_by(kept: WholeDraw) -> bool:
    """Whether frame, seed, round and design still give the list that was kept."""
    again = select(kept.frame, kept.seed, kept.round, kept.design)
    return _lines(again) == _lines(kept.drawn)


def _check_number(what: str, number: int) -> None:
    if number < 1:
        raise DrawRefused(f"{what} {number} 应为1或更大的整数。")
    if number > LARGEST:
        raise DrawRefused(f"{what}太大，应为1至{LARGEST}的整数。")


def _villages_of(connection: Connection, draws: Iterable[str]) -> set[str]:
    return {
        village.code
        for draw_no in draws
        for village in kept_draw(connection, draw_no).drawn.villages
    }


def _lines(drawn: Drawn) -> list[tuple[str, str, str]]:
    """What of a list is settled by whole numbers alone. Probabilities are integrals, and their
    last digits a matter of the program."""
    villages = (*drawn.villages, *drawn.reserve_villages)
    households = (*drawn.households, *drawn.reserve)
    return [
        *((village.code, village.stratum, village.ticket) for village in villages),
        *((one.household_no, one.stratum, one.ticket) for one in households),
    ]
