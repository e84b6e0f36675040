"""A batch as those who undo it know it, and the sentences about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from data.importer.batch import STANDING
from data.models import import_batches
from data.refusal import Refusal

MOST_NAMED = 8  # batches in one sentence


class UndoRefused(Refusal):
    """The batch cannot be undone, or not yet. Nothing has changed."""


@dataclass(frozen=True)
class LoggedBatch:
    id: int
    file_name: str
    exported_on: date | None
    outcome: str

    @property
    def stands(self) -> bool:
        return self.outcome in STANDING

    def described(self) -> str:
        return f"批次 {self.id}（{self.file_name or '未命名'}，导出日 {self.exported_on}）"


def logged_batch(connection: Connection, batch_id: int) -> LoggedBatch:
    """Raises UndoRefused for a number that no batch has, or one of which nothing is left."""
    b = import_batches.c
    query = select(b.id, b.file_name, b.exported_on, b.outcome, b.undone_at, b.undone_by)
    row: Row[Any] | None = connection.execute(query.where(b.id == batch_id)).one_or_none()
    if row is None:
        raise UndoRefused(f"没有批次 {batch_id}，请用 python manage.py batches 查看批次号。")
    batch = LoggedBatch(*row[:4])
    if batch.outcome == "undone":
        raise UndoRefused(
            f"{batch.described()}已由{row.undone_by}于 {row.undone_at} 撤销，不需要再撤销。"
        )
    if not batch.stands:
        raise UndoRefused(f"{batch.described()}没有保存任何内容，不需要撤销。")
    return batch


def in_the_way(batch: LoggedBatch, later: Sequence[LoggedBatch]) -> UndoRefused:
    """`later` in the order in which they are to be undone."""
    named = "、".join(other.described() for other in later[:MOST_NAMED])
    more = f"等共 {len(later)} 个批次" if len(later) > MOST_NAMED else ""
    order = "、".join(str(other.id) for other in later[:MOST_NAMED])
    return UndoRefused(
        f"{batch.described()}暂时不能撤销：之后导入的{named}{more}依据或改动了同样的记录，"
        f"请先依次撤销批次 {order}，再撤销批次 {batch.id}，然后把仍需要的文件重新导入。"
    )
