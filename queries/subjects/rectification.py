"""How far a problem is on D, by its ledger and the steps that were typed about it.

Put right is what a closing by D says and no reopening by D has followed. A closing is a step
typed on the page, or what the ledger says; a reopening is always typed and comes after the
closings of its own day, but for those typed after it. What a step put an end to, it keeps
itself, for the days before it.
"""

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Subquery,
    Table,
    and_,
    case,
    func,
    or_,
    select,
)
from sqlalchemy.types import Date

from data.importer.batch import STANDING
from data.models import import_batches, problem_actions
from queries.parameters import AS_OF

A = problem_actions.c


class Rectification:
    """Of the problems of one ledger."""

    def __init__(self, ledger: Table):
        self._ledger = ledger
        self._last = _last_turns(ledger.name)
        self._later = _later_reopenings(ledger.name)
        self._moved = _later_deadlines(ledger.name)

    def joined(self) -> FromClause:
        """The ledger with what tells the day."""
        rows: FromClause = self._ledger
        for steps in (self._last, self._later, self._moved):
            rows = rows.outerjoin(steps, steps.c.problem == self._ledger.c.problem)
        return rows

    @property
    def done_on(self) -> ColumnElement[Date]:
        """The day of the closing in force on D; NULL while the problem is open on D."""
        last, stated = self._last.c, self._ledger.c.done_on
        is_stated = and_(stated <= AS_OF, or_(last.acted_on.is_(None), stated > last.acted_on))
        return case(
            (last.action == "closed", last.acted_on),
            (is_stated, stated),
            else_=self._later.c.closed_on,
        )

    @property
    def due_on(self) -> ColumnElement[Date]:
        """整改时限 before it was moved, on a day before it was."""
        moved = self._moved.c
        return case((moved.problem.is_not(None), moved.due_before), else_=self._ledger.c.due_on)


def counting(ledger: str, *columns: ColumnElement) -> Select:
    """The steps about problems of the ledger, but for those that were taken back."""
    return (
        select(*columns)
        .join_from(problem_actions, import_batches)
        .where(A.ledger == ledger, import_batches.c.outcome.in_(STANDING))
    )


def _last_turns(ledger: str) -> Subquery:
    """The last closing or reopening typed by D, of each problem that has one."""
    backwards = (A.acted_on.desc(), A.id.desc())
    place = func.row_number().over(partition_by=A.problem, order_by=backwards)
    turns = (
        counting(ledger, A.problem, A.action, A.acted_on, place.label("place"))
        .where(A.action.in_(("closed", "reopened")), A.acted_on <= AS_OF)
        .subquery()
    )
    return select(turns).where(turns.c.place == 1).subquery(f"last_{ledger}")


def _later_reopenings(ledger: str) -> Subquery:
    """Of each problem that a later step reopened, the closing that was in force on D."""
    return (
        counting(ledger, A.problem, func.max(A.closed_on).label("closed_on"))
        .where(A.action == "reopened", A.closed_on <= AS_OF, A.acted_on > AS_OF)
        .group_by(A.problem)
        .subquery(f"later_{ledger}")
    )


def _later_deadlines(ledger: str) -> Subquery:
    """Of each problem whose 整改时限 a later step moved, what it was on D."""
    forwards = func.row_number().over(partition_by=A.problem, order_by=(A.acted_on, A.id))
    moves = (
        counting(ledger, A.problem, A.due_before, forwards.label("place"))
        .where(A.acted_on > AS_OF, or_(A.due_before.is_not(None), A.due_after.is_not(None)))
        .subquery()
    )
    return select(moves).where(moves.c.place == 1).subquery(f"moved_{ledger}")
