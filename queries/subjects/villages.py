"""Subject: a village as the export in force on D describes it."""

from sqlalchemy import Subquery, select

from data.models import villages
from queries.parameters import AS_OF
from queries.rules import Shape
from queries.subjects.versions import in_force


def villages_on_day(shape: Shape) -> Subquery:
    return select(villages).where(in_force(villages, AS_OF)).subquery("village")
