"""Personal values as they may be shown: identity numbers, names and telephones masked.

A column is known by its header, since sheets hold more columns than layouts do.
"""

import re
from typing import Any

from data.identity import masked_name, masked_number, masked_phone
from data.importer.cells.text import plain
from data.importer.faults import is_blank
from data.layouts import LAYOUTS, Kind

LOOKS_LIKE_IDENTITY = re.compile(r"\d{17}[\dXx]\w{0,4}", re.ASCII)
LONGEST_SHOWN = 200  # characters of a cell
SHORTEST_IDENTITY = 18  # characters
# 姓名, 户主姓名; 走访人, 责任人, 监测联系人. Columns of counts (受灾人口) end otherwise.
NAMES = re.compile(r"(姓名|人)$")
TELEPHONES = re.compile("电话|手机")
IDENTITY_HEADERS = frozenset(
    field.header
    for layout in LAYOUTS.values()
    for field in layout.fields
    if field.kind is Kind.IDENTITY
)


def has_identities(header: str) -> bool:
    """Whether a column of this header holds identity numbers and nothing else."""
    return any(known in header for known in IDENTITY_HEADERS)


def identity_masked(header: str | None, cell: Any) -> str:
    """A cell as a report may show it: identity numbers masked, wherever they stand."""
    if is_blank(cell):
        return ""
    text = plain(cell)
    if header and has_identities(header):
        return masked_number(text)
    masked = LOOKS_LIKE_IDENTITY.sub(lambda match: masked_number(match[0]), text)
    return masked if len(masked) <= LONGEST_SHOWN else f"{masked[:LONGEST_SHOWN]}…"


def telephone_masked(cell: Any) -> str:
    return "" if is_blank(cell) else masked_phone(plain(cell))


def masked(header: str | None, cell: Any) -> str:
    """A cell as a page may show it: names and telephones masked as well."""
    text = identity_masked(header, cell)
    if header and TELEPHONES.search(header):
        return telephone_masked(cell)
    return masked_name(text) if header and NAMES.search(header) else text
