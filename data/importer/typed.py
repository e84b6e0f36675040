"""One row that was typed into a page, taken by the way that a workbook's rows take.

So it is checked, kept in the history and taken back like any other, and a workbook with the
same row changes nothing.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError

from data.database_faults import trouble
from data.importer.report import Problem, Report
from data.importer.run import import_sheets
from data.importer.sheet import Sheet
from data.importer.titles import DEMONSTRATION
from data.layouts import Layout
from data.models import dataset
from data.refusal import Refusal


class RowRefused(Refusal):
    """The row cannot be stored as it was typed. Nothing was."""


def import_row(engine: Engine, layout: Layout, row: Mapping[str, Any], *, typed_by: str) -> Report:
    """Stores a row of the layout, by its headers; None leaves a cell blank.

    It is stated on the last day of the data: it is newer than any export, and does not make
    the other records look as if they had been stated later than they were. Raises RowRefused,
    also where the database cannot store, and QueueTooLong.
    """
    try:
        with engine.connect() as connection:
            known = connection.execute(select(dataset)).one()
        said = DEMONSTRATION if known.is_demonstration else ""
        sheet = Sheet("录入", [list(row), list(row.values())], layout=layout.name, said=said)
        report = import_sheets(
            engine,
            [sheet],
            exported_on=known.data_until,
            file_name=f"{layout.title}（页面录入）",
            imported_by=typed_by,
        )
    except DBAPIError as error:
        if clause := trouble(error):
            raise RowRefused(
                f"{clause}，没有保存，请稍后再保存一次；仍不行请告诉管理员。"
            ) from error
        raise
    if report.errors:
        raise RowRefused("".join(dict.fromkeys(map(_told, report.errors))))
    return report


def _told(problem: Problem) -> str:
    return f"{problem.column}：{problem.sentence}" if problem.column else problem.sentence
