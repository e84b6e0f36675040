"""证件号码: lengths, check digit, what is stored and what a report shows."""

import pytest
from sqlalchemy import select

from data.identity import IdentityKey
from data.importer.cells.identity import CHECK, LENGTH, identity_reader
from data.importer.cells.text import ROUNDED
from data.importer.masking import identity_masked
from data.models import metadata, person_versions
from tests.importer.sheets import bring_in, identity, persons, problems

KEY = IdentityKey(bytes(32))
GOOD = identity(1)


def read(value):
    return identity_reader(KEY)(value)


def test_numbers_of_18_20_and_22_characters():
    for number in (GOOD, GOOD + "43", GOOD + "43B1"):
        person, ciphertext = read(number)
        assert person == KEY.hash(GOOD)
        assert KEY.decrypt(ciphertext) == number


def test_spellings_of_one_number():
    number = next(n for n in map(identity, range(1, 999)) if n.endswith("X"))
    wide = number.translate({ord(c): ord(c) + 0xFEE0 for c in number})
    assert (
        read(number)
        == read(number.lower())
        == read(f'="{number}"')
        == read(f"'{number}")
        == read(wide)
    )


@pytest.mark.parametrize(
    "value", ["", "12345", GOOD[:17], GOOD + "4", GOOD + "43B", GOOD[:16] + "XX"]
)
def test_another_length_is_refused(value):
    assert read(value) == LENGTH


def test_a_wrong_check_digit_is_refused():
    wrong = GOOD[:17] + str((int(GOOD[17]) + 1) % 10)
    assert read(wrong) == CHECK


@pytest.mark.parametrize("value", [990101199001010010.0, "9.90E+17"])
def test_a_number_that_excel_has_rounded_is_refused(value):
    assert read(value) == ROUNDED


@pytest.mark.usefixtures("county")
def test_no_table_holds_a_number_in_the_clear(engine):
    bring_in(engine, persons({}))
    bring_in(engine, persons({"证件号码": identity(2)}))
    with engine.connect() as connection:
        for table in metadata.sorted_tables:
            rows = str(connection.execute(select(table)).all())
            assert identity(1) not in rows and identity(2) not in rows
        hashes = connection.scalars(select(person_versions.c.identity_hash)).all()
    assert [len(h) for h in hashes] == [64]


@pytest.mark.usefixtures("county")
def test_a_report_masks_the_number_wherever_it_stands(engine):
    bad = GOOD[:17] + str((int(GOOD[17]) + 1) % 10)
    report = bring_in(engine, persons({"证件号码": bad, "户类型": GOOD}))
    assert {error.value for error in report.errors} == {
        f"990{'*' * 11}{number[-4:]}" for number in (GOOD, bad)
    }
    assert all(GOOD not in str(e) and bad not in str(e) for e in report.errors)
    assert {column for _, column, _ in problems(report)} == {"证件号码", "户类型"}


def test_a_household_number_is_shown_so_that_it_can_be_mended():
    assert identity_masked("户编号", "4502061002010001") == "4502061002010001"
    assert identity_masked("备注", f"见{GOOD}43") == f"见990{'*' * 13}{GOOD[16:]}43"
