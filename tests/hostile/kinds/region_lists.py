"""Cyclic regions, and other lists that are no tree."""

from pathlib import Path

from tests.hostile.table import Kind
from tests.support.county import REGIONS

KIND = Kind("cyclic regions", command=("init", "--regions"))
COUNTY = "990102000000"
NEW = (COUNTY, "county", "雾川县", "")


def _list(path: Path, *rows: tuple[str, ...], encoding: str = "utf-8") -> None:
    lines = [("code", "level", "name", "parent_code"), *rows]
    path.write_text("\r\n".join(map(",".join, lines)), encoding)


@KIND.refused("r.csv", "上级循环指向自己")
def two_that_contain_each_other(path: Path) -> None:
    _list(
        path,
        NEW,
        ("990102100000", "township", "甲镇", "990102101000"),
        ("990102101000", "township", "乙镇", "990102100000"),
    )


@KIND.refused("r.csv", "上级循环指向自己")
def one_that_contains_itself(path: Path) -> None:
    _list(path, NEW, ("990102100000", "township", "甲镇", "990102100000"))


@KIND.refused("r.csv", "上级循环指向自己")
def a_circle_of_ten_thousand(path: Path) -> None:
    codes = [f"9901{n:08}" for n in range(10_000)]
    rows = zip(codes, [*codes[1:], codes[0]], strict=True)
    _list(path, *((code, "village", "村", parent) for code, parent in rows))


@KIND.refused("r.csv", "不存在")
def an_orphan(path: Path) -> None:
    _list(path, NEW, ("990102100200", "village", "甲村", "990109100000"))


@KIND.refused("r.csv", "出现两次而内容不同")
def one_code_with_two_names(path: Path) -> None:
    _list(path, NEW, (COUNTY, "county", "雾山县", ""))


@KIND.refused("r.csv", "层级")
def an_unknown_level(path: Path) -> None:
    _list(path, NEW, ("990102100000", "town", "甲镇", COUNTY))


@KIND.refused("r.csv", "不是它的上一层级")
def a_village_directly_in_a_county(path: Path) -> None:
    _list(path, NEW, ("990102100200", "village", "甲村", COUNTY))


@KIND.refused("r.csv", "不是 12 位数字")
def a_code_that_excel_has_rounded(path: Path) -> None:
    _list(path, ("9.90102E+11", "county", "雾川县", ""))


@KIND.refused("r.csv", "不是 12 位数字")
def a_code_in_full_width_digits(path: Path) -> None:
    _list(path, ("９９０１０２００００００", "county", "雾川县", ""))


@KIND.refused("r.csv", "UTF-8")
def utf_16(path: Path) -> None:
    _list(path, NEW, encoding="utf-16")


@KIND.refused("r.csv", "空字符")
def a_nul(path: Path) -> None:
    _list(path, (COUNTY, "county", "雾\0川县", ""))


@KIND.refused("r.csv", "单元格过长")
def a_name_of_a_million_characters(path: Path) -> None:
    _list(path, (COUNTY, "county", "雾" * 1_000_000, ""))


@KIND.refused("r.csv", "缺少")
def a_workbook(path: Path) -> None:
    path.write_text("\t".join(["code", "level", "name", "parent_code"]), "utf-8")


@KIND.refused("r.csv", "缺少")
def nothing(path: Path) -> None:
    path.write_bytes(b"")


@KIND.stored("r.csv")
def names_that_are_formula_and_script(path: Path) -> None:
    _list(
        path,
        *REGIONS,
        ("990101100204", "village", "=1+1", REGIONS[1][0]),
        ("990101100205", "village", "<script>alert(1)</script>", REGIONS[1][0]),
        ("990101100206", "village", "'; DROP TABLE regions; --", REGIONS[1][0]),
    )
