"""The clauses behind a part of the product, with their words."""

from functools import cache

from markupsafe import Markup

from data.plans import load_plans
from data.plans.clauses import Clause, clauses_of_plans


@cache
def _by_reference() -> dict[str, tuple[tuple[str, Clause], ...]]:
    """Reference → the short names of plans and their clauses that name it."""
    found: dict[str, tuple[tuple[str, Clause], ...]] = {}
    for plan_id, clauses in clauses_of_plans().items():
        for clause in clauses:
            for reference in clause.lives_in:
                found[reference] = (*found.get(reference, ()), (plan_id, clause))
    return found


def clauses(reference: str) -> Markup:
    """“words” with plan and place, a line each; blank where no clause names it."""
    said = (
        Markup("{} {} {}「{}」").format(clause.id, short(plan_id), clause.at, clause.quote)
        for plan_id, clause in _by_reference().get(reference, ())
    )
    return Markup("<br>").join(said)


def short(plan_id: str) -> str:
    """演丰镇2022年."""
    plan = load_plans()[plan_id]
    return f"{_NAMES[plan_id]}{plan.year}年"


_NAMES = {
    "yanfeng-2022": "演丰镇",
    "yihe-2022": "义和街道",
    "liujiang-2023": "柳江区",
    "taogou-2021": "桃沟乡",
}
