"""What happened to a household: procedures that include, eliminate, roll back, end, refuse."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from tests.oracle import Record
from tests.oracle.days import add_months
from tests.registers.dates import after, before, near, nudged

IN, OUT, BACK, REMOVED, GONE = "纳入", "风险消除", "风险消除回退", "清退", "自然减少"
SOURCES = ("干部排查", "农户自主申报", "部门筛查预警", "信访", "12317", "媒体舆情", None)
COURSES = (
    (),
    (),
    (),
    (),
    (IN,),
    (IN,),
    (IN,),
    (IN, OUT),
    (IN, OUT),
    (IN, OUT),
    (IN, OUT, BACK),
    (IN, OUT, BACK, OUT),
    (IN, REMOVED),
    (IN, GONE),
    (IN, OUT, REMOVED),
    (IN, REMOVED, IN),
    (IN, OUT, IN),
    (IN, OUT, IN, OUT),
    (IN, IN),
    (OUT,),
    (BACK,),
    (REMOVED, IN),
)


@dataclass
class History:
    procedures: list[Record] = field(default_factory=list)
    # Days of inclusion and of elimination, whether the ledger or only the export has them.
    inclusions: list[date] = field(default_factory=list)
    eliminations: list[date] = field(default_factory=list)
    rollbacks: list[date] = field(default_factory=list)


def history(random: Random, number: str, anchors: list[date]) -> History:
    """`anchors`: days that matter in the register, today first."""
    told = _course(random, number, anchors)
    for step in range(random.choice((0, 0, 0, 1, 1, 2))):
        told.procedures += _unfinished(random, f"{number}-U{step}", anchors)
    return told


def _course(random: Random, number: str, anchors: list[date]) -> History:
    told = History()
    course = random.choice(COURSES)
    last = near(random, anchors) if random.random() < 0.4 else before(random, anchors[0])
    in_ledger = random.random() < 0.7
    # Backwards from the last event, so that it is the one that lies where it matters.
    days = [last]
    for _ in course[1:]:
        half_a_year = nudged(random, add_months(days[0], -6))
        by_months = not in_ledger and random.random() < 0.5
        days.insert(0, half_a_year if by_months else before(random, days[0]))
    for step, (kind, on) in enumerate(zip(course, sorted(days), strict=False)):
        if kind == IN:
            told.inclusions.append(on)
        if kind == OUT:
            told.eliminations.append(on)
        if kind == BACK:
            told.rollbacks.append(on)
        if in_ledger or kind not in (IN, OUT):
            told.procedures.append(finished(random, f"{number}-{step}", kind, on))
    return told


def finished(random: Random, number: str, kind: str, on: date) -> Record:
    """A procedure ended 办结 on the day."""
    clue = on - timedelta(15) if random.random() < 0.2 else before(random, on)
    if clue > on and random.random() < 0.7:
        clue = on
    procedure = _procedure(number, kind, clue, "办结") | _review(random, clue, on)
    # Without 县级审定 it ended on its latest other stage day.
    has_approval = random.random() < 0.85
    procedure["县级审定日期" if has_approval else "乡镇审核日期"] = on
    return procedure | _publicity(random, on)


def _unfinished(random: Random, number: str, anchors: list[date]) -> list[Record]:
    """在办, refused, put off or broken off, perhaps taken up again."""
    clue = near(random, anchors) if random.random() < 0.3 else before(random, anchors[0])
    status = random.choice(("在办", "在办", "不予纳入", "暂不纳入", "暂不纳入", "终止"))
    kind = random.choice((IN, IN, IN, OUT)) if status in ("在办", "终止") else IN
    procedure = _procedure(number, kind, clue, status)
    if status == "在办":
        return [procedure | _review(random, clue, clue + timedelta(9)) | _moved_on(random, anchors)]
    ended = after(random, clue)
    procedure["不予纳入理由"] = random.choice((None, None, "收入稳定"))
    procedure |= _review(random, clue, ended) | _publicity(random, ended)
    procedure[random.choice(("县级审定日期", "入户核实日期"))] = ended
    if random.random() < 0.4:
        return [procedure]
    # Taken up again: about the limit of days after the end.
    gap = random.choice((-1, 0, 1, 30, 59, 60, 60, 61, 62))
    status = random.choice(("在办", "在办", "终止"))
    return [procedure, _procedure(f"{number}-R", IN, ended + timedelta(gap), status)]


def _procedure(number: str, kind: str, clue: date, status: str) -> Record:
    return {
        "程序编号": number,
        "程序类型": kind,
        "线索发现日期": clue,
        "办理状态": status,
        "线索来源": SOURCES[clue.toordinal() % len(SOURCES)],
    }


def _moved_on(random: Random, anchors: list[date]) -> Record:
    """A stage about today, about the limit before it, or long ago: at a standstill or not."""
    stage = random.choice(("入户核实日期", "授权书提交日期", "系统录入日期", "公示结束日期"))
    limit = anchors[0] - timedelta(random.choice((15, 15, 16)))
    return {stage: random.choice((None, nudged(random, limit), before(random, anchors[0])))}


def _review(random: Random, clue: date, ended: date) -> Record:
    opinions = (None, "同意", "同意", "同意", "不同意", "不同意")
    return {
        "村级意见": random.choice(opinions),
        "乡镇意见": random.choice(opinions),
        "乡镇审核日期": random.choice((None, clue, ended, ended, ended - timedelta(1))),
    }


def _publicity(random: Random, ended: date) -> Record:
    """Of a length around five days, or without its first day, or the wrong way round."""
    if random.random() < 0.3:
        return {}
    end = ended - timedelta(random.choice((0, 0, 1, 3)))
    length = random.choice((None, -1, 0, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10))
    return {
        "公示开始日期": None if length is None else end - timedelta(length),
        "公示结束日期": end,
    }
