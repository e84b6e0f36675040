"""The list that is handed out, cell by cell."""

import subprocess

import pytest
from openpyxl import load_workbook

from tests.support.county import EAST_1, EAST_2, EAST_3, WEST_1

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
NAMES = {EAST_1: "上坪村", EAST_2: "下坪村", EAST_3: "石桥村", WEST_1: "柳湾村"}


@pytest.fixture
def lists(drawn, tmp_path):
    """Draws, and gives the answer and each sheet's rows."""

    def draw(**options):
        answer = drawn(**options)[1]
        book = load_workbook(tmp_path / "list.xlsx")
        return answer, {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}

    return draw


def facts(rows):
    """What the cover says, by what it says it of."""
    return {row[0]: row[1] for row in rows if row[0] and row[1] is not None}


def below(rows, first):
    """The rows below the heading that begins with `first`, up to the next blank one."""
    start = next(number for number, row in enumerate(rows) if row[0] == first)
    found = []
    for row in rows[start + 1 :]:
        if row[0] is None:
            break
        found.append(row)
    return rows[start], found


def test_the_cover_says_from_what_how_and_by_whom(lists, frozen):
    lists(seed="20231106")
    answer, sheets = lists(
        seed="大乐透 第23128期",
        insist=EAST_3,
        sentinel=0.125,
        by="县乡村振兴局",
        witness="驻局纪检组",
    )
    cover = sheets["封面"]
    assert [row[0] for row in cover[:3]] == [
        "抽查名单",
        "从4个村、8户中抽中3个村、3户，另备选1个村、5户。",
        "东岭镇、西河乡未达到每乡镇不少于2个村、每村不少于40户的抽查数量，结果只作参考，请补抽或按规定数量重抽。",
    ]
    said = facts(cover)
    assert said["抽样框 SHA-256"] == frozen
    assert said["范围"] == "云溪县（990101000000）"
    assert said["数据截至"] == "2023年9月25日，本期自2023年1月1日起"
    assert said["工作方案"].endswith("（demo-2023）")
    assert said["户数"].startswith("4个村，8户，")
    assert said["抽查编号"] == answer["draw_id"]
    assert said["抽取次数"] == "第2次，本抽样框本轮共抽取2次"
    assert said["随机种子"] == "大乐透 第23128期"
    assert (said["每乡镇抽查村数"], said["每村抽查户数"], said["纯随机份额"]) == (1, 1, "12.5%")
    assert (said["避开的村"], said["指定的村"]) == ("无", f"石桥村（{EAST_3}）")
    assert said["抽取"].endswith("，县乡村振兴局") and said["见证人"] == "驻局纪检组"


def test_anybody_recomputes_a_ticket_by_what_the_cover_says(lists):
    answer, sheets = lists(seed="it's | 种子")
    line = subprocess.run(
        ["bash", "-c", facts(sheets["封面"])["例"]], capture_output=True, text=True, check=True
    )
    assert line.stdout.split()[0] == answer["households"][0]["ticket"]


def test_the_cover_counts_townships_parts_and_attempts(lists):
    first, _ = lists()
    second, sheets = lists(seed="2", villages=2, households=40)
    heading, rows = below(sheets["封面"], "乡镇")
    assert heading == ("乡镇", "应抽村数", "抽中村数", "应抽户数", "抽中户数", "抽查数量")
    east = [one for one in second["households"] if one["village_code"] != WEST_1]
    assert rows == [
        ("东岭镇", 2, 2, len(east), len(east), "达到"),
        ("西河乡", 1, 1, 2, 2, "达到"),
    ]
    _, rows = below(sheets["封面"], "入选方式")
    assert [row[0] for row in rows] == ["全部核查", "指定", "重点", "按风险", "随机"]
    assert sum(row[1] for row in rows) == 3
    assert sum(row[2] for row in rows) == len(second["households"])
    _, rows = below(sheets["封面"], "本轮各次抽取")
    assert [row[:3] for row in rows] == [
        (1, first["draw_id"], "20231107"),
        (2, second["draw_id"], "2"),
    ]


def test_the_cover_tells_of_draws_from_another_frame(lists, run):
    first, sheets = lists()
    other = "同一地区同一轮，其他抽样框"
    assert other not in [row[0] for row in sheets["封面"]]
    lists(seed="2", round=2)
    taught = run("draw", "--freeze", "--points", "no_measure=9")[1]["frame_sha256"]
    second, sheets = lists(frame=taught)
    assert second["attempt"] == 1
    _, rows = below(sheets["封面"], other)
    assert [row[:3] for row in rows] == [
        (f"{first['frame_sha256'][:8]} 第1次", first["draw_id"], "20231107")
    ]


def test_each_line_says_who_how_and_why(lists):
    answer, sheets = lists(villages=3, households=40)
    rows = sheets["户"]
    assert rows[0][0] == "抽查户名单"
    assert rows[1][0] == f"抽查编号 {answer['draw_id']}　第1轮第1次抽取"
    assert rows[3] == (
        *("序号", "乡镇", "村", "户编号", "户主"),
        *("入选方式", "入选概率", "理由", "票号"),
    )
    assert rows[4:] == [
        (
            number,
            "西河乡" if one["village_code"] == WEST_1 else "东岭镇",
            NAMES[one["village_code"]],
            one["household_id"],
            "成****",
            "全部核查",
            1,
            {"13": "村荐镇否"}.get(one["household_id"], row[7]),
            one["ticket"],
        )
        for number, (one, row) in enumerate(zip(answer["households"], rows[4:], strict=True), 1)
    ]
    reasons = {row[3]: row[7] for row in rows[4:]}
    assert reasons["12"] is None and "无帮扶措施" in reasons["11"]


def test_villages_and_reserve_stand_on_sheets_of_their_own(lists):
    answer, sheets = lists()
    heading, *rows = sheets["村"][3:]
    assert heading == (
        *("序号", "乡镇", "村", "村代码", "村内户数", "抽中户数"),
        *("入选方式", "入选概率", "理由", "票号"),
    )
    size = {EAST_1: 3, EAST_2: 1, EAST_3: 2, WEST_1: 2}
    assert [(row[3], row[4], row[5], row[6], row[9]) for row in rows] == [
        (one["village_code"], size[one["village_code"]], 1, one["stratum"], one["ticket"])
        for one in answer["villages"]
    ]
    assert [row[7] for row in rows] == [
        pytest.approx(one["probability"], abs=1e-6) for one in answer["villages"]
    ]
    heading, *rows = sheets["备选"][3:]
    assert heading[:7] == ("顺序", "备选", "乡镇", "村", "村代码", "户编号", "户主")
    assert [(row[1], row[2]) for row in rows if row[1] == "村"] == [("村", "东岭镇")]
    households = [row for row in rows if row[1] != "村"]
    (spare,) = [row[4] for row in rows if row[1] == "村"]
    assert [row[4] for row in rows if row[1] == "备选村的户"] == [spare]
    assert [(row[4], row[5]) for row in households] == [
        (one["village_code"], one["household_id"]) for one in answer["reserve"]
    ]
    assert [row[0] for row in households if row[4] == WEST_1] == [1]
