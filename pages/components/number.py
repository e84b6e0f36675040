"""One figure on a card: its value in words and units; a click away, what it means and who it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from pages.components import definition
from pages.components.words import count, decimal, percent, present, signed
from queries.indicators import INDICATORS, Basis
from queries.scope import Scope

HTML = Markup(
    '<div class="figure"><div class="title">{title}</div>'
    '<div class="value">{value}</div><div class="note">{note}</div></div>'
)


@dataclass(frozen=True)
class Figure:
    """An indicator at one place on one basis, as `measure` gives it."""

    indicator: str
    basis: str  # households | persons | items
    numerator: int | None  # None: a count; it is `value`
    denominator: int | None
    value: float | None
    unmeasurable: int = 0

    @property
    def said(self) -> str:
        """The value in words: 1,247, 66.9%, or 4.6 where it is shown per 1000."""
        indicator = INDICATORS[self.indicator]
        if indicator.is_count:
            return count(self.value)
        if indicator.is_median:
            return decimal(self.value).removesuffix(".0")
        return decimal(self.value) if indicator.per > 1 else percent(self.value)

    @property
    def unit(self) -> str:
        indicator = INDICATORS[self.indicator]
        if indicator.is_median:
            return "天" if present(self.value) else ""
        if indicator.is_count:
            return Basis(self.basis).unit
        return "户/千户" if indicator.per > 1 else ""

    @property
    def parts(self) -> str:
        """917 / 1,332 户; nothing for a count."""
        if not present(self.numerator):
            return ""
        return f"{count(self.numerator)} / {count(self.denominator)} {Basis(self.basis).unit}"


Figures = Mapping[str, list[Figure]]


@dataclass(frozen=True)
class Card:
    """`values` with their units, the first one large; `bits` stand below; `figures` are those
    of the indicator that the card opens."""

    key: str
    title: str
    values: Sequence[tuple[str, str]]
    bits: Sequence[str]
    figures: Sequence[Figure]


def numbers(
    figures: Figures, scope: Scope, *, columns: int = 4, before: Figures | None = None
) -> None:
    """A card for each indicator; `before` is the same a month earlier: a change is stated, not
    judged."""
    cards = [card(own, (before or {}).get(name, [None])[0]) for name, own in figures.items() if own]
    card_row(cards, scope, columns=columns)


def card(figures: list[Figure], before: Figure | None = None) -> Card:
    """All bases of one indicator, households first."""
    first, indicator = figures[0], INDICATORS[figures[0].indicator]
    several = len(figures) > 1
    values = [(f.said, f.unit or (f"按{Basis(f.basis).unit}" if several else "")) for f in figures]
    return Card(
        indicator.id, indicator.title, values, [first.parts, change(first, before)], figures
    )


def card_row(cards: Sequence[Card], scope: Scope, *, columns: int = 4) -> None:
    """As many cards beside each other as fit."""
    grid = st.grid(columns=columns, min_column_width=168)
    for one in cards:
        with grid.cell(), st.container(key=f"card-{one.key}", height="stretch"):
            _draw(one, scope)


def _draw(one: Card, scope: Scope) -> None:
    values = Markup("").join(
        Markup('<span class="pair"><span class="{}">{}</span><small>{}</small></span>').format(
            "second" if number else "", said, unit
        )
        for number, (said, unit) in enumerate(one.values)
    )
    bits = Markup("").join(
        Markup('<span class="bit">{}</span>').format(bit) for bit in one.bits if bit
    )
    st.html(HTML.format(title=one.title, value=values, note=bits))
    definition.link(INDICATORS[one.figures[0].indicator], one.figures, scope, one.key)


def change(figure: Figure, before: Figure | None) -> str:
    """How the figure stands against the month before."""
    if before is None or not (present(figure.value) and present(before.value)):
        return ""
    if not present(figure.numerator):
        return f"比上月{signed(figure.value - before.value)}"
    if figure.unit:
        return f"上月{decimal(before.value)}"
    points = (figure.value - before.value) * 100
    return f"比上月{points:+.1f}个百分点" if abs(points) >= 0.05 else "与上月持平"
