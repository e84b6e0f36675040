"""How many of many items lie below a threshold: the Poisson binomial distribution.

Only + - × ÷, which round alike everywhere (see `queries.spot_checks.selection.quadrature`).
"""

from collections.abc import Mapping

# From a smaller number on, products of small numbers lose their digits.
SMALLEST = 1e-280


def counts_below(numbers: Mapping[int, int], size: int, at: float) -> list[float]:
    """The chances that 0, 1, … size - 1 items lie below `at`, each item with probability
    min(1, points × at); `numbers` tells how many items have so many points."""
    counts = [1.0]
    for points, number in numbers.items():
        counts = _both(counts, _binomial(number, min(1.0, points * at), size), size)
    return counts + [0.0] * (size - len(counts))


def without(counts: list[float], below: float) -> list[float]:
    """`counts` of all items but one, which lies below with this probability.

    Errors do not grow on the way as long as it is at most a half.
    """
    odds, scale = below / (1 - below), 1 / (1 - below)
    chance, others = 0.0, []
    for count in counts:
        chance = count * scale - chance * odds
        others.append(chance)
    return others


def _binomial(number: int, below: float, size: int) -> list[float]:
    """The same of items that all have one probability: at most `size` chances."""
    if below == 1.0:
        return ([0.0] * number + [1.0])[:size]
    none = _power(1 - below, number)
    if none < SMALLEST and number > 1:
        half = number // 2
        return _both(_binomial(half, below, size), _binomial(number - half, below, size), size)
    odds, chance = below / (1 - below), none
    chances = [chance]
    for count in range(1, min(number, size - 1) + 1):
        chance *= odds * (number - count + 1) / count
        chances.append(chance)
    return chances


def _both(some: list[float], others: list[float], size: int) -> list[float]:
    """The chances of the sum of two independent counts, the first `size` of them."""
    longer, shorter = sorted((some, others), key=len, reverse=True)
    total = [0.0] * min(size, len(some) + len(others) - 1)
    for at, chance in enumerate(shorter):
        reached = slice(at, at + len(longer))
        pairs = zip(total[reached], longer, strict=False)
        total[reached] = [so_far + chance * other for so_far, other in pairs]
    return total


def _power(base: float, exponent: int) -> float:
    """The library's own power may differ in the last digit from machine to machine."""
    result = 1.0
    while exponent:
        if exponent % 2:
            result *= base
        base *= base
        exponent //= 2
    return result
