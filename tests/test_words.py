"""Figures, days and spans in the words officials use."""

from datetime import date

import pytest

from pages.components import notice, words


@pytest.mark.parametrize(
    ("past", "today", "said"),
    [
        (date(2023, 9, 25), date(2026, 11, 22), "3年1个月"),
        (date(2023, 9, 25), date(2024, 9, 25), "1年"),
        (date(2023, 9, 25), date(2023, 11, 24), "1个月"),
        (date(2023, 9, 25), date(2023, 10, 5), "10天"),
    ],
)
def test_how_long_ago(past, today, said):
    assert words.since(past, today) == said


def test_data_a_week_old_is_recent_and_older_data_says_so():
    until = date(2023, 9, 25)
    assert notice.recency(until, date(2023, 10, 2)) == "数据截至2023年9月25日"
    assert notice.recency(until, date(2023, 10, 3)) == "数据截至2023年9月25日，距今已有8天"


def test_missing_is_not_zero():
    assert words.percent(None) == words.count(None) == words.decimal(float("nan")) == "—"
    assert words.percent(0.0) == "0.0%"
    assert words.count(12345) == "12,345"
