"""What the rows above a header say."""

from datetime import date

import pytest

from data.importer.titles import export_day, says_demonstration


@pytest.mark.parametrize(
    "row",
    [
        ["导出时间：2023-09-25"],
        ["导出时间:2023-09-25 10:30:00"],
        ["导出日期：2023年9月25日"],
        ["导出时间：2023-09-25　演示数据，纯属虚构"],
        ["单位：云溪县　导出时间：2023/9/25　制表：办公室"],
        ["导出时间", "2023-09-25"],
    ],
)
def test_the_day_of_the_export_is_read_whatever_stands_beside_it(row):
    assert export_day([["云溪县农户信息"], row]) == date(2023, 9, 25)


@pytest.mark.parametrize("row", [["2023-09-25"], ["导出时间："], ["导出时间：见封面"]])
def test_without_a_day_of_export_none_is_invented(row):
    assert export_day([row]) is None


def test_a_demonstration_says_so():
    assert says_demonstration([["农户信息（演示数据，纯属虚构）"]])
    assert not says_demonstration([["农户信息"]])
