"""What the rules found of the household: each with its facts, since when, and the clause."""

import streamlit as st
from markupsafe import Markup

from pages.components.sentences import quiet
from pages.components.words import day, present
from queries.findings import FINDINGS, Finding
from queries.household_file import HouseholdFile


def findings(file: HouseholdFile) -> None:
    if not file.findings:
        quiet("没有规则命中这一户。没有疑点不等于没有问题，只是现有记录看不出来。")
        return
    st.html(Markup('<div class="plain">{}</div>').format(Markup("").join(map(_one, file.findings))))
    quiet("疑点是核查的线索，不是结论；请对照原始凭证逐项核实。")


def _one(finding: Finding) -> Markup:
    since = f"自{day(finding.since)}起" if present(finding.since) else "起始日不明"
    return Markup(
        '<div class="flag"><b>{}</b> <span>{}</span> <span class="quiet">{}；依据：{}</span></div>'
    ).format(FINDINGS[finding.rule].title, finding.sentence, since, finding.clause)
