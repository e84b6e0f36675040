"""How long the steps of a procedure take, what is overdue, and who holds it now."""

from queries.stages.durations import durations
from queries.stages.held import Urgency, held
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
    "publicity_under_way",
]
