"""What the export in force says of the household, names and numbers masked."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, literal, select

from data.identity import masked_name, masked_phone
from data.models import household_versions, import_batches, person_versions
from data.regions import regions_on
from queries import households
from queries.household_file.whose import Whose
from queries.subjects.versions import in_force


@dataclass(frozen=True)
class Head:
    """`exported_on` is the day of the export that all of this is taken from."""

    household_no: str
    name: str
    identity_number: str
    phone: str
    township: str
    village: str
    group: str | None
    household_type: str | None
    out_of_poverty_year: int | None
    category: str | None
    risks: tuple[str, ...]
    disaster_subtype: str | None
    is_safety_net: bool | None
    warning_type: str | None
    exclusions: tuple[str, ...]
    contact: str
    persons: int
    exported_on: date | None

    @property
    def place(self) -> str:
        return f"{self.township}{self.village}"


def head_of(connection: Connection, whose: Whose) -> Head:
    v, b = household_versions, import_batches.c
    row = connection.execute(
        select(v, b.exported_on)
        .join(import_batches, b.id == v.c.batch_id)
        .where(in_force(v, whose.as_of, of=whose.household_id))
    ).one()
    masked = _masked(connection, whose)
    return Head(
        household_no=whose.household_no,
        name=masked["户主"],
        identity_number=masked["证件号码"],
        phone=masked_phone(row.household_phone),
        township=masked["乡镇"] or "",
        village=masked["村"],
        group=row.group_name,
        household_type=row.household_type,
        out_of_poverty_year=row.out_of_poverty_year,
        category=row.monitored_category,
        risks=tuple(sorted(row.risks or ())),
        disaster_subtype=row.disaster_subtype,
        is_safety_net=row.is_safety_net,
        warning_type=row.warning_type,
        exclusions=tuple(sorted(row.exclusions or ())),
        contact=masked_name(row.contact_person),
        persons=_persons(connection, whose),
        exported_on=row.exported_on,
    )


def _masked(connection: Connection, whose: Whose) -> dict[str, str]:
    """The household as every list shows it."""
    matched = select(literal(whose.household_id).label("household_id")).cte("matched")
    rows = connection.execute(households.with_household(matched), {"as_of": whose.as_of}).all()
    (shown,) = households.shown(connection, rows, regions_on(connection, whose.as_of))
    return dict(zip(households.COLUMNS, shown, strict=True))


def _persons(connection: Connection, whose: Whose) -> int:
    p = person_versions
    counted = select(func.count()).where(in_force(p, whose.as_of, of=whose.household_id))
    return connection.scalar(counted) or 0
