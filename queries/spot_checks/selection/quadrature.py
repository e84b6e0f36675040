"""Gauss-Legendre quadrature with 16 points.

The points stand here in full, and nothing but + - × ÷ and `math.fsum` is done to them: these
round alike on every machine and Python (`sum` and the functions of `math` do not), so that a
probability is the same to its last digit wherever a draw is repeated.
"""

from collections.abc import Iterator

# Points and weights on [-1, 1], which is symmetric. Abramowitz M, Stegun I (1964), Handbook of
# Mathematical Functions, table 25.4, n = 16.
HALF = (
    (0.0950125098376374402, 0.1894506104550684963),
    (0.2816035507792589132, 0.1826034150449235889),
    (0.4580167776572273863, 0.1691565193950025382),
    (0.6178762444026437484, 0.1495959888165767321),
    (0.7554044083550030339, 0.1246289712555338720),
    (0.8656312023878317439, 0.0951585116824927848),
    (0.9445750230732325761, 0.0622535239386478929),
    (0.9894009349916499326, 0.0271524594117540949),
)


def nodes(start: float, end: float) -> Iterator[tuple[float, float]]:
    """(point, weight): the sum of weight × f(point) is the integral of f from start to end."""
    middle, half = (start + end) / 2, (end - start) / 2
    for point, weight in HALF:
        yield middle - half * point, half * weight
        yield middle + half * point, half * weight
