"""What a visit found, typed into a page: one household's line of layout N, by the importer."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection, Engine, select

from data.entered_text import TextRefused, line, signature, unfit
from data.importer.typed import import_row
from data.layouts import LAYOUTS
from data.models import FOREVER, drawn_households, draws, household_versions, households
from data.refusal import Refusal
from data.regions import regions_on

LAYOUT = LAYOUTS["check_results"]
LONGEST_NOTE = 500  # characters
YES_NO = {True: "是", False: "否", None: None}


class EntryRefused(Refusal):
    """The result cannot be stored as it was typed. Nothing was."""


@dataclass(frozen=True)
class CheckResult:
    """What a visit to a household found; None and blank: not looked into, or not noted. The
    `checker` alone is None where it stays as it was kept before, for nobody is shown it whole."""

    draw_no: str
    household_no: str
    checked_on: date | None
    checker: str | None = None
    is_consistent: bool | None = None
    is_omitted: bool | None = None
    problem_types: tuple[str, ...] = ()
    note: str = ""


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Entered:
    """`batch` is the import under which it is kept, and may be taken back."""

    outcome: Outcome
    batch: int


def enter(
    engine: Engine, result: CheckResult, *, unit: str, who: str, writer_region: str | None
) -> Entered:
    """Stores the result, or says in one sentence why not; the same once more changes nothing.

    `unit` and `who` (name or office) typed it. `writer_region` is the place whose households
    they may write of, with all below it; None: the whole county. Raises EntryRefused.
    """
    try:
        typed_by = signature(unit, who)
        row = _row(result)
    except TextRefused as refusal:
        raise EntryRefused(str(refusal)) from refusal
    with engine.connect() as connection:
        _refuse_strangers(connection, result, writer_region)
        _refuse_unlisted(connection, result)
    try:
        report = import_row(engine, LAYOUT, row, typed_by=typed_by)
    except Refusal as refusal:
        raise EntryRefused(str(refusal)) from refusal
    (sheet,) = report.sheets
    stored = Outcome.NEW if sheet.new else Outcome.CHANGED
    return Entered(stored if sheet.stored else Outcome.UNCHANGED, report.batch)


def _row(result: CheckResult) -> dict[str, object]:
    """By the layout's headers. Raises TextRefused."""
    if result.checked_on is None:
        raise TextRefused("请填写核查日期：入户核查的那一天。")
    if result.checked_on > date.today():
        raise TextRefused("核查日期晚于今天，请核对；还没有入户的不要录入结果。")
    note = result.note.strip()
    if len(note) > LONGEST_NOTE:
        raise TextRefused(f"备注最长{LONGEST_NOTE}字，请删减后再保存。")
    if sentence := unfit(note, "备注"):
        raise TextRefused(sentence)
    answers = (result.is_consistent, result.is_omitted, result.problem_types or None, note or None)
    if all(answer is None for answer in answers):
        raise TextRefused(
            "还没有填写核查结果：账实是否相符、是否应纳未纳、发现问题、备注至少填一项。"
        )
    checker = result.checker
    told = {} if checker is None else {"核查人": line("核查人", checker) or None}
    return {
        "户编号": result.household_no,
        "抽查编号": line("抽查编号", result.draw_no) or None,
        "核查日期": result.checked_on,
        **told,
        "账实是否相符": YES_NO[result.is_consistent],
        "是否应纳未纳": YES_NO[result.is_omitted],
        "发现问题": "、".join(result.problem_types) or None,
        "备注": note or None,
    }


def _refuse_strangers(
    connection: Connection, result: CheckResult, writer_region: str | None
) -> None:
    if writer_region is None:
        return
    v = household_versions.c
    village = connection.scalar(
        select(v.village_code)
        .join(households, households.c.id == v.household_id)
        .where(households.c.household_no == result.household_no, v.valid_to == FOREVER)
    )
    tree = regions_on(connection)
    if writer_region not in tree.by_code or village not in tree.within(writer_region):
        raise EntryRefused("只能录入所选地区内农户的核查结果，请在左侧改选这一户所在的地区。")


def _refuse_unlisted(connection: Connection, result: CheckResult) -> None:
    """A visit of one of our draws is to a household on its list, reserve included."""
    d, drawn = draws.c, drawn_households.c
    if connection.scalar(select(d.id).where(d.draw_no == result.draw_no)) is None:
        return
    listed = connection.scalar(
        select(drawn.id).where(
            drawn.draw_no == result.draw_no, drawn.household_no == result.household_no
        )
    )
    if listed is None:
        raise EntryRefused(
            f"户编号 {result.household_no} 不在这次抽查的名单和备选名单里，请核对抽查编号和户编号。"
        )
