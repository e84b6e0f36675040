"""One draw told by hand, number by number, so that anybody can follow it with a pencil."""

from queries.spot_checks.design import Design, DrawnHousehold, DrawnVillage
from queries.spot_checks.selection.selecting import select
from tests.spot_checks.frames import read

# A village, its points, those of its households; * is flagged.
FRAME = read("""
    990101101201 | 2* | 3* 1 1
    990101101202 | 2* | 1 1 1
    990101101203 | 1  | 1 1 1
    990101101204 | 1  | 1 1
""")

# Three of four villages: one place is random, of the other two half is certain.
#   重点: 01 and 02 are flagged and equal; 1690 < b0d7, so 01.
#   按风险: 02 has 506a / 2 = 2835, 03 c42e, 04 6b67; so 02.
#   随机: of what is left 04 has 23b3, 03 has 3fa9; so 04.
# By risk, of {2, 1, 1} points one: 2 points ∫ 2 (1 - t)² dt, t up to 1/2, is 7/12; 1 point 5/24.
#   01, 02: 1/2 + 1/2 × (7/12 + 5/12 × 1/2) = 43/48      03, 04: 5/24 + 19/24 × 1/2 = 29/48
VILLAGES = """
    990101101201 | 1690 d073 4421 | 重点   | 43/48
    990101101202 | b0d7 506a 95fb | 按风险 | 43/48
    990101101204 | 747f 6b67 23b3 | 随机   | 29/48
"""
VILLAGE_IN_RESERVE = """
    990101101203 | bfda c42e 3fa9 | 随机   | 29/48
"""
# Two of a village's households, one of them random. In 01 the only flagged one is certain, each
# of the other two comes by 1/2; in 02 all are equal, 2/3; in 04 there are only two.
HOUSEHOLDS = """
    9901011012010001 | e771 b740 092a | 重点     | 43/48
    9901011012010003 | 1fea 491c 3a3b | 随机     | 43/96
    9901011012020002 | f25b 074e e042 | 按风险   | 43/72
    9901011012020003 | 2f61 9991 af89 | 随机     | 43/72
    9901011012040001 | 0825 fd6b 1d3b | 全部核查 | 29/48
    9901011012040002 | 7b36 69be 780c | 全部核查 | 29/48
"""
# The last two are whoever is visited in 03, should it be gone to: 03 is like 02.
HOUSEHOLDS_IN_RESERVE = """
    9901011012010002 | bc32 c734 c276 | 随机     | 43/96
    9901011012020001 | df89 4bdd c8b6 | 随机     | 43/72
    9901011012030003 | 1d7a 41ad ff31 | 按风险   | 29/72
    9901011012030002 | 3884 f412 d176 | 随机     | 29/72
"""


def told(table: str) -> list[tuple[str, str, str, float]]:
    """Id, the first four digits of each number, stratum, probability."""
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    parts = [(id, numbers, stratum, share.split("/")) for id, numbers, stratum, share in lines]
    return [
        (id, numbers, stratum, round(int(top) / int(bottom), 12))
        for id, numbers, stratum, (top, bottom) in parts
    ]


def listed(lines: tuple[DrawnVillage, ...] | tuple[DrawnHousehold, ...]) -> list[tuple]:
    return [
        (
            line.code if isinstance(line, DrawnVillage) else line.household_no,
            " ".join(line.ticket[at : at + 4] for at in (0, 16, 32)),
            line.stratum.value,
            round(line.probability, 12),
        )
        for line in lines
    ]


def test_as_told_by_hand():
    drawn = select(FRAME, "20230925", 1, Design(villages=3, households=2))
    assert listed(drawn.villages) == told(VILLAGES)
    assert listed(drawn.reserve_villages) == told(VILLAGE_IN_RESERVE)
    assert listed(drawn.households) == told(HOUSEHOLDS)
    assert listed(drawn.reserve) == told(HOUSEHOLDS_IN_RESERVE)


def test_another_round_is_another_draw():
    first, second = (select(FRAME, "20230925", number, Design(3, 2)) for number in (1, 2))
    assert {line.ticket for line in first.households}.isdisjoint(
        line.ticket for line in second.households
    )
