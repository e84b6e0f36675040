"""What drivers give, as cells."""

import math
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from data.importer.sources.spool import BLOCK, Spool
from data.importer.sources.values import Unreadable, as_cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, None),
        ("0012", "0012"),
        (12345678901234567890, "12345678901234567890"),
        (1.5, 1.5),
        (True, "是"),
        (False, "否"),
        (Decimal("1234.50"), "1234.50"),
        (Decimal("1E+3"), "1000"),
        (date(2023, 9, 15), "2023-09-15"),
        (datetime(2023, 9, 15, 8, 30, 5, 999), "2023-09-15 08:30:05"),
        (datetime(2023, 9, 14, 16, 0, tzinfo=UTC), "2023-09-15 00:00:00"),
        (time(8, 30), "08:30:00"),
        (timedelta(hours=8, minutes=30), "8:30:00"),
        ("0000-00-00 00:00:00", None),
        (b"\x01", "1"),
        (b"\x00", "0"),
        ("上坪村".encode(), "上坪村"),
        ("上坪村\n".encode("gb18030"), "上坪村\n"),
        (["因病", None, "因残"], "因病、因残"),
        ([], None),
        (UUID(int=7), "00000000-0000-0000-0000-000000000007"),
    ],
)
def test_a_value_becomes_a_cell(value, cell):
    assert as_cell(value) == cell


def test_infinity_stays_for_the_cell_reader_to_refuse():
    assert math.isinf(as_cell(Decimal("Infinity")))


@pytest.mark.parametrize("value", [b"\x00\xff\x89", b"\x89PNG\r\n\x1a\n\x00", {"a": 1}, object()])
def test_what_is_no_text_is_refused(value):
    with pytest.raises(Unreadable):
        as_cell(value)


def test_a_spool_may_be_gone_through_again_and_by_two_at_once():
    rows = [[f"H{n}", n * 0.5, None, "字" * 50] for n in range(BLOCK // 100)]
    spool = Spool()
    for row in rows:
        spool.append(row)
    first, second = iter(spool), iter(spool)
    assert [next(first) for _ in rows[:5]] == rows[:5]
    assert list(second) == rows
    assert list(first) == rows[5:]
    assert list(spool) == rows


def test_the_hash_of_a_spool_is_that_of_its_rows():
    spools = [Spool() for _ in range(3)]
    for spool, last in zip(spools, ("a", "a", "b"), strict=True):
        spool.append(["H1", 1.5])
        spool.append([last])
    assert spools[0].sha256 == spools[1].sha256 != spools[2].sha256
