"""Flags from funnels: places far out among their peers, on the side each flag looks at."""

from collections.abc import Iterator

import pandas as pd

from queries.flags.flag import Flag, Grade
from queries.flags.kinds import FunnelFlag, Tail
from queries.flags.wording import about, between, chance, share
from queries.statistics.funnel import (
    ATTENTION,
    SIGNAL,
    SMALLEST_DENOMINATOR,
    Funnel,
    Share,
    funnel,
)
from queries.statistics.intervals import wilson


def funnel_flags(kind: FunnelFlag, counts: pd.DataFrame) -> Iterator[Flag]:
    """`counts`: one row for each place of one level of one whole county, with region_code,
    region, numerator, denominator. A place without any denominator has no share to judge.
    """
    places = [
        (row.region_code, row.region, Share(int(row.numerator), int(row.denominator)))
        for row in counts.itertuples()
        if row.denominator
    ]
    peers = funnel([counted for _, _, counted in places])
    for code, region, counted in places:
        if counted.denominator < SMALLEST_DENOMINATOR:
            yield _too_few(kind, code, region, counted)
        elif peers and (grade := grade_of(kind.tail, peers.z(counted))):
            yield _compared(kind, code, region, counted, peers, grade)


def grade_of(tail: Tail, z: float) -> Grade | None:
    """信号 beyond 3.09 standard errors on the flag's side, 关注 beyond 1.96."""
    out = z * tail.value
    if out > SIGNAL:
        return Grade.SIGNAL
    return Grade.ATTENTION if out > ATTENTION else None


def _compared(
    kind: FunnelFlag, code: str, region: str, counted: Share, peers: Funnel, grade: Grade
) -> Flag:
    expected = peers.centre * counted.denominator
    probability = peers.tail(counted)
    sentence = (
        f"{kind.lead}：{kind.seen(counted)}；同级居中水平为{share(peers.centre)}，"
        f"相当于{about(expected, kind.unit)}，同等规模偶然出现的可能性{chance(probability)}。"
        f"{'建议重点核查' if grade is Grade.SIGNAL else '建议关注'}。"
    )
    return _flag(kind, grade, code, region, counted, expected, probability, sentence)


def _too_few(kind: FunnelFlag, code: str, region: str, counted: Share) -> Flag:
    interval = between(wilson(counted.numerator, counted.denominator))
    sentence = f"{kind.seen(counted)}，95%区间{interval}；样本过少，不作比较。"
    return _flag(kind, Grade.TOO_FEW, code, region, counted, None, None, sentence)


def _flag(
    kind: FunnelFlag,
    grade: Grade,
    code: str,
    region: str,
    counted: Share,
    expected: float | None,
    probability: float | None,
    sentence: str,
) -> Flag:
    return Flag(
        flag=kind.flag,
        title=kind.title,
        grade=grade,
        region_code=code,
        region=region,
        observed=int(counted.numerator),
        expected=expected,
        probability=probability,
        sentence=sentence,
        clause=kind.clause,
        numerator=int(counted.numerator),
        denominator=int(counted.denominator),
        interval=wilson(counted.numerator, counted.denominator),
        indicator=kind.indicator,
    )
