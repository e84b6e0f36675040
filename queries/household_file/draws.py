"""On which lists of spot checks the household stands, and by which part of each draw."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from data.models import draw_frames, drawn_households, draws
from queries.findings import FINDINGS
from queries.household_file.events import Event, Kind, listed
from queries.household_file.whose import Whose

RESERVE = "备选"


@dataclass(frozen=True)
class ListedIn:
    """A list that the household is on. `chosen_by` is the stratum, or RESERVE; `reasons` are
    the titles of the rules that had found it when the frame was frozen."""

    draw_no: str
    round: int
    attempt: int
    drawn_on: date
    chosen_by: str
    probability: float
    reasons: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"第{self.round}轮第{self.attempt}次抽取"

    def events(self) -> Iterator[Event]:
        title = "列为抽查备选户" if self.chosen_by == RESERVE else "抽中入户核查"
        why = f"符合规则：{'、'.join(self.reasons)}" if self.reasons else None
        detail = listed(self.name, f"入选方式：{self.chosen_by}", why)
        yield Event(self.drawn_on, Kind.CHECK, title, detail, f"抽查名单 {self.draw_no}")


def lists_of(connection: Connection, whose: Whose) -> list[ListedIn]:
    """Of draws from the register as it was on D or before, the oldest first."""
    h, d, f = drawn_households.c, draws.c, draw_frames.c
    query = (
        select(
            d.draw_no, d.round, d.attempt, d.drawn_at, h.stratum, h.is_reserve, h.probability,
            h.reasons,
        )
        .join(draws, d.draw_no == h.draw_no)
        .join(draw_frames, f.frame_sha256 == d.frame_sha256)
        .where(h.household_no == whose.household_no, f.as_of <= whose.as_of)
        .order_by(d.drawn_at, d.id)
    )  # fmt: skip
    return [
        ListedIn(
            row.draw_no,
            row.round,
            row.attempt,
            row.drawn_at.date(),
            RESERVE if row.is_reserve else row.stratum,
            row.probability,
            tuple(_title(rule) for rule in row.reasons.split(",") if rule),
        )
        for row in connection.execute(query)
    ]


def _title(rule: str) -> str:
    return FINDINGS[rule].title if rule in FINDINGS else rule
