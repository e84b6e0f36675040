"""The way to a household's file. The address carries the internal id: no 户编号, no name."""

from collections.abc import Collection

from markupsafe import Markup

from pages.components import address, store
from queries.household_file import ids_of
from queries.scope import Scope

PATH = "household"  # of the page, and the name of the id in its address


def link(household_id: int, words: str, scope: Scope) -> Markup:
    """An ordinary link: reached by keyboard, and of a row's card on a telephone as well."""
    target = PATH + address.query(scope, **{PATH: str(household_id)})
    return Markup('<a href="{}" target="_self">{}</a>').format(target, words)


def linked(numbers: Collection[str], scope: Scope) -> dict[str, Markup]:
    """户编号 → itself as a link, of those households that the viewer may read."""
    ids = store.read(ids_of, list(numbers), scope)
    return {number: link(household_id, number, scope) for number, household_id in ids.items()}
