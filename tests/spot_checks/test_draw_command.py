"""`manage.py draw` and `manage.py draws`: one list for one question, for ever."""

import hashlib
import json
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from sqlalchemy import func, select, update

from data.models import draw_frames, draws, household_versions
from queries.spot_checks.draws import kept_draw
from queries.spot_checks.selection.selecting import select as select_households
from tests.spot_checks.rival import rival
from tests.spot_checks.told import SCOPE, frame
from tests.support.county import EAST, EAST_1, EAST_2, EAST_3, WEST, WEST_1, WEST_2

ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
LINE = {"stratum", "probability", "ticket", "reasons"}


def listed(answer):
    return [one["household_id"] for one in answer["households"]]


def places(answer):
    return [one["village_code"] for one in answer["villages"]]


@ON_SQLITE
def test_freezing_prints_and_logs_what_the_file_hashes_to(run, engine, tmp_path):
    out = tmp_path / "frame.json"
    status, answer, _ = run("draw", "--freeze", "--out", out, "--by", "县乡村振兴局")
    assert status == 0
    assert answer == {"frame_sha256": frame(engine).sha256, "households": 8}
    assert hashlib.sha256(out.read_bytes()).hexdigest() == answer["frame_sha256"]
    log = [json.loads(line) for line in (tmp_path / "access.log").read_text("utf-8").splitlines()]
    assert [(line["kind"], line["what"], line["rows"]) for line in log] == [
        ("freeze", answer["frame_sha256"], 8)
    ]
    again = run("draw", "--freeze", "--by", "某人")[1]
    assert again == answer
    (kept,) = run("draws")[1]
    assert (kept["frozen_by"], kept["households"], kept["draws"]) == ("县乡村振兴局", 8, [])


@ON_SQLITE
def test_the_frame_is_of_the_place_day_and_plan_asked_for(run):
    answers = [
        run("draw", "--freeze", *more)[1]
        for more in (
            [],
            ["--region", EAST, "--plan", "liujiang-2023"],
            ["--as-of", "2023-08-01", "--points", "rejected_by_township=9"],
        )
    ]
    assert [one["households"] for one in answers] == [8, 6, 8]
    assert len({one["frame_sha256"] for one in answers}) == 3


@ON_SQLITE
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--freeze", "--seed", "831420", "--households", 5],
            "冻结抽样框不用 --seed、--households",
        ),
        (["--frame", "ab", "--points", "stuck=3"], "从抽样框抽取不用 --points"),
    ],
)
def test_what_would_be_ignored_is_refused(run, capsys, arguments, said):
    with pytest.raises(SystemExit) as stopped:
        run("draw", *arguments)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


@ON_SQLITE
def test_a_draw_answers_as_promised(drawn, frozen):
    status, answer, said = drawn()
    assert (status, said.count("\n")) == (0, 1)
    assert list(answer) == [
        "draw_id",
        "attempt",
        "frame_sha256",
        "villages",
        "households",
        "reserve",
    ]
    assert (answer["attempt"], answer["frame_sha256"]) == (1, frozen)
    assert len(answer["villages"]) == len(answer["households"]) == 2
    for household in [*answer["households"], *answer["reserve"]]:
        assert set(household) == {"household_id", "village_code"} | LINE
    for village in answer["villages"]:
        assert set(village) == {"village_code", "township_code"} | LINE
    assert {one["village_code"] for one in answer["households"]} == set(places(answer))


@ON_SQLITE
def test_the_list_is_that_of_the_design(drawn, engine):
    answer = drawn(sentinel=0.5)[1]
    with engine.connect() as connection:
        whole = kept_draw(connection, answer["draw_id"])
    assert whole.drawn == select_households(frame(engine), "20231107", 1, whole.design)
    assert listed(answer) == [one.household_no for one in whole.drawn.households]
    for one in answer["households"]:
        item = f"20231107|1|{one['household_id']}"
        assert one["ticket"] == hashlib.sha256(item.encode()).hexdigest()


@ON_SQLITE
def test_the_plan_says_how_many_where_nobody_does(drawn, engine):
    answer = drawn(villages=None, households=None)[1]
    with engine.connect() as connection:
        design = kept_draw(connection, answer["draw_id"]).design
    assert (design.villages, design.households, design.sentinel) == (2, 40, 0.25)
    assert len(answer["villages"]) == 3  # two of the east, and the only one of the west


def test_the_same_question_is_the_same_draw_whatever_has_changed_since(run, drawn, engine):
    first = drawn()[1]
    drawn(seed="20231108")
    with engine.begin() as connection:
        connection.execute(update(household_versions).values(village_code=WEST_2))
    assert run("draw", "--freeze")[1]["frame_sha256"] != first["frame_sha256"]
    status, again, _ = drawn(by="某人")
    assert (status, again) == (0, first)
    assert drawn(frame=first["frame_sha256"][:8])[1] == first
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(draws)) == 2


@ON_SQLITE
def test_every_attempt_is_counted(run, drawn):
    questions = [{}, {"seed": "2"}, {"households": 2}, {"sentinel": 1}, {"insist": EAST_3}, {}]
    assert [drawn(**asked)[1]["attempt"] for asked in questions] == [1, 2, 3, 4, 5, 1]
    assert drawn(round=2)[1]["attempt"] == 1
    ((told),) = run("draws")[1]
    assert [(one["round"], one["attempt"], one["attempts"]) for one in told["draws"]] == [
        (2, 1, 1),
        *((1, attempt, 5) for attempt in (5, 4, 3, 2, 1)),
    ]


@ON_SQLITE
def test_a_larger_sample_keeps_its_picks(drawn):
    small, larger = drawn()[1], drawn(villages=2, households=2)[1]
    assert set(listed(small)) < set(listed(larger))
    assert set(places(small)) < set(places(larger))


@ON_SQLITE
def test_avoided_and_insisted_on(drawn):
    first = drawn()[1]
    (east,) = (code for code in places(first) if code != WEST_1)
    others = {EAST_1, EAST_2, EAST_3} - {east}
    second = drawn(seed="2", avoid=first["draw_id"])[1]
    assert set(places(second)) < others | {WEST_1} and WEST_1 in places(second)
    insisted = drawn(insist=f"{EAST_2},{EAST_3}")[1]
    strata = {one["village_code"]: one["stratum"] for one in insisted["villages"]}
    assert strata[EAST_2] == strata[EAST_3] == "指定"


@ON_SQLITE
def test_below_the_quota_is_said(drawn):
    assert "东岭镇、西河乡未达到每乡镇不少于2个村、每村不少于40户" in drawn()[2]
    assert "未达到" not in drawn(villages=None, households=None)[2]


REFUSED = [
    ({"frame": "f" * 64}, "没有冻结过"),
    ({"frame": ""}, "没有冻结过"),
    ({"seed": "  "}, "随机种子还是空的"),
    ({"seed": "1\n2"}, "看不见的字符"),
    ({"round": 0}, "轮次 0"),
    ({"round": 10**19}, "轮次太大"),  # more than any database holds
    ({"villages": 0}, "每乡镇抽查村数 0"),
    ({"villages": 10**400}, "每乡镇抽查村数太大"),
    ({"households": -1}, "每村抽查户数 -1"),
    ({"sentinel": 1.01}, "应在0至1之间"),
    ({"sentinel": -0.1}, "应在0至1之间"),
    ({"sentinel": "nan"}, "应在0至1之间"),
    ({"insist": "990101100999"}, "990101100999"),
    ({"insist": WEST_2}, WEST_2),  # a village without households
    ({"insist": EAST}, EAST),
    ({"avoid": "C230925-000000000000"}, "没有编号为"),
    ({"witness": "x" * 41}, "见证人最长40字"),
    ({"out": "/nowhere/list.xlsx"}, "不能写到"),
]


@ON_SQLITE
def test_what_cannot_be_drawn_is_one_sentence_and_leaves_nothing(drawn, engine):
    for asked, sentence in REFUSED:
        status, answer, said = drawn(**asked)
        assert (status, answer, said.count("\n")) == (1, None, 1), asked
        assert sentence in said
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(draws)) == 0


WRONG = [
    [],
    ["--freeze", "--frame", "f"],
    ["--frame", "f", "--seed", "1"],
    ["--frame", "f", "--seed", "1", "--round", "one", "--out", "x.xlsx"],
    ["--freeze", "--points", "no_such=1"],
]


@ON_SQLITE
def test_wrong_usage_is_status_2(run, capsys):
    for wrong in WRONG:
        with pytest.raises(SystemExit) as ended:
            run("draw", *wrong)
        assert ended.value.code == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_a_changed_frame_is_refused(drawn, engine, frozen):
    drawn()
    content = frame(engine).content().replace('"points":6', '"points":7', 1)
    assert content != frame(engine).content()
    with engine.begin() as connection:
        connection.execute(update(draw_frames).values(content=content))
    for asked in ({}, {"seed": "2"}):
        status, _, said = drawn(**asked)
        assert (status, said.count("\n")) == (1, 1)
        assert "内容与冻结时不一致" in said


@ON_SQLITE
def test_a_list_that_the_seed_does_not_give_is_refused(drawn, engine, monkeypatch):
    drawn()
    monkeypatch.setattr(
        "queries.spot_checks.drawing.select",
        lambda frame, seed, *asked: select_households(frame, seed + "!", *asked),
    )
    status, _, said = drawn()
    assert status == 1 and "保存的名单不一致" in said


@pytest.mark.slow
def test_two_who_draw_at_once_are_two_attempts(drawn, engine, database_url):
    engine.dispose()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        attempts = processes.map(rival, [database_url] * 4, ["1", "2", "3", "3"])
        assert sorted(set(attempts)) == [1, 2, 3]
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(draws)) == 3


@ON_SQLITE
def test_a_draw_is_one_line_in_the_access_log(drawn, tmp_path):
    answer = drawn()[1]
    line = json.loads((tmp_path / "access.log").read_text("utf-8").splitlines()[-1])
    assert (line["kind"], line["what"], line["attempt"]) == ("draw", answer["draw_id"], 1)
    assert (line["place"], line["day"]) == (SCOPE.region_code, str(SCOPE.as_of))
    assert WEST not in json.dumps(line)
