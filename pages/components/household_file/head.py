"""Who the household is, in a sentence and in terms; where each section of the file lies."""

from collections.abc import Mapping
from math import ceil

import streamlit as st
from markupsafe import Markup

from pages.components.definition import definition_list
from pages.components.sentences import lead
from pages.components.words import MISSING, day, since
from queries.household_file import HouseholdFile
from queries.household_file.head import Head


def sentences(file: HouseholdFile) -> None:
    """Its state and since when, what that day rests on, category and risks."""
    head = file.head
    said = [
        f"{head.place}，家庭{head.persons}人。",
        *_standing(file),
    ]
    if head.category or head.risks:
        risks = "、".join(head.risks) or "未填"
        said.append(f"监测对象类别：{head.category or '未填'}；风险：{risks}。")
    lead(*said)


def _standing(file: HouseholdFile) -> list[str]:
    as_of = file.whose.as_of
    if not file.standing:
        return [f"截至{day(as_of)}*未监测*，没有纳入记录。"]
    episode = file.standing[-1]
    since_day, basis = episode.since
    said = [f"截至{day(as_of)}*{episode.title}*，自{since_day}起；{basis}。"]
    if episode.state == "active":
        said.append(f"纳入至今{since(episode.included.day, as_of)}。")
    if any(each.has_record_conflict for each in file.standing):
        said.append("台账与导出的纳入或消除时间不一致，建议重点核查。")
    return said


def terms(file: HouseholdFile) -> None:
    """What the export says of the household, and of which day the export is."""
    head = file.head
    said = [(term, text) for term, text in _terms(head) if text]
    half = ceil(len(said) / 2)
    for column, part in zip(st.columns(2), (said[:half], said[half:]), strict=True):
        column.html(definition_list(part))
    exported = head.exported_on
    later = "，晚于截至日" if exported and exported > file.whose.as_of else ""
    quiet = f"取自{day(exported)}的导出{later}" if exported else "导出日未登记"
    st.html(Markup('<p class="quiet">{}；姓名、电话、证件号码已遮盖。</p>').format(quiet))


def _terms(head: Head) -> list[tuple[str, str]]:
    year = head.out_of_poverty_year
    return [
        ("户编号", head.household_no),
        ("户主", f"{head.name or MISSING}　{head.identity_number}"),
        ("所在地", head.place + (head.group or "")),
        ("户联系电话", head.phone or MISSING),
        ("户类型", (head.household_type or MISSING) + (f"（{year}年脱贫）" if year else "")),
        ("监测对象类别", head.category or MISSING),
        ("风险类型", "、".join(head.risks) or MISSING),
        ("因自然灾害子项", head.disaster_subtype or ""),
        ("整户兜底", {True: "是", False: "否", None: ""}[head.is_safety_net]),
        ("预警户类型", head.warning_type or ""),
        ("排除情形", "、".join(head.exclusions)),
        ("监测联系人", head.contact or MISSING),
    ]


def contents(sections: Mapping[str, str], file: HouseholdFile) -> None:
    """Links to the sections, by anchor and title, with how much there is in each."""
    counts = {
        "findings": len(file.findings),
        "members": len(file.members),
        "clues": len(file.alerts) + len(file.screenings),
        "procedures": len(file.procedures),
        "measures": len(file.measures),
        "visits": len(file.visits),
        "problems": len(file.problems),
        "checks": len([*file.doubts, *file.updates, *file.lists, *file.checks]),
        "changes": len(file.changes),
    }
    links = Markup("").join(
        Markup('<span><a href="#{}">{}</a> {}</span>').format(anchor, title, counts.get(anchor, ""))
        for anchor, title in sections.items()
    )
    st.html(Markup('<nav class="plain contents" aria-label="本页各节">{}</nav>').format(links))
