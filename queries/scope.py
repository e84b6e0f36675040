"""What every figure is a function of: place, day, period, plan, limits and who is looking."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection, select

from data.models import dataset, regions
from data.refusal import Refusal


class NoData(Refusal):
    """There is nothing yet that a figure could be computed from."""


class Level(StrEnum):
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"


@dataclass(frozen=True)
class Viewer:
    """Who is looking, and whose households, persons and ledger rows they may read.

    `region_code` limits rows to that place and all below; None reads the whole county.
    Totals of a place and baselines are computed on the whole county whoever looks.
    """

    region_code: str | None = None


@dataclass(frozen=True)
class Scope:
    """`period_start` (P0) to `as_of` (D), both days included, in `region_code` and all below.

    `plan_id` applies one plan to every village; None takes each village's own. `limits`
    holds (name, value) pairs that override the plan, sorted by name.
    """

    region_code: str
    as_of: date
    period_start: date
    plan_id: str | None = None
    limits: tuple[tuple[str, float | str], ...] = ()
    viewer: Viewer = Viewer()

    def at(self, region_code: str) -> "Scope":
        return replace(self, region_code=region_code)

    def on(self, as_of: date, period_start: date | None = None) -> "Scope":
        """The same question on another day; its period begins on 1 January unless given."""
        return replace(
            self, as_of=as_of, period_start=period_start or as_of.replace(month=1, day=1)
        )


def default_scope(connection: Connection, viewer: Viewer = Viewer()) -> Scope:
    """The whole county on the last day of its data, the period being that year so far.

    Raises NoData while nothing has been imported.
    """
    row = connection.execute(select(dataset.c.county_code, dataset.c.data_until)).first()
    if row is None or row.data_until is None:
        raise NoData("库中还没有数据，请先在“数据导入”页导入本县的工作簿。")
    county = row.county_code or _county(connection)
    return Scope(county, row.data_until, row.data_until.replace(month=1, day=1), viewer=viewer)


def _county(connection: Connection) -> str:
    found = connection.scalars(
        select(regions.c.code).where(regions.c.level == Level.COUNTY).order_by(regions.c.code)
    ).first()
    if found is None:
        raise NoData("库中还没有行政区划，请先运行 manage.py init --regions 导入区划表。")
    return found
