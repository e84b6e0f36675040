"""What is wrong in a sheet, alike problems together, and what would change in it."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from data.importer import Problem, SheetReport
from pages.components.listing import table

MOST_SHOWN = 20  # kinds of problems; the workbook has them all
MOST_ROWS = 6
REFUSED, WARNED = "有误，不能导入", "可以导入，请核实"


def problems(sheet: SheetReport) -> None:
    for title, found in ((REFUSED, sheet.errors), (WARNED, sheet.warnings)):
        if found:
            st.markdown(f"**{title}**")
            _table(found)


def _table(found: Sequence[Problem]) -> None:
    kinds = _kinds(found)
    rows = [
        (first.column or ("整行" if first.row else "整张表"), first.problem, first.mend or "—", first.value or "—", len(alike),
         _rows(alike))
        for first, alike in ((alike[0], alike) for alike in kinds[:MOST_SHOWN])
    ]  # fmt: skip
    table(["列", "问题", "改法", "例如", "处数", "所在行"], rows)
    if len(kinds) > MOST_SHOWN:
        st.caption(f"另有 {len(kinds) - MOST_SHOWN} 类问题，见错误清单。")


def _kinds(found: Sequence[Problem]) -> list[list[Problem]]:
    """Alike problems of one column together, the most frequent first."""
    kinds: dict[tuple[str | None, str], list[Problem]] = {}
    for problem in found:
        kinds.setdefault((problem.column, problem.problem), []).append(problem)
    return sorted(kinds.values(), key=len, reverse=True)


def _rows(alike: Sequence[Problem]) -> str:
    numbers = [str(problem.row) for problem in alike if problem.row]
    return "、".join(numbers[:MOST_ROWS]) + ("……" if len(numbers) > MOST_ROWS else "") or "—"


def changes(sheet: SheetReport) -> None:
    """Some of the values that would be replaced."""
    if sheet.changes:
        st.markdown("**更新的内容（部分）**")
        rows = [(c.record, c.column, c.old, c.new) for c in sheet.changes]
        table(["记录", "列", "库中现在", "这次改为"], rows)


def preview(sheet: SheetReport) -> None:
    """The first rows as they were understood; what was not understood is named."""
    if not sheet.preview:
        return
    with st.expander(f"前 {len(sheet.preview) - 1} 行（证件号码、姓名、电话已遮盖）"):
        head, *rows = sheet.preview
        line = Markup("<tr>{}</tr>")
        body = Markup("").join(line.format(_cells("td", row)) for row in rows)
        st.html(
            Markup('<div class="scroll"><table class="t sheet"><thead>{}</thead>'
                   "<tbody>{}</tbody></table></div>").format(line.format(_cells("th", head)), body)
        )  # fmt: skip


def _cells(tag: str, texts: Sequence[str]) -> Markup:
    # A cell's text may be as long as Excel allows; the preview need not.
    cell = Markup("<{0}>{1}</{0}>")
    return Markup("").join(cell.format(Markup(tag), text[:60]) for text in texts)
