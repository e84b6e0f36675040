"""What falls due in the next days: a strip of days, then the list."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from pages.components import address, store
from pages.components import scope as scopes
from pages.components.definition import definition_list
from pages.components.listing import listing
from pages.components.rectification import lead as rectification
from pages.components.sentences import quiet
from pages.components.words import month_day
from queries.progress import DAYS_AHEAD, Kind
from queries.scope import Scope

WEEKDAYS = "一二三四五六日"
NOTES = [
    f"范围：截至日起{DAYS_AHEAD}天内（含两头）到期、截至日还没有办完的；已经超期的不在内，见时限合规。",
    "方案环节到期：各地该环节未完成的事项。",
    "识别认定期满：在办的纳入程序，自线索发现起到当地时限的最后一天。",
    "公示期满：正在公示的程序满方案天数的那天，首尾两日都计，自然日或工作日（含调休）按当地方案。",
    "问题整改到期：已发现、未完成整改的户内和面上问题的整改时限。",
    "本月还没有入户走访：本月以来一直未消除风险、截至日没有入户走访登记的户，月末到期。",
]


def upcoming(due: pd.DataFrame, scope: Scope) -> None:
    """`due` as `due_soon` gives it."""
    if due.empty:
        quiet(f"{DAYS_AHEAD}天内没有到期的事项。")
    else:
        _strip(due, scope)
        quiet("已经超期的不在内，见“时限合规”和上面的各环节进度。")
        listing(_as_list(due, scope), f"{DAYS_AHEAD}天内到期", scope, NOTES, key="due")
    with st.popover("口径", type="tertiary", key="definition-due"):
        st.html(definition_list([tuple(note.split("：", 1)) for note in NOTES]))


def _titled(kind: Kind, scope: Scope) -> Markup | str:
    """The kinds that have a page of their own lead there."""
    if kind is not Kind.RECTIFICATION:
        return kind.title
    target = rectification.PAGE + address.query(scope)
    return Markup('<a href="{}" target="_self">{}</a>').format(target, kind.title)


def _strip(due: pd.DataFrame, scope: Scope) -> None:
    """One column a day with anything due, one row a kind."""
    days = sorted(due["day"].unique())
    head = Markup("").join(
        Markup('<th class="n">{}<br>周{}{}</th>').format(
            month_day(day), WEEKDAYS[day.weekday()], "<br>今天" if day == scope.as_of else ""
        )
        for day in days
    )
    counts = due.groupby(["kind", "day"])["count"].sum()
    body = Markup("")
    for kind in Kind:
        cells = [int(counts.get((kind, day), 0)) for day in days]
        if any(cells):
            body += Markup("<tr><td>{}（{}）</td>{}</tr>").format(
                _titled(kind, scope), kind.unit,
                Markup("").join(
                    Markup('<td class="n" data-h="{}">{}</td>').format(month_day(day), n or "")
                    for day, n in zip(days, cells, strict=True)
                ),
            )  # fmt: skip
    st.html(
        Markup(
            '<div class="scroll"><table class="t cards"><thead><tr><th>事项</th>{}</tr></thead>'
            "<tbody>{}</tbody></table></div>"
        ).format(head, body)
    )


def _as_list(due: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    served = store.served()
    kinds = [Kind(kind) for kind in due["kind"]]
    return pd.DataFrame(
        {
            "到期日": due["day"],
            "还有": [f"{(day - scope.as_of).days}天" for day in due["day"]],
            "事项": [kind.title for kind in kinds],
            "内容": due["what"],
            "地区": [scopes.place_name(served, code) for code in due["region_code"]],
            "数量": due["count"],
            "单位": [kind.unit for kind in kinds],
            "天数按": due["counted_as"],
        }
    )
