"""What somebody does about a problem, as it is asked for and as it was stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Table

from data.models import area_problems, household_problems
from data.refusal import Refusal

LEDGERS: dict[str, Table] = {t.name: t for t in (household_problems, area_problems)}
# What a step may state anew of a problem that stands in the ledger.
CHANGEABLE = ("remedy", "responsible_unit", "responsible_person", "due_on")


class ActionRefused(Refusal):
    """The step cannot be stored as it is. Nothing was."""


class Step(StrEnum):
    RAISED = "raised"
    CHANGED = "changed"
    CLOSED = "closed"
    VERIFIED = "verified"
    REOPENED = "reopened"

    @property
    def title(self) -> str:
        return {
            "raised": "登记问题",
            "changed": "调整",
            "closed": "整改完成",
            "verified": "复核通过",
            "reopened": "重新打开",
        }[self.value]


@dataclass(frozen=True)
class Action:
    """One step. `problem` is the key in the ledger household_problems or area_problems; None of
    a problem that is raised, whose key follows from its values.

    `note` is the evidence of a closing, the reason of a change or a reopening. `values` are
    columns of the ledger: of a raised problem `household_no` or `level` and `region_code`,
    `problem_type`, `content`, `found_by` and those of CHANGEABLE; with a change and a reopening
    those of CHANGEABLE that are stated anew.
    """

    ledger: str
    action: Step
    acted_on: date
    actor_unit: str
    actor: str
    note: str = ""
    problem: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    draw_no: str | None = None


@dataclass(frozen=True)
class Acted:
    """As stored: `problem` is its key in the ledger, `batch` the import batch that the step is."""

    problem: str
    batch: int
