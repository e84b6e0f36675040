"""What changed, told by registers imported row by row."""

from datetime import date

import pytest

from data.importer import Sheet, undo
from queries.history import (
    UnknownHousehold,
    attribute_flips,
    batch_changes,
    edits_before,
    edits_by_place,
    household_history,
)
from queries.scope import Level, Scope, Viewer
from tests.importer.sheets import bring_in, identity, persons, procedures
from tests.support.county import COUNTY, EAST, EAST_1, WEST

pytestmark = pytest.mark.usefixtures("county")

MARCH, JUNE, SEPTEMBER = date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 25)
D = date(2023, 9, 30)
SCOPE = Scope(COUNTY, D, date(2023, 1, 1))
STABLE, SUDDEN = "脱贫不稳定户", "突发严重困难户"
SECOND = {"户编号": "H2", "人口编号": "P2", "证件号码": identity(2)}
IN_THE_WEST = {"乡镇": "西河乡", "村": "柳湾村"}


def ask(engine, query, *arguments):
    with engine.connect() as connection:
        return query(connection, *arguments)


def history(engine, no="H1", scope=SCOPE):
    frame = ask(engine, household_history, no, scope)
    return [tuple(row) for row in frame[["导出日", "对象", "项目", "原值", "新值"]].to_numpy()]


def test_a_household_tells_what_changed_the_latest_first(engine):
    bring_in(engine, persons({"家庭纯收入": 8000, "户联系电话": "13812348000"}), on=MARCH)
    # 家庭纯收入 at a later export; a corrected file of the same day changes it once more
    bring_in(engine, persons({"家庭纯收入": 9000}), on=JUNE)
    bring_in(engine, persons({"家庭纯收入": 9500}), on=JUNE)
    # of a person: masked; of a ledger: by its number
    bring_in(engine, persons({"家庭纯收入": 9500, "姓名": "乙某某"}), on=SEPTEMBER)
    bring_in(engine, procedures({}), on=JUNE)
    bring_in(engine, procedures({"办理状态": "终止"}), on=SEPTEMBER)
    assert history(engine) == [
        (SEPTEMBER, "认定程序台账 C1", "办理状态", "在办", "终止"),
        (SEPTEMBER, "乙**", "姓名", "甲*", "乙**"),
        (JUNE, "本户", "家庭纯收入", "9000", "9500"),
        (JUNE, "本户", "家庭纯收入", "8000", "9000"),
    ]


def test_each_value_is_that_of_the_batch_that_brought_it(engine):
    bring_in(engine, persons({"家庭纯收入": 8000}), on=MARCH)
    june = bring_in(engine, persons({"家庭纯收入": 9000}), on=JUNE)
    corrected = bring_in(engine, persons({"家庭纯收入": 9500}), on=JUNE)
    for batch, values in ((june.batch, ["8000", "9000"]), (corrected.batch, ["9000", "9500"])):
        frame = ask(engine, batch_changes, batch, SCOPE)
        assert frame[["原值", "新值"]].to_numpy().tolist() == [values]


def test_a_household_that_moved_says_so_by_the_names_of_its_villages(engine):
    bring_in(engine, persons({}), on=MARCH)
    bring_in(engine, persons(IN_THE_WEST), on=JUNE)
    assert history(engine) == [(JUNE, "本户", "所在村", "上坪村", "柳湾村")]


def test_a_problem_belongs_to_the_household_whose_number_it_bears(engine):
    header = ["编号", "户编号", "问题类型", "具体内容", "整改成效"]
    problem = ["G1", "H1", "住房安全", "漏雨"]
    bring_in(engine, persons({}), on=MARCH)
    bring_in(engine, Sheet("问题", [header, [*problem, "整改中"]]), on=MARCH)
    bring_in(engine, Sheet("问题", [header, [*problem, "已整改"]]), on=JUNE)
    [(day, _, header, old, new)] = history(engine)
    assert (day, header, old, new) == (JUNE, "整改成效", "整改中", "已整改")


def test_what_is_dated_after_the_day_is_not_seen(engine):
    bring_in(engine, persons({"家庭纯收入": 1}), on=MARCH)
    bring_in(engine, persons({"家庭纯收入": 2}), on=SEPTEMBER)
    assert history(engine, scope=SCOPE.on(JUNE)) == []


def test_an_undone_batch_has_changed_nothing(engine):
    bring_in(engine, persons({"家庭纯收入": 1}), on=JUNE)
    wrong = bring_in(engine, persons({"家庭纯收入": 2}), on=JUNE)
    assert len(history(engine)) == 1
    undo(engine, wrong.batch)
    assert history(engine) == []


@pytest.mark.parametrize(
    ("no", "scope"),
    [
        ("H9", SCOPE),
        ("H1", SCOPE.at(WEST)),
        ("H1", Scope(COUNTY, D, D, viewer=Viewer(WEST))),
    ],
)
def test_a_household_that_is_not_there_or_not_to_be_seen_is_unknown(engine, no, scope):
    bring_in(engine, persons({}))
    with pytest.raises(UnknownHousehold, match=f"没有户编号 {no}"):
        history(engine, no, scope)


def test_a_batch_tells_what_it_changed_and_where(engine):
    bring_in(engine, persons({}, SECOND | IN_THE_WEST), on=MARCH)
    report = bring_in(engine, persons({}, SECOND | IN_THE_WEST | {"姓名": "丙某"}), on=JUNE)
    frame = ask(engine, batch_changes, report.batch, SCOPE)
    assert frame[["户编号", "乡镇", "村", "项目"]].to_numpy().tolist() == [
        ["H2", "西河乡", "柳湾村", "姓名"]
    ]
    assert ask(engine, batch_changes, report.batch, SCOPE.at(EAST)).empty


def flips(engine, scope=SCOPE):
    frame = ask(engine, attribute_flips, scope)
    return [tuple(row) for row in frame[["户编号", "变化次数", "何时起", "变化经过"]].to_numpy()]


def with_categories(engine, *told, **household):
    for day, category in told:
        bring_in(engine, persons(household | {"监测对象类别": category}), on=day)


def test_two_changes_of_category_in_twelve_months_are_repeated(engine):
    with_categories(engine, (MARCH, STABLE), (JUNE, SUDDEN), (SEPTEMBER, STABLE))
    assert flips(engine) == [
        ("H1", 2, SEPTEMBER, f"{STABLE} →（{JUNE}）{SUDDEN} →（{SEPTEMBER}）{STABLE}")
    ]
    assert flips(engine, SCOPE.on(JUNE)) == []  # only one by then
    assert flips(engine, SCOPE.at(WEST)) == []


def test_a_category_taken_away_and_given_back_is_two(engine):
    with_categories(engine, (MARCH, STABLE), (JUNE, None), (SEPTEMBER, STABLE))
    assert [row[1] for row in flips(engine)] == [2]


def test_the_first_category_is_an_inclusion_and_no_change(engine):
    with_categories(engine, (MARCH, None), (JUNE, STABLE), (SEPTEMBER, SUDDEN))
    assert flips(engine) == []


def test_a_correction_on_the_same_export_day_is_no_change(engine):
    with_categories(engine, (MARCH, STABLE), (MARCH, SUDDEN), (JUNE, STABLE))
    assert flips(engine) == []


@pytest.mark.parametrize(
    ("first", "counts"), [(date(2022, 9, 30), False), (date(2022, 10, 1), True)]
)
def test_twelve_months_reach_back_to_the_day(engine, first, counts):
    begun = date(2022, 1, 31)
    with_categories(engine, (begun, STABLE), (first, SUDDEN), (SEPTEMBER, STABLE))
    assert bool(flips(engine)) is counts


def edits(engine, day, level=Level.TOWNSHIP):
    frame = ask(engine, edits_by_place, SCOPE, day, level)
    return {row.region: row for row in frame.itertuples()}


def test_the_week_before_an_inspection_stands_beside_a_usual_week(engine):
    """First data on 31 March, then 25 weeks until the week of 18 to 24 September begins
    on the 22nd: one household changed once in them, three in the week."""
    many = [{"户编号": f"H{n}", "人口编号": f"P{n}", "证件号码": identity(n)} for n in range(1, 5)]
    bring_in(engine, persons(*many), on=MARCH)
    bring_in(engine, persons(many[0] | {"姓名": "乙某"}), on=JUNE)
    changed = [{"家庭纯收入": 7000}, {"家庭纯收入": 7100, "户联系电话": "1"}, {"家庭纯收入": 7200}]
    rows = [
        many[n] | values | {"姓名": "乙某" if n == 0 else "甲某"}
        for n, values in enumerate(changed)
    ]
    report = bring_in(engine, persons(*rows), on=SEPTEMBER)
    day = date(2023, 9, 29)  # its week is 22 to 28 September
    east = edits(engine, day)["东岭镇"]
    assert (east.households, east.batches) == (3, (report.batch,))
    assert east.columns == (("家庭纯收入", 3), ("户联系电话", 1))
    assert east.usual == pytest.approx(1 / 25)  # 31 March to 21 September: 175 days
    assert edits(engine, day)["西河乡"].households == 0
    assert set(edits(engine, day, Level.VILLAGE)) >= {"上坪村"}
    assert len(ask(engine, edits_before, SCOPE, day)) == 4


@pytest.mark.parametrize(
    ("day", "households"),
    [
        (SEPTEMBER, 0),  # the export of the day itself comes after
        (date(2023, 9, 26), 1),
        (date(2023, 10, 2), 1),
        (date(2023, 10, 3), 0),
    ],
)
def test_the_week_is_the_seven_days_before(engine, day, households):
    bring_in(engine, persons({}), on=MARCH)
    bring_in(engine, persons({"姓名": "乙某"}), on=SEPTEMBER)
    assert edits(engine, day)["东岭镇"].households == households


def test_what_is_brought_for_the_first_time_is_no_edit(engine):
    bring_in(engine, persons({}), on=MARCH)
    bring_in(engine, persons({}, SECOND), on=SEPTEMBER)
    assert edits(engine, date(2023, 9, 26))["东岭镇"].households == 0


def test_ledgers_count_for_their_household(engine):
    bring_in(engine, persons({}), on=MARCH)
    bring_in(engine, procedures({}), on=MARCH)
    bring_in(engine, procedures({"佐证材料": "有"}), on=SEPTEMBER)
    row = edits(engine, date(2023, 9, 26))["东岭镇"]
    assert (row.households, row.columns) == (1, (("佐证材料", 1),))


def test_without_a_week_of_data_before_there_is_no_usual_week(engine):
    bring_in(engine, persons({}), on=date(2023, 9, 20))
    bring_in(engine, persons({"姓名": "乙某"}), on=SEPTEMBER)
    row = edits(engine, date(2023, 9, 26))["东岭镇"]
    assert (row.households, row.usual) == (1, None)


def test_a_village_is_a_place_of_its_own(engine):
    bring_in(engine, persons({}), on=MARCH)
    bring_in(engine, persons({"姓名": "乙某"}), on=SEPTEMBER)
    frame = ask(engine, edits_by_place, SCOPE.at(EAST_1), date(2023, 9, 26), Level.VILLAGE)
    assert frame["households"].tolist() == [1]


def test_undone_and_other_days_leave_no_trace(engine):
    bring_in(engine, persons({}), on=MARCH)
    sheet = Sheet("人", persons({"姓名": "乙某"}).rows)
    wrong = bring_in(engine, sheet, on=SEPTEMBER)
    undo(engine, wrong.batch)
    assert edits(engine, date(2023, 9, 26))["东岭镇"].households == 0
