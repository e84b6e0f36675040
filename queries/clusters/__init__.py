"""规模性返贫预警 (Y14, T13): where one risk gathers, before the month is over."""

from queries.clusters.cluster import Cluster
from queries.clusters.events import Source
from queries.clusters.hazards import HAZARDS, Hazard, hazards_of
from queries.clusters.mass_risk import RISKS, MassRisk, mass_risk
from queries.clusters.window import Window
from queries.clusters.wording import TO_CLEAR, lapses

__all__ = [
    "HAZARDS",
    "RISKS",
    "TO_CLEAR",
    "Cluster",
    "Hazard",
    "MassRisk",
    "Source",
    "Window",
    "hazards_of",
    "mass_risk",
    "lapses",
]
