"""Counties thrown at random, in which it is known who holds back.

Used to tune the model: seeds below 1,000 only.
"""

from dataclasses import dataclass

import numpy as np

from queries.expected import Past, Place


@dataclass(frozen=True)
class World:
    """`rate`: inclusions a household in a year without reason. The hardest hit village includes
    `raised` times as many; the poorest `poor` times. True rates vary by gamma of shape `vary`,
    a part of which a village keeps from year to year. Of the exposed `holding_back` (all: None)
    include only `down_to` of what they should.
    """

    rate: float = 0.005
    raised: float = 3.0
    poor: float = 1.5
    vary: float = 8.0
    villages: int = 250
    townships: int = 14
    holding_back: int | None = 15
    down_to: float = 0.15


@dataclass(frozen=True)
class Simulated:
    places: list[Place]
    predicted: np.ndarray  # by size and exposure
    true: np.ndarray  # what each includes that does not hold back
    holds_back: np.ndarray


def simulate(world: World, seed: int) -> Simulated:
    rng = np.random.default_rng(seed)
    number = world.villages
    households = np.clip(rng.lognormal(np.log(420), 0.55, number), 40, 2500).astype(int)
    township = np.sort(rng.integers(world.townships, size=number))
    poor = rng.beta(2, 8, number)
    keeps = rng.gamma(2 * world.vary, 1 / (2 * world.vary), number)
    years = [_year(world, rng, township, households) for _ in range(2)]
    exposed = _exposed(years[0], poor)
    usual = world.rate * (1 + (world.poor - 1) * poor / poor.max()) * households
    true, before = (
        usual * year["factor"] * keeps * rng.gamma(2 * world.vary, 1 / (2 * world.vary), number)
        for year in years
    )
    back = np.zeros(number, bool)
    some = np.flatnonzero(exposed)
    if world.holding_back is not None:
        some = rng.choice(some, min(world.holding_back, len(some)), replace=False)
    back[some] = True
    observed = rng.poisson(true * np.where(back, world.down_to, 1))
    earlier = rng.poisson(2 * before)
    now, then = years
    places = [
        Place(
            f"{v:03}",
            int(households[v]),
            int(observed[v]),
            bool(exposed[v]),
            parent=f"t{township[v]:02}",
            severity=float(now["severity"][v]) if now["hit"][v] else None,
            hazard=now["hazard"][v] if now["hit"][v] else None,
            lost_houses=int(now["lost"][v]),
            affected_households=int(households[v] * now["severity"][v] * 0.5)
            if now["hit"][v]
            else None,
            out_of_poverty_share=float(poor[v]),
            low_income_aid_share=float(np.clip(poor[v] * 0.3 + rng.normal(0.02, 0.01), 0, 1)),
            past=Past(
                int(earlier[v]),
                severity=float(then["severity"][v]) if then["hit"][v] else None,
                hazard=then["hazard"][v] if then["hit"][v] else None,
                lost_houses=int(then["lost"][v]),
            ),
        )
        for v in range(number)
    ]
    return Simulated(places, usual * now["factor"], true, back)


def _year(world, rng, township, households) -> dict[str, np.ndarray]:
    of_township = rng.random(world.townships) < 0.6
    hit = of_township[township] & (rng.random(len(township)) < 0.75)
    severity = np.where(hit, rng.beta(1.6, 2.4, len(township)), 0)
    severity = severity / severity.max() if hit.any() else severity
    drought = rng.random(world.townships) < 0.4
    hazard = np.where(drought[township], "干旱", "洪涝")
    lost = np.where(hazard == "干旱", 0, rng.poisson(households * severity * 0.004))
    factor = 1 + (world.raised - 1) * severity * np.where(drought[township], 0.6, 1)
    return {"hit": hit, "severity": severity, "hazard": hazard, "lost": lost, "factor": factor}


def _exposed(year: dict[str, np.ndarray], poor: np.ndarray) -> np.ndarray:
    hit = year["hit"]
    severe = np.percentile(year["severity"][hit], 67) if hit.any() else np.inf
    return (
        (hit & (year["severity"] >= severe))
        | (year["lost"] > 0)
        | (poor >= np.percentile(poor, 67))
    )
