"""The form for what a visit found: one household at a time, and corrections of earlier ones."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from data import database
from data.layouts.words import PROBLEM_TYPES
from data.spot_checks.entering import (
    LONGEST_NOTE,
    CheckResult,
    Entered,
    EntryRefused,
    Outcome,
    enter,
)
from pages.components import access, store
from pages.components.sentences import quiet
from pages.components.spot_checks.checked_list import as_frame, chosen_by
from pages.components.words import day
from queries.household_file import NotReadable, id_of
from queries.scope import Scope
from queries.spot_checks.results.lines import Line

Signature = tuple[str, str]  # 单位, 姓名或职务
NEW, MEND = "录入还没有核查的户", "更正已录入的结果"
YES_NO = ("是", "否")
STORED = "check-stored"
# What the next household's form begins with; and whom this session has stored, in order.
LAST_DAY, CHECKER, STORED_HERE = "check-day", "check-checker", "check-stored-here"
MEANWHILE = (
    "您填写期间，这一户的结果已由他人录入或更正，还没有保存您填写的内容。"
    "请到“逐户结果”核对已录入的结果；确需改成您填写的，请再按一次。"
)
SAID = {
    Outcome.NEW: "{}的核查结果已保存。",
    Outcome.CHANGED: "{}的核查结果已更正，原来的内容留在修改历史里。",
    Outcome.UNCHANGED: "{}的核查结果与已保存的一样，没有改动。",
}


def stored(where: str = STORED) -> None:
    """That it is kept, once: below the button that was pressed, which is all a telephone shows."""
    if done := st.session_state.pop(where, None):
        st.success(done, icon=":material/check:")


def form(
    told: Sequence[Line], draw_no: str, scope: Scope, signature: Signature, *, is_ours: bool
) -> None:
    """Chooses the household, then asks what was found of it."""
    quiet(
        "成批的结果请在“数据导入”导入“抽查结果”工作簿；这里逐户录入，与导入同样检查、同样可以撤销"
        "（见“导入记录”）。同一户再录一次即为更正，原值留在历史里。"
    )
    done = [line for line in told if line.check]
    mode = NEW
    if done:
        mode = st.segmented_control(
            "录入还是更正", (NEW, MEND), default=NEW, required=True, key="check-mode",
            label_visibility="collapsed",
        )  # fmt: skip
    if mode == MEND:
        line = _listed(done, scope, key="mended")
    elif is_ours:
        line = _listed([line for line in told if line.is_listed and _is_open(line)], scope, "new")
    else:
        line = _typed(told, scope)
    if line is not None:
        _form(line, draw_no, scope, signature)
    stored()


def _listed(some: Sequence[Line], scope: Scope, key: str) -> Line | None:
    """One of the list, village by village; the reserve comes after the drawn."""
    by_number = {line.household_no: line for line in some if line.household_id is not None}
    if not by_number:
        quiet("名单上的户（含备选户）都已有核查结果。")
        return None
    places = store.served().places.by_code
    villages = list(dict.fromkeys(line.village_code for line in by_number.values()))
    left, right = st.columns([1, 2])
    village = left.selectbox(
        "村", villages, format_func=lambda code: places[code].name, key=f"check-village-{key}"
    )
    here = [line for line in by_number.values() if line.village_code == village]
    heads = dict(as_frame(here, scope)[["户编号", "户主"]].itertuples(index=False, name=None))
    number = right.selectbox(
        "户", [line.household_no for line in here], key=f"check-household-{key}-{village}",
        format_func=lambda no: f"{no}　{heads.get(no) or ''}　{_reserve(by_number[no])}".strip(),
    )  # fmt: skip
    return by_number[number] if number else None


def _is_open(line: Line) -> bool:
    """Also whom others stored while this session was filling in the form: it is told so."""
    held = st.session_state.get(f"check-household-new-{line.village_code}")
    is_held = line.household_no == held and held not in stored_here()
    return line.check is None or is_held


def stored_here() -> list[str]:
    """户编号 of the results that this session has stored."""
    return st.session_state.setdefault(STORED_HERE, [])


def _reserve(line: Line) -> str:
    """By which part of the draw it is listed is not told to whoever is at the door."""
    return chosen_by(line) if line.is_reserve or not line.is_listed else ""


def _typed(told: Sequence[Line], scope: Scope) -> Line | None:
    """A household of a check that others drew: by its number."""
    number = st.text_input("户编号", key="check-number", placeholder="填写户编号，按回车").strip()
    if not number:
        return None
    try:
        household_id = store.read(id_of, number, scope)
    except NotReadable as refusal:
        st.info(str(refusal), icon=":material/info:")
        return None
    known = next((line for line in told if line.household_no == number), None)
    return known or Line(number, household_id, "", None, False, None, (), None, ())


def form_key(line: Line, draw_no: str, stored_here: Sequence[str]) -> str:
    """Of a form about the household: a new one once this session has stored anything. What
    others store meanwhile does not count, so that nothing typed is lost to it."""
    return f"{draw_no}-{line.household_no}-{len(stored_here)}"


def _form(line: Line, draw_no: str, scope: Scope, signature: Signature) -> None:
    kept = st.session_state
    key = form_key(line, draw_no, stored_here())
    check = kept.setdefault(f"begun-{key}", line.check)  # as it was when the form was opened
    with st.form(f"check-{key}", border=False):
        left, right = st.columns(2)
        checked_on = left.date_input(
            "核查日期", check.checked_on if check else kept.get(LAST_DAY), format="YYYY-MM-DD",
            max_value=date.today(), key=f"day-{key}",
        )  # fmt: skip
        checker = right.text_input(
            "核查人", "" if check else kept.get(CHECKER, ""), key=f"checker-{key}",
            placeholder=f"不填则不改（{check.checker}）" if check and check.checker else "入户的人",
        )  # fmt: skip
        left, right = st.columns(2)  # anew: on a telephone one after the other
        consistent = left.segmented_control(
            "账实是否相符", YES_NO, key=f"consistent-{key}",
            default=_said(check.is_consistent) if check else None,
            help="入户看到的与系统登记的是否一致；没有核实的不选",
        )  # fmt: skip
        omitted = right.segmented_control(
            "是否应纳未纳", YES_NO, key=f"omitted-{key}",
            default=_said(check.is_omitted) if check else None,
            help="符合监测对象条件而没有纳入；没有核实的不选",
        )  # fmt: skip
        problem_types = st.multiselect(
            "发现问题", PROBLEM_TYPES, check.problem_types if check else (), key=f"types-{key}",
            placeholder="12类中发现的，可选多项；没有发现不选", select_all=False,
        )  # fmt: skip
        note = st.text_area(
            "备注", (check.note or "") if check else "", height=80, key=f"note-{key}",
            placeholder=f"最长{LONGEST_NOTE}字。请不要写证件号码、手机号和姓名。",
        )  # fmt: skip
        if not st.form_submit_button("更正" if check else "保存", type="primary"):
            return
    if line.check != kept.setdefault(f"known-{key}", check):
        kept[f"known-{key}"] = line.check
        st.warning(MEANWHILE, icon=":material/info:")
        return
    result = CheckResult(
        draw_no=draw_no,
        household_no=line.household_no,
        checked_on=checked_on,
        checker=checker if checker.strip() or not check else None,
        is_consistent=_meant(consistent),
        is_omitted=_meant(omitted),
        problem_types=tuple(problem_types),
        note=note,
    )
    _store(result, signature, scope)


def _said(answer: bool | None) -> str | None:
    return None if answer is None else YES_NO[not answer]


def _meant(word: str | None) -> bool | None:
    return None if word is None else word == "是"


def _store(result: CheckResult, signature: Signature, scope: Scope) -> None:
    unit, who = signature
    engine = database.open_engine(store.served().url)
    try:
        with st.spinner("正在保存……"):
            # Nobody writes beyond their own place.
            entered = enter(
                engine, result, unit=unit, who=who, writer_region=scope.viewer.region_code
            )
    except EntryRefused as refusal:
        st.text(str(refusal))
        return
    finally:
        engine.dispose()
    access.imported(f"check result {result.draw_no}", 1)
    kept = st.session_state
    stored_here().append(result.household_no)
    kept[LAST_DAY] = result.checked_on
    if result.checker:
        kept[CHECKER] = result.checker.strip()
    kept[STORED] = _told(result, entered, scope)
    st.rerun()


def _told(result: CheckResult, entered: Entered, scope: Scope) -> str:
    said = SAID[entered.outcome].format(f"户 {result.household_no} ")
    if result.checked_on and result.checked_on > scope.as_of:
        said += (
            f"核查日期晚于所看的截至日（{day(scope.as_of)}），户档案要把左侧的“截至”改到"
            f"{day(result.checked_on)}以后才显示这次核查。"
        )
    return said
