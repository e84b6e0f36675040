"""Problems found in the household (问题整改台账), their deadlines and what became of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from data.identity import masked_name
from data.importer.settling.problems import is_done
from data.layouts import LAYOUTS
from data.models import household_problems, person_versions, problem_actions
from data.rectification import Step
from queries.household_file.events import Event, Kind, listed
from queries.household_file.ledger import Row, seen, undated_last
from queries.household_file.whose import Whose
from queries.parameters import AS_OF
from queries.subjects.rectification import Rectification, counting
from queries.subjects.versions import in_force

_TITLE = LAYOUTS["household_problems"].title
BY_NUMBER, BY_NAME = "户编号", "户主姓名"


@dataclass(frozen=True)
class Turn:
    """A closing or a reopening typed by D, with its evidence or reason; of a reopening the days
    of the closing and of its verification that it put an end to."""

    day: date
    step: Step
    note: str
    closed_on: date | None
    verified_on: date | None


@dataclass(frozen=True)
class Problem:
    """`done_on` is the day of the closing in force on D; of one that an export called done
    without 整改完成日期 the day of the first such, and `is_done_dated` is False. `matched_by` BY_NAME: the row names no household but somebody of
    this name in this village, who may be another."""

    number: str | None
    type: str
    content: str
    found_by: str | None
    found_on: date | None
    due_on: date | None
    done_on: date | None
    is_done_dated: bool
    responsible: str
    unit: str | None
    remedy: str | None
    result: str | None
    reviewer: str
    reviewed_on: date | None
    matched_by: str
    turns: tuple[Turn, ...]

    def is_overdue(self, as_of: date) -> bool:
        return self.done_on is None and self.due_on is not None and self.due_on < as_of

    def events(self) -> Iterator[Event]:
        source = _TITLE + (f" {self.number}" if self.number else "")
        due = f"整改时限{self.due_on:%Y年%-m月%-d日}" if self.due_on else None
        by_name = "按户主姓名匹配，待核" if self.matched_by == BY_NAME else None
        found_by = f"{self.found_by}发现" if self.found_by else None
        if self.found_on:
            detail = listed(self.content, found_by, due, by_name)
            yield Event(self.found_on, Kind.PROBLEM, f"发现问题：{self.type}", detail, source)
        for turn in self.turns:
            title = f"{turn.step.title}：{self.type}"
            yield Event(turn.day, Kind.PROBLEM, title, listed(turn.note, by_name), source)
        for day in self._stated_closings():
            is_in_force = day == self.done_on
            dated = None if self.is_done_dated else "未登记完成日期，按导出日"
            detail = listed(*((self.result, dated) if is_in_force else ()), by_name)
            yield Event(day, Kind.PROBLEM, f"整改完成：{self.type}", detail, source)
        for day in sorted(filter(None, {self.reviewed_on, *(t.verified_on for t in self.turns)})):
            yield Event(day, Kind.PROBLEM, f"整改复核：{self.type}", "", source)

    def _stated_closings(self) -> list[date]:
        """Those that were not typed: what was reopened, and the one in force."""
        typed = {turn.day for turn in self.turns if turn.step is Step.CLOSED}
        closings = {self.done_on, *(turn.closed_on for turn in self.turns)}
        return sorted(day for day in closings - typed if day is not None)


def problems_of(connection: Connection, whose: Whose) -> list[Problem]:
    """Found by D, those without 发现日期 last."""
    p = household_problems.c
    names = connection.scalars(
        select(person_versions.c.name).where(
            person_versions.c.household_id == whose.household_id,
            person_versions.c.relation == "户主",
            in_force(person_versions, whose.as_of),
        )
    ).all()
    rectified = Rectification(household_problems)
    query = (
        select(household_problems, rectified.done_on.label("done"), rectified.due_on.label("due"))
        .select_from(rectified.joined())
        .where(_is_of(whose, names))
        .where(or_(p.found_on.is_(None), p.found_on <= whose.as_of))
        .order_by(p.id)
    )
    rows = connection.execute(query, {AS_OF.key: whose.as_of}).mappings().all()
    turns = _turns(connection, [row["problem"] for row in rows])
    problems = [_problem(dict(row), turns[row["problem"]], whose) for row in rows]
    return sorted(problems, key=lambda problem: undated_last(problem.found_on))


def _is_of(whose: Whose, names: list[str]) -> ColumnElement[bool]:
    """By 户编号; where a row has none, by the head's name in the village."""
    p = household_problems.c
    by_name = and_(
        p.household_no.is_(None), p.region_code == whose.village_code, p.head_name.in_(names)
    )
    return or_(p.household_no == whose.household_no, by_name)


def _turns(connection: Connection, problems: list[str]) -> defaultdict[str, list[Turn]]:
    """Of any day, in the order they were taken."""
    a = problem_actions.c
    query = (
        counting(
            household_problems.name,
            a.problem,
            a.acted_on,
            a.action,
            a.note,
            a.closed_on,
            a.verified_on,
        )
        .where(a.problem.in_(problems))
        .where(a.action.in_((Step.CLOSED, Step.REOPENED)))
        .order_by(a.id)
    )
    found: defaultdict[str, list[Turn]] = defaultdict(list)
    for problem, day, step, *told in connection.execute(query):
        found[problem].append(Turn(day, Step(step), *told))
    return found


def _problem(row: Row, turns: Sequence[Turn], whose: Whose) -> Problem:
    known = seen("household_problems", row, whose)
    later = (turn for turn in turns if turn.day > whose.as_of and turn.step is Step.REOPENED)
    ended = next((turn.verified_on for turn in later), None)
    # A verification that only a reopening after D put an end to still holds on D.
    holds = ended is not None and ended <= whose.as_of
    return Problem(
        number=known["problem_no"],
        type=known["problem_type"],
        content=known["content"],
        found_by=known["found_by"],
        found_on=known["found_on"],
        due_on=row["due"],
        done_on=row["done"],
        is_done_dated=known["rectified_on"] is not None or not is_done(known["result"]),
        responsible=masked_name(known["responsible_person"]),
        unit=known["responsible_unit"],
        remedy=known["remedy"],
        result=known["result"],
        reviewer=masked_name(known["reviewer"]),
        reviewed_on=ended if holds else known["reviewed_on"],
        matched_by=BY_NUMBER if known["household_no"] else BY_NAME,
        turns=tuple(turn for turn in turns if turn.day <= whose.as_of),
    )
