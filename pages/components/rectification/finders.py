"""Who found the problems: what was found by oneself apart from what was found from above."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from pages.components.listing import download, table
from pages.components.sentences import quiet
from queries.rectification import Problem, found_by
from queries.rectification.finders import CLAUSE
from queries.scope import Scope

HEADINGS = ["由谁发现", "发现来源", "共", "已整改", "正在整改", "其中已超期", "重新打开过"]
NOTES = [
    f"{CLAUSE}：自查等方式及时发现并及时解决的，均不纳入考核；"
    "区级及以上发现有监测漏洞、应纳未纳、帮扶不到位等的，一票否决",
    "这里只记每个问题由哪一级发现，不作考核和追责的结论",
    "共＝已整改＋正在整改；正在整改含已超期和重新打开的",
]


def finders(found: Sequence[Problem], scope: Scope) -> None:
    rows = [
        [
            _side(one.finder, one.is_from_above),
            one.finder or "没有写明",
            one.total,
            one.done,
            one.open,
            one.overdue,
            one.reopened,
        ]
        for one in found_by(found)
    ]
    sides = [side for side, *_ in rows]
    table(
        HEADINGS,
        [
            [Markup("<b>{}</b>").format(row[0]) if row[0] not in sides[:n] else "", *row[1:]]
            for n, row in enumerate(rows)
        ],
    )
    quiet("。".join(NOTES) + "。")
    frame = pd.DataFrame(rows, columns=HEADINGS, dtype=object)
    download(frame, "问题由谁发现", scope, NOTES, key="finders")


def _side(finder: str | None, is_from_above: bool) -> str:
    if finder is None:
        return "没有写明"
    return "县级及以上发现" if is_from_above else "自查自纠"
