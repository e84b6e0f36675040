"""The one place that every page view, list and download passes: one line each, no personal data."""

import streamlit as st

from data import access_log
from pages.components import address
from queries.scope import Scope


def viewed(page: str, scope: Scope) -> None:
    """Notes that a page was looked at with this scope; a mere redraw is no new look."""
    seen = (page, scope)
    if st.session_state.get("seen") != seen:
        st.session_state["seen"] = seen
        _write("view", page, scope, rows=None)


def listed(title: str, scope: Scope, rows: int) -> None:
    """Notes that a list of households was shown."""
    shown = st.session_state.setdefault("listed", set())
    if (title, scope) not in shown:
        shown.add((title, scope))
        _write("list", title, scope, rows)


def opened(household_id: int, scope: Scope) -> None:
    """Notes that a household's file was looked at, by its internal id."""
    seen = (household_id, scope)
    if st.session_state.get("file") != seen:
        st.session_state["file"] = seen
        access_log.note("view", "户档案", None, household=household_id, **address.write(scope))


def downloaded(title: str, scope: Scope, rows: int) -> None:
    _write("download", title, scope, rows)


def explained(flag: str, scope: Scope) -> None:
    """Notes that somebody wrote a 说明 beside a flag, not what it says."""
    _write("explain", flag, scope, 1)


def frozen(frame_sha256: str, scope: Scope) -> None:
    """Notes that somebody froze a sampling frame."""
    access_log.note("freeze", frame_sha256, None, **address.write(scope))


def drawn(draw_no: str, scope: Scope) -> None:
    """Notes that somebody drew, not what was typed in."""
    access_log.note("draw", draw_no, None, **address.write(scope))


def acted(step: str, scope: Scope) -> None:
    """Notes a step about a problem, not whose it is nor what it says."""
    _write("rectify", step, scope, 1)


def imported(what: str, rows: int) -> None:
    """Notes a step of an import: files checked, stored, or their errors downloaded."""
    _write("import", what, None, rows)


def _write(kind: str, what: str, scope: Scope | None, rows: int | None) -> None:
    access_log.note(kind, what, rows, **(address.write(scope) if scope else {}))
