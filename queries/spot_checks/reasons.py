"""Why something was drawn, in the words of the rules and flags."""

from collections.abc import Iterable

from queries.findings import FINDINGS
from queries.flags import FLAGS
from queries.spot_checks.design import Stratum

# What it means to have come onto the list by this part of the draw.
MEANING = {
    Stratum.ALL: "数量不超过应抽数，全部核查",
    Stratum.INSISTED: "抽取前指定的村，一定入选",
    Stratum.CERTAINTY: "有疑点或提示，分值最高的一批，不论种子是什么都入选；同分的按票号",
    Stratum.RISK: "按分值大小成比例抽取，有疑点的机会大，没有疑点的也有机会",
    Stratum.SENTINEL: "其余每一个机会均等，用来推算全体，并与按疑点抽的相对照",
}


def in_words(reasons: Iterable[str]) -> str:
    """The titles of rules and flags; nothing where nothing was found."""
    return "、".join(title(reason) for reason in reasons)


def title(reason: str) -> str:
    """Of a rule or flag by its id; one that is gone by now keeps its id."""
    return FINDINGS[reason].title if reason in FINDINGS else FLAGS.get(reason, reason)
