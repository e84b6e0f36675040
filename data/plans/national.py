"""What holds where no plan says anything: the national guide, then the product's own defaults."""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from data.plans.checks import check_all
from data.plans.declaration import Standing, StatedLimits
from data.plans.entries import PlanError, read_entry
from data.plans.files import read_toml

PATH = Path(__file__).parent / "national.toml"


@dataclass(frozen=True)
class Defaults:
    schema: int
    national_guide: Standing
    own_default: Standing


@cache
def defaults() -> Defaults:
    """Raises `PlanError` if the file is wrong or leaves a limit without a default."""
    found = read_entry(Defaults, read_toml(PATH), PATH.name)
    check_all(found, PATH.name)
    _check_complete(found, PATH.name)
    return found


def _check_complete(found: Defaults, file_name: str) -> None:
    for entry in fields(StatedLimits):
        sources = (found.national_guide.limits, found.own_default.limits)
        if sum(getattr(source, entry.name) is not None for source in sources) != 1:
            raise PlanError(f"{file_name} {entry.name}：应恰有一处默认值。")
