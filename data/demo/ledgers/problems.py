"""Layouts G1 and G2: problems found at home and at large, and whether they were put right."""

import numpy as np
import pandas as pd

from data.demo.exits import days
from data.demo.ledgers.ground import NEVER, Ground, later, numbers, people
from data.demo.recipe import EXPORTED_ON, share

PER_THOUSAND = 14.0  # households
FOUND_FROM = np.datetime64("2023-03-01")
FINDERS = (("自查", 0.50), ("乡镇", 0.24), ("县级", 0.17), ("市级", 0.06), ("省级及以上", 0.03))
# 问题类型, 具体内容, 整改措施
AT_HOME = (
    ("基本医疗", "家庭成员中有人未参加基本医疗保险", "上门动员并协助参保"),
    ("住房安全", "住房屋面漏雨", "安排维修并复查"),
    ("安全饮水", "枯水季节供水不稳定", "更换水泵、增设蓄水池"),
    ("脱贫人口就业", "务工信息与实际不符", "核实后更新务工信息"),
    ("产业发展", "产业奖补资金未兑现", "核对验收单后兑付"),
    ("义务教育", "学生送教上门记录不全", "补全记录"),
    ("防止返贫动态监测", "收入测算与实际有出入", "重新测算收入"),
    ("帮扶工作", "帮扶手册填写不完整", "补填帮扶手册"),
)
AT_LARGE = (
    ("防止返贫动态监测", "部门数据比对不及时", "建立每月比对机制"),
    ("资金项目管理", "项目资料归档不完整", "补齐项目档案"),
    ("帮扶工作", "驻村工作日志记录简单", "规范日志并抽查"),
    ("产业发展", "村集体产业带动户数偏少", "调整利益联结方案"),
    ("防止返贫动态监测", "村级研判会议记录不规范", "统一记录格式"),
    ("脱贫人口小额信贷", "到期贷款提醒不到位", "提前三十天提醒"),
)
UNDATED = 0.03  # of those put right: 已整改, and no day


def household_problem_rows(ground: Ground) -> pd.DataFrame:
    rng = ground.recipe.stream("household problems")
    household = rng.permutation(ground.frail(rng, PER_THOUSAND))
    heads = ground.persons.drop_duplicates("household").set_index("household")["name"]
    rows = _problems(rng, AT_HOME, ground.share("unmended", household), "H")
    return ground.of_household(
        rows.assign(
            household=household,
            head_name=heads.reindex(household).to_numpy(),
            household_type=ground.households["household_type"].to_numpy()[household],
            **ground.places(household),
        )
    )


def area_problem_rows(ground: Ground) -> pd.DataFrame:
    """A few of the county, some of every township, fewer of the villages."""
    rng = ground.recipe.stream("area problems")
    villages = ground.villages
    townships = villages.drop_duplicates("rank").assign(name=None)
    county = townships.head(1).assign(township=None)
    places = pd.concat(
        [
            county.loc[county.index.repeat(3)].assign(level="县级层面"),
            townships.loc[townships.index.repeat(3)].assign(level="镇级层面"),
            villages[rng.random(len(villages)) < 0.3].assign(level="村级层面"),
        ]
    )
    places = places.iloc[rng.permutation(len(places))]
    unmended = share(ground.behaviours, "unmended", places["rank"])
    unmended = np.where(places["level"] == "县级层面", 0, unmended)
    rows = _problems(rng, AT_LARGE, unmended, "M")
    return rows.assign(
        level=places["level"].to_numpy(),
        county=places["county"].to_numpy(),
        township=places["township"].to_numpy(),
        village=places["name"].to_numpy(),
    )


def _problems(
    rng: np.random.Generator,
    kinds: tuple[tuple[str, str, str], ...],
    unmended: np.ndarray,
    prefix: str,
) -> pd.DataFrame:
    """One row for each of `unmended`, the share that is not put right in its place."""
    number = len(unmended)
    span = (EXPORTED_ON - FOUND_FROM).astype(int)
    found_on = FOUND_FROM + days(np.sort(rng.integers(0, span, number)))
    due_on = found_on + days(rng.choice((15, 30, 30, 60), number))
    is_left = rng.random(number) < unmended
    rectified_on = np.where(
        is_left, NEVER, later(rng, found_on, 3, _days_between(found_on, due_on))
    )
    is_done = ~np.isnat(rectified_on)
    reviewed_on = np.where(rng.random(number) < 0.85, later(rng, rectified_on, 1, 10), NEVER)
    is_undated = is_done & (rng.random(number) < UNDATED)
    kind = rng.choice(len(kinds), number)
    finders, shares = zip(*FINDERS, strict=True)
    return pd.DataFrame(
        {
            "problem_no": numbers(f"WT{prefix}", number),
            "problem_type": [kinds[n][0] for n in kind],
            "content": [kinds[n][1] for n in kind],
            "remedy": [kinds[n][2] for n in kind],
            "responsible_person": people(rng, number),
            "responsible_unit": rng.choice(
                ("村委会", "乡镇政府", "县级主管部门"), number, p=(0.6, 0.3, 0.1)
            ),
            "due_on": due_on,
            "result": np.where(is_done, "已整改到位", "正在整改"),
            "found_by": rng.choice(finders, number, p=shares),
            "found_on": found_on,
            "rectified_on": np.where(is_undated, NEVER, rectified_on),
            "reviewer": np.where(np.isnat(reviewed_on), None, people(rng, number)),
            "reviewed_on": reviewed_on,
        }
    )


def _days_between(first: np.ndarray, last: np.ndarray) -> np.ndarray:
    return (last - first).astype(int)
