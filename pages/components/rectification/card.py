"""One problem: its four items, its steps with who, when and what, and the next step."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from data.rectification import Step
from pages.components import address, files, store
from pages.components.definition import definition_list
from pages.components.rectification import next_step, told
from pages.components.words import MISSING, day, month_day
from queries.rectification import Problem, TakenStep, steps_of
from queries.scope import Scope

NOT_HERE = (
    "所选地区和日期的台账里没有这个问题：可能在别的乡镇、发现日期在截至日之后，或已随导入被撤销。"
)


def asked(found: Sequence[Problem]) -> Problem | None:
    """The problem that the address names; what it names and nobody may read is said."""
    said = st.query_params.get(told.PATH)
    if said is None:
        return None
    one = next((one for one in found if told.name_of(one) == said), None)
    if one is None:
        st.info(NOT_HERE, icon=":material/info:")
    return one


def card(one: Problem, scope: Scope) -> None:
    back = Markup('<p class="plain"><a href="{}" target="_self">← 返回台账</a></p>')
    st.html(back.format(address.query(scope)))
    with st.container(key="card-problem"):
        head = Markup('<p class="lead">{} <b>{}</b>　{}</p>')
        st.html(head.format(told.state(one), f"{one.problem_type}：{one.content}", told.place(one)))
        st.html(Markup('<div class="plain">{}</div>').format(definition_list(_terms(one, scope))))
    steps = store.read(steps_of, scope, one.ledger, one.problem)
    with st.container(key="card-steps"):
        st.subheader("每一步")
        lines = sorted(_lines(one, steps), key=lambda line: line[0])
        entries = Markup("").join(entry for _, entry in lines)
        st.html(Markup('<ol class="story dated">{}</ol>').format(entries))
    with st.container(key="card-next"):
        st.subheader("登记下一步")
        next_step.forms(one, scope)


def _terms(one: Problem, scope: Scope) -> list[tuple[str, object]]:
    left = told.time_left(one)
    verified = " ".join(filter(None, (one.verifier, one.verified_on and day(one.verified_on))))
    return [
        ("层面", one.level),
        ("农户", _household(one, scope)),
        ("发现", "，".join(filter(None, (one.found_by, one.found_on and day(one.found_on))))),
        ("整改措施", one.remedy or MISSING),
        ("责任", told.holder(one) or MISSING),
        ("整改时限", f"{day(one.due_on)}{f'（{left}）' if left else ''}"),
        ("整改成效", one.result or ""),
        ("整改完成", one.done_on and day(one.done_on)),
        ("复核", verified),
        ("重新打开", f"{one.times_reopened}次" if one.times_reopened else ""),
        ("台账编号", one.number or ""),
    ]


def _household(one: Problem, scope: Scope) -> Markup | str:
    if not one.household_no:
        return one.head or ""
    link = files.linked([one.household_no], scope).get(one.household_no, one.household_no)
    return Markup("　").join(filter(None, (link, one.head, one.household_type)))


def _lines(one: Problem, steps: Sequence[TakenStep]) -> Iterator[tuple[tuple[date, int], Markup]]:
    """Day and place in it, and the line; what imports state stands before what was typed."""
    counting = [step for step in steps if not step.is_undone]
    if one.found_on and all(step.action is not Step.RAISED for step in counting):
        yield (one.found_on, 0), _entry(one.found_on, "发现", one.found_by or "", "台账写明")
    for closed_on in _stated(Step.CLOSED, steps, [one.done_on, *(s.closed_on for s in counting)]):
        said = one.result or "" if closed_on == one.done_on else ""
        yield (closed_on, 0), _entry(closed_on, "整改完成", said, "台账写明")
    for verified_on in _stated(
        Step.VERIFIED, steps, [one.verified_on, *(s.verified_on for s in counting)]
    ):
        said = one.verifier or "" if verified_on == one.verified_on else ""
        yield (verified_on, 0), _entry(verified_on, "复核", said, "台账写明")
    for n, step in enumerate(steps, 1):
        changes = "；".join(
            f"{name}由“{old or '空白'}”改为“{new or '空白'}”" for name, old, new in step.changes
        )
        draw = f"抽查{step.draw_no}" if step.draw_no else ""
        undone = "已撤销，不计" if step.is_undone else ""
        said = "；".join(filter(None, (step.note, changes, draw)))
        who = f"{step.actor_unit} {step.actor}，{step.recorded_at:%Y-%m-%d %H:%M}登记"
        source = "；".join(filter(None, (who, undone)))
        yield (step.acted_on, n), _entry(step.acted_on, step.action.title, said, source)


def _stated(step: Step, steps: Sequence[TakenStep], days: Iterable[date | None]) -> list[date]:
    """Of the days of closings, or of verifications, those that no step was typed on: what
    imports state, also where it was reopened since."""
    typed = {one.acted_on for one in steps if one.action is step and not one.is_undone}
    return sorted(day for day in set(days) - typed if day is not None)


def _entry(when: date, kind: str, said: str, source: str) -> Markup:
    return Markup(
        '<li><time datetime="{}">{}</time><span class="kind">{}</span>'
        '<div>{} <span class="quiet">{}</span></div></li>'
    ).format(when.isoformat(), f"{when.year}年{month_day(when)}", kind, said, source)
