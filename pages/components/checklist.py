"""退出核对: which conditions of an exit households meet, by condition, by place, one by one."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components import access, listing, store
from pages.components import scope as scopes
from pages.components.definition import definition_list
from pages.components.sentences import quiet
from queries.exit_checklist import CONDITIONS, OVERALL, Tick, Whom, checklist_list
from queries.exit_checklist.listing import PROPOSED_ON, STANDS, figure_title
from queries.scope import Level, Scope

MARKS = {"具备": "✓", "边界": "◐", "不明": "？", "不具备": "✗"}
CLASSES = {"具备": "met", "边界": "unknown", "不明": "unknown", "不具备": "not-met"}
STANDINGS = {Tick.NOT_MET: "有不具备", Tick.UNKNOWN: "有不明或边界", Tick.MET: "各项都具备"}
ANYTHING = "不限条件"
LACKING = "不具备："
# Four guarantees share a column on screen, or the table would not fit.
GUARANTEES = ("housing", "water", "schooling", "insurance")
NOTES = [
    "具备、不具备、不明只说明台账和导出里的记录，不是能否消除的结论；是否消除由评议、公示和审核决定。",
    *(f"{c.title}：{c.definition}（依据：{c.clause}）" for c in CONDITIONS.values()),
]
# What a plan asks besides, of which no column speaks.
BY_HAND = (
    "大额刚性支出是否稳定解决、识别时的风险是否稳定消除、有无新增风险，表中没有数据，须入户核实。"
)


def choose_whom() -> Whom:
    chosen = st.segmented_control(
        "核对哪些户", list(Whom), default=Whom.PROPOSED, format_func=lambda whom: whom.title,
        key="checklist-whom", required=True, label_visibility="collapsed",
    )  # fmt: skip
    return chosen or Whom.PROPOSED


def lead(here: pd.DataFrame, whom: Whom) -> list[str]:
    """How many households there are, and where they stand; `here` is of one place."""
    own = here.set_index("condition").loc[OVERALL]
    total = int(own[list(Tick)].sum())
    if not total:
        return [f"截至当日没有{whom.title}。"]
    return [
        f"{whom.title}*{total:,}*户：有条件不具备的*{own[Tick.NOT_MET]:,}*户，"
        f"没有不具备而有不明或边界的*{own[Tick.UNKNOWN] + own[Tick.BOUNDARY]:,}*户，"
        f"各项都具备的*{own[Tick.MET]:,}*户。",
        "核对的是记录，不是结论；有不具备的建议先核查，再评议。",
    ]


def conditions(here: pd.DataFrame) -> None:
    """One row a condition: how many households meet it; what each means is a click away."""
    counted = here.set_index("condition")
    rows = [
        [condition.title, *(int(counted.loc[name, tick]) for tick in (*Tick,))]
        for name, condition in CONDITIONS.items()
    ]
    listing.table(["条件（户）", *(tick.title for tick in Tick)], rows)
    with st.popover("口径和依据", type="tertiary", key="definition-conditions"):
        st.html(
            definition_list(
                [(c.title, f"{c.definition}依据：{c.clause}。") for c in CONDITIONS.values()]
            )
        )
    quiet(BY_HAND)


def by_place(parts: pd.DataFrame, scope: Scope) -> None:
    """One row a place with anybody to look at: where its households stand, what they lack."""
    frame = as_places(parts)
    shown = frame[frame["户数"] > 0]
    rows = [
        [scopes.link(row["行政区划代码"], row["地区"], scope), *map(int, row.iloc[2:])]
        for _, row in shown.iterrows()
    ]
    if rows:
        listing.table([name.removeprefix(LACKING) for name in frame.columns[1:]], rows)
        quiet("“各项都具备”右边各列是该项条件不具备的户。")
    else:
        quiet("没有这样的户。")
    listing.download(frame, "退出核对（按地区）", scope, NOTES, key="checklist-places")


def as_places(parts: pd.DataFrame) -> pd.DataFrame:
    """One row a place: households, where they stand, and of each condition 不具备."""
    overall = parts[parts["condition"] == OVERALL].set_index("region_code")
    frame = pd.DataFrame(
        {
            "行政区划代码": overall.index,
            "地区": overall["region"].to_numpy(),
            "户数": overall[list(Tick)].sum(axis=1).to_numpy(),
            **{title: overall[tick].to_numpy() for tick, title in STANDINGS.items()},
        }
    )
    for name, condition in CONDITIONS.items():
        own = parts[parts["condition"] == name]
        frame[f"{LACKING}{condition.title}"] = own[Tick.NOT_MET].to_numpy()
    return frame


def households(scope: Scope, whom: Whom, level: Level) -> None:
    """The households one by one, as many as two controls leave, with a download."""
    frame = store.read(checklist_list, scope, whom)
    if frame.empty:
        quiet("没有这样的户。")
        return
    title = f"退出核对（{whom.title}）"
    access.listed(title, scope, len(frame))
    frame = _narrowed(frame)
    with st.container(horizontal=True, vertical_alignment="center", key="bar-checklist"):
        st.html(Markup('<span class="quiet">共 {:,} 行</span>').format(len(frame)), width="content")
        listing.download(frame, title, scope, NOTES, key="checklist")
        shown = frame.iloc[listing.turned_to(len(frame), "checklist")]
    own = ["户编号", "户主", "乡镇", "村", *([PROPOSED_ON] if whom is Whom.PROPOSED else [])]
    ticks = {
        # As objects: pandas would make plain text of markup.
        column: pd.Series([_cell(row, names) for _, row in shown.iterrows()], shown.index, object)
        for column, names in _columns().items()
    }
    listing.households_table(shown[own].assign(**ticks), scope)


def _columns() -> dict[str, list[str]]:
    """Columns on screen, each with the titles of the conditions in it."""
    columns: dict[str, list[str]] = {}
    for name, condition in CONDITIONS.items():
        column = "三保障和饮水" if name in GUARANTEES else condition.title
        columns.setdefault(column, []).append(condition.title)
    return columns


def _cell(row: pd.Series, titles: Sequence[str]) -> Markup:
    """The tick and its figure; of several conditions, the worst tick and who has it."""
    worst = max((row[title] for title in titles), key=list(MARKS).index)
    concerned = [title for title in titles if row[title] == worst]
    figure = row[figure_title(titles[0])]
    if len(titles) > 1:
        figure = "都没有问题" if worst == Tick.MET.title else "、".join(concerned)
    return Markup('<span class="tick {}">{} {}</span><br><span class="quiet">{}</span>').format(
        CLASSES[worst], MARKS[worst], worst, figure
    )


def _narrowed(frame: pd.DataFrame) -> pd.DataFrame:
    standing, condition = st.columns(2)
    with standing:
        stands = st.pills(
            "各项合计", list(STANDINGS.values()), key="checklist-standing",
            selection_mode="multi", label_visibility="collapsed",
        )  # fmt: skip
    with condition:
        lacking = st.selectbox(
            "条件", [ANYTHING, *(c.title for c in CONDITIONS.values())], key="checklist-condition",
            format_func=lambda name: name if name == ANYTHING else f"只看“{name}”没有具备的",
            label_visibility="collapsed",
        )  # fmt: skip
    if stands:
        wanted = [tick.title for tick, title in STANDINGS.items() if title in stands]
        frame = frame[frame[STANDS].isin(wanted)]
    if lacking and lacking != ANYTHING:
        frame = frame[frame[lacking] != Tick.MET.title]
    return frame
