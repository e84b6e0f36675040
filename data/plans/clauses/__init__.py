"""Every clause of the published plans: its words, and what this product does with them.

One file a plan, numbered as the plan's text runs; `Y4.1` is a part of `Y4`. `lives_in` names
parts of the product (`indicator:trigger_mismatch`, `stage:publicity`, `page:progress`), which
`pages.components.handbook.references` resolves; plan, stage and trigger are those of the
clause's own plan. `tests` show it. What software has no part in says why, in `outside`; so
does a clause of which only a part lives here.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.plans.entries import PlanError, read_entry
from data.plans.files import read_toml

FOLDER = Path(__file__).parent
PLANS = ("yanfeng-2022", "yihe-2022", "liujiang-2023", "taogou-2021")


@dataclass(frozen=True)
class Clause:
    """`at` is where it stands in the plan, `quote` its literal words; …… leaves words out."""

    id: str
    at: str
    quote: str
    lives_in: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    outside: str = ""
    note: str = ""


@dataclass(frozen=True)
class PlanClauses:
    """The clauses of one plan, in the order of its text."""

    schema: int
    plan: str
    clauses: tuple[Clause, ...]


@cache
def clauses_of_plans() -> dict[str, tuple[Clause, ...]]:
    """Clauses by plan id, in the order of the numbering: Y, H, L, T.

    Raises `PlanError` naming file and entry, also where a clause neither lives anywhere nor
    says why not.
    """
    found: dict[str, tuple[Clause, ...]] = {}
    for path in (FOLDER / f"{plan}.toml" for plan in PLANS):
        read = read_entry(PlanClauses, read_toml(path), path.name)
        for clause in read.clauses:
            if not clause.lives_in and not clause.outside:
                raise PlanError(f"{path.name} {clause.id}：lives_in 和 outside 至少要写一项。")
        found[read.plan] = read.clauses
    return found
