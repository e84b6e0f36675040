"""The parts of the handbook, which one is on screen, and what of it is looked for."""

from collections.abc import Iterable
from enum import StrEnum

import streamlit as st
from markupsafe import Markup

from pages.components.definition import definition_list


class View(StrEnum):
    INDICATORS = "indicators"
    FINDINGS = "findings"
    FLAGS = "flags"
    METHODS = "methods"
    CHECKS = "checks"
    CLAUSES = "clauses"

    @property
    def title(self) -> str:
        return {
            "indicators": "指标",
            "findings": "疑点规则",
            "flags": "地区提示",
            "methods": "统计方法",
            "checks": "数据检查",
            "clauses": "方案条款对照",
        }[self.value]


def choose() -> tuple[View, str]:
    """The part and the words looked for; both stand in the address."""
    asked = st.query_params.get("view", "")
    view = st.segmented_control(
        "看哪一部分", list(View), format_func=lambda view: view.title, key="handbook-view",
        default=View(asked) if asked in set(View) else View.INDICATORS, required=True,
        label_visibility="collapsed",
    )  # fmt: skip
    words = st.text_input(
        "查找", value=st.query_params.get("find", ""), key="handbook-find",
        placeholder="查找：名称、口径、条款里的字", label_visibility="collapsed",
    )  # fmt: skip
    st.query_params["view"], st.query_params["find"] = view, words
    if not words:
        del st.query_params["find"]
    return view, words.strip()


def holds(words: str, *texts: object) -> bool:
    """Whether all words, parted by blanks, stand somewhere in the texts."""
    said = "\n".join(map(str, texts)).lower()
    return all(word in said for word in words.lower().split())


def entry(title: str, anchor: str, terms: list[tuple[str, str]]) -> Markup:
    """One entry under its title."""
    return Markup('<h4 id="{}">{}</h4>{}').format(anchor, title, definition_list(terms))


def group(title: str, entries: Iterable[Markup]) -> int:
    """A card of entries; nothing where there are none. Returns how many."""
    found = list(entries)
    if found:
        with st.container(key=f"card-handbook-{title}"):
            st.subheader(f"{title}（{len(found)}）")
            st.html(Markup("").join(found))
    return len(found)
