"""What a step makes of the ledger's row; the rest of the row stays."""

from typing import Any

from data.importer.settling.problems import is_done
from data.rectification.action import Action, Step
from data.rectification.checks import changed
from data.rectification.standing import Standing

# What a reopened problem no longer has; the history keeps it. `done_on` stays: a sheet that
# goes on calling the problem done without a day says nothing new of it.
ENDED = ("rectified_on", "result", "reviewer", "reviewed_on")


def effects(action: Action, now: Standing) -> dict[str, Any]:
    """Columns of the ledger and their new values."""
    match action.action:
        case Step.CLOSED:
            return {
                "rectified_on": action.acted_on,
                "done_on": action.acted_on,
                "result": _result(action.note),
                "reviewer": None,
                "reviewed_on": None,
            }
        case Step.VERIFIED:
            return {"reviewer": action.actor, "reviewed_on": action.acted_on}
        case Step.REOPENED:
            return dict.fromkeys(ENDED) | changed(action, now)
    return changed(action, now)


def replaced(action: Action, now: Standing) -> dict[str, Any]:
    """What the step itself keeps of what it put an end to, for the days before it."""
    ended: dict[str, Any] = {}
    if action.action is Step.REOPENED:
        ended = {"closed_on": now.closed_on, "verified_on": now.verified_on}
    if "due_on" in effects(action, now):
        ended |= {"due_before": now.row["due_on"], "due_after": action.values["due_on"]}
    return ended


def _result(evidence: str) -> str:
    """As 整改成效 has it, where a printed ledger has no column for the day."""
    return evidence if is_done(evidence) else f"已整改：{evidence}"
