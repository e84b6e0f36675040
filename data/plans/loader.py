"""The plan files → plans by id, and which plan is in force where."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from data.plans.declaration import MOST_DAYS, Plan, Stage
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
    if len(plan.region_code) != 12 or not plan.region_code.isdecimal():
        raise PlanError(f"{path.name} region_code：读到 {plan.region_code!r}，应为12位数字。")
    _check_unique(path.name, "stages", [stage.id for stage in plan.stages])
    _check_unique(path.name, "lines", [line.id for line in plan.lines])
    for stage in plan.stages:
        _check_days(path.name, stage)
    _check_amounts(path.name, plan)
    return plan


def _check_unique(file_name: str, entry: str, ids: list[str]) -> None:
    for name in ids:
        if ids.count(name) > 1:
            raise PlanError(f"{file_name} {entry}：“{name}”出现了两次，每个 id 只能用一次。")


def _check_days(file_name: str, stage: Stage) -> None:
    if stage.starts_on and stage.starts_on > stage.due:
        raise PlanError(
            f"{file_name} stages “{stage.id}”：starts_on {stage.starts_on} 晚于 due {stage.due}。"
        )


def _check_amounts(file_name: str, plan: Plan) -> None:
    for line in plan.lines:
        if line.below <= 0:
            raise PlanError(f"{file_name} lines “{line.id}” below：读到 {line.below}，应大于0。")
    for name, entry in vars(plan.limits).items():
        days = getattr(entry, "days", 0)
        if not 0 <= days <= MOST_DAYS:
            raise PlanError(
                f"{file_name} limits {name} days：读到 {days}，应在0至{MOST_DAYS}之间。"
            )


@cache
def _read_once(path: Path) -> Plan:
    return read_plan(path)
