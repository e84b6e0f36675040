"""Many tests at once: what share of the ones that stand out are nothing but chance."""

from collections.abc import Sequence


def adjusted(chances: Sequence[float]) -> list[float]:
    """Each chance, raised so that all those up to q hold at most a share q of false ones.

    `chances` are the p-values of all tests made, those that found nothing among them. The
    step-up procedure of Benjamini Y, Hochberg Y (1995), J R Stat Soc B 57:289-300; it also
    holds for tests that rise together, as of a village and its neighbours: Benjamini Y,
    Yekutieli D (2001), Ann Stat 29:1165-1188.
    """
    number = len(chances)
    raised = [1.0] * number
    least = 1.0
    largest_first = sorted(range(number), key=lambda at: -chances[at])
    for rank, at in zip(range(number, 0, -1), largest_first, strict=True):
        least = min(least, chances[at] * number / rank)
        raised[at] = least
    return raised
