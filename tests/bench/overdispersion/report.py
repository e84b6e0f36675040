"""docs/benchmark-overdispersion.md."""

from collections.abc import Sequence

from queries.flags.flag import Grade
from queries.statistics.funnel import ATTENTION, SIGNAL
from tests.bench.overdispersion.county import HELD_TO
from tests.bench.overdispersion.demonstration import Graded
from tests.bench.overdispersion.tally import Beyond, Row

HEAD = """# Two ways of allowing for overdispersion

Written by `python -m tests.bench.overdispersion`, part of `make bench`: {counties} simulated counties a setting, and the demonstration county of {households:,} households.

Flags are graded by the funnel as it stands in 指标手册: limits around a median, widened by √φ, φ the median of z² (multiplicative). Beside it stand additive random effects (Spiegelhalter 2005; `queries/statistics/random_effects.py`): places differ by a variance τ² of their own on the arcsine scale, by moments of z-scores drawn in at 10 %. The centre is the same, so all that differs is how overdispersion is allowed for. `queries/flags/agreement.py` says of a flagged place whether the second way agrees; it changes no grade.

## Simulated counties

Each place has a share of its own, beta-distributed about what is usual with the standard deviation *custom*; some hold back to {held:.0%} of theirs. Townships have 60 to 900 households to count, villages 13 on average. Percentages are of the places with at least ten, beyond a limit on either side, as *multiplicative / additive / both*. By chance alone 5 % and 0.2 % would lie there.

"""
FOUND = """
What they show:

- **Chance alone**: the funnel keeps what it promises everywhere; the additive way near the middle of the scale, but among villages near its end it leaves twice as many ordinary places beyond 95 % as it should, since arcsines stretch that end. Alone it would be a poor guide to small places.
- **Custom**: √φ widens the limits of all sizes alike, and chance shrinks with size while custom does not: among townships the funnel puts one ordinary place in thirty, or more, beyond 99.8 %. What a sentence then calls unlikely by chance is unlikely by chance, and may yet be nothing but custom. The additive limits stay open for large places and leave fewer than half as many.
- **Somebody holds back**: few places do not move a median, but they do move τ², though drawn in: of thirteen townships two are more than the tenth at that end. At 99.8 % the additive way then finds a third to three quarters of them where the funnel finds nearly all; at 95 % it finds nearly all as well, and hardly any ordinary one.
- So neither replaces the other, and flags keep to the funnel. Where the additive way puts a flagged place beyond 95 % too, it is seldom an ordinary one; where it puts it within, it often is, above all a large one. That is what the second sentence beside a flag is for.
"""


def report(rows: Sequence[Row], graded: Sequence[Graded], counties: int, households: int) -> str:
    head = HEAD.format(counties=counties, households=households, held=HELD_TO)
    return head + simulated(rows) + FOUND + "\n" + demonstrated(graded)


def simulated(rows: Sequence[Row]) -> str:
    lines = [
        "| places | usual | custom | hold back | φ | τ | ordinary beyond 95 % | beyond 99.8 % "
        "| holding back, found at 95 % | at 99.8 % |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in rows:
        own = row.setting
        lines.append(
            f"| {own.places} | {own.share:.0%} | {own.custom:g} | {own.holding} "
            f"| {row.overdispersion:.2f} | {row.between:.3f} "
            f"| {said(row.ordinary.get(ATTENTION), 1)} | {said(row.ordinary.get(SIGNAL), 2)} "
            f"| {said(row.holding.get(ATTENTION), 0)} | {said(row.holding.get(SIGNAL), 0)} |"
        )
    return "\n".join(lines) + "\n"


def said(found: Beyond | None, decimals: int) -> str:
    if found is None:
        return ""
    shares = (found.multiplicative, found.additive, found.both)
    return " / ".join(f"{100 * share:.{decimals}f}" for share in shares)


def demonstrated(graded: Sequence[Graded]) -> str:
    """Only of flags that either way gives somewhere."""
    lines = [
        "## The demonstration county",
        "",
        "Places by the funnel's grade → the additive one's; invented data, which prove nothing "
        "of a real county.",
        "",
        "| flag | by | level | places | differing | grades |",
        "| --- | --- | --- | ---: | ---: | --- |",
    ]
    for own in graded:
        told = {pair: number for pair, number in own.pairs.items() if any(pair)}
        if told:
            grades = "，".join(
                f"{_grade(one)}→{_grade(other)} {number}"
                for (one, other), number in sorted(told.items(), key=str)
            )
            lines.append(
                f"| {own.kind.title} | `{own.kind.indicator}` | {own.level} "
                f"| {own.pairs.total()} | {own.differing} | {grades} |"
            )
    return "\n".join(lines) + "\n"


def _grade(grade: Grade | None) -> str:
    return str(grade) if grade else "无"
