"""Groups against the year before: a bar for now, a mark for then."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components.words import count, signed


def last_year(frame: pd.DataFrame, title: str) -> None:
    """`frame`: the group's name in its first column, households, last_year. Empty groups go."""
    shown = frame[(frame["households"] > 0) | (frame["last_year"] > 0)]
    reach = max(shown["households"].max(), shown["last_year"].max(), 1) if len(shown) else 1
    rows = Markup("").join(
        _row(name, int(now), int(then), reach)
        for name, now, then in shown.itertuples(index=False, name=None)
    )
    st.html(
        Markup(
            '<div class="key"><span>▬ 本期</span><span>┆ 去年同期</span></div>'
            '<table class="t cards"><thead><tr><th>{}</th><th></th><th class="n">本期（户）</th>'
            '<th class="n">去年同期</th><th class="n">增减</th></tr></thead><tbody>{}</tbody></table>'
        ).format(title, rows)
    )


def _row(name: str, now: int, then: int, reach: int) -> Markup:
    return Markup(
        '<tr><td>{}</td><td class="wide"><div class="range"><s style="width:{:.1f}%"></s>'
        '<u style="left:{:.1f}%"></u></div></td><td class="n num" data-h="本期">{}</td>'
        '<td class="n" data-h="去年同期">{}</td><td class="n" data-h="增减">{}</td></tr>'
    ).format(
        name, now / reach * 100, then / reach * 99, count(now), count(then), signed(now - then)
    )
