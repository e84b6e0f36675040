"""What is known of a place before anything is expected of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Past:
    """The 24 months that end the day before the period. The figures are those of `Place`."""

    observed: int
    severity: float | None = None
    hazard: str | None = None
    lost_houses: int = 0
    affected_households: int | None = None
    included_after: int = 0


@dataclass(frozen=True)
class Place:
    """One place among all of its level in one county; households unless said otherwise.

    `parent`: code of the place above it (a village's township). `observed`: new inclusions in
    the period. `exposed`: by the contract's rule, any `Reason` will do. `severity` 0..1 and
    `hazard` (灾种) are those of the counted disaster that hit it hardest; None without one, or
    without figures to measure it by. `lost_houses`: 倒塌 and 严重损坏 of all counted disasters
    together. `affected_households`: 受灾户数 of them together, None if nobody states any.
    `included_after`: new inclusions 因自然灾害 soon after one of them, now and in the past within
    as many days. Shares are
    0..1 of the place's people, None where nobody states them. `past`: None if the records do
    not reach back that far.
    """

    code: str
    rural_households: int
    observed: int
    exposed: bool
    parent: str | None = None
    severity: float | None = None
    hazard: str | None = None
    lost_houses: int = 0
    affected_households: int | None = None
    included_after: int = 0
    out_of_poverty_share: float | None = None
    low_income_aid_share: float | None = None
    past: Past | None = None
