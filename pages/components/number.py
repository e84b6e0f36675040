"""One figure: its value in words and units; a click away, what it means and who is behind it."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from pages.components import definition
from pages.components.words import count, decimal, percent, present, signed
from queries.indicators import INDICATORS, Basis
from queries.scope import Scope

CARD = Markup(
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
        return decimal(self.value) if indicator.per > 1 else percent(self.value)

    @property
    def unit(self) -> str:
        indicator = INDICATORS[self.indicator]
        if indicator.is_count:
            return Basis(self.basis).unit
        return "户/千户" if indicator.per > 1 else ""


Figures = Mapping[str, list[Figure]]


def numbers(
    figures: Figures, scope: Scope, *, columns: int = 4, before: Figures | None = None
) -> None:
    """A card for each indicator, as many beside each other as fit."""
    grid = st.grid(columns=columns, min_column_width=168)
    for name, values in figures.items():
        if values:
            earlier = before[name][0] if before and before.get(name) else None
            with grid.cell():
                number(values, scope, before=earlier)


def number(
    figures: list[Figure], scope: Scope, *, before: Figure | None = None, note: str = ""
) -> None:
    """A card for one indicator: `figures` on its bases, households first.

    `before` is the same figure a month earlier; a change is stated, not judged.
    """
    first = figures[0]
    indicator = INDICATORS[first.indicator]
    with st.container(key=f"card-{indicator.id}", height="stretch"):
        st.html(
            CARD.format(
                title=indicator.title,
                value=Markup("").join(_value(figure, figures) for figure in figures),
                note=Markup("").join(
                    Markup('<span class="bit">{}</span>').format(bit)
                    for bit in (_parts(first), _change(first, before), note)
                    if bit
                ),
            )
        )
        definition.link(indicator, figures, scope)


def _value(figure: Figure, figures: list[Figure]) -> Markup:
    size = "" if figure is figures[0] else "second"
    unit = figure.unit or (f"按{Basis(figure.basis).unit}" if len(figures) > 1 else "")
    return Markup('<span class="pair"><span class="{}">{}</span><small>{}</small></span>').format(
        size, figure.said, unit
    )


def _parts(figure: Figure) -> str:
    if not present(figure.numerator):
        return ""
    return f"{count(figure.numerator)} / {count(figure.denominator)} {Basis(figure.basis).unit}"


def _change(figure: Figure, before: Figure | None) -> str:
    if before is None or not (present(figure.value) and present(before.value)):
        return ""
    if not present(figure.numerator):
        return f"比上月{signed(figure.value - before.value)}"
    if figure.unit:
        return f"上月{decimal(before.value)}"
    points = (figure.value - before.value) * 100
    return f"比上月{points:+.1f}点" if abs(points) >= 0.05 else "与上月持平"
