"""A 说明 from its writing to its reading: kept for ever, nothing half-stored, by scope."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import event, func, select, text, update

from data import database
from data.explanations import Explained, ExplanationRefused, explain
from data.importer import undo
from data.models import flag_explanations, import_batches
from queries.explanations import explanations
from queries.flags import flags
from queries.scope import Level, Scope, Viewer
from tests.flags.drawn import draw
from tests.flags.test_flags import half
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, EAST_3, WEST, WEST_1, WEST_2

SCOPE = Scope(COUNTY, date(2023, 9, 25), date(2023, 1, 1))
SAID = Explained(
    flag="low_elimination",
    region_code=WEST_1,
    period_start=SCOPE.period_start,
    as_of=SCOPE.as_of,
    grade="信号",
    sentence="风险消除偏少：监测对象20户，已消除风险0户（0%）。",
    explanation="本村6月受灾，帮扶措施延期，<5户已达标，拟于10月研判。",
    author_unit="西河乡人民政府",
    author_role="分管负责人",
)


def read(engine, scope=SCOPE):
    with engine.connect() as connection:
        return explanations(connection, scope)


def number_stored(engine):
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(flag_explanations))


def test_what_was_written_is_read_as_it_was_written(engine, county):
    stored = explain(engine, SAID, writer_region=None)
    (one,) = read(engine)
    assert vars(one) == vars(stored) | {"region": "柳湾村"}
    assert vars(stored) == vars(SAID) | {"written_at": stored.written_at}
    assert one.title == "风险消除偏少"


def test_a_correction_is_one_more_and_the_first_one_stays(engine, county):
    explain(engine, SAID, writer_region=None)
    explain(engine, replace(SAID, explanation="更正：应为6户。"), writer_region=None)
    assert [one.explanation for one in read(engine)] == ["更正：应为6户。", SAID.explanation]


def test_a_second_click_is_no_second_explanation(engine, county):
    explain(engine, SAID, writer_region=None)
    with pytest.raises(ExplanationRefused, match="已经保存过"):
        explain(engine, replace(SAID, explanation=f" {SAID.explanation}\n"), writer_region=None)
    explain(engine, replace(SAID, as_of=date(2023, 9, 26)), writer_region=None)
    assert number_stored(engine) == 2


@pytest.mark.parametrize("writer", [None, COUNTY, WEST, WEST_1])
def test_a_place_is_explained_by_itself_and_those_above(engine, county, writer):
    explain(engine, SAID, writer_region=writer)
    assert number_stored(engine) == 1


@pytest.mark.parametrize("writer", [EAST, EAST_1, WEST_2, "999999999999"])
def test_nobody_explains_for_another(engine, county, writer):
    with pytest.raises(ExplanationRefused, match="只能为本乡镇"):
        explain(engine, SAID, writer_region=writer)
    assert number_stored(engine) == 0


def test_a_place_that_does_not_exist_cannot_be_explained(engine, county):
    with pytest.raises(ExplanationRefused, match="999999999999"):
        explain(engine, replace(SAID, region_code="999999999999"), writer_region=None)


@pytest.mark.parametrize(
    ("viewer", "place", "seen"),
    [
        (None, COUNTY, 2),
        (COUNTY, COUNTY, 2),
        (None, EAST, 1),
        (WEST, COUNTY, 1),
        (WEST, EAST, 0),
        (WEST_2, WEST, 0),
        ("999999999999", COUNTY, 0),
    ],
)
def test_who_reads_what(engine, county, viewer, place, seen):
    explain(engine, SAID, writer_region=None)
    explain(engine, replace(SAID, region_code=EAST_2), writer_region=None)
    scope = replace(SCOPE.at(place), viewer=Viewer(viewer))
    assert len(read(engine, scope)) == seen


def test_a_day_gone_by_knows_no_later_explanation(engine, county):
    explain(engine, SAID, writer_region=None)
    assert read(engine, SCOPE.on(date(2023, 9, 24))) == []
    assert len(read(engine, SCOPE.on(date(2024, 3, 1)))) == 1


def test_the_flag_stays_as_it_was(engine, county):
    draw(engine, [*map(half, (EAST_1, EAST_2, EAST_3, WEST_2)), half(WEST_1, 0)])

    def flagged():
        with engine.connect() as connection:
            return flags(connection, SCOPE, Level.VILLAGE)

    before = flagged()
    assert [(flag.flag, flag.region_code) for flag in before] == [("low_elimination", WEST_1)]
    explain(engine, SAID, writer_region=None)
    assert flagged() == before


def test_taking_an_import_back_leaves_it_alone(engine, county):
    draw(engine, [half(WEST_1, 0)])
    with engine.begin() as connection:
        connection.execute(update(import_batches).values(exported_on=SCOPE.as_of))
    explain(engine, SAID, writer_region=None)
    before = read(engine)
    undo(engine, 1)
    assert read(engine) == before


@pytest.mark.parametrize(
    "unfit",
    [
        {"explanation": " "},
        {"explanation": "x" * 1001},
        {"explanation": "户主990101199001011234"},
        {"author_unit": ""},
        {"author_role": ""},
    ],
)
def test_what_is_refused_leaves_nothing(engine, county, unfit):
    with pytest.raises(ExplanationRefused):
        explain(engine, replace(SAID, **unfit), writer_region=None)
    assert number_stored(engine) == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_full_disk_is_a_sentence(engine, county, database_url):
    full = database.open_engine(database_url)
    event.listen(full, "connect", lambda c, _: c.execute("PRAGMA max_page_count = 1"))
    long = replace(SAID, explanation="实" * 1000)
    with pytest.raises(ExplanationRefused, match="磁盘已满.*没有保存"):
        for day in range(1, 20):  # until the last page is full
            explain(full, replace(long, as_of=date(2023, 9, day)), writer_region=None)
    full.dispose()
    stored = number_stored(engine)
    assert stored < 19 and len(read(engine)) == stored


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_locked_database_is_a_sentence(engine, county, database_url, monkeypatch):
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 50)
    busy = database.open_engine(database_url)
    with engine.execution_options(**{database.IMMEDIATE: True}).connect() as other:
        other.execute(text("SELECT 1"))
        with pytest.raises(ExplanationRefused, match="正被另一个程序写入，说明没有保存"):
            explain(busy, SAID, writer_region=None)
    busy.dispose()
    assert number_stored(engine) == 0


def test_a_read_only_database_is_a_sentence(engine, county, database_url):
    reading = database.open_engine(database_url, read_only=True)
    with pytest.raises(ExplanationRefused, match="只读的，说明没有保存"):
        explain(reading, SAID, writer_region=None)
    reading.dispose()
