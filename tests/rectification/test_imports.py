"""A ledger imported after steps were typed: the row as ever, the steps none the less."""

from datetime import date

from data.importer import Sheet, import_sheets
from tests.rectification.story import TypedStory
from tests.rectification.test_figures import shares
from tests.rectification.test_problems import one
from tests.rectification.test_steps import ledger

OPEN = """
    编号 | 户编号 | 具体内容 | 发现日期    | 整改时限    | 责任人
    G1  | 1     | 甲      | 2023-06-01 | 2023-06-30 | 丁四
    """
FIRST = {
    **{"编号": "G1", "户编号": "1", "问题类型": "住房安全", "具体内容": "甲"},
    **{"发现日期": "2023-06-01", "整改时限": "2023-06-30", "责任人": "丁四"},
}


def bring(story: TypedStory, on: str, **stated: str | None):
    """The ledger exported anew: G1 as at first, but for what is stated."""
    row = FIRST | {"整改成效": None, "整改完成日期": None} | stated
    sheet = Sheet("整改台账", [list(row), list(row.values())])
    return import_sheets(story.engine, [sheet], exported_on=date.fromisoformat(on))


def told(story: TypedStory) -> None:
    story.household_problems("2023-06-02", OPEN)
    story.tell()


def sheet_says(story: TypedStory, on: str, done: str | None, result: str | None = None) -> None:
    """What the oracle hears of `bring`."""
    blank = f"""
        编号 | 户编号 | 具体内容 | 发现日期    | 整改时限    | 整改完成日期 | 整改成效
        G1  | 1     | 甲      | 2023-06-01 | 2023-06-30 | {done or ""} | {result or ""}
        """
    story.household_problems(on, blank)


def test_a_blank_does_not_open_what_was_closed(story: TypedStory):
    told(story)
    story.step("closed", "G1", "2023-06-20")
    report = bring(story, "2023-07-01")
    sheet_says(story, "2023-07-01", None)
    assert report.outcome == "stored" and ledger(story)["rectified_on"] is None
    assert [w.problem for w in report.warnings] == [
        "页面上已登记整改完成（2023-06-20），本行没有写明完成，登记的仍然算数"
    ]
    assert shares(story, "2023-06-19", "2023-06-20", "2023-07-01") == [0, 1, 1]


def test_the_old_closing_does_not_close_what_was_reopened(story: TypedStory):
    told(story)
    story.step("closed", "G1", "2023-06-20")
    story.step("reopened", "G1", "2023-06-25")
    report = bring(story, "2023-07-01", 整改完成日期="2023-06-20")
    sheet_says(story, "2023-07-01", "2023-06-20")
    assert [w.column for w in report.warnings] == ["整改完成日期"]
    assert shares(story, "2023-06-24", "2023-06-25", "2023-07-01") == [1, 0, 0]
    report = bring(story, "2023-07-10", 整改完成日期="2023-07-08")
    sheet_says(story, "2023-07-10", "2023-07-08")
    assert report.warnings == []
    assert shares(story, "2023-06-24", "2023-07-07", "2023-07-08") == [1, 0, 1]


def test_a_sheet_that_goes_on_calling_it_done_says_nothing_new(story: TypedStory):
    story.household_problems(
        "2023-06-20", "编号 | 户编号 | 具体内容 | 整改成效\nG1 | 1 | 甲 | 已整改"
    )
    story.tell()
    story.step("reopened", "G1", "2023-06-25")
    report = bring(story, "2023-07-01", 整改成效="已整改")
    assert "不算再次整改完成" in report.warnings[-1].problem
    states = [one(story, day).is_done for day in ("2023-06-20", "2023-06-24", "2023-06-25")]
    assert states == [True, True, False]
    assert not one(story, "2023-07-02").is_done


def test_an_older_export_does_not_reach_what_was_typed_later(story: TypedStory):
    told(story)
    story.step("changed", "G1", "2023-06-20", due_on=date(2023, 7, 31))
    assert bring(story, "2023-06-19").outcome == "unchanged"
    assert ledger(story)["due_on"] == date(2023, 7, 31)
    assert bring(story, "2023-06-20").outcome == "stored"
    assert ledger(story)["due_on"] == date(2023, 6, 30)


def test_a_raised_problem_is_known_again_in_a_sheet(story: TypedStory):
    told(story)
    acted = story.raise_for("1", "2023-06-05")
    row = {
        **{"乡镇": "东岭镇", "村": "上坪村", "户编号": "1", "问题类型": "住房安全"},
        **{"具体内容": "漏雨", "发现来源": "县级", "整改完成日期": "2023-06-10"},
    }
    sheet = Sheet("整改台账", [list(row), list(row.values())])
    report = import_sheets(story.engine, [sheet], exported_on=date(2023, 6, 11))
    assert (report.outcome, report.sheets[0].new) == ("stored", 0)
    assert ledger(story, acted.problem)["rectified_on"] == date(2023, 6, 10)
