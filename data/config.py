"""`config.toml`: what differs from county to county.

A wrong file is refused with every complaint at once, so that it is mended in one go.
"""

import os
import re
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from data.refusal import Refusal

ROOT = Path(__file__).parents[1]
DEFAULT_PATH = ROOT / "config.toml"
CONFIG_VARIABLE = "MONITORING_CONFIG"
# Overrules [database] url, so that a password need not stand in a file.
DATABASE_VARIABLE = "MONITORING_DATABASE"
REGION_CODE = re.compile(r"\d{12}")
DRIVERS = ("sqlite", "postgresql+psycopg")


class ConfigError(Refusal):
    """Every complaint about one file, each a sentence."""

    def __init__(self, path: Path, complaints: list[str]):
        self.complaints = tuple(complaints)
        super().__init__(f"配置文件 {path} 有误：" + "".join(complaints))


@dataclass(frozen=True)
class Config:
    """Blank text means: not set."""

    county_code: str = ""
    database: str = ""
    boundaries: Path | None = None
    spellings: Path | None = None
    plans: Path | None = None


def _text(value: Any) -> str | None:
    return None if isinstance(value, str) else "应为带引号的文字"


def _region_code(value: Any) -> str | None:
    if value == "" or (isinstance(value, str) and REGION_CODE.fullmatch(value)):
        return None
    return "应为带引号的 12 位行政区划代码"


def _database(value: Any) -> str | None:
    return "" if value == "" else _text(value) or complaint_about_url(value)


def complaint_about_url(url: str) -> str | None:
    """What is wrong with a database address, None if nothing."""
    try:
        driver = make_url(url).drivername
    except ArgumentError:
        driver = ""
    if driver in DRIVERS:
        return None
    return "应形如 sqlite:///文件路径 或 postgresql+psycopg://用户:密码@主机/库名"


_IN_USE: ContextVar[Config | None] = ContextVar("config", default=None)

# section.key in the file -> field of Config and what is wrong with a value
SETTINGS: dict[str, tuple[str, Callable[[Any], str | None]]] = {
    "county.code": ("county_code", _region_code),
    "database.url": ("database", _database),
    "boundaries.path": ("boundaries", _text),
    "import.spellings": ("spellings", _text),
    "plans.folder": ("plans", _text),
}

PATHS = {"boundaries", "spellings", "plans"}


def load_config(path: Path | str | None = None) -> Config:
    """The settings of `path`, by default the file that MONITORING_CONFIG names, else the
    `config.toml` beside `manage.py`. MONITORING_DATABASE overrules the file's database.

    A missing default file means defaults; a missing file asked for by name is an error.
    Relative paths in it start from its own folder. Raises ConfigError.
    """
    named = path or os.environ.get(CONFIG_VARIABLE)
    file = Path(named) if named else DEFAULT_PATH
    config = _read(file) if named or file.exists() else Config()
    if url := os.environ.get(DATABASE_VARIABLE):
        if problem := complaint_about_url(url):
            raise ConfigError(file, [f"环境变量 {DATABASE_VARIABLE} {problem}。"])
        config = replace(config, database=url)
    return config


@contextmanager
def using(config: Config) -> Iterator[None]:
    """`config_in_use` answers with `config`: how a command hands on the file it was given."""
    token = _IN_USE.set(config)
    try:
        yield
    finally:
        _IN_USE.reset(token)


def config_in_use() -> Config:
    """The settings of the command that runs, else those that `load_config` finds."""
    return _IN_USE.get() or load_config()


def _read(file: Path) -> Config:
    if not file.exists():
        raise ConfigError(file, ["文件不存在，请检查路径。"])
    try:
        content = tomllib.loads(file.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(file, [f"不是有效的 UTF-8 TOML 文件（{error}）。"]) from error
    return _config(file, content)


def _config(file: Path, content: dict[str, Any]) -> Config:
    complaints: list[str] = []
    values: dict[str, Any] = {}
    for section, keys in content.items():
        if not isinstance(keys, dict):
            complaints.append(f"“{section}”应放在某个 [小节] 之内。")
            continue
        for key, value in keys.items():
            field, complain = SETTINGS.get(f"{section}.{key}", ("", _unknown))
            if problem := complain(value):
                complaints.append(f"[{section}] 的 {key} {problem}。")
            elif field:
                values[field] = value
    if complaints:
        raise ConfigError(file, complaints)
    folder = file.resolve().parent
    for name in PATHS & values.keys():
        values[name] = folder / values[name] if values[name] else None
    return Config(**values)


def _unknown(_: Any) -> str:
    return "不是本系统的设置，请删去或改正拼写"
