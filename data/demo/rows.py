"""The whole county as rows of each layout, under the layouts' field names."""

from collections.abc import Callable
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.demo import health
from data.demo.campaign import plan_of, screening_rows
from data.demo.county import regions_of, villages_of
from data.demo.course import Course, course_of
from data.demo.disasters import disaster_figures, reached_by_flood, reports_of
from data.demo.exits import day_array
from data.demo.families import persons_of
from data.demo.households import households_of
from data.demo.ledgers import Ground, ledgers_of
from data.demo.measures import export_columns, measure_rows, numbered, outside_help
from data.demo.meetings import meeting_rows
from data.demo.monitored import export_of
from data.demo.oddities import Rows, add_oddities
from data.demo.recipe import Behaviour, Recipe, behaviours_of
from data.demo.risks import add_risks, leave_some_out, lower_incomes
from data.demo.shapes import synthetic_boundaries
from data.demo.sizes import add_sizes
from data.demo.warned import warned_of
from data.layouts.household_members import MEASURE_FIELDS

PLACES = ["county", "township", "village"]


@dataclass(frozen=True)
class County:
    """`regions` as the region list has them; `members` are of households without, `monitored`
    of households with an inclusion; the rest one frame a layout, `ledgers` by its name."""

    regions: pd.DataFrame
    villages: pd.DataFrame
    members: pd.DataFrame
    monitored: pd.DataFrame
    procedures: pd.DataFrame
    measures: pd.DataFrame
    screenings: pd.DataFrame
    disasters: pd.DataFrame
    meetings: pd.DataFrame
    ledgers: dict[str, pd.DataFrame]
    boundaries: gpd.GeoDataFrame


def county_rows(recipe: Recipe, say: Callable[[str], None] = lambda text: None) -> County:
    say("村和农户")
    regions = regions_of(recipe.county_code)
    villages = villages_of(regions)
    add_sizes(recipe.stream("sizes"), villages, recipe.households)
    behaviours = behaviours_of(int(villages["rank"].max()) + 1)
    persons = _people(recipe)
    households = households_of(recipe, villages, persons, behaviours)
    _sum_up(recipe, villages, households)
    boundaries = synthetic_boundaries(recipe, villages)
    _place(villages, boundaries)
    say("监测、程序和措施")
    course = course_of(recipe, households, behaviours)
    latest = course.episodes.drop_duplicates("household", keep="last").reset_index(drop=True)
    figures = disaster_figures(recipe, villages, behaviours)
    flooded = _flooded(figures, households, latest)
    add_risks(recipe, households, latest, flooded)
    lower_incomes(recipe, households, latest)
    touched = np.union1d(course.episodes["household"], course.procedures["household"])
    holds_back = np.array([b.holds_back for b in behaviours])
    leave_some_out(recipe, households, touched, holds_back)
    measures = _measures(recipe, households, latest, behaviours, touched)
    export = export_of(recipe, households, latest, behaviours)
    warned = warned_of(recipe, households, persons, touched)
    say("排查、灾情和会议")
    screenings = screening_rows(
        recipe, households, course.procedures, latest["household"].to_numpy(), behaviours
    )
    say("走访、整改、疑点、预警和抽查")
    ground = Ground(
        recipe,
        villages,
        households,
        persons,
        course.procedures,
        latest,
        export,
        behaviours,
        warned,
    )
    members, monitored = _members(villages, households.join(warned), persons, export, measures)
    procedures = _procedures(recipe, course, households)
    begun = _of_household(numbered(measures), households)
    ledgers = ledgers_of(ground)
    rank = households["rank"].to_numpy()
    odd = Rows(members, monitored, procedures, begun, ledgers["visits"], rank, behaviours)
    add_oddities(recipe, odd)
    return County(
        regions=regions,
        villages=_villages(villages),
        members=members,
        monitored=monitored,
        procedures=procedures,
        measures=odd.measures,
        screenings=_of_household(screenings, households).assign(
            plan_id=plan_of(recipe.county_code)
        ),
        disasters=reports_of(figures, villages).assign(county=villages["county"].iloc[0]),
        meetings=meeting_rows(recipe, villages, behaviours).assign(
            county=villages["county"].iloc[0]
        ),
        ledgers=ledgers,
        boundaries=boundaries,
    )


def _people(recipe: Recipe) -> pd.DataFrame:
    rng = recipe.stream("persons")
    persons = persons_of(rng, recipe.households)
    health.add_health(rng, persons)
    health.add_school(rng, persons)
    health.add_labour(rng, persons)
    health.add_cover(rng, persons)
    return persons


def _sum_up(recipe: Recipe, villages: pd.DataFrame, households: pd.DataFrame) -> None:
    """The counts of layout B, from the households themselves."""
    rng = recipe.stream("villages")
    by_village = households.groupby("village")
    villages["population"] = by_village["persons"].sum()
    counts = {
        "out_of_poverty": households["household_type"] == "脱贫户",
        "low_income_aid": households["low_income_aid"] != "未享受",
        "extreme_poverty": households["extreme_poverty_aid"] != "不享受",
        "unsafe_housing": households["has_housing_problem"],
        "unsafe_water": households["has_water_problem"],
    }
    for name, holds in counts.items():
        villages[f"{name}_households"] = holds.groupby(households["village"]).sum()
        people = households["persons"].where(holds, 0)
        villages[f"{name}_persons"] = people.groupby(households["village"]).sum()
    villages["farmland_mu"] = np.round(
        villages["population"] * rng.uniform(0.9, 2.1, len(villages))
    )


def _place(villages: pd.DataFrame, boundaries: gpd.GeoDataFrame) -> None:
    centre = shapely.point_on_surface(boundaries.geometry.to_numpy())
    villages["longitude"] = np.round(shapely.get_x(centre), 6)
    villages["latitude"] = np.round(shapely.get_y(centre), 6)


def _flooded(figures: pd.DataFrame, households: pd.DataFrame, latest: pd.DataFrame) -> np.ndarray:
    villages = households["village"].to_numpy()[latest["household"]]
    return reached_by_flood(figures, villages, day_array(latest["included_on"]), within=85)


def _measures(
    recipe: Recipe,
    households: pd.DataFrame,
    latest: pd.DataFrame,
    behaviours: list[Behaviour],
    touched: np.ndarray,
) -> pd.DataFrame:
    holding = np.flatnonzero([b.holds_back for b in behaviours])
    untouched = np.setdiff1d(np.flatnonzero(households["rank"].isin(holding)), touched)
    plain = households["low_income_aid"].eq("未享受") & households["extreme_poverty_aid"].eq(
        "不享受"
    )
    outside = outside_help(recipe, households, untouched[plain.to_numpy()[untouched]])
    return pd.concat([measure_rows(recipe, households, latest, behaviours), outside])


def _villages(villages: pd.DataFrame) -> pd.DataFrame:
    return villages.rename(
        columns={
            "name": "village",
            "code": "region_code",
            "households": "rural_households",
            "population": "rural_population",
        }
    )


def _members(
    villages: pd.DataFrame,
    households: pd.DataFrame,
    persons: pd.DataFrame,
    export: pd.DataFrame,
    measures: pd.DataFrame,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Layout A twice: a row for each person of the unmonitored, and of the monitored."""
    places = villages.iloc[households["village"]]
    own = households.drop(
        columns=["rank", "village", "persons", "is_able", "is_safety_net"]
    ).assign(
        county=places["county"].to_numpy(),
        township=places["township"].to_numpy(),
        village=places["name"].to_numpy(),
    )
    uninsured = ~persons["is_insured"].groupby(persons["household"]).all()
    own["has_uninsured_member"] = uninsured
    person = persons.assign(
        sex=np.where(persons["is_male"], "男", "女"),
        person_no=np.char.add("P", np.char.zfill((persons.index + 1).to_numpy().astype("U8"), 8)),
    )
    every = person.join(own, on="household")
    is_monitored = np.isin(persons["household"], export["household"])
    block = export.set_index("household").join(
        export_columns(measures).rename(columns=MEASURE_FIELDS)
    )
    monitored = every[is_monitored].join(block, on="household")
    # Recorded by whoever visits the monitored: what a household spends to earn.
    monitored["business_expense"] = np.round(monitored["net_income"] * 0.12)
    monitored.loc[monitored["lacks_income"], ["net_income", "net_income_per_head"]] = np.nan
    monitored.loc[monitored["lacks_phone"], "household_phone"] = None
    return _lean(every[~is_monitored]), monitored


def _lean(members: pd.DataFrame) -> pd.DataFrame:
    """The unmonitored are many: what is said of them is less, and aid only where there is any."""
    members = members.drop(columns=["education", "group_name", "is_insured", "net_income", "sex"])
    for aid, none in (("low_income_aid", "未享受"), ("extreme_poverty_aid", "不享受")):
        members[aid] = members[aid].where(members[aid] != none)
    # A blank category, so that what excludes a household is read as well.
    return members.assign(monitored_category=None)


def _procedures(recipe: Recipe, course: Course, households: pd.DataFrame) -> pd.DataFrame:
    rng = recipe.stream("papers")
    procedures = _of_household(course.procedures, households)
    refused = procedures["status"] == "不予纳入"
    reason = rng.choice(("家庭收入稳定", "有稳定务工收入", "已有其他救助", None), len(procedures))
    procedures["refusal_reason"] = np.where(refused, reason, None)
    evidence = np.where(rng.random(len(procedures)) < 0.03, "无", "有")
    procedures["evidence"] = np.where(procedures["status"] == "在办", None, evidence)
    # Only an inclusion has an authorisation to look into accounts.
    procedures.loc[procedures["procedure_type"] != "纳入", "authorised_on"] = pd.NaT
    return procedures


def _of_household(rows: pd.DataFrame, households: pd.DataFrame) -> pd.DataFrame:
    number = households["household_no"].to_numpy()[rows["household"]]
    return rows.assign(household_no=number).reset_index(drop=True)
