"""What the funnels say of counties in which nothing is amiss, as Markdown."""

from collections.abc import Iterator

import pandas as pd

from tests.bench.detection.estimates import SURE, Estimate, share

# Of a normal variable, on one side.
PROMISED = {"beyond 1.96": 0.025, "beyond 3.09": 0.001}
HEADS = tuple(f"{side} {beyond}" for beyond in PROMISED for side in ("lower", "upper"))
CASE = ["level", "centre", "scatter"]


def table_of_quiet(rows: pd.DataFrame) -> Iterator[str]:
    """Of one method, a line a level, centre and scatter: the share of judged places graded."""
    yield "| level | share | scatter | places judged | " + " | ".join(HEADS) + " |"
    yield "| --- | ---: | ---: | ---: |" + " ---: |" * len(HEADS)
    for (level, centre, scatter), of in rows.groupby(CASE, sort=False):
        figures = " | ".join(_told(share(of[head], of["judged"]), head) for head in HEADS)
        yield f"| {level} | {centre:.0%} | {scatter:g} | {of['judged'].sum():,} | {figures} |"


def promises(rows: pd.DataFrame) -> Iterator[str]:
    """Of one method: in how many cases and sides it grades more than it promises."""
    for beyond, promised in PROMISED.items():
        found = [
            share(of[head], of["judged"])
            for _, of in rows.groupby(CASE, sort=False)
            for head in HEADS
            if head.endswith(beyond)
        ]
        broken = [one for one in found if one and _is_more(one, promised)]
        worst = f", at worst {max(broken).value:.1%}" if broken else ""
        yield (
            f"- {beyond}, {promised:.1%} promised on one side: more beyond error in "
            f"{len(broken)} of {len(found)}{worst}."
        )


def _told(found: Estimate | None, head: str) -> str:
    if not found:
        return "none judged"
    text = f"{found.value:.2%} ± {found.error:.2%}"
    return f"**{text}**" if _is_more(found, PROMISED[head.split(" ", 1)[1]]) else text


def _is_more(found: Estimate, promised: float) -> bool:
    return found.value - promised > SURE * found.error
