"""The way from a place's figure to the households behind it."""

from dataclasses import replace
from typing import NoReturn

import streamlit as st
from markupsafe import Markup

from pages.components import address
from pages.components.definition import LIST_PAGE
from pages.components.words import count
from queries.comparison import Comparison, Standing, behind
from queries.comparison.compared import titled
from queries.comparison.profile import is_high
from queries.indicators import INDICATORS
from queries.scope import Scope

PATH = "households"  # of the page of lists


def part_of(own: Standing, found: Comparison) -> str:
    return behind(found.indicator, is_high(own, found))


def link(indicator: str, part: str, own: Standing, scope: Scope) -> Markup | str:
    """An ordinary link, for keyboards and telephones; words alone where no list of households
    can be made, nothing where it would be empty."""
    number = own.numerator if part == "numerator" else own.denominator - own.numerator
    words = f"{titled(indicator, part)}{count(number)}{INDICATORS[indicator].bases[0].unit}"
    if not number or not INDICATORS[indicator].has_list(part):
        return words if number else ""
    here = replace(scope, region_code=own.region_code)
    target = PATH + address.query(here, indicator=indicator, part=part)
    return Markup('<a href="{}" target="_self">{}</a>').format(target, words)


def go(indicator: str, part: str, region_code: str, scope: Scope) -> NoReturn:
    """Leaves for the list, as a click on a point asks."""
    here = replace(scope, region_code=region_code)
    asked = address.write(here) | {"indicator": indicator, "part": part}
    st.switch_page(LIST_PAGE, query_params=asked)
