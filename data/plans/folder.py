"""Where plan files lie: with the program, and in a folder of the county's own."""

from pathlib import Path

from data.config import ROOT, config_in_use
from data.plans.entries import PlanError
from data.plans.national import PATH as NATIONAL

SHIPPED = Path(__file__).parent
INVENTED = SHIPPED.parent / "demo" / "plans"
OWN = ROOT / "data" / "local" / "plans"

# Name, moment of writing and size of each of the county's own files.
Edition = tuple[tuple[str, int, int], ...]


def shipped_files(include_demo: bool) -> list[Path]:
    files = sorted(set(SHIPPED.glob("*.toml")) - {NATIONAL})
    return files + (sorted(INVENTED.glob("*.toml")) if include_demo else [])


def own_files() -> list[Path]:
    """The files of the folder that config.toml names, else of `data/local/plans` where there
    is one. Raises `PlanError` if the folder named cannot be read."""
    named = config_in_use().plans
    folder = named or OWN
    if not folder.is_dir():
        if named is None:
            return []
        raise PlanError(
            f"config.toml [plans] folder：没有 {folder} 这个文件夹，请改正路径或建立它。"
        )
    return sorted(path for path in folder.glob("*.toml") if not path.name.startswith("."))


def edition() -> Edition:
    """What answers that hang on the county's own plans are kept apart by."""
    stated = ((path.name, path.stat()) for path in own_files())
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stated)
