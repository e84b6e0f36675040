"""What is odd in the records: a few of each kind, so that every check of the data finds some.

Written into the finished rows, last of all: what the county did is told without them.
"""

from data.demo.oddities.ledgers import LEDGERS
from data.demo.oddities.monitored import MONITORED
from data.demo.oddities.people import PEOPLE
from data.demo.oddities.rows import Rows
from data.demo.recipe import Recipe


def add_oddities(recipe: Recipe, rows: Rows) -> None:
    rng = recipe.stream("oddities")
    for plant in (*PEOPLE, *MONITORED, *LEDGERS):
        plant(rng, rows)


__all__ = ["Rows", "add_oddities"]
