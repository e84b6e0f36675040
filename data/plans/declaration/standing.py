"""What holds beyond one round, and so for places below that have no word of their own."""

from dataclasses import dataclass
from datetime import date

from data.plans.declaration.cadences import IncomeCadence, MeetingCadence, Sweep, VisitCadence
from data.plans.declaration.groups import EarlyHelp, Exclusion, Hazard, WarningType
from data.plans.declaration.limits import StatedLimits
from data.plans.declaration.lines import IncomeLine
from data.plans.declaration.oversight import Channel, Course, Review, SpotCheck, Staffing


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Entries that a plan shares with the national rules and with its own amendments."""

    lines: tuple[IncomeLine, ...] = ()
    limits: StatedLimits = StatedLimits()
    visits: tuple[VisitCadence, ...] = ()
    incomes: tuple[IncomeCadence, ...] = ()
    sweeps: tuple[Sweep, ...] = ()
    meetings: tuple[MeetingCadence, ...] = ()
    staffing: tuple[Staffing, ...] = ()
    spot_checks: tuple[SpotCheck, ...] = ()
    channels: tuple[Channel, ...] = ()
    courses: tuple[Course, ...] = ()
    reviews: tuple[Review, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    warning_types: tuple[WarningType, ...] = ()
    early_help: EarlyHelp | None = None
    hazards: tuple[Hazard, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Amendment(Standing):
    """What replaces entries of the plan from a day on, by the notice that says so."""

    effective_from: date
    title: str

    @property
    def key(self) -> date:
        return self.effective_from
