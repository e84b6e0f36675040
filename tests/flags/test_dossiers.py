"""What stands beside a flag: neighbours, the months before, and exactly what would clear it."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from data.regions import regions_on
from queries.flags import FLAGS, Grade, flags
from queries.flags.agreement import second_opinions
from queries.flags.clearing import first, needed
from queries.flags.dossiers import days_before, dossiers
from queries.flags.funnels import grade_of
from queries.flags.judged import judge
from queries.flags.kinds import FUNNEL_FLAGS, Tail
from queries.scope import Level, Scope
from queries.statistics.funnel import Share, funnel
from tests.flags.drawn import Village, draw
from tests.flags.test_flags import APRIL, JULY, flood, half
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, EAST_3, WEST, WEST_1, WEST_2

SCOPE = Scope(COUNTY, date(2023, 9, 25), date(2023, 1, 1))
KINDS = {(kind.flag, kind.indicator): kind for kind in FUNNEL_FLAGS}


def ask(engine, scope=SCOPE, level=Level.VILLAGE):
    with engine.connect() as connection:
        return dossiers(connection, scope, level)


def one_of(found, flag, code):
    (one,) = [d for d in found if (d.flag.flag, d.flag.region_code) == (flag, code)]
    return one


def test_they_are_the_flags_in_the_order_in_which_they_are_read(engine, county):
    drawn = [half(c, proposed=9) for c in (EAST_1, EAST_2, EAST_3)]
    draw(engine, [*drawn, half(WEST_1, 0), half(WEST_2, 16)])
    flood(engine, EAST_3)
    found = [one.flag for one in ask(engine)]
    with engine.connect() as connection:
        assert sorted(found, key=id_of) == sorted(
            flags(connection, SCOPE, Level.VILLAGE), key=id_of
        )
    order = [
        (tuple(Grade).index(f.grade), tuple(FLAGS).index(f.flag), f.region_code) for f in found
    ]
    assert order == sorted(order)
    assert {f.grade for f in found} == set(Grade)


def id_of(flag):
    return flag.region_code, flag.flag


def test_too_few_is_told_alone(engine, county):
    draw(engine, [half(EAST_1), Village(WEST_1, old=9)])
    alone = one_of(ask(engine), "low_elimination", WEST_1)
    assert (alone.flag.grade, alone.neighbours, alone.history, alone.to_clear) == (
        Grade.TOO_FEW,
        (),
        (),
        "",
    )


def test_what_another_method_says_stands_beside_funnels_alone(engine, county):
    draw(engine, [half(c) for c in (EAST_1, EAST_2, EAST_3)] + [half(WEST_1, 0), half(WEST_2, 16)])
    flood(engine, EAST_3)
    said = {(d.flag.flag, d.flag.grade): d.second_opinion for d in ask(engine)}
    assert {bool(said[key]) for key in said if key[1] in (Grade.SIGNAL, Grade.ATTENTION)} >= {True}
    with engine.connect() as connection:
        shares = judge(
            connection, regions_on(connection, SCOPE.as_of), SCOPE, Level.VILLAGE
        ).figures
    for one in ask(engine):
        expected = second_opinions([one.flag], shares).get((one.flag.flag, one.flag.region_code))
        assert one.second_opinion == (expected or "")
        if one.flag.flag == "low_inclusion_despite_disaster" or one.flag.grade is Grade.TOO_FEW:
            assert one.second_opinion == ""


def test_neighbours_are_of_the_same_township_and_nearest_in_size(engine, county):
    draw(
        engine,
        [
            Village(EAST_1, old=20),
            Village(EAST_2, old=60, out=[APRIL] * 30),
            Village(EAST_3, old=22, out=[APRIL] * 11),
            Village(WEST_1, old=20, out=[APRIL] * 10),
            Village(WEST_2, old=200, out=[APRIL] * 100),
        ],
    )
    found = one_of(ask(engine), "low_elimination", EAST_1)
    assert [(n.region_code, n.share, n.grade) for n in found.neighbours] == [
        (EAST_3, Share(11, 22), None),
        (EAST_2, Share(30, 60), None),
    ]


def test_the_months_before_show_what_was_known_then(engine, county):
    late = Village(WEST_1, old=20, out=[JULY] * 2)
    draw(engine, [*map(half, (EAST_1, EAST_2, EAST_3, WEST_2)), late])
    found = one_of(ask(engine), "low_elimination", WEST_1)
    assert [(past.day, past.share.numerator, past.grade) for past in found.history] == [
        (date(2023, 5, 31), 0, Grade.SIGNAL),
        (date(2023, 6, 30), 0, Grade.SIGNAL),
        (date(2023, 7, 31), 2, Grade.SIGNAL),
        (date(2023, 8, 31), 2, Grade.SIGNAL),
    ]


def test_months_before_the_period_are_not_looked_back_to():
    assert days_before(replace(SCOPE, period_start=date(2023, 8, 1))) == [date(2023, 8, 31)]
    assert days_before(replace(SCOPE, period_start=date(2023, 9, 1))) == []


@pytest.mark.parametrize("kind", FUNNEL_FLAGS, ids=lambda kind: f"{kind.flag}-{kind.indicator}")
def test_so_many_clear_it_and_one_fewer_does_not(kind):
    random = Random(kind.indicator)
    tried = 0
    for _ in range(60):
        figures = {str(n): Share(random.randrange(20, 31), 40) for n in range(12)}
        own = random.randrange(0, 15) if kind.tail is Tail.LOWER else random.randrange(36, 41)
        figures["on trial"] = Share(own, 40)
        if not is_flagged(kind, figures):
            continue
        tried += 1
        number = needed(kind, "on trial", figures)
        assert not is_flagged(kind, after(kind, figures, number))
        assert is_flagged(kind, after(kind, figures, number - 1))
    assert tried > 20


def is_flagged(kind, figures):
    return grade_of(kind.tail, funnel(list(figures.values())).z(figures["on trial"])) is not None


def after(kind, figures, number):
    own = figures["on trial"]
    side = -kind.tail.value
    more = number if kind.is_added else 0
    return figures | {"on trial": Share(own.numerator + side * number, own.denominator + more)}


@pytest.mark.parametrize("number", [1, 2, 3, 7, 8, 9, 500])
def test_the_first_number_that_will_do(number):
    assert first(lambda tried: tried >= number) == number


@pytest.mark.parametrize(
    ("flag", "words"),
    [
        ("low_elimination", "再有{n}户达到退出条件并按程序消除风险，即回到“关注”界限以内；不具备条件的不得为此消除。"),
        ("slow_rectification", "还需完成{n}个问题的整改，即回到“关注”界限以内。"),
    ],
)  # fmt: skip
def test_what_would_clear_it_is_said_and_is_true(engine, county, flag, words):
    villages = [
        Village(c, old=20, out=[APRIL] * 10, problems=20, done=[APRIL] * 18)
        for c in (EAST_1, EAST_2, EAST_3, WEST_2)
    ]
    draw(engine, [*villages, Village(WEST_1, old=20, out=[APRIL], problems=20, done=[APRIL] * 3)])
    found = one_of(ask(engine), flag, WEST_1)
    kind = next(kind for kind in FUNNEL_FLAGS if kind.flag == flag)
    with engine.connect() as connection:
        judged = judge(connection, regions_on(connection), SCOPE, Level.VILLAGE)
    number = needed(kind, WEST_1, judged.figures[kind.indicator])
    assert number > 1
    assert found.to_clear == "按同级目前的水平，" + words.format(n=number)


def test_what_is_to_be_verified_says_what_would_decide(engine, county):
    draw(engine, [*map(half, (EAST_1, EAST_2, EAST_3, WEST_1, WEST_2))])
    flood(engine, EAST_3)
    found = one_of(ask(engine), "low_inclusion_despite_disaster", EAST_3)
    assert found.flag.grade is Grade.TO_VERIFY
    assert found.to_clear == found.flag.to_decide and found.to_clear.startswith("请查明受灾户名单")


def test_a_flooded_township_is_told_how_many_inclusions_would_do(engine, county):
    others = [Village(code, new=[APRIL] * 9) for code in (EAST_1, EAST_2, EAST_3)]
    draw(engine, [*others, Village(WEST_1), Village(WEST_2)])
    flood(engine, WEST)
    found = one_of(ask(engine, level=Level.TOWNSHIP), "low_inclusion_despite_disaster", WEST)
    assert found.flag.grade is Grade.SIGNAL
    assert "符合条件并按程序纳入，即不再提示" in found.to_clear


def test_a_township_or_a_village_is_told_of_itself(engine, county):
    draw(engine, [*map(half, (EAST_1, EAST_2, EAST_3, WEST_2)), half(WEST_1, 0)])
    (own,) = [d for d in ask(engine, SCOPE.at(WEST_1)) if d.flag.grade is Grade.SIGNAL]
    assert own == one_of(ask(engine), "low_elimination", WEST_1)
    codes = {d.flag.region_code for d in ask(engine, SCOPE.at(EAST), Level.TOWNSHIP)}
    assert codes <= {EAST}


def test_before_all_data_there_is_nothing(engine, county):
    assert [ask(engine, level=level) for level in Level] == [[], [], []]
