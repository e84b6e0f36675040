"""The official tables as one workbook, to be printed, signed and handed up."""

from io import BytesIO

import xlsxwriter
from xlsxwriter.workbook import Workbook

from data.importer.titles import MASKED
from queries.rectification.tables.annexes import OF_AREAS, OF_HOUSEHOLDS, OF_SUMMARY, Annex
from queries.rectification.tables.figures import Summary
from queries.rectification.tables.ledger_sheets import write_ledger
from queries.rectification.tables.official import OfficialTables
from queries.rectification.tables.paper import Paper, written
from queries.rectification.tables.summary_sheets import write_summary
from queries.workbook import DEMONSTRATION

NOTICE = f"{MASKED}：户主姓名、责任人不完整，不能再导入。"


def to_workbook(tables: OfficialTables) -> bytes:
    """Sheets: both ledgers; the summary, a county's also by township, then of either ledger."""
    stream = BytesIO()
    annexes = tables.annexes
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        _ledger(book, tables, "户内问题台账", annexes.households)
        _ledger(book, tables, "面上问题台账", annexes.areas)
        _summary(book, tables, "整改情况汇总表", tables.summary)
        if tables.by_township is not None:
            _summary(book, tables, "各乡镇整改情况汇总表", tables.by_township)
        _summary(book, tables, "汇总表（户内问题）", tables.of_households, "（户内问题）")
        _summary(book, tables, "汇总表（面上问题）", tables.of_areas, "（面上问题）")
    return stream.getvalue()


def _ledger(book: Workbook, tables: OfficialTables, name: str, annex: Annex) -> None:
    is_of_households = annex is tables.annexes.households
    paper = Paper(book, name, OF_HOUSEHOLDS if is_of_households else OF_AREAS)
    notices = [NOTICE] if tables.is_masked else []
    paper.head(annex, _notices(tables, notices), _blanks("填报单位（盖章）", tables))
    write_ledger(paper, tables.households if is_of_households else tables.areas)
    paper.print_as(tables.as_of, is_demonstration=tables.is_demonstration)


def _summary(
    book: Workbook, tables: OfficialTables, name: str, summary: Summary, part: str = ""
) -> None:
    paper = Paper(book, name, OF_SUMMARY)
    annex = tables.annexes.summary
    titled = Annex(f"{annex.title}{part}", annex.label)
    paper.head(titled, _notices(tables, []), _blanks("单位（盖章）", tables))
    write_summary(paper, summary)
    paper.print_as(tables.as_of, is_demonstration=tables.is_demonstration)


def _notices(tables: OfficialTables, notices: list[str]) -> list[str]:
    return [*notices, *([DEMONSTRATION] if tables.is_demonstration else [])]


def _blanks(unit: str, tables: OfficialTables) -> list[str]:
    return [f"{unit}：{tables.unit}", "填报人：", f"填报时间：{written(tables.as_of)}"]
