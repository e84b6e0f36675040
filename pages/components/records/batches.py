"""The imports, and one of them with what it changed."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data.layouts import LAYOUTS
from pages.components import access, store
from pages.components.definition import definition_list
from pages.components.listing import listing, table
from pages.components.sentences import lead, quiet
from pages.components.words import day
from queries.history import ImportedBatch, batch_changes
from queries.history.batches import OUTCOMES
from queries.scope import Scope

MOST_CHANGES = 2_000
NOTES = [
    "每导入一个文件是一个批次；未通过检查的和试导入的也记在这里，但没有保存数据",
    "在整改台账页登记的每一步也是一个批次，没有工作表，可以同样撤销",
    "行数是工作表的行：读取 = 保存 + 未变 + 拒绝",
]


def latest(found: Sequence[ImportedBatch]) -> None:
    """The latest import that was stored, in a sentence."""
    # A step typed on 整改台账 is a batch without a sheet.
    stored = [batch for batch in found if batch.outcome == "stored" and batch.sheets]
    if not stored:
        lead("还没有保存过导入的数据。")
        return
    last = stored[0]
    lead(
        f"共导入*{len(stored)}*个文件；最近一次是{day(last.imported_at)}由{last.imported_by}"
        f"导入的“{last.file or '未命名'}”，保存*{last.total('stored'):,}*行，"
        f"数据导出于{day(last.exported_on)}。"
    )


def listed(found: Sequence[ImportedBatch], scope: Scope) -> None:
    frame = pd.DataFrame([_row(batch) for batch in found], dtype=object)
    listing(frame, "导入记录", scope, NOTES, key="batches")


def _row(batch: ImportedBatch) -> dict[str, object]:
    return {
        "批次": str(batch.batch),
        "文件": batch.file or "未命名",
        "导出日": batch.exported_on,
        "导入时间": f"{batch.imported_at:%Y-%m-%d %H:%M}",
        "导入人": batch.imported_by,
        "结果": OUTCOMES[batch.outcome],
        "读取": batch.total("read"),
        "保存": batch.total("stored"),
        "未变": batch.total("unchanged"),
        "拒绝": batch.total("refused"),
    }


def choose(found: Sequence[ImportedBatch]) -> ImportedBatch | None:
    """The batch on screen: chosen here, at first that of the address."""
    by_number = {batch.batch: batch for batch in found}
    asked = st.query_params.get("batch", "")
    start = int(asked) if asked.isdigit() and int(asked) in by_number else None
    chosen = st.selectbox(
        "批次", list(by_number), key="batch", placeholder="选择一个批次",
        index=list(by_number).index(start) if start else None, label_visibility="collapsed",
        format_func=lambda number: _named(by_number[number]),
    )  # fmt: skip
    return by_number.get(chosen)


def _named(batch: ImportedBatch) -> str:
    return f"批次 {batch.batch}　{batch.file or '未命名'}（{OUTCOMES[batch.outcome]}）"


def told(batch: ImportedBatch) -> None:
    """Its file, its sheets and why rows were refused."""
    terms = [
        ("文件", batch.file or "未命名"),
        ("文件指纹（SHA-256）", batch.sha256 or "—"),
        ("导入", f"{batch.imported_at:%Y-%m-%d %H:%M}，{batch.imported_by}"),
        ("结果", OUTCOMES[batch.outcome]),
    ]
    if batch.undone_at:
        terms.append(("撤销", f"{batch.undone_at:%Y-%m-%d %H:%M}，{batch.undone_by}"))
    st.html(definition_list(terms))
    headings = ("工作表", "数据表", "读取", "保存", "未变", "拒绝", "问题", "第一处问题")
    rows = [
        (
            *(sheet.sheet or "—", LAYOUTS[sheet.layout].title if sheet.layout else "—"),
            *(sheet.read, sheet.stored, sheet.unchanged, sheet.refused, sheet.errors),
            sheet.first_error,
        )
        for sheet in batch.sheets
    ]
    if rows:
        table(headings, rows)


def changes(batch: ImportedBatch, scope: Scope) -> None:
    """The values that it replaced, in the place on screen."""
    frame = store.read(batch_changes, batch.batch, scope, MOST_CHANGES)
    title = f"批次{batch.batch}改动的值"
    access.listed(title, scope, len(frame))
    notes = ["新增的记录没有原值，不在此列；姓名、电话、证件号码已遮盖"]
    if len(frame) == MOST_CHANGES:
        notes.append(f"只列前{MOST_CHANGES:,}处")
    quiet("；".join(notes) + "。")
    listing(frame, title, scope, notes, key="batch-changes")
