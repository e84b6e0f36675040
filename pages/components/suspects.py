"""疑点户: how many households each rule finds where, and the households with what was found."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components import access, address, files, store
from pages.components import scope as scopes
from pages.components.definition import definition_list
from pages.components.listing import download, table, turned_to
from pages.components.sentences import quiet
from pages.components.words import count, day, present
from queries.findings import FINDINGS, Finding
from queries.findings.headings import evidence_in_words
from queries.findings.listed import Suspect, as_frame, households_found, how_many
from queries.findings.places import ANY
from queries.scope import Scope

TITLE = "疑点户"
HOUSEHOLDS_A_PAGE = 15
MOST_COLUMNS = 15  # places; more are listed below each other
PRINTED = {
    "region_code": "行政区划代码",
    "region": "地区",
    "rule": "规则",
    "households": "户数",
}
Numbers = Mapping[str, int]  # households by rule, and by ANY


def numbers(here: pd.DataFrame) -> Numbers:
    """Of one place, or of places beside each other."""
    return here.groupby("rule", sort=False)["households"].sum().to_dict()


def lead(found: Numbers) -> list[str]:
    """How many households have something to look at, and which rules find most of them."""
    rules = sorted((name for name in FINDINGS if found[name]), key=lambda name: -found[name])
    most = "、".join(f"{FINDINGS[name].title}*{count(found[name])}*户" for name in rules[:3])
    return [
        f"{len(FINDINGS)}条规则中*{len(rules)}*条有发现，涉及*{count(found[ANY])}*户"
        f"（一户有几条疑点只计一次）。",
        f"最多的是{most}。" if most else "没有规则命中任何一户；没有疑点不等于没有问题。",
        "疑点是核查的线索，不是结论：建议重点核查，对照原始凭证逐项核实。",
    ]


def overview(parts: pd.DataFrame, scope: Scope) -> None:
    """One row a rule and one column a part of the place on screen; one row a part of many."""
    found = numbers(parts)
    if parts["region_code"].nunique() > MOST_COLUMNS:
        _by_part(parts, scope)
    else:
        _by_rule(parts, found, scope)
    if nothing := [rule.title for rule in FINDINGS.values() if not found[rule.id]]:
        with st.expander(f"没有发现的{len(nothing)}条规则"):
            quiet("、".join(nothing))


def _by_part(parts: pd.DataFrame, scope: Scope) -> None:
    """The places with anybody to look at, in their order, each with its rules."""
    rows = []
    for (code, name), own in parts.groupby(["region_code", "region"], sort=False):
        here = numbers(own)
        if here[ANY]:
            rules = (f"{FINDINGS[rule].title}{here[rule]}" for rule in FINDINGS if here[rule])
            rows.append([scopes.link(code, name, scope), here[ANY], "，".join(rules)])
    table(["地区", "有疑点的户", "各条规则发现的户"], rows)
    quiet("没有列出的地区没有发现。单位是户；一户可有几条疑点，各条规则相加可多于第一列。")


def _by_rule(parts: pd.DataFrame, found: Numbers, scope: Scope) -> None:
    names = parts.drop_duplicates("region_code")[["region_code", "region"]]
    by_place = parts.set_index(["rule", "region_code"])["households"]
    head = Markup("").join(
        Markup('<th class="n">{}</th>').format(scopes.link(code, name, scope))
        for code, name in names.itertuples(index=False)
    )
    body = _row(Markup("<b>有疑点的户</b>"), found[ANY], by_place[ANY], names)
    for rule in FINDINGS.values():
        if found[rule.id]:
            target = address.query(scope, rule=rule.id)
            title = Markup('<a href="{}" target="_self">{}</a>').format(target, rule.title)
            body += _row(title, found[rule.id], by_place[rule.id], names)
    st.html(
        Markup(
            '<div class="scroll"><table class="t cards"><thead><tr><th>规则</th>'
            '<th class="n">合计</th>{}</tr></thead><tbody>{}</tbody></table></div>'
        ).format(head, body)
    )
    quiet("单位是户；一户可有几条疑点，所以各行相加多于第一行。空格是没有。点规则名称看名单。")


def _row(title: Markup, total: int, by_place: pd.Series, names: pd.DataFrame) -> Markup:
    cells = Markup("").join(
        Markup('<td class="n" data-h="{}">{}</td>').format(
            name, count(by_place[code]) if by_place[code] else ""
        )
        for code, name in names.itertuples(index=False)
    )
    return Markup('<tr><td>{}</td><td class="n" data-h="合计"><b>{}</b>户</td>{}</tr>').format(
        title, count(total), cells
    )


def printed(parts: pd.DataFrame, scope: Scope) -> None:
    """All rules and places to take along."""
    titles = {name: rule.title for name, rule in FINDINGS.items()} | {ANY: "有疑点的户"}
    said = parts.assign(rule=parts["rule"].map(titles))[list(PRINTED)].rename(columns=PRINTED)
    download(said, "疑点户分布", scope, _notes(tuple(FINDINGS)), key="suspect-places")


def choose(found: Numbers) -> tuple[str, ...]:
    """The rules on screen: of the address, else of the control; none chosen is all of them."""
    asked = st.query_params.get("rule", "")
    if asked in FINDINGS and st.session_state.get("rule-asked") != asked:
        st.session_state["rule-asked"] = asked
        st.session_state["rules"] = [asked]
    chosen = st.multiselect(
        "规则", list(FINDINGS), key="rules", placeholder="全部规则；可选一条或几条",
        format_func=lambda name: f"{FINDINGS[name].title}（{found[name]:,}户）",
    )  # fmt: skip
    return tuple(name for name in FINDINGS if name in chosen) or tuple(FINDINGS)


def explained(rules: Sequence[str]) -> None:
    """What the rules on screen look for and where they come from, a click away."""
    with st.popover("口径和依据", type="tertiary", key="definition-rules"):
        for name in rules:
            rule = FINDINGS[name]
            st.markdown(f"**{rule.title}**")
            st.html(definition_list([("口径", rule.definition), ("依据", rule.clause)]))


def households(scope: Scope, rules: Sequence[str]) -> None:
    """The households, most findings first, a page at a time, with the whole list to take along."""
    suspects = store.read(households_found, scope, rules)
    if not suspects:
        quiet("所选规则没有命中任何一户。没有疑点不等于没有问题，只是现有记录看不出来。")
        return
    access.listed(TITLE, scope, len(suspects))
    with st.container(horizontal=True, vertical_alignment="center", key="bar-suspects"):
        st.html(
            Markup('<span class="quiet">共{:,}户，截至{}</span>').format(
                len(suspects), day(scope.as_of)
            ),
            width="content",
        )
        download(as_frame(suspects), TITLE, scope, _notes(rules), key="suspects")
        shown = suspects[turned_to(len(suspects), "suspects", HOUSEHOLDS_A_PAGE)]
    quiet(_ranks(suspects))
    body = Markup("").join(_household(suspect, scope) for suspect in shown)
    st.html(Markup('<div class="plain">{}</div>').format(body))


def _ranks(suspects: Sequence[Suspect]) -> str:
    shares = "，".join(f"{number}条的{count(many)}户" for number, many in how_many(suspects))
    return f"疑点多的在前：{shares}；条数相同的不分先后，按村和户编号排列。"


def _household(suspect: Suspect, scope: Scope) -> Markup:
    told = suspect.told
    facts = (told["户主"], told["证件号码"], f"{told['乡镇'] or ''}{told['村']}",
             told["监测对象类别"], told["状态"])  # fmt: skip
    return Markup(
        '<div class="case"><div><b>{}</b> <span class="grade">{}条疑点</span> {}</div>{}</div>'
    ).format(
        files.link(suspect.household_id, told["户编号"], scope),
        len(suspect.findings),
        Markup(" ").join(Markup('<span class="quiet">{}</span>').format(f) for f in facts if f),
        Markup("").join(map(_finding, suspect.findings)),
    )


def _finding(finding: Finding) -> Markup:
    since = f"自{day(finding.since)}起" if present(finding.since) else "起始日不明"
    return Markup(
        '<div class="flag"><b>{}</b> <span class="quiet">{}</span><div>{}</div>'
        '<div class="quiet">证据：{}</div><div class="quiet">依据：{}</div></div>'
    ).format(
        FINDINGS[finding.rule].title,
        since,
        finding.sentence,
        evidence_in_words(finding),
        finding.clause,
    )


def _notes(rules: Sequence[str]) -> list[str]:
    return [
        f"{FINDINGS[name].title}：{FINDINGS[name].definition}（依据：{FINDINGS[name].clause}）"
        for name in rules
    ]
