"""Who holds what is open: late and nearly late inclusions, and 公示 under way."""

import pandas as pd

from pages.components import access, store
from pages.components import scope as scopes
from pages.components.listing import listing, table
from pages.components.sentences import quiet
from queries.scope import Scope
from queries.stages import Ending, Holder, Urgency, held_list, publicity_list


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


def in_hand_list(scope: Scope) -> None:
    """The late and nearly late inclusions one by one."""
    frame = store.read(held_list, scope)
    urgent = frame[frame["缓急"] != Urgency.IN_TIME.title]
    notes = ["口径：截至当日在办的纳入程序，自线索发现起算；用满时限八成为临期，超过时限为已超期。"]
    _one_by_one(urgent, "超期、临期的纳入程序", scope, notes, key="held")


def in_publicity_list(scope: Scope) -> None:
    """What is in 公示, one by one."""
    notes = ["口径：公示首尾两日都计，天数和自然日、工作日按当地方案；本周至星期日止。"]
    _one_by_one(store.read(publicity_list, scope), "正在公示的程序", scope, notes, key="publicity")


def _one_by_one(frame: pd.DataFrame, title: str, scope: Scope, notes: list[str], key: str) -> None:
    if not frame.empty:
        access.listed(title, scope, len(frame))
        listing(frame, title, scope, notes, key=key)
