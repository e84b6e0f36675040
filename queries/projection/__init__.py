"""What the year's end will look like if things go on as they have (8A20)."""

from queries.projection.hindsight import Check, last_year_checked
from queries.projection.year_end import Point, Projection, Range, projection

__all__ = ["Check", "Point", "Projection", "Range", "last_year_checked", "projection"]
