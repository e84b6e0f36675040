"""A list with its download: Chinese headings, a page at a time, the whole of it as .xlsx."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from math import ceil

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components import access, files, store
from pages.components.words import MISSING, day, present
from queries.scope import Scope
from queries.workbook import to_xlsx

ROWS_A_PAGE = 25
FEW_PAGES = 5
NUMBER = "户编号"
# Of households that are all active: what would push the reason for listing them off the screen.
LESS_TOLD = ("证件号码", "监测对象类别", "状态", "消除日期")
UNBROKEN = 18  # characters; an identity number
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def listing(
    frame: pd.DataFrame,
    title: str,
    scope: Scope,
    notes: list[str],
    key: str,
    *,
    leave_out: Collection[str] = (),
) -> None:
    """Shows `frame` (its columns are headings) under what `notes` say of it, with a download.

    The download holds all rows, the columns that the screen is to `leave_out`, the day and the
    notes; it is noted in the access log.
    """
    if frame.empty:
        st.html(Markup('<p class="quiet">{}：没有符合的记录。</p>').format(title))
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"bar-{key}"):
        st.html(
            Markup('<span class="quiet">共 {:,} 行，截至{}</span>').format(
                len(frame), day(scope.as_of)
            ),
            width="content",
        )
        download(frame, title, scope, notes, key)
        shown = frame.iloc[turned_to(len(frame), key)]
    households_table(shown[[name for name in shown if name not in leave_out]], scope)


def turned_to(rows: int, key: str, a_page: int = ROWS_A_PAGE) -> slice:
    """The rows of the page that the reader has turned to; without a control where all fit."""
    pages = ceil(rows / a_page)
    page = turn(pages, f"page-{key}") if pages > 1 else 1
    return slice((page - 1) * a_page, page * a_page)


def turn(pages: int, key: str) -> int:
    """The control; on a telephone there is room for five numbers."""
    # Told to show five, it leaves out pages even of two.
    return st.pagination(pages, key=key, max_visible_pages=5 if pages > FEW_PAGES else 7)


def households_table(frame: pd.DataFrame, scope: Scope) -> None:
    """A table in which each 户编号, if there is such a column, leads to the household's file."""
    if NUMBER in frame.columns:
        numbers = [number for number in frame[NUMBER] if isinstance(number, str)]
        links = files.linked(numbers, scope)
        shown = [links.get(number, number) for number in frame[NUMBER]]
        frame = frame.assign(**{NUMBER: pd.Series(shown, frame.index, dtype=object)})
    table(list(frame.columns), frame.itertuples(index=False, name=None))


def download(
    frame: pd.DataFrame,
    title: str,
    scope: Scope,
    notes: list[str],
    key: str,
    label: str = "下载表格",
) -> None:
    """A button for the whole frame as .xlsx, made when it is pressed."""

    is_demonstration = store.served().is_demonstration

    def workbook() -> bytes:
        access.downloaded(title, scope, len(frame))
        return to_xlsx(frame, title, scope, notes, is_demonstration=is_demonstration)

    st.download_button(
        label,
        workbook,
        file_name=f"{title}_{scope.as_of:%Y%m%d}.xlsx",
        mime=XLSX,
        key=f"download-{key}",
        icon=":material/download:",
        on_click="ignore",
    )


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table of words and figures; on a narrow screen each row is a card."""
    rows = list(rows)
    first = rows[0] if rows else [None] * len(headings)
    head = Markup("").join(map(_heading, headings, first))
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(map(_cell, headings, row))) for row in rows
    )
    st.html(
        Markup(
            '<div class="scroll"><table class="t cards"><thead><tr>{}</tr></thead>'
            "<tbody>{}</tbody></table></div>"
        ).format(head, body)
    )


def _heading(heading: str, value: object) -> Markup:
    return Markup('<th class="{}">{}</th>').format(_side(value), heading)


def _cell(heading: str, value: object) -> Markup:
    return Markup('<td class="{}" data-h="{}">{}</td>').format(_side(value), heading, _said(value))


def _side(value: object) -> str:
    """Figures stand on the right; a short word or a day is not broken."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return "n"
    is_short = isinstance(value, str) and len(value) <= UNBROKEN
    return "short" if is_short or isinstance(value, date) else ""


def _said(value: object) -> object:
    if isinstance(value, Markup):
        return value
    if isinstance(value, (list, tuple, set, frozenset)):
        return "、".join(sorted(map(str, value)))
    if not present(value):
        return MISSING
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
    if isinstance(value, int):
        return f"{value:,}"
    return day(value) if hasattr(value, "isoformat") else value
