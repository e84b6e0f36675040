"""What imports refused: rows whose numbers, days or places cannot be right are never stored,
so no check can find them among the records."""

import pandas as pd
from sqlalchemy import Connection, select

from data.layouts import LAYOUTS
from data.models import import_batches, import_sheets

COLUMNS = ("导入时间", "文件", "工作表", "数据表", "读取行数", "拒绝行数")
MOST = 200  # sheets


def refused_rows(connection: Connection) -> pd.DataFrame:
    """Sheets of which rows were refused, the newest first, under COLUMNS; dry runs too."""
    b, s = import_batches.c, import_sheets.c
    statement = (
        select(b.imported_at, b.file_name, s.sheet, s.layout, s.rows_read, s.rows_refused)
        .join_from(import_sheets, import_batches, s.batch_id == b.id)
        .where(s.rows_refused > 0)
        .order_by(b.id.desc(), s.id)
        .limit(MOST)
    )
    rows = [
        (
            f"{row.imported_at:%Y-%m-%d %H:%M}",
            row.file_name,
            row.sheet,
            LAYOUTS[row.layout].title if row.layout in LAYOUTS else "",
            row.rows_read,
            row.rows_refused,
        )
        for row in connection.execute(statement)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))
