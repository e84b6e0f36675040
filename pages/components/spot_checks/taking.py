"""The list as the workbook that is handed out."""

import streamlit as st
from sqlalchemy import Connection

from pages.components import access, store
from pages.components.listing import XLSX
from queries.scope import Scope
from queries.spot_checks.draws import WholeDraw
from queries.spot_checks.listing import list_workbook


def workbook(draw: WholeDraw, scope: Scope) -> None:
    """A button; the workbook is made when it is pressed."""
    # Asked for here: what is written when the button is pressed knows nothing of the session.
    served = store.served()

    def written() -> bytes:
        rows = len(draw.drawn.households) + len(draw.drawn.reserve)
        access.downloaded(f"抽查名单 {draw.draw_no}", scope.at(draw.frame.region_code), rows)
        return store.read_from(served.url, _list, draw, served.is_demonstration)

    st.download_button(
        "下载名单（Excel）",
        written,
        file_name=f"抽查名单_{draw.draw_no}.xlsx",
        mime=XLSX,
        key="download-draw",
        icon=":material/download:",
        type="primary",
        on_click="ignore",
    )


def _list(connection: Connection, draw: WholeDraw, is_demonstration: bool) -> bytes:
    return list_workbook(connection, draw, is_demonstration=is_demonstration)
