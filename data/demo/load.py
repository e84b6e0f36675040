"""The demonstration county into a database, by the same doors as a county's own files."""

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Engine, MetaData, Table, func, select

from data.boundaries import SKETCH, load_boundaries, shapes_path
from data.database import migrate
from data.demo.recipe import Recipe
from data.demo.rows import county_rows
from data.demo.workbooks import BOUNDARIES, REGIONS, write_workbooks
from data.importer import Report, import_files
from data.models import dataset, metadata, regions
from data.refusal import Refusal
from data.regions import load_regions

IMPORTED_BY = "演示数据"


def load_demo(
    engine: Engine, recipe: Recipe, folder: Path, say: Callable[[str], None]
) -> Sequence[Report]:
    """Writes the workbooks to `folder` and imports them. An earlier demonstration makes way.

    `say` is told of each step. Raises Refusal if the database holds a county's own data.
    """
    _refuse_own_data(engine, recipe)
    county = county_rows(recipe, say)
    say("写出工作簿")
    paths = write_workbooks(county, folder)
    _clear_demonstration(engine)
    load_regions(engine, folder / REGIONS)
    reports = []
    for path in paths:
        say(f"导入 {path.name}")
        reports += import_files(engine, [path], imported_by=IMPORTED_BY)
        _refuse_faults(reports[-1])
    if shapes_path(engine.url) is not None:
        load_boundaries(engine, folder / BOUNDARIES, note=SKETCH)
    return reports


def _refuse_own_data(engine: Engine, recipe: Recipe) -> None:
    with engine.connect() as connection:
        state = connection.execute(select(dataset)).one()
        places = connection.scalar(select(func.count()).select_from(regions))
    code = recipe.county_code.ljust(12, "0")
    if state.is_demonstration or (state.data_until is None and places == 0):
        return
    if state.data_until is not None or state.county_code != code:
        raise Refusal("这个数据库里有本县自己的数据，不能放演示数据，请用 --database 另指定一个。")


def _clear_demonstration(engine: Engine) -> None:
    with engine.connect() as connection:
        if not connection.scalar(select(dataset.c.is_demonstration)):
            return
    metadata.drop_all(engine)
    Table("alembic_version", MetaData()).drop(engine)
    migrate(engine)


def _refuse_faults(report: Report) -> None:
    for sheet in report.sheets:
        for error in sheet.errors:
            raise Refusal(
                f"演示数据 {sheet.file} 第 {error.row} 行没有通过导入检查：{error.problem}。"
            )
