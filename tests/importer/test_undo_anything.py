"""Whatever was imported in whatever order: a batch undone has never been imported, or the
refusal names what stands in the way."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from data.importer import Sheet, UndoRefused, import_sheets, undo
from tests.importer.sheets import identity, persons, procedures, sheet
from tests.support.contents import contents
from tests.support.databases import empty

DAYS = [date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 25)]
HOUSEHOLDS = ["H1", "H2", "H3"]


@dataclass(frozen=True)
class File:
    sheets: tuple[Sheet, ...]
    day: date
    accept_valid_rows: bool


def household_rows(draw: Any, no: str) -> list[dict[str, Any]]:
    """One or two persons of a household; its own values are alike on each row."""
    shared = {
        "户编号": no,
        "家庭纯收入": draw(st.sampled_from([None, 1, 2])),
        "监测对象类别": draw(st.sampled_from([None, "脱贫不稳定户", "突发严重困难户"])),
        "识别监测时间": "202301",
        "村": draw(st.sampled_from(["上坪村", "上坪村", "下坪村"])),
    }
    serial = HOUSEHOLDS.index(no) * 10
    return [
        shared
        | {
            "人口编号": f"{no}-{number}",
            "证件号码": identity(serial + number),
            "姓名": draw(st.sampled_from(["甲某", "乙某"])),
        }
        for number in draw(st.sampled_from([(1,), (1,), (1, 2), (2,)]))
    ]


@st.composite
def household_sheets(draw: Any) -> Sheet:
    numbers = draw(st.lists(st.sampled_from(HOUSEHOLDS), min_size=1, unique=True))
    rows = [row for no in numbers for row in household_rows(draw, no)]
    left_out = draw(
        st.sets(st.sampled_from(["家庭纯收入", "监测对象类别", "人口编号"]), max_size=1)
    )
    return persons(*rows, without=tuple(left_out))


@st.composite
def procedure_sheets(draw: Any) -> Sheet:
    numbers = draw(st.lists(st.sampled_from(["C1", "C2"]), min_size=1, unique=True))
    return procedures(
        *(
            {
                "程序编号": number,
                "户编号": draw(st.sampled_from(HOUSEHOLDS)),
                "办理状态": draw(st.sampled_from(["在办", "办结"])),
                "县级审定日期": "2023-02-01",
            }
            for number in numbers
        )
    )


villages = st.builds(
    lambda name, count: sheet("乡镇 村 总户数 总人口数", ["东岭镇", name, count, 10], name="村"),
    st.sampled_from(["上坪村", "下坪村"]),
    st.integers(1, 2),
)
screenings = st.builds(
    lambda no, ticked: sheet("批次 户编号 是否需启动识别认定程序", ["yihe-2022", no, ticked]),
    st.sampled_from(HOUSEHOLDS),
    st.sampled_from(["是", "否"]),
)
files = st.builds(
    File,
    st.one_of(
        st.tuples(household_sheets()),
        st.tuples(household_sheets()),
        st.tuples(procedure_sheets()),
        st.tuples(household_sheets(), procedure_sheets()),
        st.tuples(villages),
        st.tuples(screenings),
    ),
    st.sampled_from(DAYS),
    st.booleans(),
)


def bring_in_all(engine: Engine, steps: dict[str, File]) -> dict[int, str]:
    """Batch number → the name of the file, for those whose word stands."""
    standing = {}
    for name, file in steps.items():
        report = import_sheets(
            engine,
            file.sheets,
            exported_on=file.day,
            file_name=name,
            accept_valid_rows=file.accept_valid_rows,
        )
        if report.outcome in ("stored", "unchanged"):
            standing[report.batch] = name
    return standing


def undo_with_what_stands_in_the_way(engine: Engine, batch: int, standing: dict[int, str]) -> None:
    """Follows what refusals say; each names later batches, the latest first."""
    before = contents(engine)
    try:
        undo(engine, batch)
    except UndoRefused as refused:
        assert contents(engine) == before
        named = [
            int(n) for n in re.findall(r"先依次撤销批次 ([\d、]+)", str(refused))[0].split("、")
        ]
        assert named == sorted(set(named) & standing.keys(), reverse=True)
        assert min(named) > batch
        for other in named:
            undo_with_what_stands_in_the_way(engine, other, standing)
        undo_with_what_stands_in_the_way(engine, batch, standing)
    else:
        del standing[batch]


def check(engine: Engine, drawn: list[File], target: int) -> None:
    empty(engine, "regions")
    at_first = contents(engine)
    steps = {f"文件{number}": file for number, file in enumerate(drawn)}
    standing = bring_in_all(engine, steps)
    if not standing:
        return
    undo_with_what_stands_in_the_way(engine, sorted(standing)[target % len(standing)], standing)
    left = contents(engine)
    for batch in sorted(standing, reverse=True):
        undo(engine, batch)
    assert contents(engine) == at_first
    empty(engine, "regions")
    bring_in_all(engine, {name: steps[name] for name in standing.values()})
    assert contents(engine) == left


QUICK = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.usefixtures("county")
@QUICK
@given(st.lists(files, min_size=2, max_size=6), st.integers(0, 5))
def test_a_batch_undone_has_never_been_imported(engine, drawn, target):
    check(engine, drawn, target)


@pytest.mark.slow
@pytest.mark.usefixtures("county")
@settings(QUICK, max_examples=200)
@given(st.lists(files, min_size=2, max_size=8), st.integers(0, 7))
def test_a_batch_undone_has_never_been_imported_in_many_cases(engine, drawn, target):
    check(engine, drawn, target)
