"""How an official mends a wrong record: each way that the page and the administrator's document
name, and that it works."""

from datetime import date

import pytest
from sqlalchemy import select

from data.importer import UndoRefused, undo
from data.models import household_versions, households, person_versions, persons, procedures
from pages.components.records.mending import MENDING
from queries.history import household_history
from queries.scope import Scope
from tests.importer.sheets import bring_in, identity
from tests.importer.sheets import persons as person_sheet
from tests.importer.sheets import procedures as procedure_sheet
from tests.support.contents import contents
from tests.support.county import COUNTY

pytestmark = pytest.mark.usefixtures("county")

JUNE, SEPTEMBER = date(2023, 6, 30), date(2023, 9, 25)
SCOPE = Scope(COUNTY, date(2023, 12, 31), date(2023, 1, 1))
SECOND = {"户编号": "H2", "人口编号": "P2", "证件号码": identity(2)}


def column(engine, what):
    with engine.connect() as connection:
        return connection.scalars(select(what).order_by(what)).all()


def test_every_way_that_the_page_names_is_tried_here():
    assert len(MENDING) == 5


def test_a_wrong_value_is_mended_at_its_source_and_imported_again(engine):
    bring_in(engine, person_sheet({"家庭纯收入": 90000}))
    bring_in(engine, person_sheet({"家庭纯收入": 9000}))
    assert column(engine, household_versions.c.net_income) == [9000]
    with engine.connect() as connection:
        [told] = household_history(connection, "H1", SCOPE).to_dict("records")
    assert (told["项目"], told["原值"], told["新值"]) == ("家庭纯收入", "90000", "9000")


def test_a_value_that_should_not_be_is_left_blank_and_a_missing_column_changes_nothing(engine):
    bring_in(engine, person_sheet({"家庭纯收入": 9000, "户联系电话": "13812348000"}))
    bring_in(engine, person_sheet({"家庭纯收入": None}))
    assert column(engine, household_versions.c.net_income) == [None]
    assert column(engine, household_versions.c.household_phone) == ["13812348000"]


def test_a_wrong_file_is_undone(engine):
    bring_in(engine, person_sheet({"家庭纯收入": 1}), on=JUNE)
    before = contents(engine)
    wrong = bring_in(engine, person_sheet({"家庭纯收入": 2}, SECOND), on=SEPTEMBER)
    undo(engine, wrong.batch)
    assert contents(engine) == before


def test_a_wrong_export_day_is_undone_and_the_file_imported_with_the_right_one(engine):
    bring_in(engine, person_sheet({"家庭纯收入": 1}), on=JUNE)
    wrong = bring_in(engine, person_sheet({"家庭纯收入": 2}), on=date(2023, 3, 31))
    undo(engine, wrong.batch)
    bring_in(engine, person_sheet({"家庭纯收入": 2}), on=SEPTEMBER)
    v = household_versions.c
    with engine.connect() as connection:
        versions = connection.execute(select(v.valid_from, v.net_income).order_by(v.valid_from))
        assert versions.all() == [(date(1900, 1, 1), 1), (SEPTEMBER, 2)]


def test_a_wrong_number_goes_with_the_batch_that_brought_it(engine):
    """Importing alone would leave the wrong household beside the right one."""
    wrong = bring_in(engine, person_sheet({"户编号": "H1错"}, SECOND))
    bring_in(engine, person_sheet({}), on=SEPTEMBER)
    assert column(engine, households.c.household_no) == ["H1", "H1错", "H2"]
    undo(engine, wrong.batch)
    bring_in(engine, person_sheet({}, SECOND))
    assert column(engine, households.c.household_no) == ["H1", "H2"]


def test_a_person_who_never_was_goes_the_same_way(engine):
    wrong = bring_in(engine, person_sheet({}, {"人口编号": "P9", "证件号码": identity(9)}))
    undo(engine, wrong.batch)
    bring_in(engine, person_sheet({}))
    assert column(engine, persons.c.person_no) == ["P1"]


def test_later_imports_are_undone_first_and_imported_again_in_any_order(engine):
    sheets = {
        JUNE: person_sheet({"家庭纯收入": 2}, SECOND),
        SEPTEMBER: person_sheet({"家庭纯收入": 3}, SECOND),
    }
    wrong = bring_in(engine, person_sheet({"户编号": "多余"}, {}, SECOND), on=date(2023, 3, 31))
    later = [bring_in(engine, sheet, on=day).batch for day, sheet in sheets.items()]
    with pytest.raises(UndoRefused, match=f"先依次撤销批次 {later[1]}、{later[0]}，"):
        undo(engine, wrong.batch)
    for batch in (*reversed(later), wrong.batch):
        undo(engine, batch)
    for day in (SEPTEMBER, JUNE):
        bring_in(engine, sheets[day], on=day)
    bring_in(engine, person_sheet({}, SECOND), on=date(2023, 3, 31))
    assert column(engine, households.c.household_no) == ["H1", "H2"]
    with engine.connect() as connection:
        v = household_versions.c
        told = select(v.net_income).join(households).order_by(v.household_id, v.valid_from)
        incomes = connection.scalars(told.where(households.c.household_no == "H1")).all()
    assert incomes == [2, 3]  # the file of March has no incomes


def test_who_has_left_is_no_mistake_and_stays_with_a_procedure(engine):
    bring_in(engine, person_sheet({}))
    ended = {"办理状态": "办结", "县级审定日期": "2023-02-01"}
    bring_in(
        engine,
        procedure_sheet(
            ended, ended | {"程序编号": "C2", "程序类型": "自然减少", "县级审定日期": "2023-09-01"}
        ),
    )
    assert column(engine, procedures.c.procedure_type) == ["纳入", "自然减少"]
    assert len(column(engine, person_versions.c.id)) == 1
