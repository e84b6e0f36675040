"""The plan files → plans by id, and which plan is in force where."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from data.plans.checks import check_plan
from data.plans.declaration import Plan
from data.plans.entries import PlanError, read_entry
from data.plans.files import read_toml

_FOLDER = Path(__file__).parent
_DEFAULTS = _FOLDER / "national.toml"
_DEMO = _FOLDER.parent / "demo" / "plans"


def load_plans(include_demo: bool = False) -> dict[str, Plan]:
    """Every plan by id. Those of the invented county only if asked for. Raises `PlanError`."""
    paths = sorted(set(_FOLDER.glob("*.toml")) - {_DEFAULTS})
    if include_demo:
        paths += sorted(_DEMO.glob("*.toml"))
    plans: dict[str, Plan] = {}
    for path in paths:
        plan = _read_once(path)
        if plan.id in plans:
            raise PlanError(f"{path.name} id：“{plan.id}”已被另一个方案使用。")
        plans[plan.id] = plan
    return plans


def plan_for(
    region_code: str, parents: Mapping[str, str | None], year: int, plans: Mapping[str, Plan]
) -> Plan | None:
    """The newest plan, of `year` at the latest, of the region or its nearest ancestor.

    `parents` maps each region code to that of the region above it.
    """
    place: str | None = region_code
    while place is not None:
        in_force = [p for p in plans.values() if p.region_code == place and p.year <= year]
        if in_force:
            return max(in_force, key=lambda plan: plan.year)
        place = parents.get(place)
    return None


def read_plan(path: Path) -> Plan:
    """One plan file. Raises `PlanError` naming file, entry, what was read, what is allowed."""
    plan = read_entry(Plan, read_toml(path), path.name)
    check_plan(plan, path.name)
    return plan


@cache
def _read_once(path: Path) -> Plan:
    return read_plan(path)
