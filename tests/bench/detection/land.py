"""Townships, villages, where they lie and how large they are.

How many villages each township has is that of 柳江区 and 埇桥区, from the published list of
regions. How many households a village has is not published village by village. Known are
230.27 million rural households in 596,450 villages (third agricultural census, 2016), 386 a
village: that is the mean here, spread lognormally. A 社区 has fewer households on the land.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

REGIONS = Path(__file__).parents[3] / "data" / "demo" / "real_regions.csv"
SHAPES = ("柳江区", "埇桥区")
Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Marks = NDArray[np.bool_]

HOUSEHOLDS = 386
SPREAD = 0.55  # of the logarithm: one village in twenty has more than twice the median
OF_A_COMMUNITY = 0.5
SMALLEST = 12
PERSONS = 3.1
FARMLAND_MU = 7.0  # of a household


@dataclass(frozen=True)
class Land:
    """By village. `township` counts from 0; `at` are coordinates in a square of side 1."""

    township: Whole
    at: Floats
    households: Whole
    persons: Whole
    farmland_mu: Floats

    def __len__(self) -> int:
        return len(self.township)


def townships(shape: str) -> tuple[Whole, Marks]:
    """Of each village of a county: the number of its township, and whether it is a 社区."""
    regions = pd.read_csv(REGIONS, dtype="str")
    county = regions.loc[(regions["level"] == "county") & (regions["name"] == shape), "code"]
    of_county = regions[regions["parent_code"].isin(county)]["code"]
    villages = regions[regions["parent_code"].isin(of_county)]
    numbers = villages["parent_code"].astype("category").cat.codes.to_numpy(dtype=np.int64)
    communities = villages["name"].str.contains("社区|居委会|居民委员会")
    return numbers, communities.to_numpy(dtype=bool)


def land(rng: np.random.Generator, township: Whole, is_community: Marks) -> Land:
    number = len(township)
    centres = rng.random((township.max() + 1, 2))
    at = centres[township] + rng.normal(0, 0.07, (number, 2))
    size = rng.lognormal(-(SPREAD**2) / 2, SPREAD, number)
    size *= np.where(is_community, OF_A_COMMUNITY, 1.0)
    households = np.maximum(SMALLEST, size * HOUSEHOLDS / size.mean()).astype(np.int64)
    persons = np.round(households * PERSONS * rng.uniform(0.9, 1.1, number)).astype(np.int64)
    farmland = households * FARMLAND_MU * rng.lognormal(0, 0.3, number)
    return Land(township, at, households, persons, farmland)


def field(rng: np.random.Generator, at: Floats, reach: float) -> Floats:
    """Normal with variance 1, alike among neighbours: correlation exp(-distance / reach)."""
    distance = np.linalg.norm(at[:, None] - at[None, :], axis=2)
    covariance = np.exp(-distance / reach) + 1e-9 * np.eye(len(at))
    return np.linalg.cholesky(covariance) @ rng.normal(size=len(at))
