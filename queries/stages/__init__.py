"""How long the steps of a procedure take, what is overdue, and who holds it now."""

from queries.stages.durations import durations
from queries.stages.held import Urgency, held
from queries.stages.lists import held_list, publicity_list
from queries.stages.publicity import Ending, publicity_under_way
from queries.stages.steps import STEPS, Holder, Step

__all__ = [
    "STEPS",
    "Ending",
    "Holder",
    "Step",
    "Urgency",
    "durations",
    "held",
    "held_list",
    "publicity_list",
    "publicity_under_way",
]
