"""义和街道 2022: what its plan file holds, and what becomes of a record."""

import pytest

from data.plans import load_plans
from data.plans.declaration import Every

PLAN = load_plans()["yihe-2022"]


def test_the_five_ones():
    """一年一遍访、每月监测、每月研判、半年督查、一年交叉检查."""
    assert [(sweep.kind, sweep.every) for sweep in PLAN.sweeps] == [
        ("农户遍访", Every.YEAR),
        ("动态监测", Every.MONTH),
    ]
    assert [(meeting.type, meeting.every) for meeting in PLAN.meetings] == [
        ("综合研判", Every.MONTH),
        ("部门联席会", Every.MONTH),
        ("专项督查", Every.HALF_YEAR),
    ]
    (check,) = PLAN.spot_checks
    assert (check.every, check.villages, check.households) == (Every.YEAR, 2, 40)


PROBLEM = {"户编号": "H1", "问题类型": "帮扶工作", "具体内容": "应纳未纳"}


@pytest.mark.parametrize("finder", ["自查", "乡镇", "县级", "市级", "省级及以上"])
def test_who_found_a_problem_is_kept_and_given_back(kept, finder):
    row = {**PROBLEM, "发现来源": finder}
    assert kept("household_problems", row) == row
