"""The checks of the data, as the page of data quality composes them."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components import access, address, store
from pages.components import scope as scopes
from pages.components.definition import definition_list
from pages.components.listing import download, listing, table
from pages.components.places import Place, places
from pages.components.sentences import quiet
from pages.components.words import count, day, percent
from queries.flags.flag import Grade
from queries.quality import CHECKS, Check, Group, records_behind
from queries.quality.bands import BANDS, in_bands
from queries.scope import Level, Scope
from queries.statistics.intervals import wilson

PRINTED = {
    "region_code": "行政区划代码",
    "region": "地区",
    "check": "检查",
    "basis": "单位",
    "found": "发现",
    "checked": "检查范围",
    "grade": "判断",
}


def lead(found: pd.DataFrame, completeness: str) -> list[str]:
    """How complete the records are, and how many checks found anything in these places."""
    some = found.loc[found["is_to_verify"], "check"].nunique()
    return [
        f"未消除风险户的关键信息完整率*{completeness}*；"
        f"{len(CHECKS)}项检查中*{some}*项有需要核对的记录。",
        "发现的只是线索：记录可能是对的，只是缺少说明；请逐条核对后再下结论。",
    ]


def overview(here: pd.DataFrame, parts: pd.DataFrame, scope: Scope) -> None:
    """One row a check with anything to verify; one column a part of the place on screen."""
    some = set(pd.concat([here, parts]).query("is_to_verify")["check"])
    names = parts.drop_duplicates("region_code")[["region_code", "region"]]
    head = Markup("").join(
        Markup('<th class="n">{}</th>').format(scopes.link(code, name, scope))
        for code, name in names.itertuples(index=False)
    )
    own, below = here.set_index("check"), parts.set_index(["check", "region_code"])
    body = Markup("")
    for group in Group:
        checks = [c for c in CHECKS.values() if c.group is group and c.id in some]
        if checks:
            body += Markup('<tr class="group"><td colspan="{}">{}</td></tr>').format(
                len(names) + 2, group
            )
        body += Markup("").join(_row(check, own, below, names, scope) for check in checks)
    st.html(
        Markup(
            '<div class="scroll"><table class="t cards"><thead><tr><th>检查</th>'
            '<th class="n">合计</th>{}</tr></thead><tbody>{}</tbody></table></div>'
        ).format(head, body)
    )
    quiet(
        "空格是没有发现；灰色是检查范围太小或与平常相仿，不作比较。"
        "点检查名称看口径、各地数字和名单。"
    )
    nothing = [check.title for check in CHECKS.values() if check.id not in some]
    if nothing:
        with st.expander(f"没有发现的{len(nothing)}项检查"):
            quiet("、".join(nothing))


def _row(
    check: Check, own: pd.DataFrame, below: pd.DataFrame, names: pd.DataFrame, scope: Scope
) -> Markup:
    title = Markup('<a href="{}" target="_self">{}</a>').format(
        address.query(scope, check=check.id), check.title
    )
    total = own.loc[check.id]
    cells = Markup("").join(
        _cell(name, below.loc[(check.id, code)]) for code, name in names.itertuples(index=False)
    )
    return Markup('<tr><td>{}</td><td class="n" data-h="合计"><b>{}</b> {}</td>{}</tr>').format(
        title, count(total["found"]), check.basis.unit, cells
    )


def _cell(name: str, row: pd.Series) -> Markup:
    is_quiet = row["grade"] == Grade.TOO_FEW or not row["is_to_verify"]
    said = Markup('<span class="{}" title="{}">{}</span>').format(
        "quiet" if is_quiet else "", f"{row['found']:,} / {row['checked']:,}", count(row["found"])
    )
    return Markup('<td class="n" data-h="{}">{}</td>').format(name, said if row["found"] else "")


def choose(found: pd.DataFrame) -> Check:
    """The check on screen: of the address, else of the two controls."""
    asked = CHECKS.get(st.query_params.get("check", ""))
    if asked and st.session_state.get("check-asked") != asked.id:
        st.session_state["check-asked"] = asked.id
        st.session_state["check-group"] = asked.group
        st.session_state[f"check-{asked.group}"] = asked.id
    group = st.segmented_control(
        "检查类别", list(Group), key="check-group", default=None if asked else Group.COMPLETENESS,
        required=True, label_visibility="collapsed",
    )  # fmt: skip
    group = Group(group or Group.COMPLETENESS)
    numbers = found.set_index("check")["found"]
    ids = [check.id for check in CHECKS.values() if check.group is group]
    chosen = st.selectbox(
        "检查", ids, key=f"check-{group}", label_visibility="collapsed",
        format_func=lambda name: f"{CHECKS[name].title}（{numbers[name]:,}{CHECKS[name].basis.unit}）",
    )  # fmt: skip
    return CHECKS[chosen or ids[0]]


def explained(check: Check, here: pd.DataFrame, scope: Scope) -> None:
    """Definition, clause and counts of a check, a click away."""
    row = here.set_index("check").loc[check.id]
    unit = check.basis.unit
    terms = [
        *terms_of(check),
        ("发现数", f"{row['found']:,}{unit}"),
        ("范围数", f"{row['checked']:,}{unit}"),
        ("截至", f"{day(scope.as_of)}，本期自{day(scope.period_start)}起"),
    ]
    with st.popover("口径", type="tertiary", key=f"definition-{check.id}"):
        st.markdown(f"**{check.title}**")
        st.html(definition_list(terms))


def terms_of(check: Check) -> list[tuple[str, str]]:
    return [
        ("口径", check.definition),
        ("发现", check.found_title),
        ("检查范围", check.checked_title),
        ("依据", check.clause),
    ]


def by_place(check: Check, here: pd.DataFrame, parts: pd.DataFrame, scope: Scope) -> None:
    """The check's share in each part of the place on screen, small ones in grey."""
    own = here.set_index("check").loc[check.id]
    centre = check.usual
    if centre is None:
        centre = own["found"] / own["checked"] if own["checked"] else None
    rows = [_place(row) for row in parts[parts["check"] == check.id].itertuples()]
    if not own["checked"]:
        quiet(f"没有可查的记录：检查范围是{check.checked_title}。")
        return
    places(
        [row for row in rows if row.value is not None], scope,
        titles=("占比", f"发现 / 范围（{check.basis.unit}）"), say=percent, centre=centre,
        centre_title="合计" if check.usual is None else "分布平滑时",
    )  # fmt: skip


def _place(row) -> Place:
    found, checked = int(row.found), int(row.checked)
    said = f"{found:,} / {checked:,}"
    if not checked:
        return Place(row.region_code, row.region, None, None, None, said)
    low, high = wilson(found, checked)
    return Place(row.region_code, row.region, found / checked, low, high, said, row.grade or None)


def records(check: Check, scope: Scope) -> None:
    """The records behind a check, one by one, with their download."""
    frame = store.read(records_behind, check.id, scope)
    if frame.empty:
        quiet("没有需要核对的记录。")
        return
    access.listed(check.title, scope, len(frame))
    # Of households that nobody monitors there is no category, risk or day of inclusion.
    frame = frame.loc[:, (frame.notna() & frame.ne("")).any()]
    notes = [f"{term}：{text}" for term, text in terms_of(check)]
    listing(frame, check.title, scope, notes, key="records")


def printed(frame: pd.DataFrame, scope: Scope) -> None:
    """All checks and places to take along."""
    checks = frame["check"].map(CHECKS.get)
    said = frame.assign(
        check=[check.title for check in checks], basis=[check.basis.unit for check in checks]
    )
    download(
        said[list(PRINTED)].rename(columns=PRINTED), "数据质量检查", scope,
        [f"{c.title}：{c.definition}（依据：{c.clause}）" for c in CHECKS.values()], key="checks",
    )  # fmt: skip


def bands(check: Check, scope: Scope, level: Level) -> None:
    """How many there are in each band of age or days, where the check's group has bands."""
    for number, own in enumerate(BANDS):
        if own.group is not check.group:
            continue
        st.html(Markup('<p class="quiet">{}（{}）</p>').format(own.title, own.unit))
        frame = store.ask(in_bands, number, scope, level)
        rows = (
            [
                scopes.link(row["region_code"], row["region"], scope),
                *map(int, row[list(own.labels)]),
            ]
            for _, row in frame.iterrows()
        )
        table(["地区", *own.labels], rows)
