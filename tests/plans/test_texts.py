"""The shipped plans say what their documents say: every number, day and frequency of a plan
file is found in words of the document, or stands there for a reason that is written down."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

import pytest

from data.plans import DayKind, Plan, load_plans
from data.plans.checks import entries
from data.plans.declaration import Every
from tests.plans.texts import TEXTS, yihe
from tests.plans.texts.reading import days_in, numbers_in, says

PLANS = load_plans()
ORDINALS = {"schema", "number"}  # of the file, and of a list


def stated(plan: Plan) -> Iterator[tuple[str, object]]:
    """Every number, day and frequency of a plan file, by where it stands."""
    for where, entry in entries(plan, ""):
        for field in fields(entry):
            value = getattr(entry, field.name)
            if isinstance(value, (date, int, float, Every, DayKind)) and field.name not in ORDINALS:
                yield f"{where} {field.name}".strip(), value


def words(entry: object) -> Iterator[str]:
    """Every text of an entry and of its lists."""
    for field in fields(entry):
        value = getattr(entry, field.name)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str):
                yield str(text)


@pytest.mark.parametrize("plan_id", TEXTS)
def test_every_number_and_day_is_quoted_or_explained(plan_id: str):
    text = TEXTS[plan_id]
    assert {where for where, _ in stated(PLANS[plan_id])} == {*text.QUOTES, *text.READINGS}
    assert not set(text.QUOTES) & set(text.READINGS)


@pytest.mark.parametrize("plan_id", TEXTS)
def test_the_quoted_words_say_so(plan_id: str):
    plan, text = PLANS[plan_id], TEXTS[plan_id]
    wrong = [
        (where, value)
        for where, value in stated(plan)
        if where in text.QUOTES and not says(text.QUOTES[where], value, plan.year)
    ]
    assert wrong == []


@pytest.mark.parametrize("plan_id", TEXTS)
def test_what_the_document_does_not_say_is_what_we_decided(plan_id: str):
    found = dict(stated(PLANS[plan_id]))
    assert {
        where: value for where, (value, reason) in TEXTS[plan_id].READINGS.items() if reason
    } == {where: found[where] for where in TEXTS[plan_id].READINGS}


@pytest.mark.parametrize("plan_id", TEXTS)
def test_lists_repeat_the_document_word_by_word(plan_id: str):
    text = TEXTS[plan_id]
    in_file = {word for _, entry in entries(PLANS[plan_id], "") for word in words(entry)}
    quoted = "".join((*text.SENTENCES, *text.QUOTES.values()))
    assert [word for word in text.WORDINGS if word not in in_file or word not in quoted] == []


def test_the_kinds_of_warning_households_stand_in_the_order_of_the_text():
    plan = PLANS["yihe-2022"]
    assert tuple(kind.name for kind in plan.warning_types) == yihe.WARNING_TYPES
    assert [kind.number for kind in plan.warning_types] == list(range(1, 8))
    assert plan.early_help is not None and plan.early_help.measures == yihe.EARLY_HELP
    where = [yihe.SENTENCES[0].index(name) for name in yihe.WARNING_TYPES]
    assert where == sorted(where)


@pytest.mark.parametrize(
    ("quote", "days"),
    [
        ("5月6日前完成；7-10日", [(5, 6), (5, 7), (5, 10)]),
        ("6月8日一10日", [(6, 8), (6, 10)]),
        ("6月25—26日", [(6, 25), (6, 26)]),
        ("原则上在2月底前", [(2, 1), (2, 28)]),
        ("9类重点人群、附件1", []),
    ],
)
def test_how_days_are_read(quote: str, days: list[tuple[int, int]]):
    assert days_in(quote, 2022) == {date(2022, month, day) for month, day in days}


def test_how_numbers_are_read():
    assert numbers_in("超过60%（含）或2名") == {0.6, 2}
    assert not says("公示（5天）", DayKind.WORKING, 2022)
    assert not says("每季度一次", Every.MONTH, 2022)
