"""The places of every random register: a plan of its own in one township, the county's in the other.

They stand under one county by parent_code only, which is all that a hierarchy goes by.
"""

from sqlalchemy import Engine, insert

from data.models import BEGINNING, FOREVER, regions
from tests.oracle import Region

COUNTY = "450206000000"  # 柳江 2023
WITH_PLAN = "460108102000"  # 演丰 2022
WITHOUT_PLAN = "450206101000"

REGIONS = (
    Region(COUNTY, "county", "甲县", ""),
    Region(WITH_PLAN, "township", "东岭镇", COUNTY),
    Region("460108102201", "village", "上坪村", WITH_PLAN),
    Region("460108102202", "village", "下坪村", WITH_PLAN),
    Region("460108102203", "village", "石桥村", WITH_PLAN),
    Region(WITHOUT_PLAN, "township", "西河乡", COUNTY),
    Region("450206101201", "village", "柳湾村", WITHOUT_PLAN),
    Region("450206101202", "village", "青山村", WITHOUT_PLAN),
)
VILLAGES = tuple(region.code for region in REGIONS if region.level == "village")
TOWNSHIPS = (WITH_PLAN, WITHOUT_PLAN)


def load_places(engine: Engine) -> None:
    rows = [
        {
            "code": region.code,
            "level": region.level,
            "name": region.name,
            "parent_code": region.parent_code or None,
            "valid_from": BEGINNING,
            "valid_to": FOREVER,
        }
        for region in REGIONS
    ]
    with engine.begin() as connection:
        connection.execute(insert(regions), rows)
