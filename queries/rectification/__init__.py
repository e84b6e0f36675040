"""整改台账: problems of households and of areas as one working list, as it stands on D."""

from queries.rectification.due import Due, due_by_unit, due_soon
from queries.rectification.finders import Found, found_by
from queries.rectification.latest import latest_step
from queries.rectification.listed import problems
from queries.rectification.problem import LEVEL_OF_HOUSEHOLD, Problem, State
from queries.rectification.recurring import Again, Widespread, again, widespread
from queries.rectification.steps import TakenStep, steps_of
from queries.rectification.units import unit_of

__all__ = [
    "LEVEL_OF_HOUSEHOLD",
    "Again",
    "Due",
    "Found",
    "Problem",
    "State",
    "TakenStep",
    "Widespread",
    "again",
    "due_by_unit",
    "due_soon",
    "found_by",
    "latest_step",
    "problems",
    "steps_of",
    "unit_of",
    "widespread",
]
