"""The days that are looked at, the days that they are held against, and what lies in which."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import ceil

from queries.calendar import months_later

# Four times the fifteen days that an inclusion usually takes and two monthly study meetings:
# what one cause makes comes to be recorded within that, and it is over before the next cause.
# Only one length is tested: whoever looks through several sees chance more often.
WINDOW_DAYS = 60
PAST_MONTHS = 24
# From here on each season has been seen once.
ENOUGH_PAST_DAYS = 365


class Span(StrEnum):
    NOW = "now"
    PAST = "past"
    UNMEASURABLE = "unmeasurable"  # a month that the window's first or last day lies in
    ELSEWHEN = "elsewhen"


@dataclass(frozen=True)
class Window:
    """`days` days up to and with `end`, held against those from `past_start` to before it."""

    end: date
    past_start: date
    days: int = WINDOW_DAYS

    @property
    def start(self) -> date:
        return self.end - timedelta(days=self.days - 1)

    @property
    def past_days(self) -> int:
        return max(0, (self.start - self.past_start).days)

    @property
    def past_windows(self) -> float:
        """How many windows the past holds."""
        return self.past_days / self.days

    @property
    def has_enough_past(self) -> bool:
        return self.past_days >= ENOUGH_PAST_DAYS

    def span_of(self, first: date, last: date) -> Span:
        """Where something lies that happened between two days, the same if the day is known.

        It counts in a span only if both days lie in it.
        """
        if last < self.past_start or first > self.end:
            return Span.ELSEWHEN
        if self.start <= first and last <= self.end:
            return Span.NOW
        if last >= self.start:
            return Span.UNMEASURABLE
        return Span.PAST if first >= self.past_start else Span.ELSEWHEN

    def steps_back(self, day: date) -> int:
        """Which window of the past a day lies in, counted backwards from 0."""
        return ceil((self.start - day).days / self.days) - 1


def window_on(day: date, first_record: date | None) -> Window:
    """The window that ends on the day; its past begins where the records do, at the earliest."""
    start = day - timedelta(days=WINDOW_DAYS - 1)
    earliest = months_later(start, -PAST_MONTHS)
    return Window(day, max(earliest, first_record) if first_record else start)
