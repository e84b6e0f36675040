"""The first screen: whom to talk to, what got worse, how many came and went."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from pages.components import scope as scopes
from pages.components.number import Card, Figure, Figures
from pages.components.sentences import quiet
from pages.components.theme import grade
from pages.components.words import count, signed
from queries.indicators import INDICATORS
from queries.overview import Change, Conversation, Flow, Stock
from queries.overview.conversations import NONE_NEEDED, RULE
from queries.scope import Level, Scope

ELIMINATED = "risk_elimination_rate_in_period"
ROLLBACK = "rollback_rate"
ROLLED_BACK = ("rolled_back", "households")
RULE_OF_VILLAGES = RULE.replace("的乡镇", "的村")
UNITS = {"households": "户", "persons": "人"}


def talk(conversations: Sequence[Conversation], level: Level, scope: Scope) -> None:
    """Up to three places, each with what speaks for talking to it."""
    st.subheader("建议约谈提醒的乡镇" if level is Level.TOWNSHIP else "建议先去看的村")
    if not conversations:
        quiet(f"{NONE_NEEDED}：没有地区达到信号。")
        return
    cases = Markup("").join(
        Markup('<div class="case"><b>{}</b>{}</div>').format(
            scopes.link(one.region_code, one.region, scope), _evidence(one)
        )
        for one in conversations
    )
    rule = RULE if level is Level.TOWNSHIP else RULE_OF_VILLAGES
    st.html(Markup('<div class="plain">{}<p class="quiet">{}</p></div>').format(cases, rule))


def _evidence(one: Conversation) -> Markup:
    return Markup("").join(
        Markup('<div class="evidence">{} {}</div>').format(grade(str(flag.grade)), flag.sentence)
        for flag in one.evidence
    )


def worse(changes: Sequence[Change]) -> None:
    """What got worse since the same day last month, beyond chance."""
    st.subheader("比上月变差的")
    if not changes:
        quiet("与上月同日相比，没有超出偶然波动的变差。")
        return
    said = Markup("").join(Markup("<li>{}</li>").format(one.sentence) for one in changes)
    st.html(Markup('<ul class="worse">{}</ul>').format(said))


def cards(stock: Sequence[Stock], flow: Sequence[Flow], behind: Figures) -> list[Card]:
    """Stock now and a month ago; what came in and went out in the period and this month."""
    stocks = [
        Card(
            f"stock-{name}",
            INDICATORS[name].title,
            [(count(one.now), UNITS[one.basis]) for one in own],
            [f"比上月{signed(own[0].now - own[0].a_month_ago)}户"],
            behind[name],
        )
        for name, own in _grouped(stock).items()
    ]
    titles = {"new_inclusions": "本期新纳入", ELIMINATED: "本期消除风险"}
    flows = [
        Card(
            f"flow-{name}",
            titles[name],
            [(count(one.in_period), UNITS[one.basis]) for one in own],
            [f"近一月{own[0].this_month}户", f"上一月{own[0].last_month}户"],
            behind[name],
        )
        for name, own in _grouped(flow).items()
        if name in titles
    ]
    return stocks + flows


def rate_cards(rates: Figures, flow: Sequence[Flow]) -> list[Card]:
    """The elimination rate as it may be meant: by households, by persons, without those
    provided for, of the period; and how many were rolled back."""
    households, persons = rates["risk_elimination_rate"]
    apart = rates["risk_elimination_rate_excluding_safety_net"][0]
    period = rates[ELIMINATED][0]
    return [
        _rate("households", "累计，按户", households),
        _rate("persons", "累计，按人", persons),
        _rate("apart", "累计，按户，不含整户兜底", apart),
        _rate("period", "本期，按户", period),
        _rollback(rates[ROLLBACK][0], flow),
    ]


def _rollback(rate: Figure, flow: Sequence[Flow]) -> Card:
    households = next(one for one in flow if (one.indicator, one.basis) == ROLLED_BACK)
    bits = [rate.parts, f"本期回退{households.in_period}户"]
    return Card("rate-rollback", "消除回退率，近12个月", [(rate.said, "")], bits, [rate])


def _rate(key: str, title: str, figure: Figure) -> Card:
    return Card(f"rate-{key}", title, [(figure.said, "")], [figure.parts], [figure])


def _grouped(rows: Sequence[Stock] | Sequence[Flow]) -> dict[str, list]:
    groups: dict[str, list] = {}
    for row in rows:
        groups.setdefault(row.indicator, []).append(row)
    return groups
