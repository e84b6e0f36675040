"""What a work plan can say. A plan file holds these entries and nothing else.

A plan is a decision that an office takes for one place and year, so it is data: the words
of each vocabulary here are all a file may use. Every entry carries its clause, in the plan's
own numbering. Absent means that the plan is silent; what then holds, the plan above or the
national rules say (`data.plans.inheritance`).

An entry's `key` tells it from others of its list: none may stand there twice, and an entry
of the plan replaces the one with the same key from further up.
"""

from data.plans.declaration.amounts import MOST_DAYS, Range
from data.plans.declaration.cadences import (
    IncomeCadence,
    IncomePeriod,
    MeetingCadence,
    Sweep,
    SweepKind,
    VisitCadence,
)
from data.plans.declaration.conditions import (
    CONDITIONS,
    BelowLine,
    CaredFor,
    ClueFrom,
    Condition,
    DisabilityCertified,
    DisabilityOfGrade,
    Guarantee,
    LowIncomeAid,
    MinorsShare,
    OutOfPovertyIn,
    StudentsShare,
    TownshipRefused,
    Unsafe,
    WagesLost,
    days_of,
)
from data.plans.declaration.groups import EarlyHelp, Exclusion, ExclusionWord, Hazard, WarningType
from data.plans.declaration.items import (
    ITEMS,
    Items,
    MeetingItems,
    MonitorItems,
    ProblemItems,
    ProcedureDay,
    ProcedureItems,
    ProcedureWhere,
    ScreeningDay,
    ScreeningItems,
    ScreeningWhere,
)
from data.plans.declaration.limits import (
    CalendarDays,
    CountedDays,
    DayKind,
    Months,
    StatedLimits,
)
from data.plans.declaration.lines import IncomeLine, IncomeMeasure, LineId
from data.plans.declaration.oversight import Channel, Course, Review, SpotCheck, Staffing
from data.plans.declaration.plan import (
    SCHEMA,
    Contradiction,
    Duty,
    Form,
    Plan,
    Requirement,
    Topic,
)
from data.plans.declaration.stages import Stage, Target
from data.plans.declaration.standing import Amendment, Standing
from data.plans.declaration.triggers import Focus, FocusKind, Trigger
from data.plans.declaration.words import (
    ClueSource,
    DisabilityGrade,
    Every,
    ExtremePovertyCare,
    Group,
    MeetingType,
    MonitorPost,
    PlaceLevel,
    ProcedureType,
    VisitWay,
)

__all__ = [
    "Amendment",
    "BelowLine",
    "CONDITIONS",
    "CalendarDays",
    "CaredFor",
    "Channel",
    "ClueFrom",
    "ClueSource",
    "Condition",
    "Contradiction",
    "CountedDays",
    "Course",
    "DayKind",
    "DisabilityCertified",
    "DisabilityGrade",
    "DisabilityOfGrade",
    "Duty",
    "EarlyHelp",
    "Every",
    "Exclusion",
    "ExclusionWord",
    "ExtremePovertyCare",
    "Focus",
    "FocusKind",
    "Form",
    "Group",
    "Guarantee",
    "Hazard",
    "ITEMS",
    "IncomeCadence",
    "IncomeLine",
    "IncomeMeasure",
    "IncomePeriod",
    "Items",
    "LineId",
    "LowIncomeAid",
    "MOST_DAYS",
    "MeetingCadence",
    "MeetingItems",
    "MeetingType",
    "MinorsShare",
    "MonitorItems",
    "MonitorPost",
    "Months",
    "OutOfPovertyIn",
    "PlaceLevel",
    "Plan",
    "ProblemItems",
    "ProcedureDay",
    "ProcedureItems",
    "ProcedureType",
    "ProcedureWhere",
    "Range",
    "Requirement",
    "Review",
    "SCHEMA",
    "ScreeningDay",
    "ScreeningItems",
    "ScreeningWhere",
    "SpotCheck",
    "Staffing",
    "Stage",
    "Standing",
    "StatedLimits",
    "StudentsShare",
    "Sweep",
    "SweepKind",
    "Target",
    "Topic",
    "TownshipRefused",
    "Trigger",
    "Unsafe",
    "VisitCadence",
    "VisitWay",
    "WagesLost",
    "WarningType",
    "days_of",
]
