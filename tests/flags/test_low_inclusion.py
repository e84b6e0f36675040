"""The 受灾低纳入 page's figures: what hit a place beside who was included before and after."""

from dataclasses import replace
from datetime import date, timedelta

from queries.disasters.exposure import Exposure, Reason
from queries.disasters.wording import figures_in_words, source_in_words
from queries.flags import Grade, flags
from queries.flags.inclusion_wording import what_would_decide
from queries.low_inclusion import low_inclusion
from queries.measure import measure
from queries.scope import Level, Scope
from tests.disasters.test_reports import report, store
from tests.flags.drawn import Village, draw
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, EAST_3, WEST_1, WEST_2

SCOPE = Scope(COUNTY, date(2023, 9, 25), date(2023, 1, 1))
BEGAN = date(2023, 6, 10)  # of every `report`
BEFORE, AFTER = BEGAN - timedelta(days=1), BEGAN + timedelta(days=30)


def ask(engine, scope=SCOPE, level=Level.VILLAGE):
    with engine.connect() as connection:
        return low_inclusion(connection, scope, level)


def by_place(found):
    return {case.intake.place.code: case for case in found.cases}


def test_inclusions_before_and_after_the_day_the_disaster_began(engine, county):
    others = [Village(code, new=[BEFORE] * 5) for code in (EAST_2, EAST_3)]
    draw(engine, [Village(EAST_1, new=[BEFORE, BEGAN, AFTER]), *others, Village(WEST_1)])
    store(engine, report(EAST_1, "2023-06-12", affected_persons=40, affected_households=11))
    (case,) = ask(engine).cases
    assert (case.before, case.after, case.intake.place.observed) == (1, 2, 3)
    assert (case.intake.place.rural_households, case.intake.expectation.expected) == (100, 3.25)
    assert case.flag is None
    assert case.to_decide == ""
    assert figures_in_words(case.exposure.worst) == "受灾人口40人、受灾11户"


def test_on_a_day_gone_by_only_what_had_happened_is_counted(engine, county):
    draw(engine, [Village(EAST_1, new=[BEFORE, BEGAN, AFTER]), Village(WEST_1)])
    store(engine, report(EAST_1, "2023-06-12", affected_persons=40))
    (case,) = ask(engine, SCOPE.on(AFTER - timedelta(days=1))).cases
    assert (case.before, case.after, case.intake.place.observed) == (1, 1, 2)


def test_signals_and_what_is_to_be_verified_stand_apart(engine, county):
    draw(
        engine,
        [
            Village(EAST_1, households=400, new=[AFTER] * 12),
            Village(EAST_2, households=400),
            Village(EAST_3, households=100),
            Village(WEST_1, households=300),
            Village(WEST_2, households=300, poor=600),
        ],
    )
    hit = (EAST_1, EAST_2, EAST_3)
    lost = {"collapsed_households": 1, "affected_households": 7}
    store(engine, *(report(code, "2023-06-12", **lost) for code in hit))
    found = ask(engine)
    # μ: 400 of 1500 households at 12 inclusions are 3.2; 100 are 0.8.
    assert [c.intake.place.code for c in found.graded(Grade.TO_VERIFY)] == [EAST_2, EAST_3, WEST_2]
    assert found.graded(Grade.SIGNAL) == ()
    assert [c.intake.place.code for c in found.graded(None)] == [EAST_1]
    assert by_place(found)[EAST_2].to_decide == (
        "请逐户核对7户受灾户的灾后排查记录：有符合条件的，及时启动识别认定；逐户排除的，留存记录即可。"
    )
    without_disaster = by_place(found)[WEST_2]
    assert (without_disaster.before, without_disaster.after) == (None, None)
    assert "脱贫户" in without_disaster.to_decide


def test_the_cases_tell_the_same_as_the_flags_and_the_indicator(engine, county):
    draw(engine, [Village(EAST_1, new=[AFTER] * 9), *map(Village, (EAST_2, EAST_3, WEST_1))])
    store(engine, report(EAST_2, "2023-06-12", affected_persons=40), report(EAST, "2023-06-12"))
    for level in (Level.VILLAGE, Level.TOWNSHIP):
        with engine.connect() as connection:
            found = low_inclusion(connection, SCOPE, level)
            flagged = [f for f in flags(connection, SCOPE, level) if f.title == "受灾低纳入"]
            counted = measure(connection, ["new_inclusions"], SCOPE, level)
        counted = counted[counted["basis"] == "households"]
        assert [case.flag for case in found.cases if case.flag] == flagged
        new = dict(zip(counted["region_code"], counted["value"], strict=True))
        for case in found.cases:
            assert (
                case.intake.place.observed
                == case.before + case.after
                == new[case.intake.place.code]
            )


def test_a_part_of_the_county_sees_its_own_cases_by_the_countys_yardstick(engine, county):
    draw(engine, [Village(EAST_1, new=[AFTER] * 9), *map(Village, (EAST_2, WEST_1))])
    store(engine, *(report(code, "2023-06-12", affected_persons=9) for code in (EAST_2, WEST_1)))
    whole, part = ask(engine), ask(engine, SCOPE.at(WEST_1))
    assert part.cases == (by_place(whole)[WEST_1],)
    assert part.thresholds == whole.thresholds


def test_what_would_decide_names_whom_to_look_at():
    flood = replace(report("p", "2023-06-12 08:00"), report_type="核报")
    unknown = Exposure("p", ((flood, None),), None, (Reason.HOUSES,))
    assert what_would_decide(unknown).startswith("请查明受灾户名单，逐户核对灾后排查记录：")
    assert source_in_words(flood) == "核报，2023年6月12日报送"
