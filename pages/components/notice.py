"""What stands above every page: the place, how recent the data are, and whether they are invented."""

from datetime import date

import streamlit as st
from markupsafe import Markup

from pages.components import store
from pages.components.scope import place_name
from pages.components.store import Served
from pages.components.words import day, since
from queries.dataset import describe
from queries.scope import Scope

STALE_AFTER_DAYS = 7


def strip(served: Served, scope: Scope, today: date) -> None:
    data_until = served.default.as_of
    said = [
        Markup("<b>{}</b>").format(place_name(served, scope.region_code)),
        f"截至{day(scope.as_of)}，本期自{day(scope.period_start)}起",
        recency(data_until, today),
    ]
    if export := store.ask(describe, scope.as_of).export_of("household_members"):
        said.append(f"收入、劳动力、类别等取自{day(export.exported_on)}的导出")
    words = Markup("").join(Markup("<span>{}</span>").format(text) for text in said)
    demo = Markup('<span class="demo">演示数据，纯属虚构</span>')
    st.html(
        Markup('<div class="strip">{}{}</div>').format(
            demo if served.is_demonstration else "", words
        )
    )
    if scope.as_of > data_until:
        st.info(f"所选日期晚于数据截至日（{day(data_until)}），其后的变化尚未导入。")


def recency(data_until: date, today: date) -> str:
    """Says how old the data are once they are older than a week."""
    if (today - data_until).days <= STALE_AFTER_DAYS:
        return f"数据截至{day(data_until)}"
    return f"数据截至{day(data_until)}，距今已有{since(data_until, today)}"
