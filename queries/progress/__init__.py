"""How the plan's round goes: what falls due, who will be late at this pace, whose forms are in."""

from queries.progress.due import DAYS_AHEAD, due_soon
from queries.progress.falling import Kind
from queries.progress.forms import forms, unauthorised_list
from queries.progress.outlook import FEWEST_DAYS, WINDOW, Outlook, outlook
from queries.progress.plans import plans_within

__all__ = [
    "DAYS_AHEAD",
    "FEWEST_DAYS",
    "WINDOW",
    "Kind",
    "Outlook",
    "due_soon",
    "forms",
    "outlook",
    "plans_within",
    "unauthorised_list",
]
