"""Lists of active households whose help is worth a look, each with what speaks for it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from data.identity import masked_name
from data.layouts.words import MATCHING
from data.regions import regions_on
from queries.help.active import Helped, active_households
from queries.households import readable_places
from queries.measure import places_of
from queries.named_households import households_named
from queries.scope import Level, Scope

HELP = "柳江区2023年方案一（二）帮扶环节"


@dataclass(frozen=True)
class HelpList:
    """`columns` are headings with how each is read; `order` sorts, first what stands out."""

    title: str
    definition: str
    clause: str
    is_on: Callable[[Helped], bool]
    columns: dict[str, Callable[[Helped], Any]]
    order: Callable[[Helped], Any] | None = None


def _categories(one: Helped) -> str | None:
    return "、".join(sorted(one.categories)) or None


def _wanted(one: Helped) -> str:
    return "；".join(f"{risk}：{'或'.join(MATCHING[risk])}" for risk in one.unmatched)


_COMMON: dict[str, Callable[[Helped], Any]] = {
    "有效措施类别": _categories,
    "监测联系人": lambda one: masked_name(one.contact_person) or None,
}
HELP_LISTS = {
    "mismatch": HelpList(
        title="措施与风险不匹配",
        definition="未消除风险，有可核对的风险而没有一项对应类别的有效措施的户；其他风险不核对。",
        clause="演丰镇2022年方案二（三）“帮扶措施与风险原因的匹配性”",
        is_on=lambda one: bool(one.unmatched),
        columns={"缺少对应措施的风险和措施类别": _wanted, **_COMMON},
    ),
    "medical": HelpList(
        title="因病户自付医疗支出",
        definition="未消除风险、风险含因病、填了合规自付支出的户，按人均由高到低；方案没有写明多少算较高。",
        clause=f"{HELP}“有因病返贫致贫风险但个人支付医疗费用较高”",
        is_on=lambda one: "因病" in one.risks and bool(one.expense),
        columns={"人均合规自付支出(元)": lambda one: one.expense, **_COMMON},
        order=lambda one: -one.expense,
    ),
    "low_income": HelpList(
        title="人均收入较低",
        definition="未消除风险、填了人均纯收入的户，由低到高；方案没有写明多少算较低。",
        clause=f"{HELP}“人均收入较低”",
        is_on=lambda one: one.net_income is not None,
        columns={"人均纯收入(元)": lambda one: one.net_income, **_COMMON},
        order=lambda one: one.net_income,
    ),
}


def help_list(connection: Connection, scope: Scope, name: str) -> pd.DataFrame:
    """The households of one of HELP_LISTS that the viewer may read, masked, in its order."""
    chosen, tree = HELP_LISTS[name], regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)  # refuses an unknown place
    readable = readable_places(tree, scope)
    found = {
        one.household_id: one
        for one in active_households(connection, scope.as_of, readable)
        if chosen.is_on(one)
    }
    evidence = {number: _read(one, chosen.columns.values()) for number, one in found.items()}
    order = chosen.order
    return households_named(
        connection,
        scope,
        evidence,
        list(chosen.columns),
        by=(lambda number: order(found[number])) if order else None,
    )


def _read(one: Helped, columns: Iterable[Callable[[Helped], Any]]) -> tuple[Any, ...]:
    return tuple(read(one) for read in columns)
