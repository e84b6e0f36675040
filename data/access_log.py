"""`access.log`: who looked at and took along what. One JSON object a line, no personal data."""

import json
from datetime import datetime
from typing import Any

from data import database


def note(kind: str, what: str, rows: int | None, **where: Any) -> None:
    """`where` is the place, day and whatever else the question was of."""
    now = datetime.now().isoformat(timespec="seconds")
    entry = {"at": now, "kind": kind, "what": what, **where, "rows": rows}
    database.LOCAL.mkdir(parents=True, exist_ok=True)
    with (database.LOCAL / "access.log").open("a", encoding="utf-8") as log:
        log.write(json.dumps(entry, ensure_ascii=False) + "\n")
