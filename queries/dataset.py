"""What data there is: whose, how recent, invented or real."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from data.layouts import LAYOUTS
from data.models import dataset, import_batches, import_sheets, regions
from data.regions import regions_on
from queries.scope import NoData


@dataclass(frozen=True)
class Export:
    """The latest stored export of one layout."""

    layout: str
    title: str
    exported_on: date


@dataclass(frozen=True)
class Dataset:
    """`data_until` is 数据截至; `version` grows with each import that changes a record."""

    county_code: str | None
    county: str
    is_demonstration: bool
    version: int
    data_until: date | None
    exports: tuple[Export, ...]

    def export_of(self, layout: str) -> Export | None:
        return next((export for export in self.exports if export.layout == layout), None)


def edition(connection: Connection) -> tuple[int, bool]:
    """The version of the data, and whether it is invented: what every cached answer hangs on."""
    row = connection.execute(select(dataset.c.version, dataset.c.is_demonstration)).one()
    return row.version, row.is_demonstration


@dataclass(frozen=True)
class Fill:
    """What a database that is to be filled holds already."""

    counties: str  # names of the counties whose places it knows
    is_demonstration: bool


def fill_of(connection: Connection) -> Fill | None:
    """None while there are no regions: nothing can be imported yet."""
    own = connection.scalar(select(dataset.c.county_code))
    places = regions_on(connection)
    counties = [place.name for place in places.at("county") if own in (None, place.code)]
    if not counties:
        return None
    _, is_demonstration = edition(connection)
    return Fill("、".join(counties), is_demonstration)


def describe(connection: Connection, as_of: date | None = None) -> Dataset:
    """The data set and each layout's latest export, of those up to `as_of` where given.

    Where all exports of a layout are later than `as_of`, it is the earliest of them, which
    is then in force. Raises NoData while the database is empty.
    """
    row = connection.execute(select(dataset)).mappings().first()
    if row is None:
        raise NoData("库中还没有数据，请先在“数据导入”页导入本县的工作簿。")
    name = connection.scalar(
        select(regions.c.name)
        .where(regions.c.code == row["county_code"])
        .order_by(regions.c.valid_from.desc())
    )
    return Dataset(
        row["county_code"],
        name or "",
        row["is_demonstration"],
        row["version"],
        row["data_until"],
        tuple(_exports(connection, as_of)),
    )


def _exports(connection: Connection, as_of: date | None) -> list[Export]:
    day = import_batches.c.exported_on
    stored = (
        select(import_sheets.c.layout, day)
        .join(import_batches, import_batches.c.id == import_sheets.c.batch_id)
        .where(import_batches.c.outcome.in_(("stored", "unchanged")), day.is_not(None))
        .where(import_sheets.c.layout.in_(LAYOUTS))
        .subquery()
    )
    until = func.max(stored.c.exported_on).filter(stored.c.exported_on <= (as_of or date.max))
    query = select(stored.c.layout, func.coalesce(until, func.min(stored.c.exported_on))).group_by(
        stored.c.layout
    )
    days = dict(connection.execute(query).all())
    return [
        Export(layout.name, layout.title, days[layout.name])
        for layout in LAYOUTS.values()
        if layout.name in days
    ]
