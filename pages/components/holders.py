"""Who holds what is open: late and nearly late inclusions, and 公示 under way."""

import pandas as pd

from pages.components import scope as scopes
from pages.components.listing import table
from pages.components.sentences import quiet
from queries.scope import Scope
from queries.stages import Ending, Holder, Urgency


def in_hand(held: pd.DataFrame, scope: Scope) -> None:
    """One row a place with anything late or nearly late, by who holds it now."""
    late = held.groupby("region_code")[["overdue", "due_soon"]].sum().sum(axis=1)
    shown = held[held["region_code"].isin(late[late > 0].index)]
    if shown.empty:
        quiet("没有超期或临期的件。")
        return
    urgent = (Urgency.OVERDUE, Urgency.DUE_SOON)
    headings = ["地区", *(f"{each.title}，在{holder}" for each in urgent for holder in Holder)]
    rows = [
        [
            scopes.link(str(code), own["region"].iloc[0], scope),
            *(int(number) for each in urgent for number in own.set_index("holder")[each]),
            int(own["in_time"].sum()),
        ]
        for code, own in shown.groupby("region_code", sort=True)
    ]
    table([*headings, "时限内"], rows)


def publicity(under_way: pd.DataFrame, scope: Scope) -> None:
    """One row a place with anything in 公示, by when it has lasted as long as the plan asks."""
    columns = [str(ending) for ending in Ending]
    shown = under_way[under_way[columns].sum(axis=1) > 0]
    if shown.empty:
        quiet("没有正在公示的件。")
        return
    rows = [
        [
            scopes.link(row["region_code"], row["region"], scope),
            *map(int, row[columns]),
            row["kind"],
        ]
        for _, row in shown.iterrows()
    ]
    table(["地区", *(ending.title for ending in Ending), "天数按"], rows)
    quiet("“已满未结束”是公示已够天数而没有登记结束日期的件。")
