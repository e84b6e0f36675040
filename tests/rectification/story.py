"""A story in which steps are typed on the page between one import and the next."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from data.rectification import Acted, Action, Step, act
from tests.oracle import Register
from tests.stories.story import Story

UNIT = "西河乡人民政府"
NOTES = {"closed": "屋顶已翻修，附照片", "reopened": "回头看发现又漏雨", "changed": "雨季延期"}


@dataclass
class TypedStory(Story):
    """`typed` are the steps as the oracle reads them; `writer_region`: of whoever types, None
    for the county's."""

    typed: list[dict[str, Any]] = field(default_factory=list)
    writer_region: str | None = None

    def step(
        self,
        step: str,
        problem: str,
        on: str,
        by: str = "甲一",
        note: str | None = None,
        ledger: str = "household_problems",
        **values: Any,
    ) -> Acted:
        """One step about the problem of this 编号."""
        action = Action(
            ledger=ledger,
            action=Step(step),
            acted_on=date.fromisoformat(on),
            actor_unit=UNIT,
            actor=by,
            note=NOTES.get(step, "") if note is None else note,
            problem=problem,
            values=values,
        )
        acted = act(self.engine, action, writer_region=self.writer_region)
        told = {"编号": problem, "步骤": action.action.title, "日期": action.acted_on}
        if "due_on" in values:
            told["整改时限"] = values["due_on"]
        self.typed.append(told)
        return acted

    def raise_for(self, household: str, on: str, by: str = "甲一", **values: Any) -> Acted:
        """Raises a problem of the household; the oracle knows sheets only, and not of it."""
        what = {"problem_type": "住房安全", "content": "漏雨", "found_by": "县级"}
        action = Action(
            ledger="household_problems",
            action=Step.RAISED,
            acted_on=date.fromisoformat(on),
            actor_unit=UNIT,
            actor=by,
            values={"household_no": household} | what | values,
        )
        return act(self.engine, action, writer_region=self.writer_region)

    def register(self) -> Register:
        return replace(super().register(), problem_steps=tuple(self.typed))
