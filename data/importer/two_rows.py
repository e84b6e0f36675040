"""Headers of two rows: 整改责任 over 责任人 and 责任单位, the others merged down.

A merged cell holds its words in its first row and column; the rest of it is blank.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from data.importer.cells.text import written
from data.importer.faults import is_blank
from data.importer.vocabulary import known_header, official, required_headers
from data.layouts import Layout

Row = Sequence[Any]


def joined(layout: Layout, upper: Row, lower: Row) -> tuple[str, ...] | None:
    """The headers of two rows as one; None if the lower row is no part of a header.

    A column is known by both words together (风险消除后 over 工资性收入), else by the lower,
    else by the upper one.
    """
    columns = list(_columns(upper, lower))
    needed = {name for group in required_headers(layout) for name in group}
    if any(
        official(layout, above) in needed
        and below
        and official(layout, below) != official(layout, above)
        for _, above, below in columns
    ):
        return None  # values below headers: the first row of data

    def is_known(words: str) -> bool:
        return bool(words) and known_header(layout, official(layout, words))

    # A blank row above a header is no part of it.
    together = any(group and below and is_known(group + below) for group, _, below in columns)
    beside = any(is_known(above) and not below for _, above, below in columns)
    under = any(is_known(below) and not is_known(above) for _, above, below in columns)
    if not together and not (beside and under):
        return None
    return tuple(
        next(filter(is_known, (group + below, below, above)), above + below)
        for group, above, below in columns
    )


def _columns(upper: Row, lower: Row) -> Iterator[tuple[str, str, str]]:
    """Of each column: the words above it, which may reach over from the left; its own cell
    of the upper row, and of the lower one."""
    group = ""
    for above, below in zip_longest(upper, lower):
        group = _words(above) or group
        yield group, _words(above), _words(below)


def _words(cell: Any) -> str:
    return "" if is_blank(cell) else written(cell)
