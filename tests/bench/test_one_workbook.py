"""The benchmark of one workbook measures what it says, told on a small one."""

import pytest

from tests.bench.one_workbook import Measured, measure, report


@pytest.mark.slow
def test_every_way_reads_all_persons(tmp_path):
    size, measured = measure(tmp_path, 330)
    ours = [one.rows for one in measured if one.what.startswith("ours")]
    # pandas takes the title for the header, and what is below it for rows.
    assert ours == [330] * 3
    assert [one.rows for one in measured[3:]] == [332] * 2
    assert report(330, size, measured).count("\n| ours") == 3


def test_missed_goals_are_told():
    ours = Measured("ours", 100, seconds=9.0, cpu=3.0, peak_mib=100.0)
    pandas = Measured("pandas, openpyxl", 100, seconds=20.0, cpu=12.0, peak_mib=400.0)
    text = report(100, 1, [ours, pandas])
    assert "Five times the speed of pandas, openpyxl: **missed** (4.0)." in text
    assert "A third of its memory: reached (0.25)." in text
