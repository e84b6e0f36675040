"""The same sheets again change nothing; a newer file changes only what it says otherwise."""

from datetime import date

import pytest
from sqlalchemy import select

from data.models import (
    dataset,
    import_batches,
    import_changes,
    import_sightings,
    metadata,
    person_versions,
)
from tests.importer.sheets import bring_in, identity, persons, procedures

pytestmark = pytest.mark.usefixtures("county")


def everything(engine):
    """All rows of all tables but those that only keep account of imports."""
    tables = [t for t in metadata.sorted_tables if not t.name.startswith("import_")]
    with engine.connect() as connection:
        return {
            t.name: connection.execute(select(t).order_by(*t.primary_key)).all() for t in tables
        }


def test_the_same_sheets_twice_change_nothing(engine):
    sheets = [persons({}, {"人口编号": "P2", "证件号码": identity(2)}), procedures({})]
    assert bring_in(engine, *sheets).outcome == "stored"
    before = everything(engine)
    again = bring_in(engine, *sheets)
    assert again.outcome == "unchanged"
    assert [(s.read, s.stored, s.unchanged) for s in again.sheets] == [(2, 0, 2), (1, 0, 1)]
    assert everything(engine) == before


def test_a_dry_run_and_a_refused_import_write_only_that_they_were_tried(engine):
    bring_in(engine, persons({}))
    before = everything(engine)
    tried = bring_in(engine, persons({"姓名": "乙某"}), dry_run=True)
    assert (tried.outcome, tried.sheets[0].stored) == ("dry_run", 1)
    refused = bring_in(engine, persons({"姓名": "乙某", "户类型": "不明"}))
    assert (refused.outcome, refused.sheets[0].refused) == ("refused", 1)
    assert everything(engine) == before


def test_a_correction_on_the_same_day_replaces_and_keeps_the_old_value(engine):
    bring_in(engine, persons({}))
    bring_in(engine, persons({"姓名": "乙某"}))
    with engine.connect() as connection:
        assert connection.scalars(select(person_versions.c.name)).all() == ["乙某"]
        c = import_changes.c
        log = select(c.column_name, c.old_value, c.new_value).where(
            c.table_name == "person_versions"
        )
        assert connection.execute(log).all() == [
            ("name", "甲某", "乙某"),
            ("batch_id", "1", "2"),
        ]
        assert connection.scalar(select(dataset.c.version)) == 2


def test_data_until_is_the_latest_export_day_of_a_stored_batch(engine):
    bring_in(engine, persons({}), on=date(2023, 9, 25))
    bring_in(engine, persons({"姓名": "乙某"}), on=date(2023, 6, 30))
    with engine.connect() as connection:
        assert connection.scalar(select(dataset.c.data_until)) == date(2023, 9, 25)


def test_rows_merely_inserted_are_not_logged(engine):
    bring_in(engine, persons({}), procedures({}))
    with engine.connect() as connection:
        assert connection.scalars(select(import_changes.c.table_name)).all() == ["dataset"]


def test_each_batch_notes_what_it_stated_and_whether_that_changed_it(engine):
    second = {"户编号": "H2", "人口编号": "P2", "证件号码": identity(2)}
    first, second_day, third = date(2023, 9, 25), date(2023, 12, 31), date(2024, 3, 31)
    bring_in(engine, persons({}, second), on=first)
    bring_in(engine, persons({}, second | {"姓名": "乙某"}), on=second_day)
    bring_in(engine, persons({}), on=third)
    s, b = import_sightings.c, import_batches.c
    with engine.connect() as connection:
        noted = connection.execute(
            select(b.exported_on, s.record, s.is_changed).where(b.id == s.batch_id)
        ).all()
    assert sorted(noted) == [
        (first, "H1", True),
        (first, "H2", True),
        (second_day, "H1", False),
        (second_day, "H2", True),
        (third, "H1", False),
    ]


def test_a_batch_says_who_imported_it(engine):
    bring_in(engine, persons({}), imported_by="某某")
    with engine.connect() as connection:
        assert connection.scalar(select(import_batches.c.imported_by)) == "某某"
