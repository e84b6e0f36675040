"""Work plans: one TOML file a place and year. What a plan doesn't say is absent, never guessed."""

from data.plans.declaration import (
    DayKind,
    IncomeLine,
    LineId,
    MeetingItems,
    MonitorItems,
    PlaceLevel,
    Plan,
    ProblemItems,
    ProcedureItems,
    ProcedureWhere,
    ScreeningItems,
    ScreeningWhere,
    Stage,
    Target,
)
from data.plans.entries import PlanError
from data.plans.inheritance import Held, Origin
from data.plans.limits import LIMIT_NAMES, Limits, limits_of, read_limit
from data.plans.loader import load_plans, plan_for, plans_for, read_plan

__all__ = [
    "LIMIT_NAMES",
    "DayKind",
    "Held",
    "IncomeLine",
    "Limits",
    "LineId",
    "MeetingItems",
    "MonitorItems",
    "Origin",
    "PlaceLevel",
    "Plan",
    "PlanError",
    "ProblemItems",
    "ProcedureItems",
    "ProcedureWhere",
    "ScreeningItems",
    "ScreeningWhere",
    "Stage",
    "Target",
    "limits_of",
    "load_plans",
    "plan_for",
    "plans_for",
    "read_limit",
    "read_plan",
]
