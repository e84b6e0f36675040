"""The plan files → plans by id, and which plan is in force where."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from data.plans.checks import check_plan
from data.plans.declaration import Plan
from data.plans.entries import PlanError, read_entry
from data.plans.files import read_toml
from data.plans.folder import own_files, shipped_files


def load_plans(include_demo: bool = False) -> dict[str, Plan]:
    """Every plan by id: those shipped, and those of the county's own folder. Those of the
    invented county only if asked for. Raises `PlanError`."""
    plans: dict[str, Plan] = {}
    for path in (*shipped_files(include_demo), *own_files()):
        written = path.stat()
        plan = _read_once(path, written.st_mtime_ns, written.st_size)
        if plan.id in plans:
            raise PlanError(f"{path.name} id：“{plan.id}”已被另一个方案使用，请换一个编号。")
        plans[plan.id] = plan
    return plans


def plans_for(
    region_code: str | None,
    parents: Mapping[str, str | None],
    year: int,
    plans: Mapping[str, Plan],
) -> tuple[Plan, ...]:
    """The newest plan, of `year` at the latest, of the region and of each one above it, the
    nearest first. Of two plans of one year the one issued later is the newer.

    `parents` maps each region code to that of the region above it.
    """
    found: list[Plan] = []
    place = region_code
    while place is not None:
        in_force = [p for p in plans.values() if p.region_code == place and p.year <= year]
        if in_force:
            found.append(max(in_force, key=_age))
        place = parents.get(place)
    return tuple(found)


def plan_for(
    region_code: str, parents: Mapping[str, str | None], year: int, plans: Mapping[str, Plan]
) -> Plan | None:
    """The plan in force in the region: its own newest, else that of its nearest ancestor."""
    return next(iter(plans_for(region_code, parents, year, plans)), None)


def _age(plan: Plan) -> tuple[int, date, str]:
    return plan.year, plan.issued_on or date.min, plan.id


def read_plan(path: Path) -> Plan:
    """One plan file. Raises `PlanError` naming file, entry, what was read, what is allowed."""
    plan = read_entry(Plan, read_toml(path), path.name)
    check_plan(plan, path.name)
    return plan


@lru_cache(maxsize=256)
def _read_once(path: Path, written: int, size: int) -> Plan:
    """A file is read again when it has changed."""
    return read_plan(path)
