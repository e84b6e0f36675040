"""应纳未纳: the lists side by side, then one of them with its places and its rows."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components import access, address, store
from pages.components import scope as scopes
from pages.components.definition import definition_list
from pages.components.listing import download, listing, table
from pages.components.sentences import quiet
from pages.components.words import count, day
from queries.indicators import Indicator
from queries.missed import MISSED, missed_list
from queries.missed.waiting import stuck_list
from queries.scope import Scope
from queries.stages.steps import STEPS


def lead(here: pd.DataFrame, scope: Scope) -> list[str]:
    """How many there are; `here` is of one place."""
    found = here.set_index("list")["found"]
    return [
        f"截至{day(scope.as_of)}，有触发情形而勾“否”的*{count(found['trigger_mismatch'])}*户，"
        f"低于监测范围而从未纳入的*{count(found['below_line_unmonitored'])}*户，"
        f"帮而未纳的*{count(found['helped_not_included'])}*户。",
        f"本期村荐镇否*{count(found['rejected_by_township'])}*件，"
        f"其中*{count(found['rejected_without_reason'])}*件没写理由；"
        f"程序停滞*{count(found['stuck'])}*件，超时重启*{count(found['clock_restarts'])}*件；"
        f"部门预警超期未核实*{count(found['alert_unanswered'])}*条。",
        "名单只是线索，建议重点核查；是否应纳入由入户核实和评议决定。",
    ]


def overview(parts: pd.DataFrame, scope: Scope) -> None:
    """Places down, lists across; a list's name opens it below."""
    head = Markup("").join(
        Markup('<th class="n">{}</th>').format(_link(own, scope)) for own in MISSED.values()
    )
    body = Markup("").join(
        _row(str(code), own.set_index("list"), scope)
        for code, own in parts.groupby("region_code", sort=True)
    )
    st.html(
        Markup(
            '<div class="scroll"><table class="t cards"><thead><tr><th>地区</th>{}</tr></thead>'
            "<tbody>{}</tbody></table></div>"
        ).format(head, body)
    )
    quiet("数字是户数或件数，不作排名；点名称看口径、依据和逐户名单。")
    frame = parts.assign(list=parts["list"].map(lambda name: MISSED[name].title))
    headings = {
        "region_code": "行政区划代码", "region": "地区", "list": "名单", "found": "数量",
        "unmeasurable": "无法判定",
    }  # fmt: skip
    printed = frame[list(headings)].rename(columns=headings)
    download(printed, "应纳未纳各名单", scope, _notes(), key="missed")


def choose(here: pd.DataFrame) -> Indicator:
    """The list on screen: of the address, else of the control."""
    asked = st.query_params.get("list", "")
    if asked in MISSED and st.session_state.get("list-asked") != asked:
        st.session_state["list-asked"] = st.session_state["missed-list"] = asked
    found = here.set_index("list")["found"]
    chosen = st.selectbox(
        "名单", list(MISSED), key="missed-list", label_visibility="collapsed",
        format_func=lambda name: f"{MISSED[name].title}（{found[name]:,}{_unit(MISSED[name])}）",
    )  # fmt: skip
    return MISSED[chosen or next(iter(MISSED))]


def explained(own: Indicator, here: pd.DataFrame, scope: Scope) -> None:
    """Definition, clause and counts of a list."""
    row = here.set_index("list").loc[own.id]
    unit = _unit(own)
    unmeasurable = f"{row['unmeasurable']:,}{unit}" if row["unmeasurable"] else ""
    counted = [
        ("数量", f"{row['found']:,}{unit}"),
        ("无法判定", unmeasurable),
        ("截至", f"{day(scope.as_of)}，本期自{day(scope.period_start)}起"),
    ]
    st.html(definition_list([*_terms(own), *counted]))


def records(own: Indicator, scope: Scope) -> None:
    """The households or items on the list, masked, with their download."""
    read = stuck_list if own.id == "stuck" else missed_list
    arguments = (scope,) if own.id == "stuck" else (own.id, scope)
    frame = store.read(read, *arguments)
    if frame.empty:
        quiet("名单上没有记录。")
        return
    access.listed(own.title, scope, len(frame))
    notes = [f"{term}：{text}" for term, text in _terms(own)]
    listing(_without_blanks(frame), own.title, scope, notes, key="missed-list")


def by_step(stuck: pd.DataFrame, scope: Scope) -> None:
    """Where the standing procedures stand; places with any."""
    steps = [step.id for step in STEPS]
    shown = stuck[stuck[steps].sum(axis=1) > 0]
    if shown.empty:
        quiet("没有停滞的纳入程序。")
        return
    rows = (
        [scopes.link(row["region_code"], row["region"], scope), *map(int, row[steps])]
        for _, row in shown.iterrows()
    )
    table(["地区", *(f"等{step.title}（{step.holder}）" for step in STEPS)], rows)


def _without_blanks(frame: pd.DataFrame) -> pd.DataFrame:
    """Of households that nobody monitors there is no category, risk or day of inclusion."""
    return frame.loc[:, (frame.notna() & frame.ne("")).any()]


def _link(own: Indicator, scope: Scope) -> Markup:
    target = address.query(scope, list=own.id)
    return Markup('<a href="{}#list" target="_self">{}</a>').format(target, own.title)


def _row(code: str, own: pd.DataFrame, scope: Scope) -> Markup:
    cells = Markup("").join(
        Markup('<td class="n" data-h="{}">{}</td>').format(
            MISSED[name].title, count(own.loc[name, "found"]) if own.loc[name, "found"] else ""
        )
        for name in MISSED
    )
    link = scopes.link(code, own["region"].iloc[0], scope)
    return Markup("<tr><td>{}</td>{}</tr>").format(link, cells)


def _unit(own: Indicator) -> str:
    return own.bases[0].unit


def _terms(own: Indicator) -> list[tuple[str, str]]:
    return [("口径", own.definition), ("依据", own.clause)]


def _notes() -> list[str]:
    return [f"{own.title}：{own.definition}（依据：{own.clause}）" for own in MISSED.values()]
