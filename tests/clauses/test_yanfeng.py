"""演丰镇 2022: what its plan file holds beside the words of the text."""

from datetime import date

from data.layouts import LAYOUTS
from data.plans import load_plans
from data.plans.clauses import clauses_of_plans
from data.plans.declaration import FocusKind

PLAN = load_plans()["yanfeng-2022"]
QUOTES = {clause.id: clause.quote for clause in clauses_of_plans()[PLAN.id]}


def test_nine_groups_and_four_problems_in_the_words_of_the_text():
    groups = [focus.name for focus in PLAN.focus if focus.kind is FocusKind.GROUP]
    quoted = [QUOTES[f"Y4.{n}"] for n in range(1, 10)]
    assert groups == [words.replace("特别是近2021年", "特别是2021年") for words in quoted]
    assert "9类" in QUOTES["Y4"]
    problems = [focus.name for focus in PLAN.focus if focus.kind is FocusKind.PROBLEM]
    said = [("简单以收入识别", "支出不够"), ("应纳未纳", "体外循环")]
    said += [("一兜了之", "开发式帮扶措施落实不够"), ("风险消除简单化", "就被认定风险消除")]
    for n, (problem, words) in enumerate(zip(problems, said, strict=True), 1):
        assert all(word in problem and word in QUOTES[f"Y43.{n}"] for word in words)


def test_the_income_period_is_the_plans_and_stands_in_the_record(told_income):
    (line,) = PLAN.lines
    assert (line.income_from, line.income_to) == (date(2021, 5, 1), date(2022, 4, 30))
    assert told_income({"收入测算期起": "2021-05", "收入测算期止": "2022-04"}) == (
        "2021年5月至2022年4月"
    )


def test_hazards_are_those_of_the_text():
    first_words = {hazard.name.removesuffix("灾害")[:2] for hazard in PLAN.hazards}
    assert len(PLAN.hazards) == len(first_words) == 8
    assert all(words in QUOTES["Y14"] for words in first_words)
    for hazard in PLAN.hazards:
        assert all(office in QUOTES["Y14"] for office in hazard.watched_by)


def test_who_screens_whom():
    """Each of the three answers for households by a word that a screening may bear."""
    duties = {duty.role: duty.task for duty in PLAN.duties}
    assert "监测对象（含已消除风险）" in duties["帮扶联系人"]
    assert "9类重点农户" in duties["乡村振兴工作队"]
    assert "其余农户" in duties["村“两委”干部、村民小组长和村网格员"]
    assert LAYOUTS["screenings"].field("responsible").codes == (
        "帮扶联系人",
        "乡村振兴工作队",
        "村两委",
    )


def test_one_operator_a_village():
    (post,) = PLAN.staffing
    assert (post.level, post.post, post.at_least) == ("village", "系统操作员", 1)
    assert post.post in LAYOUTS["monitors"].field("post").codes


def test_who_reviews_and_who_signs():
    review = PLAN.reviews[0]
    assert review.level == "village"
    assert all(member in QUOTES["Y41"] for member in review.members)
    assert review.signed_by == ("村党支部书记", "乡村振兴工作队队长")


def test_five_forms_the_last_without_a_number():
    assert [form.number for form in PLAN.forms] == ["附件1", "附件2", "附件3", "附件4", "未编号"]
    for form in PLAN.forms[:3]:
        assert f"{form.number[-1]}.{form.name}" in QUOTES["Y46"]
    assert "9类重点户分类情况表" in PLAN.forms[-1].name
