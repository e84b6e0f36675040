"""From a flag to the households or items behind it, and to the page that tells more."""

from dataclasses import replace

from markupsafe import Markup

from pages.components import address, screens
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
    "slow_rectification": ("visits",),
}
UPPER = {kind.flag for kind in FUNNEL_FLAGS if kind.tail is Tail.UPPER}


def onward(flag: Flag, scope: Scope) -> Markup:
    """Links that keep the day and go to the flag's own place."""
    there = replace(scope, region_code=flag.region_code)
    links = []
    part = "numerator" if flag.flag in UPPER or INDICATORS[flag.indicator].per > 1 else "rest"
    if INDICATORS[flag.indicator].has_list(part):
        target = LIST + address.query(there, indicator=flag.indicator, part=part)
        links.append((target, f"名单：{_titled(flag, part)}"))
    titles = screens.titles()
    links += [(page + address.query(there), titles[page]) for page in PAGES[flag.flag]]
    return Markup("　").join(
        Markup('<a href="{}" target="_self">{}</a>').format(target, words)
        for target, words in links
    )


def _titled(flag: Flag, part: str) -> str:
    indicator = INDICATORS[flag.indicator]
    if part == "numerator":
        return indicator.numerator_title
    return f"{indicator.denominator_title}中其余的"
