"""What opens the page: what could be drawn here, and how far the steps are."""

from collections.abc import Sequence

from pages.components.spot_checks import words
from pages.components.words import count
from queries.scope import Scope
from queries.spot_checks.budgeting.outlook import Outlook
from queries.spot_checks.draws import KeptDraw, KeptFrame


def steps(
    found: Outlook, frames: Sequence[KeptFrame], draws: Sequence[KeptDraw], scope: Scope
) -> list[str]:
    return [
        f"{words.place(scope.region_code)}可抽的有*{count(found.townships)}*个乡镇"
        f"*{count(found.villages)}*个村*{count(found.households)}*户，"
        f"其中有疑点的*{count(found.flagged_households)}*户、有提示的*{count(found.flagged_villages)}*个村。",
        _next(frames, draws),
    ]


def _next(frames: Sequence[KeptFrame], draws: Sequence[KeptDraw]) -> str:
    if not frames:
        return "先冻结抽样框、记下指纹，再当众定种子：名单由种子决定，事先谁也不知道。"
    if not draws:
        return f"抽样框已冻结*{len(frames)}*次，还没有抽取。"
    return f"抽样框已冻结*{len(frames)}*次，共抽取*{len(draws)}*次，最近一次在{words.moment(draws[0].drawn_at)}。"
