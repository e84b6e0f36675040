"""The mapping file: where a county's database is, and the SQL that answers for each layout.

url = "mysql+pymysql://reader@127.0.0.1:3306/platform"
password_env = "PLATFORM_PASSWORD"      # or password_file = "platform.password"
title = "县大数据平台"
exported_on = 2023-09-25                # default: the day of import

[[sheet]]
layout = "household_members"
sql = \"\"\"SELECT hh_code AS "户编号", ... FROM household\"\"\"
"""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy.engine import URL

from data.importer.faults import Fault, FileRefused
from data.importer.sources.address import database_address
from data.layouts import LAYOUTS

SETTINGS = {"url", "password_env", "password_file", "title", "exported_on", "sheet"}
ENTRY_SETTINGS = {"layout", "sql"}


@dataclass(frozen=True)
class Entry:
    """One [[sheet]]: a query and the layout that it answers for."""

    number: int
    layout: str
    sql: str

    @property
    def name(self) -> str:
        return f"第 {self.number} 个 [[sheet]]（{self.layout}）"


@dataclass(frozen=True)
class Mapping:
    """`said` is what the title rows of a workbook would say."""

    url: URL
    said: str
    entries: tuple[Entry, ...]


def read_mapping(path: Path) -> Mapping:
    """Raises FileRefused, with a fault that names the setting or entry, never a password."""
    content = _content(path)
    if unknown := content.keys() - SETTINGS:
        _refuse(f"映射文件里有不认识的设置 {'、'.join(sorted(unknown))}", "请删去或改正拼写")
    exported_on = content.get("exported_on")
    if exported_on is not None and (
        not isinstance(exported_on, date) or isinstance(exported_on, datetime)
    ):
        _refuse("映射文件的 exported_on 不是日期", "请写成不带引号的 2023-09-25")
    said = _text(content, "title")
    if exported_on:
        said += f"　导出时间：{exported_on}"
    return Mapping(_address(path, content), said, _entries(content))


def _content(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        fault = Fault(f"映射文件不是有效的 UTF-8 TOML 文件（{error}）", "请改正后重新导入")
        raise FileRefused(fault) from error
    except OSError as error:
        fault = Fault(f"映射文件读不了（{error.strerror or error}）", "请检查路径和权限")
        raise FileRefused(fault) from error


def _address(path: Path, content: dict[str, Any]) -> URL:
    names = ("url", "password_env", "password_file")
    return database_address(*(_text(content, name) for name in names), folder=path.parent)


def _entries(content: dict[str, Any]) -> tuple[Entry, ...]:
    tables = content.get("sheet")
    if not isinstance(tables, list) or not tables:
        _refuse("映射文件没有 [[sheet]]", "请为每种数据表写一节 [[sheet]]，含 layout 和 sql")
    return tuple(_entry(number, table) for number, table in enumerate(tables, start=1))


def _entry(number: int, table: Any) -> Entry:
    if not isinstance(table, dict) or table.keys() != ENTRY_SETTINGS:
        _refuse(f"映射文件第 {number} 个 [[sheet]] 写得不对", "请只写 layout 和 sql 两项，都不能少")
    entry = Entry(number, _text(table, "layout"), _text(table, "sql").strip().rstrip(";"))
    if entry.layout not in LAYOUTS:
        _refuse(f"映射文件{entry.name}的 layout 不认识", f"请改为其中之一：{'、'.join(LAYOUTS)}")
    if not entry.sql:
        _refuse(f"映射文件{entry.name}的 sql 是空的", "请写一条 SELECT 语句")
    return entry


def _text(table: dict[str, Any], name: str) -> str:
    """A setting's text, "" where it is absent."""
    value = table.get(name, "")
    if not isinstance(value, str):
        _refuse(f"映射文件的 {name} 不是文字", "请给它加上引号")
    return value


def _refuse(problem: str, mend: str) -> NoReturn:
    raise FileRefused(Fault(problem, mend))
