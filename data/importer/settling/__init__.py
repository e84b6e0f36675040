"""What a layout's rows need before they are records: known households, plans, events."""

from collections.abc import Callable, Collection, Sequence

from data.importer.batch import Batch
from data.importer.columns import Columns
from data.importer.records import RecordReader
from data.importer.rows import Block
from data.importer.settling.alerts import STATED_PLACES, settle_alerts
from data.importer.settling.events import settle_events
from data.importer.settling.households import households_known
from data.importer.settling.problems import problems_known
from data.importer.settling.rounds import plans_known
from data.layouts import Layout
from data.plans import Plan

Settle = Callable[[RecordReader, Block], None]


def settling(
    layout: Layout, batch: Batch, named: Collection[str], plans: Callable[[], dict[str, Plan]]
) -> Settle:
    """What settles the rows of a layout. `named` are households of the same file whose rows
    were refused; `plans` gives the plans whose rounds are known."""
    known = households_known(batch, named)
    match layout.name:
        case "disasters":
            return settle_events
        case "department_alerts":
            return settle_alerts
        case "household_problems" | "area_problems":
            return problems_known(batch.connection, known)
        case "screenings":
            return plans_known(plans(), known)
    return known if layout.of_household else _settle_nothing


def settled_columns(columns: Columns) -> Sequence[str]:
    """Columns of the table that are settled from several columns of the sheet."""
    match columns.layout.name:
        case "disasters":
            return ("event",)
        case "household_problems" | "area_problems":
            return ("problem",)
        case "department_alerts" if columns.places:
            return STATED_PLACES
    return ()


def _settle_nothing(reader: RecordReader, block: Block) -> None:
    """The rows of this layout stand by themselves."""


__all__ = ["Settle", "settled_columns", "settling"]
