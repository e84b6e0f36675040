"""Numbers of a plan with the range that a file is held to."""

from dataclasses import dataclass
from typing import Annotated

MOST_DAYS = 3650  # of any limit: ten years


@dataclass(frozen=True)
class Range:
    """`least` to `most`, both allowed unless the range is `above` the least."""

    least: float
    most: float
    above: bool = False

    def __contains__(self, number: float) -> bool:
        return (number > self.least if self.above else number >= self.least) and (
            number <= self.most
        )

    def __str__(self) -> str:
        if not self.above:
            return f"在{self.least:g}至{self.most:g}之间"
        return f"大于{self.least:g}、不超过{self.most:g}"


Days = Annotated[int, Range(0, MOST_DAYS)]
MonthCount = Annotated[int, Range(0, 120)]
Count = Annotated[int, Range(1, 10_000)]
Age = Annotated[int, Range(1, 120)]
Year = Annotated[int, Range(1990, 2100)]
Share = Annotated[float, Range(0, 1, above=True)]
Yuan = Annotated[float, Range(0, 1_000_000, above=True)]
