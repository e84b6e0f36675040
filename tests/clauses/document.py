"""docs/clauses.md: one row a clause, made from the registry and from what it refers to."""

from data.plans import Plan, load_plans
from data.plans.clauses import Clause, clauses_of_plans
from pages.components.handbook.references import resolve
from tests.clauses.code import ROOT, screens

PATH = ROOT / "docs" / "clauses.md"
INTRODUCTION = """\
# Clauses

Every clause of the four published plans: its words, what this product does with them, and the
tests that show it. Where software has no part, or only a part, the row says why. Made from
`data/plans/clauses/` by `python -m tests.clauses`; `tests/clauses/test_registry.py` fails when a
clause has no row, when a part of the product or a test is gone, or when this page is stale.
"""
HEAD = """\
| clause | where | words | lives in | not in software, and notes | shown by |
| --- | --- | --- | --- | --- | --- |
"""


def document() -> str:
    plans, titles = load_plans(), screens()
    return INTRODUCTION + "".join(
        section(plans[plan_id], clauses, titles) for plan_id, clauses in clauses_of_plans().items()
    )


def section(plan: Plan, clauses: tuple[Clause, ...], titles: dict[str, str]) -> str:
    rows = "".join(row(clause, plan, titles) for clause in clauses)
    return f"\n## {plan.title}\n\n`{plan.id}`\n\n{HEAD}{rows}"


def row(clause: Clause, plan: Plan, titles: dict[str, str]) -> str:
    parts = "<br>".join(
        f"{resolve(reference, plan, titles)} `{reference}`" for reference in clause.lives_in
    )
    tests = "<br>".join(map(linked, clause.tests))
    remarks = "<br>".join(filter(None, (clause.outside, clause.note)))
    cells = (clause.id, clause.at, f"「{clause.quote}」", parts, remarks, tests)
    return f"| {' | '.join(cells)} |\n"


def linked(test: str) -> str:
    path, _, name = test.partition("::")
    return f"[{name.removeprefix('test_')}](../{path})"
