"""排查内容: what is asked under each of the twelve types of problem, of households and of areas."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

PATH = Path(__file__).parent / "items.toml"
FIRST_SIGN = "①"


class Asked(StrEnum):
    """Of whom an item is asked (填表说明2 and 3 of the form)."""

    EVERY = "every"  # household
    HELPED = "helped"  # household out of poverty or monitored: what policies give it
    AREA = "area"  # no household: an office, a township or a village


@dataclass(frozen=True)
class ProblemItem:
    """One of the 68 questions. `answer`, 是 or 否, is the one that is a problem: the form mixes
    “是否存在” with “是否健全”, and a tick on it means a problem either way (填表说明1)."""

    problem_type: str
    number: int
    words: str
    answer: str
    asked: Asked

    @property
    def sign(self) -> str:
        """Its number as the form prints it: ① to ⑪."""
        return chr(ord(FIRST_SIGN) + self.number - 1)


def _declared() -> tuple[str, tuple[str, ...], tuple[ProblemItem, ...]]:
    stated = tomllib.loads(PATH.read_text("utf-8"))
    items = tuple(
        ProblemItem(own["name"], number, item["words"], item["answer"], Asked(item["asked"]))
        for own in stated["types"]
        for number, item in enumerate(own["items"], start=1)
    )
    return stated["source"], tuple(stated["judgement"]), items


SOURCE, JUDGEMENT, PROBLEM_ITEMS = _declared()


def items_at(*, is_helped: bool) -> dict[str, tuple[ProblemItem, ...]]:
    """What is asked at one household, by type; types without any left out. `is_helped`: it is
    a 脱贫户 or 监测对象."""
    asked = {Asked.EVERY, Asked.HELPED} if is_helped else {Asked.EVERY}
    found: dict[str, list[ProblemItem]] = {}
    for item in PROBLEM_ITEMS:
        if item.asked in asked:
            found.setdefault(item.problem_type, []).append(item)
    return {name: tuple(items) for name, items in found.items()}
