"""What an identity number says of its holder, against what the record says.

The number is read in memory while asking and never leaves: in the database it stands
encrypted, so SQL cannot decide. Characters 7-14 are the day of birth and character 17 is odd
for men (GB 11643-1999); of a disability certificate character 19 is the category and
character 20 the grade (中华人民共和国残疾人证管理办法).
"""

from typing import Any

from sqlalchemy import ColumnElement, Row, Select, or_

from queries.indicators import Basis
from queries.quality import clauses
from queries.quality.check import Check, Decide, Evidence, Group
from queries.quality.population import P, of_persons
from queries.quality.said import NAME, dated, plain

CATEGORIES = ("视力", "听力", "言语", "肢体", "智力", "精神", "多重")
GRADES = ("一级", "二级", "三级", "四级")
SEXES = ("女", "男")
CERTIFICATE_FROM = 20  # characters; 22 with the number of a re-issue
SEVERAL = "多重"


def _persons(*columns: ColumnElement[Any]) -> Select[Any]:
    return of_persons(P.id.label("record_id"), P.identity_cipher, P.name, *columns)


def _birth() -> Select[Any]:
    return _persons(P.born_on, P.born_on_is_month).where(P.born_on.is_not(None))


def _sex() -> Select[Any]:
    return _persons(P.sex).where(P.sex.in_(SEXES))


def _disability() -> Select[Any]:
    is_stated = or_(P.disability.is_not(None), P.disability_grade.is_not(None))
    return _persons(P.disability, P.disability_grade).where(is_stated)


def birth_differs(number: str, row: Row[Any]) -> bool:
    """By the month where the record knows no more."""
    day = row.born_on.isoformat().replace("-", "")
    return not number[6:14].startswith(day[:6] if row.born_on_is_month else day)


def sex_differs(number: str, row: Row[Any]) -> bool:
    return SEXES[int(number[16]) % 2] != row.sex


def disability_differs(number: str, row: Row[Any]) -> bool | None:
    """None for an identity card, and for a certificate whose codes nobody uses."""
    if len(number) < CERTIFICATE_FROM:
        return None
    category, grade = (_coded(number[n], names) for n, names in ((18, CATEGORIES), (19, GRADES)))
    if category is None or grade is None:
        return None
    is_single = category != SEVERAL and row.disability is not None
    return (is_single and category not in row.disability) or (
        row.disability_grade is not None and grade != row.disability_grade
    )


def _coded(character: str, names: tuple[str, ...]) -> str | None:
    """The name that a code of 1, 2, … stands for."""
    place = int(character) if character.isdigit() else 0
    return names[place - 1] if 1 <= place <= len(names) else None


def _check(
    name: str, fact: str, stated: str, rows: Any, decide: Decide, *evidence: Evidence
) -> Check:
    return Check(
        id=name,
        title=f"证件号码与{fact}不符",
        group=Group.IDENTITY,
        clause=clauses.ACCURATE,
        definition=f"{stated}的人中，证件号码所含的{fact}与填写的不一致的。",
        basis=Basis.PERSONS,
        found_title=f"证件号码与{fact}不符的人",
        checked_title=f"{stated}的人",
        rows=rows,
        evidence=(NAME, *evidence),
        decide=decide,
    )


IDENTITY_NUMBERS = (
    _check(
        "birth_against_number",
        "出生日期",
        "已填出生日期",
        _birth,
        birth_differs,
        dated("出生日期", "born_on"),
    ),
    _check("sex_against_number", "性别", "已填性别", _sex, sex_differs, plain("性别", "sex")),
    _check(
        "disability_against_number",
        "残疾类别、等级",
        "持20位或22位残疾人证、已填残疾类别或等级",
        _disability,
        disability_differs,
        plain("残疾类别", "disability"),
        plain("残疾等级", "disability_grade"),
    ),
)
