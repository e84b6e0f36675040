"""A plan file as TOML."""

import tomllib
from pathlib import Path
from typing import Any

from data.plans.declaration import SCHEMA
from data.plans.entries import PlanError


def read_toml(path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise PlanError(f"{path.name}：不是有效的 TOML 文件（{error}）。") from None
    except UnicodeDecodeError:
        raise PlanError(f"{path.name}：不是 UTF-8 文件，请另存为 UTF-8。") from None
    if table.get("schema") != SCHEMA:
        raise PlanError(f"{path.name} schema：读到 {table.get('schema')!r}，只能是 {SCHEMA}。")
    return table
