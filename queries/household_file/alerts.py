"""Warnings of departments that are about the household."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, or_, select

from data.layouts import LAYOUTS
from data.models import department_alerts, person_versions
from queries.household_file.events import Event, Kind, listed
from queries.household_file.ledger import Row, seen
from queries.household_file.whose import Whose

_TITLE = LAYOUTS["department_alerts"].title


@dataclass(frozen=True)
class Alert:
    """`days` from 推送 to 核实, or to D while it isn't verified; late beyond `limit`. It is the
    household's by its 户编号 or by a member's identity number. `amount` in yuan."""

    number: str
    department: str
    type: str
    pushed_on: date
    matched_by: str
    amount: float | None
    verified_on: date | None
    conclusion: str | None
    days: int
    limit: int

    @property
    def is_unanswered(self) -> bool:
        """Without 核实日期 by D and older than the limit."""
        return self.verified_on is None and self.days > self.limit

    def events(self) -> Iterator[Event]:
        source = f"{_TITLE} {self.number}"
        amount = f"{self.amount:,.0f}元" if self.amount is not None else None
        title = f"{self.department}预警：{self.type}"
        yield Event(
            self.pushed_on, Kind.CLUE, title, listed(amount, f"按{self.matched_by}匹配"), source
        )
        if self.verified_on:
            detail = listed(self.conclusion or "结论未填", f"推送后{self.days}天")
            yield Event(self.verified_on, Kind.CLUE, f"{self.department}预警核实", detail, source)


def alerts_of(connection: Connection, whose: Whose) -> list[Alert]:
    """Pushed by D, by day."""
    a, p = department_alerts.c, person_versions.c
    members = select(p.identity_hash).where(
        p.household_id == whose.household_id, p.valid_from <= whose.as_of
    )
    query = (
        select(department_alerts)
        .where(or_(a.household_no == whose.household_no, a.identity_hash.in_(members)))
        .where(a.pushed_on <= whose.as_of)
        .order_by(a.pushed_on, a.alert_no)
    )
    rows = connection.execute(query).mappings()
    return [_alert(seen("department_alerts", dict(row), whose), whose) for row in rows]


def _alert(row: Row, whose: Whose) -> Alert:
    verified_on = row["verified_on"]
    is_by_number = row["household_no"] == whose.household_no
    return Alert(
        number=row["alert_no"],
        department=row["department"],
        type=row["alert_type"],
        pushed_on=row["pushed_on"],
        matched_by="户编号" if is_by_number else "家庭成员证件号码",
        amount=row["amount"],
        verified_on=verified_on,
        conclusion=row["conclusion"],
        days=((verified_on or whose.as_of) - row["pushed_on"]).days,
        limit=whose.rules.limits.alert_days,
    )
