"""Who must be there, who decides, and how the work is checked."""

from dataclasses import dataclass

from data.plans.declaration.amounts import Count, Share
from data.plans.declaration.words import Every, MonitorPost, PlaceLevel, ProcedureType


@dataclass(frozen=True)
class Staffing:
    """Each place of the level has `at_least` persons registered for the post."""

    level: PlaceLevel
    post: MonitorPost
    at_least: Count
    clause: str
    note: str = ""

    @property
    def key(self) -> str:
        return f"{self.level} {self.post}"


@dataclass(frozen=True)
class Review:
    """Who sits in a review (评议), and who signs for it."""

    level: PlaceLevel
    members: tuple[str, ...]
    clause: str
    signed_by: tuple[str, ...] = ()
    note: str = ""

    @property
    def key(self) -> str:
        return self.level


@dataclass(frozen=True)
class Course:
    """The steps of a kind of procedure, in order."""

    procedure: ProcedureType
    steps: tuple[str, ...]
    clause: str
    note: str = ""

    @property
    def key(self) -> str:
        return self.procedure


@dataclass(frozen=True)
class Channel:
    """A way in which a risk comes to be known."""

    name: str
    clause: str
    by: tuple[str, ...] = ()
    note: str = ""

    @property
    def key(self) -> str:
        return self.name


@dataclass(frozen=True)
class SpotCheck:
    """A check of samples. What the plan leaves open, a share or a number, is None.

    `villages` are drawn in each township and `households` in each of them, at least; the share
    `sentinel` of them purely at random, whatever is known of them.
    """

    name: str
    by: PlaceLevel
    clause: str
    of: str = ""
    every: Every | None = None
    villages: Count | None = None
    households: Count | None = None
    share: Share | None = None
    sentinel: Share | None = None
    note: str = ""

    @property
    def key(self) -> str:
        return self.name
