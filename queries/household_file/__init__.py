"""One household: all that its records say up to a day, and the ways to find it."""

from queries.household_file.events import Event, Kind
from queries.household_file.file import HouseholdFile, household_file
from queries.household_file.listed import Listed, households_listed
from queries.household_file.whose import NotReadable, id_of, ids_of

__all__ = [
    "Event",
    "HouseholdFile",
    "Kind",
    "Listed",
    "NotReadable",
    "household_file",
    "households_listed",
    "id_of",
    "ids_of",
]
