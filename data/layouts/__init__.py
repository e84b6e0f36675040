"""Every layout, in the order in which layouts are imported."""

from data.layouts.check_results import CHECK_RESULTS
from data.layouts.data_doubts import DATA_DOUBTS
from data.layouts.declaration import Field, Kind, Layout, Part, Place, Places, Private
from data.layouts.department_alerts import DEPARTMENT_ALERTS
from data.layouts.disasters import DISASTERS
from data.layouts.household_members import HOUSEHOLD_MEMBERS
from data.layouts.measures import MEASURES
from data.layouts.meetings import MEETINGS
from data.layouts.monitors import MONITORS
from data.layouts.problems import AREA_PROBLEMS, HOUSEHOLD_PROBLEMS
from data.layouts.procedures import PROCEDURES
from data.layouts.record_updates import RECORD_UPDATES
from data.layouts.screenings import SCREENINGS
from data.layouts.villages import VILLAGES
from data.layouts.visits import VISITS

LAYOUTS = {
    layout.name: layout
    for layout in (
        VILLAGES,
        HOUSEHOLD_MEMBERS,
        PROCEDURES,
        MEASURES,
        VISITS,
        SCREENINGS,
        HOUSEHOLD_PROBLEMS,
        AREA_PROBLEMS,
        DISASTERS,
        DATA_DOUBTS,
        RECORD_UPDATES,
        DEPARTMENT_ALERTS,
        MEETINGS,
        MONITORS,
        CHECK_RESULTS,
    )
}

__all__ = ["LAYOUTS", "Field", "Kind", "Layout", "Part", "Place", "Places", "Private"]
