"""入户核查表: whom it names, what it asks, and what it must not tell."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from data.problem_items import PROBLEM_ITEMS, Asked
from queries.findings import FINDINGS
from queries.spot_checks.design import Stratum
from queries.spot_checks.forms.check_form import check_forms
from queries.spot_checks.forms.topics import FEWEST, TOPICS, Topic, topics_for
from tests.spot_checks.forms.read import by_number, pages
from tests.spot_checks.forms.register import (
    EXPENSE,
    IDENTITY,
    INCOME,
    MEASURE,
    NAMES,
    PHONE,
    RECORDED,
)


def words_of(asked: Asked) -> list[str]:
    return [item.words for item in PROBLEM_ITEMS if item.asked is asked and item.words != "其他"]


def test_a_page_a_household_in_visiting_order(printed, forms):
    # 二组 and 2组 before 十组; then the village of the next township.
    assert list(forms) == ["0002", "0003", "0001", "0005", "0006"]
    assert len(pages(check_forms(printed))) == 5
    assert "本村第1户，共3户" in forms["0002"] and "本村第3户，共3户" in forms["0001"]
    assert list(by_number(check_forms(printed, of_reserve=True))) == ["0004", "0007"]


def test_who_is_visited_stands_on_it(printed, forms):
    page = forms["0001"]
    for words in (printed.draw_no, "乡镇|东岭镇|", "村|上坪村|", "村民小组|十组|", "户主|孙**|"):
        assert words in page
    assert "云溪县防止返贫监测帮扶抽查入户核查表" in page
    for place in ("户主（签字或按手印）", "到达时间", "核查日期"):
        assert place in page
    assert page.count("核查人（签字）") == 2


def test_neither_names_nor_numbers_nor_what_is_recorded(printed, forms):
    said = "".join([*forms.values(), *pages(check_forms(printed, of_reserve=True))])
    for name in NAMES:
        assert name not in said
    for figure in (INCOME, 4 * INCOME, EXPENSE):
        assert f"{figure:g}" not in said and f"{figure:,.0f}" not in said
    for words in (IDENTITY, IDENTITY[-4:], PHONE, PHONE[-4:], MEASURE, "违规"):
        assert words not in said
    assert RECORDED["contact_person"] not in said
    assert not re.search(r"\d{11}", said.replace(printed.draw_no, ""))


def test_why_it_was_drawn_does_not_show(forms):
    said = "".join(forms.values())
    assert not [stratum for stratum in Stratum if f"|{stratum}" in said]
    assert not [rule.id for rule in FINDINGS.values() if rule.id in said or rule.title in said]


def test_every_finding_asks_for_something():
    assert list(TOPICS) == list(FINDINGS)
    assert all(topic.startswith("请核实") for topic in Topic)


def test_a_form_asks_as_much_of_a_household_drawn_at_random(forms):
    for page in forms.values():
        assert sum(topic in page for topic in Topic) == FEWEST
    assert Topic.HELP in forms["0001"] and Topic.VISITS in forms["0001"]
    assert Topic.INCOME in forms["0006"]


def test_what_the_ticket_adds_differs_from_household_to_household_and_stays():
    chosen = [topics_for((), f"{number:064}") for number in range(200)]
    assert chosen == [topics_for((), f"{number:064}") for number in range(200)]
    assert {topic for one in chosen for topic in one} == set(Topic)
    assert topics_for(tuple(TOPICS), "0" * 64) == tuple(Topic)
    assert len(topics_for(("no_rule_any_more",), "0" * 64)) == FEWEST


@pytest.mark.parametrize("number", ["0001", "0003", "0005"])
def test_the_helped_are_asked_about_policies_too(forms, number):
    """A 脱贫户, a 边缘易致贫户, and one whose type nobody stated."""
    page = forms[number]
    assert all(words in page for words in (*words_of(Asked.EVERY), *words_of(Asked.HELPED)))
    assert "正在享受的措施" in page


def test_an_ordinary_household_is_asked_of_guarantees_water_and_income_alone(forms):
    page = forms["0002"]
    assert all(words in page for words in words_of(Asked.EVERY))
    assert not [words for words in words_of(Asked.HELPED) if words in page]
    assert "正在享受的措施" not in page
    assert "一年收入" in page and "两不愁" in page


def test_no_household_is_asked_what_areas_are(forms):
    said = "".join(forms.values())
    assert not [words for words in words_of(Asked.AREA) if words in said]


def test_the_type_that_the_records_state_is_ticked(forms):
    for number, own in {"0001": "脱贫户", "0002": "一般农户", "0003": "边缘易致贫户"}.items():
        assert f"☑{own}" in forms[number] and forms[number].count("☑") == 1
    assert "☑" not in forms["0005"]


def test_answers_that_are_a_problem_against_expectation_are_marked(forms):
    assert "②△教育资助政策是否全面落实到位" in forms["0001"]
    assert "①是否存在适龄儿童未入学或已就读学生辍学现象" in forms["0001"]


def test_the_questions_of_the_results_stand_on_it(forms):
    for page in forms.values():
        for words in ("账实是否相符", "是否应纳未纳", "排查问题", "是否要纳入监测对象进行评议"):
            assert words in page


def test_a_demonstration_says_so_on_every_page(printed):
    (section,) = Document(BytesIO(check_forms(printed))).sections
    assert section.header.paragraphs[0].text == "演示数据，纯属虚构"
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    real = Document(BytesIO(check_forms(replace(printed, is_demonstration=False))))
    assert real.sections[0].header.paragraphs[0].text == "内部资料　注意保管"


def test_without_a_household_there_is_a_sentence(printed):
    (page,) = pages(check_forms(replace(printed, routes=())))
    assert page == "所选范围内没有要核查的户。"


def test_what_a_slot_is_called_is_only_text(printed):
    """A household of hostile names gets them as text, in their own cells."""
    route = printed.routes[0]
    hostile = replace(route.stops[0], head="{number}", group="<w:p/>\x07&{title}")
    (page,) = pages(
        check_forms(replace(printed, routes=(replace(route, stops=(hostile,), reserve=()),)))
    )
    assert "户主|{number}|" in page and "村民小组|<w:p/>&{title}|" in page
