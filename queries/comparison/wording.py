"""Comparisons as an official reads them out."""

from queries.comparison.compared import is_rate
from queries.comparison.standing import Comparison
from queries.flags.wording import about, share
from queries.indicators import INDICATORS
from queries.statistics.ranks import Range

OUTSIDE_BY_CHANCE = 0.05
NOTES = [
    "95%区间：占比用威尔逊法，每千农户用泊松分布（10户以下精确法，10户以上拜尔法）。",
    "与界限比：以全县同级各地为准，界限随规模放宽，并计入各地之间本来的差异；界限以内的差别不能当作高低。",
    "名次范围：从高到低，全县同级各地的真实水平放在一起，有95%的把握都落在所写的名次之间；范围重叠的不分先后。",
    "样本过少：分母不足10，只列出，不排名、不比较。",
]


def said(indicator: str, value: float) -> str:
    """66%, or 4.6户 where it is shown per 1000."""
    per = INDICATORS[indicator].per
    return f"每千户{value * per:.1f}户" if is_rate(indicator) else share(value)


def rank_in_words(ranks: Range | None) -> str:
    """第3—9位, or 第3位 where nothing else is possible; nothing for 样本过少."""
    if ranks is None:
        return ""
    best, worst = ranks
    return f"第{best}位" if best == worst else f"第{best}—{worst}位"


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
