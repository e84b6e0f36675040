"""A county small enough to count by hand: two townships, five villages. Its codes are no province's."""

import csv
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, insert

from data.models import BEGINNING, FOREVER, regions

COUNTY = "990101000000"
EAST, WEST = "990101100000", "990101101000"
EAST_1, EAST_2, EAST_3 = "990101100201", "990101100202", "990101100203"
WEST_1, WEST_2 = "990101101201", "990101101202"

# code, level, name, parent_code: the columns of a region list.
REGIONS = [
    (COUNTY, "county", "云溪县", ""),
    (EAST, "township", "东岭镇", COUNTY),
    (EAST_1, "village", "上坪村", EAST),
    (EAST_2, "village", "下坪村", EAST),
    (EAST_3, "village", "石桥村", EAST),
    (WEST, "township", "西河乡", COUNTY),
    (WEST_1, "village", "柳湾村", WEST),
    (WEST_2, "village", "青山村", WEST),
]


@dataclass(frozen=True)
class County:
    code: str
    townships: tuple[str, ...]
    villages: tuple[str, ...]


SMALL_COUNTY = County(COUNTY, (EAST, WEST), (EAST_1, EAST_2, EAST_3, WEST_1, WEST_2))


def write_regions(path: Path) -> Path:
    """The region list as the CSV that `init --regions` reads."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["code", "level", "name", "parent_code"])
        writer.writerows(REGIONS)
    return path


def load_county(engine: Engine) -> County:
    rows = [
        {
            "code": code,
            "level": level,
            "name": name,
            "parent_code": parent or None,
            "valid_from": BEGINNING,
            "valid_to": FOREVER,
        }
        for code, level, name, parent in REGIONS
    ]
    with engine.begin() as connection:
        connection.execute(insert(regions), rows)
    return SMALL_COUNTY
