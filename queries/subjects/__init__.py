"""What is counted: each subject is one selectable, one row a thing, with its `region_code`.

A subject knows the day, the period and the limits by bound parameters (`queries.parameters`).
Its columns are what an indicator's conditions may speak of; its two-valued ones are never NULL.
"""

from collections.abc import Callable
from enum import StrEnum

from sqlalchemy import FromClause

from queries.rules import Shape
from queries.subjects.alerts import alerts_on_day
from queries.subjects.conflicts import record_conflicts
from queries.subjects.disasters import disaster_inclusions, disaster_reports
from queries.subjects.doubts import doubts_on_day
from queries.subjects.flips import flipped_households
from queries.subjects.fortnights import eliminations_by_fortnight
from queries.subjects.households import households_on_day
from queries.subjects.outside import helped_outside
from queries.subjects.presence import presence_on_day
from queries.subjects.problems import area_problems_on_day, household_problems_on_day
from queries.subjects.procedures import procedures_on_day
from queries.subjects.screenings import screened_households
from queries.subjects.ticked_no import ticked_no_households
from queries.subjects.unchanged import unchanged_households
from queries.subjects.unmonitored import unmonitored_households
from queries.subjects.updates import updates_on_day
from queries.subjects.villages import villages_on_day
from queries.subjects.visits import contacts_of_quarter, visits_of_month


class Subject(StrEnum):
    HOUSEHOLD = "household"
    UNMONITORED = "unmonitored"
    TICKED_NO = "ticked_no"
    PROCEDURE = "procedure"
    VILLAGE = "village"
    SCREENING = "screening"
    FORTNIGHT = "fortnight"
    DISASTER_REPORT = "disaster_report"
    DISASTER_INCLUSION = "disaster_inclusion"
    DATA_DOUBT = "data_doubt"
    RECORD_UPDATE = "record_update"
    VISIT = "visit"
    CONTACT = "contact"
    HOUSEHOLD_PROBLEM = "household_problem"
    AREA_PROBLEM = "area_problem"
    PRESENCE = "presence"
    ALERT = "alert"
    OUTSIDE = "outside"
    UNCHANGED = "unchanged"
    FLIP = "flip"
    CONFLICT = "conflict"

    @property
    def is_of_households(self) -> bool:
        """Whether each of its rows names a household, so that a list of households can be
        made of it. A household's problem may name its head only."""
        return self not in (
            Subject.VILLAGE,
            Subject.DISASTER_REPORT,
            Subject.HOUSEHOLD_PROBLEM,
            Subject.AREA_PROBLEM,
            Subject.PRESENCE,
        )


SUBJECTS: dict[Subject, Callable[[Shape], FromClause]] = {
    Subject.HOUSEHOLD: households_on_day,
    Subject.UNMONITORED: unmonitored_households,
    Subject.TICKED_NO: ticked_no_households,
    Subject.PROCEDURE: procedures_on_day,
    Subject.VILLAGE: villages_on_day,
    Subject.SCREENING: screened_households,
    Subject.FORTNIGHT: eliminations_by_fortnight,
    Subject.DISASTER_REPORT: disaster_reports,
    Subject.DISASTER_INCLUSION: disaster_inclusions,
    Subject.DATA_DOUBT: doubts_on_day,
    Subject.RECORD_UPDATE: updates_on_day,
    Subject.VISIT: visits_of_month,
    Subject.CONTACT: contacts_of_quarter,
    Subject.HOUSEHOLD_PROBLEM: household_problems_on_day,
    Subject.AREA_PROBLEM: area_problems_on_day,
    Subject.PRESENCE: presence_on_day,
    Subject.ALERT: alerts_on_day,
    Subject.OUTSIDE: helped_outside,
    Subject.UNCHANGED: unchanged_households,
    Subject.FLIP: flipped_households,
    Subject.CONFLICT: record_conflicts,
}
