"""走访: who was missed in which month and by whom, and what the visits say of incomes."""

from queries.visits.contacts import missed_by_contact
from queries.visits.incomes import fallen_incomes, incomes_by_place, unrecorded_incomes
from queries.visits.months import Month, months_of, repeatedly_missed, visits_by_month

__all__ = [
    "Month",
    "fallen_incomes",
    "incomes_by_place",
    "missed_by_contact",
    "months_of",
    "repeatedly_missed",
    "unrecorded_incomes",
    "visits_by_month",
]
