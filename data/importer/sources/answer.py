"""The answer to one query, as a sheet: the header row, then the rows."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult
from sqlalchemy.exc import DBAPIError

from data.importer.faults import Fault, FileRefused
from data.importer.sheet import Sheet
from data.importer.sources.database import reason
from data.importer.sources.mapping import Entry
from data.importer.sources.spool import Spool
from data.importer.sources.values import Unreadable, as_cell, is_readable
from data.importer.vocabulary import official, required_headers
from data.layouts import Layout

CHUNK = 1_000  # rows fetched at once
# The SQL is the database's own: no sign in it stands for a parameter of ours.
OPTIONS = {"stream_results": True, "no_parameters": True, "max_row_buffer": CHUNK}


def read_answer(connection: Connection, entry: Entry, layout: Layout, said: str) -> Sheet:
    """Raises FileRefused, with a fault that names the entry."""
    try:
        result = connection.exec_driver_sql(entry.sql, execution_options=OPTIONS)
        with result:
            return Sheet(entry.name, _rows(result, entry, layout), layout=entry.layout, said=said)
    except DBAPIError as error:
        fault = Fault(
            f"{entry.name}的 SQL 被对方的数据库拒绝（{reason(error)}）",
            "请改正 SQL；这里只许查询，不能改动对方的数据",
        )
        raise FileRefused(fault) from error


def _rows(result: CursorResult, entry: Entry, layout: Layout) -> Spool:
    headers = _headers(result, entry, layout)
    rows = Spool()
    rows.append(headers)
    for chunk in result.partitions(CHUNK):
        for row in chunk:
            try:
                rows.append([as_cell(value) for value in row])
            except Unreadable:
                raise FileRefused(_unreadable(row, headers, entry)) from None
    return rows


def _unreadable(row: Sequence[Any], headers: Sequence[str], entry: Entry) -> Fault:
    header = next(h for value, h in zip(row, headers, strict=True) if not is_readable(value))
    return Fault(
        f"{entry.name}的“{header}”列里有读不出文字的内容",
        "请在 SQL 里去掉这一列，或把它转成文字",
    )


def _headers(result: CursorResult, entry: Entry, layout: Layout) -> list[str]:
    if not result.returns_rows:
        fault = Fault(f"{entry.name}的 SQL 没有查询结果", "请写一条 SELECT 语句")
        raise FileRefused(fault)
    headers = [column[0] for column in result.cursor.description]
    names = {official(layout, header) for header in headers}
    lacks = [group[0] for group in required_headers(layout) if not names & {*group}]
    if lacks:
        fault = Fault(
            f"{entry.name}的查询结果缺少列：{'、'.join(lacks)}",
            f'请在 SQL 里用 AS 给出这些列名，如 AS "{lacks[0]}"',
        )
        raise FileRefused(fault)
    return headers
