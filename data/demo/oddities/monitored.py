"""Oddities of what the export says of monitored households."""

import numpy as np
import pandas as pd

from data.demo.oddities.rows import Rows, few, set_on
from data.demo.recipe import EXPORTED_ON

FAILED = 5  # households


def _state_incomes(rng: np.random.Generator, rows: Rows) -> None:
    """Of the monitored, the parts of the income; some parts are missing from the sum."""
    m = rows.monitored
    works = m["months_worked"].gt(0) | m["public_post"].notna()
    aided = m["low_income_aid"].eq("农村低保") | m["extreme_poverty_aid"].eq("农村特困")
    own = pd.DataFrame({"works": works, "aided": aided}).groupby(m["household"]).any()
    gross = (
        m.groupby("household")["net_income"].first()
        + m.groupby("household")["business_expense"].first()
    )
    chance = rng.random((3, len(own)))
    wage = np.round(gross * np.where(own["works"], 0.35 + 0.4 * chance[0], 0))
    transfer = np.round(gross * np.where(own["aided"], 0.2, 0.04 * chance[1]))
    idle = own["works"] & (chance[2] < 0.03)
    unpaid = own.index.isin(few(rng, own.index[own["aided"]].to_numpy(), 3))
    wage, transfer = wage.where(~idle, 0 * wage), transfer.where(~unpaid, 0 * transfer)
    business = gross - wage - transfer
    transfer = transfer.where((chance[1] > 0.02) | unpaid, transfer + 300)
    parts = {"wage_income": wage, "business_income": business, "transfer_income": transfer}
    for name, values in parts.items():
        m[name] = m["household"].map(values)
    m["property_income"] = m["net_income"] * 0


def _mistake_categories(rng: np.random.Generator, rows: Rows) -> None:
    unstable = rows.monitored["monitored_category"] == "脱贫不稳定户"
    own = few(rng, rows.households(rows.monitored, unstable))
    set_on(rows.monitored, own, "monitored_category", "边缘易致贫户")


def _mistake_risks(rng: np.random.Generator, rows: Rows) -> None:
    """Risks that nobody in the household bears, and problems that are no risk."""
    m = rows.monitored
    is_active = ~m["is_eliminated"].astype(bool) & m["risks"].notna()
    by_household = m.groupby("household")
    bears = pd.DataFrame(
        {
            "因残": by_household["disability"].transform("count") > 0,
            "因学": by_household["age"].transform("min") < 24,
            "因病": m["health"].str.contains("病").groupby(m["household"]).transform("any"),
            "因安全住房": m["has_housing_problem"],
            "因安全饮水": m["has_water_problem"],
        }
    )
    for risk in bears:
        own = few(rng, rows.households(m, is_active & ~bears[risk]), 3)
        for household in own:
            stated = m.loc[m["household"] == household, "risks"].iloc[0]
            set_on(m, [household], "risks", f"{stated}、{risk}" if risk not in stated else stated)
    safe = ~m["risks"].str.contains("因安全", na=False)
    for problem in ("has_housing_problem", "has_water_problem"):
        set_on(m, few(rng, rows.households(m, is_active & safe), 2), problem, True)


def _mistake_sexes(rng: np.random.Generator, rows: Rows) -> None:
    persons = few(rng, rows.monitored.index.to_numpy())
    rows.monitored.loc[persons, "sex"] = rows.monitored.loc[persons, "sex"].map(
        {"男": "女", "女": "男"}
    )


def _leave_blank(rng: np.random.Generator, rows: Rows) -> None:
    """A few gaps of each kind; two new households that nobody has entered yet."""
    m = rows.monitored
    is_active = ~m["is_eliminated"].astype(bool)
    for names in (("compliant_expense", "business_expense"), ("has_dropout",)):
        own = few(rng, rows.households(m, is_active), 2)
        for name in names:
            m[name] = m[name].astype(object)
            set_on(m, own, name, None)
    included = rows.procedures["procedure_type"].eq("纳入") & rows.procedures["status"].eq("办结")
    recent = rows.procedures[
        included & (rows.procedures["county_approval_on"] > np.datetime64("2023-06-01"))
    ]
    own = few(
        rng, rows.households(m, is_active & m["household_no"].isin(recent["household_no"])), 2
    )
    for name in ("monitored_category", "identified_on"):
        set_on(m, own, name, None)


def _fail_together(rng: np.random.Generator, rows: Rows) -> None:
    """In one township, most of those taken in since August had grown for the same buyer."""
    p, m = rows.procedures, rows.monitored
    recent = p["procedure_type"].eq("纳入") & p["status"].eq("办结")
    recent &= p["county_approval_on"] > EXPORTED_ON - np.timedelta64(55, "D")
    safe = m["risks"].notna() & ~m["risks"].str.contains("因安全|因自然灾害", na=False)
    lately = m["household_no"].isin(p.loc[recent, "household_no"])
    own = rows.households(m, safe & lately)
    ranks, numbers = np.unique(rows.rank[own], return_counts=True)
    if numbers.max(initial=0) < FAILED:
        return  # a county too small to have so many in a township
    hit = own[rows.rank[own] == ranks[numbers.argmax()]]
    set_on(m, few(rng, hit, FAILED), "risks", "因产业项目失败")


MONITORED = (
    _state_incomes,
    _mistake_categories,
    _mistake_risks,
    _mistake_sexes,
    _leave_blank,
    _fail_together,
)
