"""指标手册: whatever is declared can be read and found there, with the clauses behind it."""

import ast
from pathlib import Path

import pytest
from markupsafe import escape
from streamlit.testing.v1 import AppTest

from data import database
from data.plans.clauses import clauses_of_plans
from pages.components.handbook.declared import FINDINGS_FROM, INDICATORS_FROM, grouped
from pages.components.handbook.shown import PAGES
from queries.findings import FINDINGS
from queries.flags import FLAGS
from queries.indicators import INDICATORS
from queries.methods import METHODS
from queries.quality import CHECKS
from tests.clauses.code import paths_of_screens
from tests.support.served import load_demonstration, serve

ROOT = Path(__file__).parents[1]
PAGE = "pages/reference/handbook.py"


@pytest.fixture(autouse=True)
def served(new_sqlite, monkeypatch, tmp_path):
    """The tiny county, without households."""
    with new_sqlite() as url:
        serve(monkeypatch, tmp_path, url)
        engine = database.open_engine(url)
        load_demonstration(engine)
        yield
        engine.dispose()


def opened(**address: str) -> AppTest:
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.run()
    app.query_params.update(address)
    app.switch_page(PAGE).run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return "".join(block.value for block in app.html)


@pytest.mark.parametrize(
    ("view", "declared"), [("indicators", INDICATORS), ("findings", FINDINGS), ("checks", CHECKS)]
)
def test_every_declaration_is_in_the_handbook(view, declared):
    page = said(opened(view=view))
    for name, entry in declared.items():
        assert f'<h4 id="{name}">{escape(entry.title)}</h4>' in page
        assert escape(entry.definition) in page
        assert escape(entry.clause) in page


def test_every_flag_is_in_the_handbook():
    page = said(opened(view="flags"))
    assert all(f'<h4 id="{name}">{title}</h4>' in page for name, title in FLAGS.items())


def test_every_method_is_in_the_handbook_twice_explained():
    page = said(opened(view="methods"))
    for name, method in METHODS.items():
        assert name == method.id
        assert f'<h4 id="{name}">{escape(method.title)}</h4>' in page
        for text in (method.plain, method.note, method.reference):
            assert text and escape(text) in page
        # One sentence to read out: no symbols, one full stop, at its end.
        assert method.plain.index("。") == len(method.plain) - 1
        assert not set("=±√²φμθτ") & set(method.plain)


def test_a_page_explains_only_methods_there_are():
    named = {
        argument.value
        for path in (ROOT / "pages").glob("**/*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "explained"
        for argument in node.args
        if isinstance(argument, ast.Constant)
    }
    assert named and named <= set(METHODS)


def test_every_clause_stands_with_its_words_and_with_why_it_is_not_in_software():
    page = said(opened(view="clauses"))
    for clauses in clauses_of_plans().values():
        for clause in clauses:
            assert f">{clause.id}</td>" in page
            assert escape(clause.quote) in page
            assert escape(clause.outside) in page


def test_a_clause_leads_to_where_it_lives():
    page = said(opened(view="clauses", find="一兜了之 Y43.3"))
    assert page.count("</tr>") == 2  # its own and the heading's
    assert "view=indicators&amp;find=safety_net_only" in page
    assert "plan=yanfeng-2022" in page


def test_an_indicator_names_the_clauses_behind_it_and_its_pages():
    page = said(opened(view="indicators", find="early_elimination"))
    assert "L8.1 柳江区2023年 一（三）「纳入未满 6个月即消除风险的监测对象」" in page
    assert 'href="elimination?' in page


def test_what_is_looked_for_and_found_nowhere_is_said():
    page = said(opened(view="findings", find="没有这几个字"))
    assert "没有找到" in page and "<h4" not in page


def test_the_limits_in_force_at_the_place_stand_above():
    assert any("适用方案和时限" in fold.label for fold in opened().expander)


def test_groups_are_those_of_the_work():
    assert list(grouped(list(INDICATORS), INDICATORS_FROM)) == list(INDICATORS_FROM.values())
    groups = grouped(list(FINDINGS), FINDINGS_FROM)
    assert list(groups) == list(FINDINGS_FROM.values())
    assert "visit_missed" in groups["帮扶"] and "over_a_year" in groups["退出"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_is_said_to_show_a_figure_names_it(page):
    source = (ROOT / paths_of_screens()[page]).read_text("utf-8")
    named = {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    assert set(PAGES[page]) <= named & set(INDICATORS)


def test_every_figure_is_shown_on_a_page():
    assert set().union(*PAGES.values()) == set(INDICATORS)
