"""Places beside each other: value, interval, county line. Small places stay, in grey."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from pages.components import scope as scopes
from pages.components.theme import GRADE_CLASSES, grade
from pages.components.words import MISSING, present
from queries.scope import Scope


@dataclass(frozen=True)
class Place:
    """One place's value with its interval; `said` is how the parts read, such as 3 / 412 户."""

    region_code: str
    region: str
    value: float | None
    low: float | None
    high: float | None
    said: str
    grade: str | None = None  # 信号 | 关注 | 待核实 | 样本过少

    @property
    def is_small(self) -> bool:
        return self.grade == "样本过少"


def places(
    rows: Sequence[Place],
    scope: Scope,
    *,
    titles: tuple[str, str],  # of the value and of its parts
    say: Callable[[float | None], str],
    centre: float | None = None,
    centre_title: str = "全县",
    more: Mapping[str, Mapping[str, Markup | str]] | None = None,
) -> None:
    """A table of places; each name narrows the page to that place. `more` columns, by their
    headings, hold what they say of each place, by its code."""
    reach = max((n for row in rows for n in (row.value, row.high) if present(n)), default=0)
    reach = max(reach, centre or 0) * 1.03 or 1
    if centre is not None:
        st.html(
            Markup('<div class="key"><span>┆ {} {}</span><span>● 数值　▬ 95%区间</span>'
                   "<span>○ 样本过少，仅供参考，不参与比较</span></div>").format(centre_title, say(centre))
        )  # fmt: skip
    columns = more or {}
    body = Markup("").join(_row(row, scope, say, centre, reach, columns) for row in rows)
    head = Markup(
        "<th>{}</th><th></th><th class='n'>{}</th><th class='n'>{}</th>{}<th></th>"
    ).format("地区", *titles, Markup("").join(map(Markup("<th>{}</th>").format, columns)))
    st.html(
        Markup('<table class="t cards"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>').format(
            head, body
        )
    )


def _row(
    row: Place,
    scope: Scope,
    say: Callable[[float | None], str],
    centre: float | None,
    reach: float,
    more: Mapping[str, Mapping[str, Markup | str]],
) -> Markup:
    return Markup(
        '<tr class="{small}"><td>{name}</td><td class="wide">{range}</td>'
        '<td class="n"><span class="num">{value}</span></td><td class="n">{said}</td>{more}<td>{grade}</td></tr>'
    ).format(
        small="small" if row.is_small else "",
        name=scopes.link(row.region_code, row.region, scope),
        range=interval_bar(row.value, row.low, row.high, reach, centre=centre, grade=row.grade),
        value=say(row.value) if present(row.value) else MISSING,
        said=row.said,
        more=Markup("").join(
            Markup('<td class="keep">{}</td>').format(of.get(row.region_code, ""))
            for of in more.values()
        ),
        grade=grade(row.grade) if row.grade else "",
    )


def interval_bar(
    value: float | None,
    low: float | None,
    high: float | None,
    reach: float,
    *,
    centre: float | None = None,
    grade: str | None = None,
) -> Markup:
    """A value with its interval on a scale from 0 to `reach`; the upright line is `centre`."""

    def at(value: float) -> str:
        return f"{min(max(value / reach, 0), 1) * 100:.1f}%"

    inner = Markup("")
    if present(low) and present(high):
        width = f"{(min(high, reach) - low) / reach * 100:.1f}%"
        inner += Markup('<i style="left:{};width:{}"></i>').format(at(low), width)
    if present(centre):
        inner += Markup('<u style="left:{}"></u>').format(at(centre))
    if present(value):
        inner += Markup('<b style="left:{}"></b>').format(at(value))
    kind = GRADE_CLASSES.get(grade or "", "")
    return Markup('<div class="range {}">{}</div>').format(kind, inner)
