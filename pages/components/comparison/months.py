"""The same figure at the ends of twelve months: a small picture a place, all on the same axes."""

from collections.abc import Sequence
from math import ceil

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components import figures, store
from pages.components import scope as scopes
from pages.components.comparison.choosing import Peers
from pages.components.funnel import said
from pages.components.listing import download, turned_to
from pages.components.words import present
from queries.comparison.compared import is_rate
from queries.indicators import INDICATORS, Basis
from queries.statistics.funnel import SMALLEST_DENOMINATOR
from queries.trend import monthly

MONTHS = 12
AT_ONCE = 24
KEY = Markup(
    '<div class="key"><span>深蓝线：各{}</span><span>灰线：全县</span><span>○ 当月分母不足10，仅供参考</span>'
    "<span>各图同一坐标：纵轴从0到{}，横轴{}至{}各月末</span></div>"
)
NOTE = "各月末按同一口径计算；按“本期”计的指标，往年各月末从当年1月1日起算。"


def small_multiples(indicator: str, among: Peers) -> None:
    county = among.scope.at(store.served().default.region_code)
    every = store.ask(monthly, (indicator,), county, MONTHS, among.level)
    every = every[every["basis"] != Basis.PERSONS]
    whole = _shares(every.groupby("as_of")[["numerator", "denominator"]].sum())
    frame = _shares(every[every["region_code"].isin(among.codes)])
    codes = [code for code in among.codes if code in set(frame["region_code"])]
    on_page = turned_to(len(codes), "months", AT_ONCE)
    reach = _reach(indicator, frame, whole)
    days = sorted(frame["as_of"].unique())
    behind = _line(whole["share"].tolist(), reach, "whole")
    pictures = Markup("").join(
        _picture(indicator, frame[frame["region_code"] == code], behind, reach, among)
        for code in codes[on_page]
    )
    st.html(
        KEY.format(among.noun, said(indicator, reach), *(f"{d.year}年{d.month}月" for d in (days[0], days[-1])))
        + Markup('<div class="multiples">{}</div>').format(pictures)
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center"):
        title = f"{among.noun}对比_{INDICATORS[indicator].title}_各月末"
        download(printed(frame), title, among.scope, [*figures.notes([indicator]), NOTE], "months")
        st.html(Markup('<span class="quiet">{}</span>').format(NOTE), width="content")


def _shares(counts: pd.DataFrame) -> pd.DataFrame:
    """With `share`, per 1, missing where there is no denominator."""
    denominator = counts["denominator"].astype(float)
    return counts.assign(
        share=counts["numerator"].astype(float) / denominator.where(denominator > 0)
    )


def _reach(indicator: str, *frames: pd.DataFrame) -> float:
    """The top of every picture: all of it for a share, the largest well-founded rate for a rate."""
    if not is_rate(indicator):
        return 1.0
    shares = pd.concat(f.loc[f["denominator"] >= SMALLEST_DENOMINATOR, "share"] for f in frames)
    per = INDICATORS[indicator].per
    return max(ceil((shares.max() if len(shares) else 0) * per), 1) / per


def _picture(
    indicator: str, own: pd.DataFrame, behind: Markup, reach: float, among: Peers
) -> Markup:
    last = own.iloc[-1]
    small = last["denominator"] < SMALLEST_DENOMINATOR
    parts = f"{last['numerator']:,}/{last['denominator']:,}"
    return Markup(
        '<figure class="multiple{}"><figcaption>{} <b>{}</b> <small>{}</small></figcaption>'
        '<div class="plot" role="img" aria-label="{}">{}{}{}</div></figure>'
    ).format(
        " small" if small else "",
        scopes.link(last["region_code"], last["region"], among.scope),
        said(indicator, last["share"]),
        parts,
        _in_words(indicator, own),
        behind,
        _line(own["share"].tolist(), reach, "own"),
        _dots(own, reach),
    )


def _in_words(indicator: str, own: pd.DataFrame) -> str:
    first, last = own.iloc[0], own.iloc[-1]
    return (
        f"{last['region']}{INDICATORS[indicator].title}："
        f"{first['as_of'].year}年{first['as_of'].month}月末{said(indicator, first['share'])}，"
        f"{last['as_of'].year}年{last['as_of'].month}月{said(indicator, last['share'])}"
    )


def _line(shares: Sequence[float], reach: float, kind: str) -> Markup:
    """A line through the months that have a value, broken where one has none."""
    return Markup("").join(
        Markup('<i class="{}" style="clip-path:polygon({})"></i>').format(kind, _band(run, reach))
        for run in _runs(shares)
        if len(run) > 1
    )


def _runs(shares: Sequence[float]) -> list[list[tuple[float, float]]]:
    """(position 0..1, share) of each stretch of months with values."""
    runs: list[list[tuple[float, float]]] = [[]]
    for month, share in enumerate(shares):
        if present(share):
            runs[-1].append((month / (len(shares) - 1), share))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _band(run: Sequence[tuple[float, float]], reach: float) -> str:
    """The outline of a line two pixels thick."""
    there = [f"{x * 100:.1f}% calc({_down(share, reach)} - 1px)" for x, share in run]
    back = [f"{x * 100:.1f}% calc({_down(share, reach)} + 1px)" for x, share in reversed(run)]
    return ", ".join(there + back)


def _dots(own: pd.DataFrame, reach: float) -> Markup:
    """The last month, and each that rests on too few."""
    last = len(own) - 1
    return Markup("").join(
        Markup('<b class="{}" style="left:{:.1f}%;top:{}"></b>').format(
            "few" if row.denominator < SMALLEST_DENOMINATOR else "",
            month / last * 100,
            _down(row.share, reach),
        )
        for month, row in enumerate(own.itertuples())
        if present(row.share) and (month == last or row.denominator < SMALLEST_DENOMINATOR)
    )


def _down(share: float, reach: float) -> str:
    return f"{(1 - min(share / reach, 1)) * 100:.1f}%"


def printed(frame: pd.DataFrame) -> pd.DataFrame:
    """Every month of every place as a list to take along."""
    headings = {
        "region_code": "行政区划代码", "region": "地区", "as_of": "截至", "numerator": "分子",
        "denominator": "分母", "value": "数值",
    }  # fmt: skip
    return figures.headed(frame, headings)
