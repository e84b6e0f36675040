"""A draw of seven households in two villages, with everything recorded that no form may tell."""

from datetime import date
from typing import Any

from sqlalchemy import Engine, insert

from data.identity import identity_key
from data.models import BEGINNING, FOREVER, person_versions, persons, villages
from data.spot_checks import keep_draw, keep_frame
from data.types import fenced
from queries.spot_checks.design import Design, Drawn, DrawnHousehold, DrawnVillage, Stratum
from queries.spot_checks.frame import Frame, FrameHousehold, FrameVillage, Quota
from queries.spot_checks.records import draw_record, frame_record
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, WEST, WEST_1
from tests.support.register import Register
from tests.support.served import load_demonstration

AS_OF = date(2023, 9, 25)
IDENTITY = "990101197001011234"  # its check digit is wrong: nobody's
PHONE = "13900001234"
INCOME, EXPENSE = 5432.1, 876.5
MEASURE = "养蜂三十箱"
RECORDED = {
    "household_phone": PHONE,
    "net_income_per_head": INCOME,
    "net_income": 4 * INCOME,
    "compliant_expense": EXPENSE,
    "contact_person": "赵钱孙",
    "has_housing_problem": True,
    "measures_industry": fenced([MEASURE]),
}
# 户编号 of the register → what is stated of it, in the order in which they are stored.
STATED: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (EAST_1, "孙悟空", {"group_name": "十组", "household_type": "脱贫户"}),
    (EAST_1, "唐三", {"group_name": "2组", "household_type": "一般农户"}),
    (EAST_1, "沙和尚", {"group_name": "二组", "household_type": "一般农户", "monitored_category": "边缘易致贫户"}),
    (EAST_1, "朱八", {"group_name": "一组", "household_type": "一般农户"}),
    (WEST_1, "李铁拐子", {"household_type": None}),
    (WEST_1, "何仙", {"household_type": "脱贫户", "monitored_category": "脱贫不稳定户"}),
    (WEST_1, "吕岩", {"household_type": "一般农户"}),
    (EAST_2, "蓝采", {"household_type": "一般农户"}),
)  # fmt: skip
NAMES = [name for _, name, _ in STATED]
DRAWN_OF = {EAST_1: ("0001", "0002", "0003"), WEST_1: ("0005", "0006")}
REASONS = {"0001": ("no_measure", "visit_missed"), "0006": ("below_line_unmonitored",)}


def a_draw(engine: Engine) -> str:
    """The register, its frame and the draw; its 抽查编号."""
    load_demonstration(engine)
    register = Register(engine)
    for code, name, stated in STATED:
        household_id = register.household(code, **(RECORDED | stated))
        _person(engine, register, household_id, name)
    with engine.begin() as connection:
        for code, longitude in ((EAST_1, 109.4), (WEST_1, 109.5)):
            connection.execute(
                insert(villages).values(
                    region_code=code, valid_from=BEGINNING, valid_to=FOREVER, longitude=longitude,
                    latitude=24.2, batch_id=register.batch_id, rural_households=100,
                    rural_population=300,
                )
            )  # fmt: skip
    frame = _frame()
    keep_frame(engine, frame_record(frame), frozen_by="县局")
    record = draw_record(frame, frame.sha256, "4711", 1, Design(1, 3), _drawn())
    return keep_draw(engine, record, drawn_by="县局", witnessed_by=None).draw_no


def _person(engine: Engine, register: Register, household_id: int, name: str) -> None:
    with engine.begin() as connection:
        key = identity_key(connection)
        person_id = connection.execute(
            insert(persons).values(household_id=household_id, person_no=f"P{household_id}")
        ).inserted_primary_key[0]
        connection.execute(
            insert(person_versions).values(
                person_id=person_id, household_id=household_id, valid_from=BEGINNING,
                valid_to=FOREVER, batch_id=register.batch_id, name=name, relation="户主",
                identity_hash=key.hash(IDENTITY), identity_cipher=key.encrypt(IDENTITY),
            )
        )  # fmt: skip


def _frame() -> Frame:
    return Frame(
        COUNTY,
        date(2023, 1, 1),
        AS_OF,
        None,
        (
            FrameVillage(EAST_1, "上坪村", EAST, "东岭镇", 9, ("poor_data",)),
            FrameVillage(EAST_2, "下坪村", EAST, "东岭镇", 1),
            FrameVillage(WEST_1, "柳湾村", WEST, "西河乡", 1),
        ),
        tuple(
            FrameHousehold(f"{order:04}", code, 1, REASONS.get(f"{order:04}", ()))
            for order, (code, _, _) in enumerate(STATED, start=1)
        ),
        (),
        Quota(2, 40, 0.25),
    )


def _drawn() -> Drawn:
    return Drawn(
        tuple(
            DrawnVillage(code, township, Stratum.RISK, 0.5, "a" * 64, ())
            for code, township in ((EAST_1, EAST), (WEST_1, WEST))
        ),
        tuple(_household(number, code) for code, own in DRAWN_OF.items() for number in own),
        (_household("0004", EAST_1), _household("0007", WEST_1), _household("0008", EAST_2)),
        (DrawnVillage(EAST_2, EAST, Stratum.SENTINEL, 0.5, "d" * 64, ()),),
    )


def _household(number: str, code: str) -> DrawnHousehold:
    reasons = REASONS.get(number, ())
    stratum = Stratum.CERTAINTY if reasons else Stratum.SENTINEL
    return DrawnHousehold(number, code, stratum, 0.25, number * 16, reasons)
