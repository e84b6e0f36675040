"""A flag's figures in words: what was seen, what was expected, its neighbours, its past."""

from collections.abc import Sequence

from markupsafe import Markup

from pages.components import scope as scopes
from pages.components.words import count, decimal, month_day
from queries.flags import Flag, Grade
from queries.flags.dossiers import Neighbour, Past
from queries.flags.kinds import FUNNEL_FLAGS
from queries.flags.wording import between, chance, share
from queries.indicators import INDICATORS
from queries.scope import Scope
from queries.statistics.funnel import Share

WIDE = "；"


def parts(flag: Flag) -> str:
    """分子86 / 分母221户（39%），95%区间33%至46%"""
    indicator = INDICATORS[flag.indicator]
    said = f"{indicator.title}：{seen(flag.indicator, Share(flag.numerator, flag.denominator))}"
    if indicator.per > 1:
        low, high = flag.interval
        return f"{said}，件数的95%区间{decimal(low)}至{decimal(high)}{indicator.bases[0].unit}"
    return f"{said}，95%区间{between(flag.interval)}"


def seen(indicator: str, counted: Share) -> str:
    """How a figure reads: 86 / 221 户（39%）, or 每千户 where it is told so."""
    own = INDICATORS[indicator]
    said = f"{count(counted.numerator)} / {count(counted.denominator)} {own.bases[0].unit}"
    if not counted.denominator:
        return said
    per = f"每千户{decimal(own.per * counted.value)}" if own.per > 1 else share(counted.value)
    return f"{said}（{per}）"


def compared(flag: Flag) -> str:
    """实际86，按同级水平约128，…的可能性…"""
    if flag.expected is None or flag.probability is None:
        return ""
    words = (
        "同等规模偶然这样偏的可能性"
        if flag.flag in {kind.flag for kind in FUNNEL_FLAGS}
        else "真实水平不到应有一半的可能性"
    )
    return f"实际{count(flag.observed)}，应有约{decimal(flag.expected).removesuffix('.0')}；{words}{chance(flag.probability)}"


def beside(flag: Flag, neighbours: Sequence[Neighbour], scope: Scope) -> Markup:
    """Each with its way there; none of them in order of its rate."""
    return _listed(
        Markup("{} {}{}").format(
            scopes.link(one.region_code, one.region, scope),
            seen(flag.indicator, one.share),
            _graded(one.grade),
        )
        for one in neighbours
    )


def before(flag: Flag, history: Sequence[Past]) -> Markup:
    return _listed(
        Markup("{} {}{}").format(
            month_day(one.day), seen(flag.indicator, one.share), _graded(one.grade)
        )
        for one in history
    )


def _listed(items) -> Markup:
    return Markup("").join(Markup('<span class="bit">{}</span>').format(item) for item in items)


def _graded(found: Grade | None) -> str:
    """In words alone: a coloured grade is only that of the flag itself, today."""
    return f"，{found}" if found else ""
