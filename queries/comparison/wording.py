"""Comparisons as an official reads them out."""

from collections.abc import Collection, Sequence

from queries.comparison.compared import is_rate, titled
from queries.comparison.gathered import Gathered
from queries.comparison.profile import Line
from queries.comparison.standing import Comparison
from queries.flags.wording import about, share
from queries.indicators import INDICATORS
from queries.statistics.ranks import Range

OUTSIDE_BY_CHANCE = 0.05
UNRANKED = "分不出先后"
NOTES = [
    "95%区间：占比用威尔逊法，每千农户用泊松分布（10户以下精确法，10户以上拜尔法）。",
    "与界限比：以全县同级各地为准，界限随规模放宽，并计入各地之间本来的差异；界限以内的差别不能当作高低。",
    "位次范围：从高到低，全县同级各地的真实水平放在一起，有95%的把握都落在所写的位次之间；范围太宽的写“分不出先后”。",
    "样本过少：分母不足10，只列出，不排名、不比较。",
]


def said(indicator: str, value: float) -> str:
    """66%, or 4.6户 where it is shown per 1000."""
    per = INDICATORS[indicator].per
    return f"每千户{value * per:.1f}户" if is_rate(indicator) else share(value)


def rank_in_words(ranks: Range | None, among: int) -> str:
    """第3—9位, or 第3位 where nothing else is possible; nothing for 样本过少. `among`: how many
    places are ranked."""
    if ranks is None:
        return ""
    best, worst = ranks
    if best == worst:
        return f"第{best}位"
    return f"第{best}—{worst}位" if worst - best + 1 < among else UNRANKED


def compared_in_words(found: Comparison, noun: str) -> str:
    """What the lines are, and how many places chance alone would put outside of them."""
    compared = found.compared
    if not compared or not found.funnel:
        return f"各{noun}的分母都不足10，样本过少，不作比较。"
    outside = sum(own.position.is_outside for own in compared)
    centre = "全县合计" if is_rate(found.indicator) else "各地居中水平"
    return (
        f"横线是{centre}{said(found.indicator, found.funnel.centre)}，虚线以内是同等规模的正常波动。"
        f"全县参与比较的{len(compared)}个{noun}中，超出95%界限的{outside}个；"
        f"即使各地没有差别，单凭偶然也会有{about(OUTSIDE_BY_CHANCE * len(compared), '个')}。"
    )


def overview_in_words(found: Sequence[Comparison], codes: Collection[str], noun: str) -> list[str]:
    """How many of the places `codes` lie outside the limits, and by how many indicators."""
    outside = [
        own.region_code
        for one in found
        for own in one.compared
        if own.region_code in codes and own.position.is_outside
    ]
    return [
        f"*{len(codes)}*个{noun}、*{len(found)}*项可比指标中，超出同等规模正常波动的有"
        f"*{len(outside)}*处，涉及*{len(set(outside))}*个{noun}。",
        "界限以内的差别、相互重叠的位次不分先后；超出界限只说明值得看，原因要逐户核实。",
    ]


def profile_in_words(lines: Sequence[Line], region: str) -> list[str]:
    """How many of its figures lie outside the limits and how many cannot be compared."""
    outside = [line for line in lines if line.own.position.is_outside]
    compared = [line for line in lines if line.own.position.is_compared]
    said = f"{region}可比指标*{len(lines)}*项：超出同等规模正常波动的*{len(outside)}*项"
    if len(compared) > len(outside):
        said += f"，界限以内的*{len(compared) - len(outside)}*项"
    if len(lines) > len(compared):
        said += f"，样本过少或没有应计的*{len(lines) - len(compared)}*项"
    if not any(line.is_worth_a_look for line in lines):
        return [f"{said}。", "没有一项在需要核查的一侧超出正常波动，位次的前后不能当作高低。"]
    return [f"{said}。"]


def line_in_words(line: Line, noun: str) -> str:
    """识别认定按时率*58%*（7/12件），低于95%界限，在18个乡镇中第10—18位；未按时5件。"""
    own, unit = line.own, INDICATORS[line.indicator].bases[0].unit
    ranked = rank_in_words(own.ranks, line.ranked)
    among = f"，在{line.ranked}个{noun}中{ranked}" if ranked != UNRANKED else ""
    return (
        f"{_title(line)}*{said(line.indicator, own.share or 0)}*"
        f"（{own.numerator:,}/{own.denominator:,}{unit}），{own.position}{among}；"
        f"{titled(line.indicator, line.part)}{line.villages.total:,}{unit}。"
    )


def _title(line: Line) -> str:
    return INDICATORS[line.indicator].title


def gathered_in_words(one: Gathered) -> str:
    """半数超期在办（47件中24件）集中在3个村，随机分布时一般要7至10个村。"""
    spread, what = one.spread, one.gathering
    if not spread.total:
        return f"没有{what.title}的。"
    if spread.by_chance is None:
        return (
            f"{what.title}共{spread.total}{what.unit}，在{len(spread.places)}个村，"
            "数量少，集中与否说明不了什么。"
        )
    low, high = (int(limit) for limit in spread.by_chance)
    usual = f"{low}个" if low == high else f"{low}至{high}个"
    halves = f"半数{what.title}（{spread.total:,}{what.unit}中{spread.held:,}{what.unit}）"
    verb = "集中在" if spread.is_concentrated else "在"
    chance = "比偶然集中" if spread.is_concentrated else "不比偶然集中"
    return (
        f"{halves}{verb}{spread.half}个村；按{what.base_title}随机分布一般在{usual}村，{chance}。"
    )
