"""How many more, or fewer, would bring a place back inside the limit of 关注."""

from collections.abc import Callable

from queries.flags.flag import COMPARED, Flag
from queries.flags.funnels import grade_of
from queries.flags.inclusions import FLAG as LOW_INCLUSION
from queries.flags.inclusions import grade_of as grade_of_intake
from queries.flags.judged import Figures, Judged
from queries.flags.kinds import FUNNEL_FLAGS, FunnelFlag, Tail
from queries.scope import Level
from queries.statistics.funnel import Share, funnel

INSIDE = "按同级目前的水平，{}，即回到“关注”界限以内{}。"
INCLUDED = (
    "逐户排查后，如再有{}户符合条件并按程序纳入，即不再提示；确无符合条件的，留存逐户排查记录即可。"
)


def to_clear(flag: Flag, judged: Judged, level: Level) -> str:
    """In plain words, one sentence a figure that lies outside; what would settle a 待核实;
    nothing for 样本过少."""
    if flag.grade not in COMPARED:
        return flag.to_decide
    if flag.flag == LOW_INCLUSION:
        return INCLUDED.format(inclusions_needed(flag.region_code, judged, level))
    outside = {
        one.indicator
        for one in judged.found
        if (one.flag, one.region_code) == (flag.flag, flag.region_code) and one.grade in COMPARED
    }
    return "".join(
        INSIDE.format(
            kind.to_clear.format(n=needed(kind, flag.region_code, judged.figures[kind.indicator])),
            kind.caution,
        )
        for kind in FUNNEL_FLAGS
        if kind.flag == flag.flag and kind.indicator in outside
    )


def needed(kind: FunnelFlag, code: str, figures: Figures) -> int:
    """The smallest change that leaves the place without this flag, all other places being as
    they are. The funnel is drawn anew each time, for the place is one of its own peers."""
    return first(lambda number: not _is_flagged(kind, code, _changed(kind, code, number, figures)))


def inclusions_needed(code: str, judged: Judged, level: Level) -> int:
    """How many more new inclusions leave no flag, with what is expected as it stands."""
    intake = judged.intakes.by_code[code]
    return first(lambda number: grade_of_intake(intake.with_more(number), level) is None)


def first(holds: Callable[[int], bool]) -> int:
    """The smallest number from 1 on, of a condition that holds from some number on."""
    high = 1
    while not holds(high):
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _changed(kind: FunnelFlag, code: str, number: int, figures: Figures) -> Figures:
    numerator, denominator = figures[code]
    if kind.is_added:
        changed = Share(numerator + number, denominator + number)
    elif kind.tail is Tail.LOWER:
        changed = Share(min(numerator + number, denominator), denominator)
    else:
        changed = Share(max(numerator - number, 0), denominator)
    return {**figures, code: changed}


def _is_flagged(kind: FunnelFlag, code: str, figures: Figures) -> bool:
    peers = funnel(list(figures.values()))
    return bool(peers and grade_of(kind.tail, peers.z(figures[code])))
