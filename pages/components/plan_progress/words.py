"""What 方案进度 says before it shows figures."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from data.plans import Plan
from pages.components.campaign import STATES, countdown
from pages.components.words import month_day, percent
from queries.statistics.funnel import SMALLEST_DENOMINATOR
from queries.timeline import State

NO_PLAN = (
    "这里没有适用的工作方案，也就没有环节和期限。请照 data/plans 里的方案文件写一份本地方案，"
    "放在同一文件夹后刷新；或在左侧“工作方案”里选用一份。"
)
NO_STAGES = "方案“{}”没有写环节和期限。请在 {}.toml 里用 [[stages]] 写明，每个环节一段。"
ALREADY = (State.DONE, State.LATE)


def lead(plan: Plan, here: pd.DataFrame, parts: pd.DataFrame, as_of: date) -> list[str]:
    """The states of the stages, the days left of the round, and the slowest place."""
    counted = here["state"].value_counts()
    states = "、".join(f"{STATES[s][0]}*{counted[s]}*个" for s in STATES if counted.get(s))
    end = here.loc[here["due"].idxmax()]
    said = [
        f"{plan.title}共{len(here)}个环节：{states}。",
        f"本轮{month_day(end['due'])}（{end['name']}）截止，*{countdown(end['days_left'])}*。",
    ]
    return said + _slowest(here, parts, as_of)


def _slowest(here: pd.DataFrame, parts: pd.DataFrame, as_of: date) -> list[str]:
    """Of the open stage that is due next, else of the last one overdue."""
    left = here[(here["open"] > 0) & ~here["state"].isin(ALREADY)]
    ahead, behind = left[left["due"] >= as_of], left[left["due"] < as_of]
    if left.empty:
        return []
    stage = ahead.loc[ahead["due"].idxmin()] if len(ahead) else behind.loc[behind["due"].idxmax()]
    own = parts[(parts["stage"] == stage["stage"]) & (parts["items"] >= SMALLEST_DENOMINATOR)]
    done = stage["on_time"] + stage["late"]
    opening = (
        f"“{stage['name']}”{month_day(stage['due'])}到期（{countdown(stage['days_left'])}），"
        f"已完成*{done:,}/{stage['items']:,}*"
    )
    if len(own) < 2:
        return [f"{opening}。"]
    shares = (own["on_time"] + own["late"]) / own["items"]
    if shares.min() == shares.max():
        return [f"{opening}，各地进度相同。"]
    return [f"{opening}，进度最慢的是{_named(own, shares)}。"]


def _named(own: pd.DataFrame, shares: pd.Series) -> str:
    slowest: Sequence[int] = shares.index[shares == shares.min()]
    rows = own.loc[slowest]
    names = "、".join(rows["region"].head(3)) + ("等" if len(rows) > 3 else "")
    first = rows.iloc[0]
    parts = f"{first['on_time'] + first['late']:,}/{first['items']:,}"
    return f"*{names}*（{percent(shares.min())}{f'，{parts}' if len(rows) == 1 else ''}）"


def contradictions(plan: Plan, here: pd.DataFrame) -> list[tuple[str, str]]:
    """Where the plan contradicts itself: (what, how it is read)."""
    stages = [(row.name, row.note) for row in here.itertuples() if row.note]
    return [*stages, *((each.about, each.taken) for each in plan.contradictions)]
