"""Rows → workbooks shaped like exports: titles above, the header on row 3."""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

import pandas as pd
import xlsxwriter

from data.demo.cells import cell_values, headers_of
from data.demo.recipe import EXPORTED_ON, NOTICE
from data.demo.rows import County
from data.layouts import LAYOUTS

ROWS_A_FILE = 40_000
TITLE_ROWS = 2
REGIONS = "行政区划.csv"
BOUNDARIES = "示意边界.gpkg"
FILE_NAMES = {
    "visits": "走访登记",
    "household_problems": "户内问题整改台账",
    "area_problems": "面上问题整改台账",
    "data_doubts": "疑点清单",
    "record_updates": "信息更新审核",
    "department_alerts": "部门预警",
    "monitors": "监测队伍",
    "check_results": "抽查结果",
}


@dataclass(frozen=True)
class Book:
    """A workbook of one sheet: `rows` under the field names of `layout`."""

    file_name: str
    layout: str
    rows: pd.DataFrame


def books_of(county: County) -> list[Book]:
    # Several files, so that no household is cut in two and all cores can write.
    households = county.members["household"].to_numpy()
    parts = -(-len(households) // ROWS_A_FILE)
    part = households * parts // (households.max() + 1)
    members = [county.members[part == n] for n in range(parts)]
    return [
        Book("行政村信息", "villages", county.villages),
        *(Book(f"农户信息{n}", "household_members", m) for n, m in enumerate(members, start=1)),
        Book("监测对象信息", "household_members", county.monitored),
        Book("认定程序台账", "procedures", county.procedures),
        Book("帮扶措施台账", "measures", county.measures),
        Book("集中排查台账", "screenings", county.screenings),
        Book("灾情台账", "disasters", county.disasters),
        Book("会议台账", "meetings", county.meetings),
        *(Book(FILE_NAMES[layout], layout, rows) for layout, rows in county.ledgers.items()),
    ]


def write_workbooks(county: County, folder: Path) -> list[Path]:
    """Writes the region list, the boundaries and every workbook; returns the workbooks' paths
    in the order in which they can be imported one after the other.

    Files of these names are replaced; others in the folder are left alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    county.regions.to_csv(folder / REGIONS, index=False, encoding="utf-8-sig")
    county.boundaries.to_file(folder / BOUNDARIES, driver="GPKG", engine="pyogrio")
    name = county.regions.loc[county.regions["level"] == "county", "name"].iloc[0]
    books = books_of(county)
    if len(county.members) < ROWS_A_FILE:
        return [write_book(book, name, folder) for book in books]
    with ProcessPoolExecutor() as workers:
        return list(workers.map(write_book, books, repeat(name), repeat(folder)))


def write_book(book: Book, county: str, folder: Path) -> Path:
    path = folder / f"{book.file_name}.xlsx"
    headers = headers_of(LAYOUTS[book.layout], book.rows.columns)
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        workbook.set_properties(
            {"title": NOTICE, "created": EXPORTED_ON.astype("datetime64[s]").item()}
        )
        sheet = workbook.add_worksheet(LAYOUTS[book.layout].title.replace("/", "、"))
        sheet.write_string(0, 0, f"{county}{book.file_name}（{NOTICE}）")
        sheet.write_string(1, 0, f"导出时间：{EXPORTED_ON}")
        for column, header in enumerate(headers.values()):
            sheet.write_string(TITLE_ROWS, column, header)
        columns = [cell_values(book.rows[name]) for name in headers]
        for row, cells in enumerate(zip(*columns, strict=True), start=TITLE_ROWS + 1):
            for column, value in enumerate(cells):
                if value is None:
                    continue
                if isinstance(value, str):
                    sheet.write_string(row, column, value)
                else:
                    sheet.write_number(row, column, value)
    return path
