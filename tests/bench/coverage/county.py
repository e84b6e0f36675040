"""A county of realistic size as a sampling frame, and who of it turns out wrong."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from queries.spot_checks.design import Design
from queries.spot_checks.frame import Frame, FrameHousehold, FrameVillage
from queries.spot_checks.selection.selecting import household_probabilities, village_probabilities

TOWNSHIPS = 13
RULES = (("visit_missed", 2), ("attribute_flips", 3), ("early_elimination", 5))


def frame(seed: int = 1, townships: int = TOWNSHIPS) -> Frame:
    """6 to 16 villages a township, 25 to 700 households a village; one village in seven is
    flagged, one household in eight is found by a rule, in flagged villages one in four."""
    random = np.random.default_rng(seed)
    villages, households = [], []
    for t in range(townships):
        township = f"9901011{t:02}000"
        for v in range(int(random.integers(6, 17))):
            code = f"{township[:9]}{200 + v}"
            is_flagged = bool(random.random() < 1 / 7)
            size = int(np.clip(random.gamma(4, 55), 25, 700))
            found = random.random(size) < (1 / 4 if is_flagged else 1 / 8)
            points = 1 + (6 if is_flagged else 0) + int(20 * found.mean())
            flags = ("low_inclusion_despite_disaster",) if is_flagged else ()
            villages.append(FrameVillage(code, code, township, township, points, flags))
            for n in range(size):
                rules = [RULES[i] for i in random.permutation(3)[: random.integers(1, 3)]]
                rules = rules if found[n] else []
                households.append(
                    FrameHousehold(
                        f"{code}-{n:04}",
                        code,
                        1 + sum(weight for _, weight in rules),
                        tuple(name for name, _ in rules),
                    )
                )
    return Frame(
        "990101000000",
        date(2023, 1, 1),
        date(2023, 9, 25),
        None,
        tuple(villages),
        tuple(households),
    )


@dataclass(frozen=True)
class County:
    """A frame as arrays, with the probabilities that the real draw states.

    Arrays of villages and of households stand in the frame's order; `first` is the position of
    a village's first household, with the end of the last one added.
    """

    frame: Frame
    design: Design

    @cached_property
    def first(self) -> np.ndarray:
        number = {village.code: n for n, village in enumerate(self.frame.villages)}
        sizes = np.bincount([number[one.village_code] for one in self.frame.households])
        return np.concatenate([[0], np.cumsum(sizes)])

    @cached_property
    def village_of(self) -> np.ndarray:
        return np.repeat(np.arange(len(self.frame.villages)), np.diff(self.first))

    @cached_property
    def townships(self) -> list[tuple[int, int]]:
        """The positions of a township's first village and of the one after its last."""
        numbers = defaultdict(list)
        for n, village in enumerate(self.frame.villages):
            numbers[village.township_code].append(n)
        return [(there[0], there[-1] + 1) for there in numbers.values()]

    @cached_property
    def sizes(self) -> dict[str, int]:
        """Households by township code."""
        return {
            self.frame.villages[start].township_code: int(self.first[end] - self.first[start])
            for start, end in self.townships
        }

    @cached_property
    def village_points(self) -> np.ndarray:
        return np.array([village.points for village in self.frame.villages])

    @cached_property
    def village_is_flagged(self) -> np.ndarray:
        return np.array([bool(village.reasons) for village in self.frame.villages])

    @cached_property
    def points(self) -> np.ndarray:
        return np.array([household.points for household in self.frame.households])

    @cached_property
    def is_flagged(self) -> np.ndarray:
        return np.array([bool(household.reasons) for household in self.frame.households])

    @cached_property
    def village_chances(self) -> list[float]:
        chances = village_probabilities(self.frame, self.design)
        return [chances[village.code] for village in self.frame.villages]

    @cached_property
    def chances(self) -> list[float]:
        """Of a household once its village is drawn."""
        found: list[float] = []
        for start, end in zip(self.first, self.first[1:], strict=False):
            there = self.frame.households[start:end]
            chances = household_probabilities(there, self.design)
            found += [chances[one.household_no] for one in there]
        return found
