"""Ledger rows for stories: a household or a meeting in one line, straight into the tables."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Engine, insert

from data.models import (
    BEGINNING,
    FOREVER,
    household_problems,
    household_versions,
    households,
    import_batches,
    meetings,
    monitors,
    procedures,
    screenings,
)


class Register:
    """Writes rows into a migrated database; every row names only what its story needs."""

    def __init__(self, engine: Engine):
        self.engine = engine
        self.batch_id = self._insert(
            import_batches,
            file_name="",
            file_sha256="0" * 64,
            imported_at=datetime(2024, 1, 1),
            imported_by="",
            outcome="stored",
        )
        self.count = 0

    def household(self, village_code: str, **values: Any) -> int:
        self.count += 1
        household_id = self._insert(households, household_no=f"{self.count:04}")
        self.version(household_id, village_code, **values)
        return household_id

    def version(
        self,
        household_id: int,
        village_code: str,
        valid_from: date = BEGINNING,
        valid_to: date = FOREVER,
        **values: Any,
    ) -> None:
        self._insert(
            household_versions,
            household_id=household_id,
            village_code=village_code,
            valid_from=valid_from,
            valid_to=valid_to,
            batch_id=self.batch_id,
            **values,
        )

    def screening(self, household_id: int, plan_id: str, **values: Any) -> None:
        self._insert(
            screenings,
            household_id=household_id,
            plan_id=plan_id,
            batch_id=self.batch_id,
            **values,
        )

    def procedure(self, household_id: int, **values: Any) -> None:
        self.count += 1
        row = {"procedure_type": "纳入", "status": "在办", "procedure_no": f"P{self.count:04}"}
        self._insert(
            procedures, household_id=household_id, batch_id=self.batch_id, **(row | values)
        )

    def meeting(
        self, region_code: str, meeting_type: str, held_on: date, level: str = "村"
    ) -> None:
        self._insert(
            meetings,
            region_code=region_code,
            level=level,
            meeting_type=meeting_type,
            held_on=held_on,
            batch_id=self.batch_id,
        )

    def monitor(self, region_code: str, post: str, registered_on: date | None) -> None:
        self.count += 1
        self._insert(
            monitors,
            region_code=region_code,
            name=f"{self.count:04}",
            post=post,
            registered_on=registered_on,
            batch_id=self.batch_id,
        )

    def household_problem(self, region_code: str, **values: Any) -> None:
        self.count += 1
        row = {"problem": f"G{self.count:04}", "problem_type": "住房安全", "content": "漏雨"}
        self._insert(
            household_problems, region_code=region_code, batch_id=self.batch_id, **(row | values)
        )

    def _insert(self, table: Any, **values: Any) -> int:
        with self.engine.begin() as connection:
            return connection.execute(insert(table).values(values)).inserted_primary_key[0]
