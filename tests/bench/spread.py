"""Repeated measurements, told as a median and how far they scatter."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Spread:
    """Measurements of one thing, all in one unit."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.values)

    def told(self, digits: int = 2) -> str:
        """`1.23 (1.20–1.31)`: the median, the least and the most."""
        least, most = min(self.values), max(self.values)
        return f"{self.median:,.{digits}f} ({least:,.{digits}f}–{most:,.{digits}f})"
