"""`manage.py flags` answers with the keys and grades of the contract."""

import json
from datetime import date

from sqlalchemy import insert

from data.models import dataset
from manage import main
from tests.flags.drawn import Village, draw
from tests.flags.test_flags import COUNTY, EAST_1, EAST_2, EAST_3, WEST_1, WEST_2, flood, half


def test_the_json_is_as_promised(engine, database_url, county, capsys):
    draw(engine, [*map(half, (EAST_1, EAST_2, EAST_3)), half(WEST_1, 0), Village(WEST_2, old=9)])
    flood(engine, WEST_2)
    with engine.begin() as connection:
        connection.execute(dataset.delete())
        connection.execute(
            insert(dataset).values(
                county_code=COUNTY, is_demonstration=True, version=1, data_until=date(2023, 9, 25)
            )
        )
    options = ["--database", database_url, "--format", "json", "--level", "village"]
    assert main(["flags", *options]) == 0
    answered = json.loads(capsys.readouterr().out)
    assert [tuple(flag) for flag in answered] == [
        (
            "flag",
            "grade",
            "region_code",
            "region",
            "observed",
            "expected",
            "probability",
            "sentence",
            "clause",
        )
    ] * len(answered)
    assert [(flag["region_code"], flag["flag"], flag["grade"]) for flag in answered] == [
        (WEST_1, "low_elimination", "信号"),
        (WEST_2, "low_inclusion_despite_disaster", "待核实"),
        (WEST_2, "low_elimination", "样本过少"),
        (WEST_2, "high_elimination", "样本过少"),
        (WEST_2, "poor_data", "样本过少"),
    ]
    assert answered[2]["expected"] is None
    assert "待核实。请查明受灾户名单" in answered[1]["sentence"]
