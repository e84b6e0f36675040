"""The ledgers of day-to-day work, by the name of their layout: E, G1, G2, I, J, K, M and N."""

import pandas as pd

from data.demo.ledgers.alerts import alert_rows
from data.demo.ledgers.checks import check_rows
from data.demo.ledgers.doubts import doubt_rows
from data.demo.ledgers.ground import Ground
from data.demo.ledgers.monitors import monitor_rows
from data.demo.ledgers.problems import area_problem_rows, household_problem_rows
from data.demo.ledgers.updates import update_rows
from data.demo.ledgers.visits import visit_rows


def ledgers_of(ground: Ground) -> dict[str, pd.DataFrame]:
    return {
        "visits": visit_rows(ground),
        "household_problems": household_problem_rows(ground),
        "area_problems": area_problem_rows(ground),
        "data_doubts": doubt_rows(ground),
        "record_updates": update_rows(ground),
        "department_alerts": alert_rows(ground),
        "monitors": monitor_rows(ground),
        "check_results": check_rows(ground),
    }


__all__ = ["Ground", "ledgers_of"]
