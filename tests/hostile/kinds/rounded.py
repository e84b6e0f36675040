"""Rounded keys: what Excel makes of a long number."""

from pathlib import Path

from tests.hostile.table import Kind
from tests.hostile.workbooks import HEADER, csv_text, person, row, xls, xlsx
from tests.importer.sheets import identity

KIND = Kind("rounded keys")
ROUNDED = "被 Excel 当作数字四舍五入"
LONG = 450206202309150001


@KIND.refused("a.csv", ROUNDED)
def written_with_a_power_of_ten(path: Path) -> None:
    path.write_text(csv_text([HEADER, row(程序编号="4.50E+17")]), "utf-8")


@KIND.refused("a.csv", ROUNDED)
def the_same_in_full_width_and_quoted(path: Path) -> None:
    path.write_text(csv_text([HEADER, row(程序编号='="４.５０Ｅ＋１７"')]), "utf-8")


@KIND.refused("a.xlsx", ROUNDED)
def a_number_of_18_digits(path: Path) -> None:
    xlsx(path, [HEADER, row(程序编号=LONG)])


@KIND.refused("a.xls", ROUNDED)
def a_number_of_18_digits_in_an_xls(path: Path) -> None:
    xls(path, [HEADER, row(程序编号=LONG)])


@KIND.refused("a.xlsx", ROUNDED)
def a_number_of_16_digits(path: Path) -> None:
    xlsx(path, [HEADER, row(程序编号=1234567890123456)])


@KIND.refused("a.xlsx", ROUNDED)
def the_household_of_a_person(path: Path) -> None:
    xlsx(path, person(户编号=LONG))


@KIND.refused("a.xlsx", ROUNDED)
def an_identity_number(path: Path) -> None:
    xlsx(path, person(证件号码=int(identity(7)[:17]) * 10))


@KIND.refused("a.csv", ROUNDED)
def an_identity_number_written_with_a_power_of_ten(path: Path) -> None:
    path.write_text(csv_text(person(证件号码="9.90101E+17")), "utf-8")


@KIND.refused("a.xlsx", "带小数")
def a_key_with_a_fraction(path: Path) -> None:
    xlsx(path, [HEADER, row(程序编号=1.5)])


@KIND.stored("a.xlsx")
def a_number_of_15_digits_is_exact(path: Path) -> None:
    xlsx(path, [HEADER, row(程序编号=123456789012345)])
