"""Every layout, in the order in which layouts are imported."""

from data.layouts.declaration import Field, Kind, Layout, Part, Place, Places
from data.layouts.disasters import DISASTERS
from data.layouts.household_members import HOUSEHOLD_MEMBERS
from data.layouts.measures import MEASURES
from data.layouts.meetings import MEETINGS
from data.layouts.procedures import PROCEDURES
from data.layouts.screenings import SCREENINGS
from data.layouts.villages import VILLAGES

LAYOUTS = {
    layout.name: layout
    for layout in (
        VILLAGES,
        HOUSEHOLD_MEMBERS,
        PROCEDURES,
        MEASURES,
        SCREENINGS,
        DISASTERS,
        MEETINGS,
    )
}

__all__ = ["LAYOUTS", "Field", "Kind", "Layout", "Part", "Place", "Places"]
