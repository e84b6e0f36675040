"""Storing a 说明: one row in one transaction, or a sentence and nothing."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import DBAPIError

from data.database import IMMEDIATE
from data.database_faults import trouble
from data.explanations.text import ExplanationRefused, checked, checked_author
from data.models import flag_explanations
from data.regions import regions_on


@dataclass(frozen=True)
class Explained:
    """A 说明 and the flag it stands beside, as the writer saw it on the day `as_of`; without
    `written_at` while it is not stored."""

    flag: str
    region_code: str
    period_start: date
    as_of: date
    grade: str
    sentence: str
    explanation: str
    author_unit: str
    author_role: str
    written_at: datetime | None = None


def explain(engine: Engine, said: Explained, *, writer_region: str | None) -> Explained:
    """Stores what is `said` and returns it as stored. A correction is one more 说明.

    `writer_region` is the place whose flags the writer may explain, with all below it; None:
    the whole county. Raises ExplanationRefused, also where the database cannot store.
    """
    fit = replace(
        said,
        explanation=checked(said.explanation),
        author_unit=checked_author("单位", said.author_unit),
        author_role=checked_author("职务", said.author_role),
        written_at=datetime.now().replace(microsecond=0),
    )
    try:
        with engine.connect() as connection:
            connection = connection.execution_options(**{IMMEDIATE: True})
            with connection.begin():
                _refuse_strangers(connection, fit.region_code, writer_region)
                _refuse_twice(connection, fit)
                connection.execute(insert(flag_explanations).values(asdict(fit)))
    except DBAPIError as error:
        if clause := trouble(error):
            raise ExplanationRefused(
                f"{clause}，说明没有保存，请稍后再保存一次；仍不行请告诉管理员。"
            ) from error
        raise
    return fit


def _refuse_strangers(connection: Connection, code: str, writer_region: str | None) -> None:
    tree = regions_on(connection)
    if code not in tree.by_code:
        raise ExplanationRefused(f"区划表中没有代码 {code}，请核对后再写说明。")
    if writer_region is None:
        return
    if writer_region not in tree.by_code or code not in tree.within(writer_region):
        raise ExplanationRefused("只能为本乡镇和所辖村的提示写说明，请由提示所在的乡镇填写。")


def _refuse_twice(connection: Connection, said: Explained) -> None:
    """A second click on the same button is no second 说明."""
    columns = flag_explanations.c
    latest = connection.execute(
        select(columns.explanation, columns.author_unit, columns.author_role)
        .where(columns.flag == said.flag, columns.region_code == said.region_code)
        .where(columns.as_of == said.as_of, columns.period_start == said.period_start)
        .order_by(columns.id.desc())
        .limit(1)
    ).one_or_none()
    if latest == (said.explanation, said.author_unit, said.author_role):
        raise ExplanationRefused("同样的说明已经保存过了，不需要再存；要更正请改写后另存一条。")
