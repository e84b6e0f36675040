"""How a village is found: its position, and how far it lies from the one before it on the list."""

from math import asin, cos, radians, sin, sqrt

from queries.spot_checks.forms.routes import Route

EARTH = 6371.0  # km, mean radius


def hint(route: Route, before: Route | None) -> str:
    """One line; empty where the village's position is not known."""
    if route.longitude is None or route.latitude is None:
        return ""
    said = f"位置：东经{route.longitude:.5f}°，北纬{route.latitude:.5f}°"
    distance = kilometres(before, route) if before else None
    if before is None or distance is None:
        return said
    return f"{said}；距上一个村（{before.place}）直线约{distance:.1f}公里"


def kilometres(one: Route, other: Route) -> float | None:
    """As the crow flies, by the haversine formula; None unless both positions are known."""
    if one.longitude is None or one.latitude is None:
        return None
    if other.longitude is None or other.latitude is None:
        return None
    north, other_north = radians(one.latitude), radians(other.latitude)
    bend = sin((other_north - north) / 2) ** 2
    east = radians(other.longitude - one.longitude)
    bend += cos(north) * cos(other_north) * sin(east / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, bend)))
