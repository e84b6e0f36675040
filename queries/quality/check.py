"""What a check of the data is. Declared once: counts, lists, pages and the handbook use it.

A check finds what is worth verifying among what it looks at. It accuses nobody: a finding
may be right, and the records that explain it missing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, Select

from queries.indicators import Basis


class Group(StrEnum):
    COMPLETENESS = "完整性"
    CONTRADICTIONS = "前后矛盾"
    IDENTITY = "身份与重复"
    INCOMES = "收入"
    POSTS = "公益岗位"
    VISITS = "走访"
    REVIEWS = "疑点与审核"
    EXPORTS = "台账与导出"


def _itself(value: Any) -> Any:
    return value


@dataclass(frozen=True)
class Evidence:
    """A column of a list: its heading, and how the row's columns are said there."""

    heading: str
    columns: tuple[str, ...]
    said: Callable[..., Any] = _itself


# Of a row with its identity number in the clear: found, not found, or (None) not looked at.
Decide = Callable[[str, Row[Any]], bool | None]


@dataclass(frozen=True)
class Check:
    """`rows` selects what is looked at: household_id, region_code, is_found and the columns of
    the evidence, one row a thing of the basis.

    `decide` is given where the identity number decides, which SQL cannot read; `rows` then has
    identity_cipher instead of is_found. `usual` is the share found where nothing is amiss; a
    place is remarkable only above it.
    """

    id: str
    title: str
    group: Group
    clause: str
    definition: str
    basis: Basis
    found_title: str
    checked_title: str
    rows: Callable[[], Select[Any]]
    evidence: tuple[Evidence, ...] = ()
    decide: Decide | None = None
    usual: float | None = None
