"""Whether the tables agree with themselves and with each other, before anybody signs them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from data.importer.settling.problems import is_done
from data.layouts.words import PROBLEM_TYPES
from data.refusal import Refusal
from queries.rectification.tables.figures import Figures, Summary
from queries.rectification.tables.ledgers import AreaRow, HouseholdRow

AGAIN = "请核对问题台账后再导出。"


class Disagreement(Refusal):
    """A table whose figures do not add up, or which is not what its ledger says."""


def check_types(rows: Iterable[HouseholdRow | AreaRow]) -> None:
    """Raises Disagreement where a problem would stand on no line of the summary."""
    unknown = Counter(row.problem_type for row in rows if row.problem_type not in PROBLEM_TYPES)
    for problem_type, number in sorted(unknown.items()):
        raise Disagreement(
            f"台账中有{number}个问题的问题类型“{problem_type}”不在12类之内，汇总表里没有它的位置；"
            "请改成12类之一再导出。"
        )


def check_summary(summary: Summary) -> None:
    """共排查问题数 = 已整改数 + 正在整改数, of every 单位 and type."""
    for block in summary.blocks:
        for problem_type, line in zip(PROBLEM_TYPES, block.lines, strict=True):
            if line.found != line.done + line.ongoing:
                raise Disagreement(
                    f"{block.unit}“{problem_type}”共排查问题数{line.found}，"
                    f"不等于已整改数{line.done}加正在整改数{line.ongoing}；{AGAIN}"
                )


def check_against(rows: Sequence[HouseholdRow | AreaRow], summary: Summary) -> None:
    """The ledger that goes along has as many problems of each type, and as many done."""
    listed = Counter(row.problem_type for row in rows)
    done = Counter(row.problem_type for row in rows if is_done(row.result))
    for problem_type, line in zip(PROBLEM_TYPES, summary.lines, strict=True):
        if (line.found, line.done) != (listed[problem_type], done[problem_type]):
            raise Disagreement(
                f"“{problem_type}”汇总表共排查{line.found}、已整改{line.done}，"
                f"台账是{listed[problem_type]}、{done[problem_type]}；{AGAIN}"
            )


def check_parts(whole: Summary, parts: Summary) -> None:
    """The units below add up to the whole."""
    for problem_type, one, added in zip(PROBLEM_TYPES, whole.lines, parts.lines, strict=True):
        if one != added:
            raise Disagreement(
                f"“{problem_type}”各单位合计{_told(added)}，与全部的{_told(one)}不符；{AGAIN}"
            )


def _told(line: Figures) -> str:
    return f"共排查{line.found}、已整改{line.done}、拟识别{line.households}户{line.persons}人"
