"""The tables of the monitoring database. Structure only.

Columns that come from workbooks are made from the layouts (`data.layouts`), so a header, a
column and an export always speak of the same thing. Three rules hold throughout:

- What an export states without a day (income, labour, category) is kept in versions,
  `valid_from <= D < valid_to`. A record's first version holds from the beginning of time.
- What carries its own day (procedures, measures, disasters) is kept once, by its key.
- Identity numbers stand only as a keyed hash and as ciphertext; the key is elsewhere.
"""

from data.models.calendar import calendar_days, holidays
from data.models.columns import BEGINNING, FOREVER, field_columns, layout_columns, metadata
from data.models.courses import eliminations, episodes
from data.models.draws import draw_frames, drawn_households, drawn_villages, draws
from data.models.explanations import flag_explanations
from data.models.imports import (
    dataset,
    import_batches,
    import_changes,
    import_sheets,
    import_sightings,
)
from data.models.ledgers import (
    area_problems,
    check_results,
    data_doubts,
    department_alerts,
    disasters,
    household_problems,
    measures,
    meetings,
    monitors,
    procedures,
    record_updates,
    screenings,
    visits,
)
from data.models.places import regions, villages
from data.models.rectification import problem_actions
from data.models.register import household_versions, households, person_versions, persons

__all__ = [
    "BEGINNING",
    "FOREVER",
    "area_problems",
    "calendar_days",
    "check_results",
    "data_doubts",
    "dataset",
    "department_alerts",
    "disasters",
    "draw_frames",
    "drawn_households",
    "drawn_villages",
    "draws",
    "eliminations",
    "episodes",
    "field_columns",
    "flag_explanations",
    "holidays",
    "household_problems",
    "household_versions",
    "households",
    "import_batches",
    "import_changes",
    "import_sheets",
    "import_sightings",
    "layout_columns",
    "measures",
    "meetings",
    "metadata",
    "monitors",
    "person_versions",
    "persons",
    "problem_actions",
    "procedures",
    "record_updates",
    "regions",
    "screenings",
    "villages",
    "visits",
]
