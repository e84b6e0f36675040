"""What a spot check brought in, as plain numbers: who could be drawn, was, and what was found."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from queries.spot_checks.design import Stratum

CERTAIN = 1 - 1e-9  # probabilities are computed to 1e-9


class SampledHousehold(NamedTuple):
    """`probability` of being drawn once its village is; `found`: the answer to the question,
    None where nobody was met or nothing was answered."""

    stratum: Stratum
    probability: float
    found: bool | None
    is_reserve: bool = False

    @property
    def is_certain(self) -> bool:
        return self.probability >= CERTAIN and not self.is_reserve


@dataclass(frozen=True)
class SampledVillage:
    """A village of the list, or one of the reserve that was gone to. `size`: its households in
    the frame; `probability`: of being drawn."""

    code: str
    township_code: str
    size: int
    probability: float
    households: tuple[SampledHousehold, ...]
    is_reserve: bool = False

    @property
    def is_certain(self) -> bool:
        return self.probability >= CERTAIN and not self.is_reserve


@dataclass(frozen=True)
class Sample:
    """`sizes`: by township, the households of all villages that could have been drawn, which
    is what an estimate speaks of."""

    sizes: Mapping[str, int]
    villages: tuple[SampledVillage, ...]

    def of(self, township_code: str) -> "Sample":
        """The part that lies in one township."""
        return Sample(
            {township_code: self.sizes[township_code]},
            tuple(one for one in self.villages if one.township_code == township_code),
        )

    @property
    def size(self) -> int:
        return sum(self.sizes.values())

    @property
    def households(self) -> list[SampledHousehold]:
        return [household for village in self.villages for household in village.households]

    @property
    def answers(self) -> list[bool]:
        return [one.found for one in self.households if one.found is not None]
