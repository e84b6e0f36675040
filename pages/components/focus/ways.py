"""From a flag to the households or items behind it, and to the page that tells more."""

from dataclasses import replace

from markupsafe import Markup

from pages.components import address, screens
from pages.components.words import count
from queries.comparison.compared import titled
from queries.flags import Flag
from queries.flags.kinds import FUNNEL_FLAGS, Tail
from queries.indicators import INDICATORS
from queries.scope import Scope

LIST = "households"
# The page on which the flag's figure is told in full, by its address.
PAGES = {
    "low_inclusion_despite_disaster": ("low-inclusion", "missed"),
    "low_elimination": ("elimination",),
    "high_elimination": ("elimination", "exit-checklist"),
    "late_process": ("deadlines",),
    "many_rejections": ("missed",),
    "poor_data": ("quality",),
    "slow_rectification": ("rectification",),
}
UPPER = {kind.flag for kind in FUNNEL_FLAGS if kind.tail is Tail.UPPER}


def onward(flag: Flag, scope: Scope) -> Markup:
    """Links that keep the day and go to the flag's own place."""
    there = replace(scope, region_code=flag.region_code)
    links = []
    part = "numerator" if flag.flag in UPPER or INDICATORS[flag.indicator].per > 1 else "rest"
    number = flag.numerator if part == "numerator" else flag.denominator - flag.numerator
    if number and INDICATORS[flag.indicator].has_list(part):
        target = LIST + address.query(there, indicator=flag.indicator, part=part)
        unit = INDICATORS[flag.indicator].bases[0].unit
        links.append((target, f"名单：{titled(flag.indicator, part)}{count(number)}{unit}"))
    titles = screens.titles()
    links += [(page + address.query(there), titles[page]) for page in PAGES[flag.flag]]
    return Markup("　").join(
        Markup('<a href="{}" target="_self">{}</a>').format(target, words)
        for target, words in links
    )
