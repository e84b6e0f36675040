"""Whether a problem is put right on D: a closing by D that no reopening by D has followed.

A closing is a step typed on the page, or what the ledger says; a reopening is always typed
and comes after the closings of its own day, but for those typed after it. What a reopening
put an end to it keeps itself, for the days before it.
"""

from sqlalchemy import ColumnElement, FromClause, Subquery, Table, and_, case, func, or_, select
from sqlalchemy.types import Date

from data.importer.batch import STANDING
from data.models import import_batches, problem_actions
from queries.parameters import AS_OF


class Closings:
    """Of the problems of one ledger."""

    def __init__(self, ledger: Table):
        self._ledger = ledger
        self._last = _last_turns(ledger.name)
        self._later = _later_reopenings(ledger.name)

    def joined(self) -> FromClause:
        """The ledger with what tells the day."""
        problem = self._ledger.c.problem
        return self._ledger.outerjoin(self._last, self._last.c.problem == problem).outerjoin(
            self._later, self._later.c.problem == problem
        )

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


def steps(ledger: str) -> list[ColumnElement[bool]]:
    """Conditions on problem_actions joined with import_batches: the steps that count."""
    return [problem_actions.c.ledger == ledger, import_batches.c.outcome.in_(STANDING)]


def _last_turns(ledger: str) -> Subquery:
    """The last closing or reopening typed by D, of each problem that has one."""
    a = problem_actions.c
    place = func.row_number().over(
        partition_by=a.problem, order_by=(a.acted_on.desc(), a.id.desc())
    )
    turns = (
        select(a.problem, a.action, a.acted_on, place.label("place"))
        .join_from(problem_actions, import_batches)
        .where(*steps(ledger), a.action.in_(("closed", "reopened")), a.acted_on <= AS_OF)
        .subquery()
    )
    return select(turns).where(turns.c.place == 1).subquery(f"last_{ledger}")


def _later_reopenings(ledger: str) -> Subquery:
    """Of each problem that a later step reopened, the closing that was in force on D."""
    a = problem_actions.c
    return (
        select(a.problem, func.max(a.closed_on).label("closed_on"))
        .join_from(problem_actions, import_batches)
        .where(*steps(ledger), a.action == "reopened", a.closed_on <= AS_OF, a.acted_on > AS_OF)
        .group_by(a.problem)
        .subquery(f"later_{ledger}")
    )
