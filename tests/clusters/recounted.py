"""The clusters of a register a second time: dictionaries, loops and sums written out.

Shares nothing with `queries`. The rules are those of docs/decisions.md, section 规模性返贫预警.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, lgamma, log
from statistics import mean, variance

from tests.oracle import Register
from tests.oracle.days import add_months, first, last
from tests.oracle.households import Household, households_on, village_facts

RISKS = (
    "因病", "因学", "因残", "因自然灾害", "因意外事故", "因产业项目失败",
    "因务工就业不稳", "缺劳动力", "因安全住房", "因安全饮水", "其他",
)  # fmt: skip


@dataclass(frozen=True)
class Recounted:
    """`expected` and `chance` are None where there is nothing to hold the count against."""

    observed: int
    past: int
    unmeasurable: int
    expected: float | None
    chance: float | None


@dataclass(frozen=True)
class Happened:
    household: str
    village: str
    risks: tuple[str, ...]
    first: date
    last: date


def inclusions(household: Household) -> Iterator[tuple[date, date]]:
    for episode in household.episodes:
        yield first(episode.included), last(episode.included)


def clues(household: Household) -> Iterator[tuple[date, date]]:
    for procedure in household.procedures:
        if procedure["程序类型"] == "纳入" and procedure["线索发现日期"] <= household.day:
            yield procedure["线索发现日期"], procedure["线索发现日期"]


SOURCES = {"included": inclusions, "announced": clues}


def alerts(register: Register, households: list[Household]) -> Iterator[Happened]:
    """At the household of that 户编号, else of a member with that number, else as stated.

    The registers' alerts are all 医保's, about 大额医疗支出.
    """
    for alert in register.alerts:
        number = (alert.get("证件号码") or "")[:18]
        named = [h for h in households if h.number == alert.get("户编号")]
        known = [h for h in households if any(p["证件号码"][:18] == number for p in h.persons)]
        about = (named or known or [None])[0]
        yield Happened(
            about.number if about else alert["预警编号"],
            about.village if about else alert["行政区划代码"],
            ("因病",),
            alert["推送日期"],
            alert["推送日期"],
        )


def recounted(
    register: Register, day: date, level: str, source: str
) -> dict[tuple[str, str], Recounted]:
    """Of every place and risk with a household in the window, or perhaps in it."""
    start = day - timedelta(59)
    since = add_months(start, -24)
    known = households_on(register, day)
    every = [
        Happened(h.number, h.village, tuple(h.facts.get("风险类型") or ()), *days)
        for h in known
        for days in SOURCES[source](h)
    ]
    if source == "announced":
        every += alerts(register, known)
    happened = [one for one in every if since <= one.last and one.first <= day]
    past_start = max([since, min((one.first for one in happened), default=start)])
    places = [region.code for region in register.regions if region.level == level]
    inside = {
        code: {r.code for r in register.regions if code in register.parents(r.code)}
        for code in places
    }
    facts = village_facts(register.villages, day)
    households = {
        code: sum(facts[v]["农村户数"] for v in facts if v in inside[code]) for code in places
    }
    now, past, months, windows = {}, {}, {}, {}
    for code in places:
        for risk in RISKS:
            own = [o for o in happened if o.village in inside[code] and risk in o.risks]
            here = now[code, risk] = {
                o.household for o in own if start <= o.first and o.last <= day
            }
            before = [o for o in own if past_start <= o.first and o.last < start]
            past[code, risk] = {o.household for o in before}
            partly = {o.household for o in own if o.last >= start and o not in before}
            months[code, risk] = partly - here
            windows[code, risk] = [
                {
                    o.household
                    for o in before
                    if start - timedelta(60 * (n + 1)) <= o.first < start - timedelta(60 * n)
                }
                for n in range(20)
            ]
    past_days = (start - past_start).days
    found = {}
    for key in now:
        if not now[key] and not months[key]:
            continue
        expected = size = None
        others = sum(households.values()) > households[key[0]]
        if past_days >= 365 and households[key[0]] and (others or source == "included"):
            expected, size = _expected(key, households, now, past, windows, past_days)
        found[key] = Recounted(
            len(now[key]),
            len(past[key]),
            len(months[key]),
            expected,
            None if expected is None else _chance(len(now[key]), expected, size),
        )
    return found


def _expected(key, households, now, past, windows, past_days) -> tuple[float, float]:
    """Mean and size of the negative binomial."""
    place, risk = key
    others = [code for code, number in households.items() if code != place and number]
    spans = past_days / 60
    if not others:
        counts = [len(window) for window in windows[key][: int(spans)]]
        expected = (sum(counts) + 0.5) / len(counts)
        more = max(0.0, variance(counts) - mean(counts)) / expected**2
        return expected, 1 / (more + 1 / (sum(counts) + 0.5))
    share = households[place] / sum(households[code] for code in others)
    usual = {r: (sum(len(past[c, r]) for c in others) + 0.5) / spans for r in RISKS}
    lately = {r: sum(len(now[c, r]) for c in others) for r in RISKS}
    campaign = max(1.0, (2 + sum(lately.values())) / (2 + sum(usual.values())))
    factor = max(1.0, (2 + lately[risk]) / (2 / campaign + usual[risk]))
    own = 2 + len(past[key])
    expected = share * usual[risk] * factor * own / (2 + share * usual[risk] * spans)
    peers = 2 + lately[risk]
    return expected, 1 / ((1 + 1 / own) * (1 + 1 / peers) - 1)


def _chance(count: int, expected: float, size: float) -> float:
    """One minus the terms below; fewer than three households are no cluster."""
    if count < 3:
        return 1.0
    return 1 - sum(
        exp(
            lgamma(size + k) - lgamma(size) - lgamma(k + 1)
            + size * log(size / (size + expected)) + k * log(expected / (size + expected))
        )
        for k in range(count)
    )  # fmt: skip


def stepped_up(chances: list[float], share: float) -> float:
    """Benjamini and Hochberg's threshold: the largest chance at most its rank's part of the
    share; 0 where there is none."""
    ordered = sorted(chances)
    fits = [p for n, p in enumerate(ordered, 1) if p <= share * n / len(ordered)]
    return max(fits, default=0.0)
