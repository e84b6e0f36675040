"""What waits for verification or review, and how many there are in each band."""

from queries.quality import added_up, found_by_place
from queries.quality.bands import BANDS, in_bands
from queries.scope import Level
from tests.quality.drawn import Drawn, scope

HOUSEHOLDS = """
    户编号 | 行政区划代码
    1     | 990101100201
    2     | 990101101201
"""
HOLDERS, DOUBTS, UPDATES = range(3)


def banded(drawn: Drawn, number: int, level: Level = Level.COUNTY) -> dict[str, dict[str, int]]:
    """By place, the bands that hold anything."""
    with drawn.engine.connect() as connection:
        frame = in_bands(connection, number, scope("2023-09-25"), level)
    labels = BANDS[number].labels
    return {
        row["region"]: {label: int(row[label]) for label in labels if row[label]}
        for _, row in frame.iterrows()
    }


def test_doubts_that_wait(drawn: Drawn):
    drawn.people(HOUSEHOLDS)
    drawn.ledger("""
        疑点编号 | 户编号 | 疑点类型 | 下发日期    | 核实日期    | 核实结果 | 为什么
        I1      | 1     | 收入    | 2023-09-18 |            |        | 7天
        I2      | 1     | 收入    | 2023-09-17 |            |        | 8天
        I3      | 2     | 收入    | 2022-01-01 | 2023-01-01 | 未核实  | 有日期也是未核实
        I4      | 2     | 收入    | 2023-09-01 | 2023-09-25 | 不属实  | 当日已核实
        I5      | 2     | 收入    | 2023-09-01 | 2023-09-26 | 不属实  | 24天，截至日尚未核实
        I6      | 2     | 收入    | 2023-09-26 |            |        | 截至日之后下发，不看
    """).told()
    assert drawn.found("doubt_open", level=Level.TOWNSHIP) == {"东岭镇": (2, 2), "西河乡": (2, 3)}
    assert banded(drawn, DOUBTS, Level.TOWNSHIP) == {
        "东岭镇": {"0至7天": 1, "8至15天": 1},
        "西河乡": {"16至30天": 1, "60天以上": 1},
    }


def test_updates_that_wait(drawn: Drawn):
    drawn.people(HOUSEHOLDS)
    drawn.ledger("""
        更新编号 | 户编号 | 提交日期    | 审核日期    | 审核结果 | 为什么
        J1      | 1     | 2023-07-27 |            |        | 60天
        J2      | 1     | 2023-07-26 | 2023-09-26 | 通过   | 61天，截至日尚未审核
        J3      | 2     | 2023-07-26 | 2023-08-01 | 退回   | 已审核
    """).told()
    assert drawn.found("update_open") == {"云溪县": (2, 3)}
    assert banded(drawn, UPDATES) == {"云溪县": {"31至60天": 1, "60天以上": 1}}


def test_holders_of_public_posts_by_age(drawn: Drawn):
    drawn.people("""
        户编号 | 公益性岗位 | 出生日期    | 为什么
        1     | 保洁员    | 2007-09-26 | 未满16
        2     | 保洁员    | 2007-09-25 | 16
        3     | 保洁员    | 1963-09-26 | 差一天60
        4     | 保洁员    | 1963-09-25 | 60
        5     | 保洁员    | 1953-09-26 | 差一天70
        6     | 保洁员    | 1953-09-25 | 70
        7     | 保洁员    |            |
        8     | 无       | 1953-09-25 | 没有岗位
    """).told()
    assert banded(drawn, HOLDERS) == {
        "云溪县": {
            "未满16岁": 1,
            "16至59岁": 2,
            "60至64岁": 1,
            "65至69岁": 1,
            "70岁以上": 1,
            "未填出生日期": 1,
        }
    }


def test_places_together_are_judged_as_one(drawn: Drawn):
    people = ["户编号 | 行政区划代码 | 户联系电话"]
    people += [f"{n} | 990101100201 | 10000000001" for n in range(1, 10)]
    people += [f"{n} | 990101101201 | 2000000000{n - 10}" for n in range(10, 13)]
    drawn.people("\n".join(people)).told()
    with drawn.engine.connect() as connection:
        parts = found_by_place(connection, ["shared_phone"], scope("2023-09-25"), Level.TOWNSHIP)
    columns = ["found", "checked", "grade", "is_to_verify"]
    assert parts[columns].to_numpy().tolist() == [
        [9, 9, "样本过少", True],
        [0, 3, "样本过少", False],
    ]
    assert added_up(parts)[columns].to_numpy().tolist() == [[9, 12, "", True]]
