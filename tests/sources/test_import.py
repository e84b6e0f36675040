"""What comes from a database is what would have come from a workbook of the same facts."""

from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter
from sqlalchemy import Engine, Table, select

from data.database import open_engine
from data.importer import Report, import_files
from data.importer.spellings import with_spellings
from data.layouts import LAYOUTS
from data.models import (
    episodes,
    household_versions,
    households,
    person_versions,
    persons,
    procedures,
)
from tests.importer.sheets import identity
from tests.sources.conftest import Platform
from tests.sources.platform import FIRST_HOUSEHOLD, FIRST_PERSON, HOUSEHOLDS, QUERIES, VILLAGES
from tests.support.county import load_county
from tests.support.databases import NewDatabase

EXPORTED = date(2023, 9, 25)
STORED = (households, household_versions, persons, person_versions, procedures, episodes)


def bring_in(engine: Engine, path: Path, **options: Any) -> Report:
    options = {"exported_on": EXPORTED, "follow_mappings": True} | options
    [report] = import_files(engine, [path], **options)
    return report


def stored(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    return {table.name: _rows(engine, table) for table in STORED}


def _rows(engine: Engine, table: Table) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return sorted(map(tuple, connection.execute(select(table))), key=repr)


def workbook(path: Path) -> Path:
    """The facts of the platform, as an official would have typed them."""
    people, courses = [], []
    for n in range(HOUSEHOLDS):
        number = str(FIRST_HOUSEHOLD + n)
        for place in range(1 + n % 2):
            people.append(
                {
                    "户编号": number,
                    "人口编号": str(FIRST_PERSON + 10 * n + place),
                    "乡镇": VILLAGES[n % 3][0],
                    "村": VILLAGES[n % 3][1],
                    "组": f"第{n % 4 + 1}组",
                    "姓名": f"张{'甲乙'[place]}",
                    "证件号码": identity(2 * n + place),
                    "与户主关系": "配偶" if place else "户主",
                    "出生日期": f"{1950 + n}.{place + 1}.15",
                    "户联系电话": str(13_800_000_000 + n) if n % 7 else None,
                    "健康状况": "健康" if n % 3 else "长期慢性病，残疾",
                    "务工时间(月)": 6.5 if place else None,
                    "人均纯收入": 8_000.5 + n * 101,
                    "户类型": "脱贫户" if n % 2 else "一般农户",
                    "是否危房户": "否" if n % 5 else "是",
                    "监测对象类别": ("脱贫不稳定户" if n % 2 else "边缘易致贫户")
                    if n < 20
                    else None,
                    "识别监测时间": f"2023年{1 + n % 8}月" if n < 20 else None,
                    "整户无劳动能力兜底保障户": "否" if n % 8 else "是",
                }
            )
        if n % 2 == 0:
            courses.append(
                {
                    "程序编号": str(7_000_000_000_000_000_000 + n),
                    "程序类型": "纳入",
                    "户编号": number,
                    "线索发现日期": "2023-01-05",
                    "公示开始日期": None if n % 4 else "2023/1/20",
                    "县级审定日期": None if n % 4 else f"2023-02-{1 + n // 2:02}",
                    "办理状态": "在办" if n % 4 else "办结",
                }
            )
    with xlsxwriter.Workbook(path) as book:
        for rows in (people, courses):
            sheet = book.add_worksheet()
            for number, row in enumerate([list(rows[0]), *(r.values() for r in rows)]):
                sheet.write_row(number, 0, row)
    return path


def test_equal_to_the_workbook(
    platform: Platform, target: Engine, new_sqlite: NewDatabase, tmp_path: Path
):
    report = bring_in(target, platform.mapping())
    assert (report.file, report.outcome) == ("county-platform.toml", "stored")
    assert [sheet.layout for sheet in report.sheets] == ["household_members", "procedures"]
    assert [sheet.read for sheet in report.sheets] == [60, 20]
    assert report.errors == report.warnings == []
    with new_sqlite() as url:
        typed = open_engine(url)
        load_county(typed)
        assert bring_in(typed, workbook(tmp_path / "typed.xlsx")).outcome == "stored"
        assert stored(target) == stored(typed)
        typed.dispose()


def test_the_same_state_twice_changes_nothing(platform: Platform, target: Engine):
    first, again = (bring_in(target, platform.mapping()) for _ in range(2))
    assert (first.outcome, again.outcome) == ("stored", "unchanged")


def test_a_wrong_row_is_named_by_its_record_and_nothing_is_stored(
    platform: Platform, target: Engine
):
    with platform.engine().begin() as connection:
        connection.exec_driver_sql(
            f"UPDATE t_renkou SET zjhm = '123456' WHERE hu_id = {FIRST_HOUSEHOLD}"
        )
    report = bring_in(target, platform.mapping())
    assert report.outcome == "refused"
    assert [(error.row, error.column) for error in report.errors] == [(2, "证件号码")]
    assert stored(target)["households"] == []
    report = bring_in(target, platform.mapping(), accept_valid_rows=True)
    assert (report.outcome, report.sheets[0].refused) == ("stored", 1)


def test_a_countys_own_spellings_are_column_names_too(
    platform: Platform, target: Engine, tmp_path: Path
):
    own = tmp_path / "spellings.toml"
    own.write_text('[headers.procedures]\n"线索发现日期" = ["faxian"]\n', "utf-8")
    query = QUERIES["procedures"].replace('faxian AS "线索发现日期"', "faxian")
    path = platform.mapping(household_members=QUERIES["household_members"], procedures=query)
    assert bring_in(target, path).outcome == "refused"
    layouts = with_spellings(LAYOUTS, own)
    report = bring_in(target, path, layouts=layouts)
    assert (report.outcome, report.errors) == ("stored", [])
