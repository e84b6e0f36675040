"""A county's own spellings of headers and codes, kept in a file of its own.

    [headers.household_members]
    "证件号码" = ["身份证", "公民身份号码"]

    [codes.household_members."健康状况"]
    "慢病" = "长期慢性病"

What is accepted grows by them; templates, exports and documentation stay as they are.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from data.config import Config
from data.database import LOCAL
from data.importer.cells.text import plain
from data.importer.columns import UNITS
from data.importer.vocabulary import (
    area_field,
    fields_by_header,
    known_header,
    normalised,
)
from data.layouts import LAYOUTS, Field, Layout
from data.layouts.columns import printed_header, sheet_columns
from data.refusal import Refusal

DEFAULT_PATH = LOCAL / "spellings.toml"


class SpellingsError(Refusal):
    """Every complaint about one file, each a sentence that says what was read and what is
    allowed."""

    def __init__(self, path: Path, complaints: list[str]):
        self.complaints = tuple(complaints)
        super().__init__(f"本县写法文件 {path} 有误：" + "".join(complaints))


def layouts_in_use(config: Config) -> Mapping[str, Layout]:
    """The layouts with the county's own spellings: of the file that config.toml names, else of
    `data/local/spellings.toml` where there is one. Raises SpellingsError."""
    path = config.spellings or DEFAULT_PATH
    if config.spellings is None and not path.exists():
        return LAYOUTS
    return with_spellings(LAYOUTS, path)


def with_spellings(layouts: Mapping[str, Layout], path: Path) -> Mapping[str, Layout]:
    """Raises SpellingsError."""
    reading = _Reading(layouts)
    reading.read(_content(path))
    if reading.complaints:
        raise SpellingsError(path, reading.complaints)
    return {name: reading.extended(layout) for name, layout in layouts.items()}


def _content(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError as error:
        raise SpellingsError(path, ["文件不存在，请检查 config.toml 里的路径。"]) from error
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SpellingsError(
            path, [f"不是有效的 UTF-8 TOML 文件（{error}），汉字的名称要加双引号。"]
        ) from error


@dataclass
class _Reading:
    """`headers` maps own to official ones by layout, `codes` own to official ones by field."""

    layouts: Mapping[str, Layout]
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    codes: dict[Field, dict[str, str]] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    def read(self, content: dict[str, Any]) -> None:
        readers = {"headers": self._headers, "codes": self._codes}
        for section, entries in content.items():
            if read := readers.get(section):
                for layout, own in self._of_layouts(section, entries):
                    read(layout, own)
            else:
                self._complain(f"[{section}]", section, "headers、codes", "小节")

    def extended(self, layout: Layout) -> Layout:
        fields = tuple(
            replace(f, synonyms={**f.synonyms, **self.codes[f]}) if f in self.codes else f
            for f in layout.fields
        )
        return replace(layout, fields=fields, own_headers=self.headers.get(layout.name, {}))

    def _of_layouts(self, section: str, entries: Any) -> Iterator[tuple[Layout, dict[str, Any]]]:
        for name, own in _items(entries):
            where = f"[{section}.{name}]"
            if name not in self.layouts:
                self._complain(where, name, "、".join(self.layouts), "数据表")
            elif not isinstance(own, dict):
                self._complain(where, own, "写法的列表", "内容")
            else:
                yield self.layouts[name], own

    def _headers(self, layout: Layout, entries: dict[str, Any]) -> None:
        taken = self.headers.setdefault(layout.name, {})
        for said, own in entries.items():
            where, meant = f"[headers.{layout.name}]", normalised(said)
            if not _is_header(layout, meant):
                self._complain(where, said, "、".join(_headers_of(layout)), "列名")
            elif not _are_words(own):
                self._complain(f"{where} {said}", own, '如 ["写法一", "写法二"]', "写法")
            else:
                for spelling in own:
                    self._take_header(layout, taken, meant, spelling)

    def _take_header(
        self, layout: Layout, taken: dict[str, str], meant: str, spelling: str
    ) -> None:
        name, where = normalised(spelling), f"[headers.{layout.name}] {meant}"
        if known_header(layout, name):
            self._complain_of_meaning(where, spelling, "本来就是这张表认识的列名")
        elif taken.setdefault(name, meant) != meant:
            self._complain_of_meaning(where, spelling, f"已经写在 {taken[name]} 之下")

    def _codes(self, layout: Layout, entries: dict[str, Any]) -> None:
        for said, own in entries.items():
            where = f"[codes.{layout.name}.{said}]"
            column = fields_by_header(layout).get(normalised(said))
            if column is None or not column.codes:
                allowed = [f.header for f in layout.fields if f.codes]
                self._complain(where, said, "、".join(allowed), "有固定取值的列")
            elif not isinstance(own, dict):
                self._complain(where, own, '如 写法 = "规定取值"', "内容")
            else:
                for spelling, meant in own.items():
                    self._take_code(where, column, spelling, meant)

    def _take_code(self, where: str, column: Field, spelling: str, meant: Any) -> None:
        word, taken = plain(spelling), self.codes.setdefault(column, {})
        if meant not in column.codes:
            self._complain(f"{where} {spelling}", meant, "、".join(column.codes), "取值")
        elif word in column.codes or word in column.synonyms:
            self._complain_of_meaning(where, spelling, "本来就是这一列认识的取值")
        elif not word or taken.setdefault(word, meant) != meant:
            self._complain_of_meaning(where, spelling, "是空的，或与另一个写法相同")

    def _complain(self, where: str, read: Any, allowed: str, of: str) -> None:
        self.complaints.append(f"{where} 写的是“{read}”，不是可用的{of}，应为：{allowed}。")

    def _complain_of_meaning(self, where: str, spelling: str, why: str) -> None:
        self.complaints.append(f"{where} 的写法“{spelling}”{why}，请删去或改用别的写法。")


def _items(entries: Any) -> Iterator[tuple[str, Any]]:
    return iter(entries.items()) if isinstance(entries, dict) else iter([(str(entries), None)])


def _are_words(own: Any) -> bool:
    return isinstance(own, list) and all(isinstance(w, str) and normalised(w) for w in own)


def _is_header(layout: Layout, name: str) -> bool:
    """An area must be named with its unit, which the spelling stands for as well."""
    area = area_field(layout, name)
    if area is not None:
        return name.removeprefix(area.header).strip("()/") in UNITS
    return known_header(layout, name)


def _headers_of(layout: Layout) -> list[str]:
    return [printed_header(column) for column in sheet_columns(layout)]
