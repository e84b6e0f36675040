"""Working days."""

from sqlalchemy import Boolean, Column, Date, Integer, Table, Text

from data.models.columns import metadata

# An imported holiday table; it outlives the calendar library's last year.
holidays = Table(
    "holidays",
    metadata,
    Column("day", Date, primary_key=True),
    Column("is_workday", Boolean, nullable=False),
    Column("name", Text),
)

# One row a day. `workdays_through` counts the working days up to and with the day, so that
# the working days after a and up to b are the difference of two rows.
calendar_days = Table(
    "calendar_days",
    metadata,
    Column("day", Date, primary_key=True),
    Column("is_workday", Boolean, nullable=False),
    Column("is_known", Boolean, nullable=False),  # False: by weekday only
    Column("workdays_through", Integer, nullable=False),
)
