"""The county as a whole: the same for ever, of plausible size, and plainly invented."""

import hashlib
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import shapely
from python_calamine import CalamineWorkbook

from data.demo.cells import cell_values, headers_of
from data.demo.county import county_code
from data.demo.recipe import NOTICE, Recipe
from data.demo.rows import County, county_rows
from data.demo.workbooks import books_of
from data.layouts import LAYOUTS
from data.refusal import Refusal

SMALL = Recipe(households=700)


def digest(county: County) -> str:
    """Of every cell of every workbook, of the regions and of the boundaries."""
    sha = hashlib.sha256(county.regions.to_csv().encode())
    sha.update(b"".join(shapely.to_wkb(county.boundaries.geometry.to_numpy())))
    for book in books_of(county):
        for name in headers_of(LAYOUTS[book.layout], book.rows.columns):
            sha.update(repr((name, cell_values(book.rows[name]))).encode())
    return sha.hexdigest()


def test_the_same_seed_makes_the_same_rows_and_another_seed_others():
    first = digest(county_rows(SMALL))
    assert first == digest(county_rows(SMALL))
    assert first != digest(county_rows(replace(SMALL, seed=1)))


def test_the_county_is_of_the_size_asked_for(rows):
    levels = rows.regions["level"].value_counts()
    assert levels.to_dict() == {"village": 80, "township": 10, "county": 1}
    numbers = pd.concat([rows.members["household_no"], rows.monitored["household_no"]])
    assert numbers.nunique() == 30_000
    assert rows.villages["rural_households"].sum() == 30_000
    assert rows.villages["rural_population"].sum() == len(rows.members) + len(rows.monitored)


def test_no_identity_number_can_exist(rows):
    """99 is no province; the check digit is right all the same (GB 11643)."""
    identity = pd.concat([rows.members["identity"], rows.monitored["identity"]])
    # Some disabled people are registered by their certificate, a few people twice.
    assert identity.str.fullmatch(r"990101\d{11}[\dX]([1-6][1-4])?").all()
    assert identity.duplicated().sum() <= 4
    digits = np.array([[int(d) for d in number[:17]] for number in identity])
    weights = [2 ** (17 - place) % 11 for place in range(17)]
    expected = np.array(list("10X98765432"))[digits @ weights % 11]
    assert (identity.str[17].to_numpy() == expected).all()


def test_no_telephone_can_be_dialled(rows):
    phones = pd.concat([rows.members["household_phone"], rows.monitored["household_phone"]])
    assert phones.dropna().str.fullmatch(r"100\d{8}").all()


def test_village_sizes_are_as_skewed_as_real_ones(rows):
    sizes = rows.villages["rural_households"]
    assert sizes.median() < 0.8 * sizes.mean()
    assert sizes.quantile(0.9) > 5 * sizes.quantile(0.1)
    assert sizes.max() > 20 * sizes.min()


def test_small_villages_have_hardly_anybody_monitored(rows):
    monitored = rows.monitored.drop_duplicates("household_no")["household_no"].str[:12]
    number = monitored.value_counts().reindex(rows.villages["region_code"], fill_value=0)
    assert (number <= 3).sum() >= 3


def test_every_workbook_says_that_it_is_invented(books):
    for path in sorted(books.folder.glob("*.xlsx")):
        (title, *_), (exported, *_) = (
            CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(nrows=2)
        )
        assert NOTICE in title and "云溪县" in title
        assert exported == "导出时间：2023-09-25"


def test_a_real_county_lends_only_its_places():
    county = county_rows(replace(SMALL, county_code=county_code("460108")))
    assert len(county.villages) == 124
    assert county.members["identity"].str.startswith("99").all()
    assert set(county.screenings["plan_id"]) == {"liujiang-2023"}


@pytest.mark.parametrize("code", ["450206", "341302000000", "990101"])
def test_counties_that_can_be_played(code):
    assert county_code(code) == code.ljust(12, "0")


@pytest.mark.parametrize("code", ["110101", "45020", "450206100000"])
def test_another_county_is_refused_with_those_there_are(code):
    with pytest.raises(Refusal, match="990101、450206"):
        county_code(code)


def test_the_boundaries_share_their_borders_and_follow_size(rows):
    shapes = rows.boundaries.geometry.to_numpy()
    assert shapely.coverage_is_valid(shapes)
    assert not shapely.is_empty(shapes).any()
    land = np.log(shapely.area(shapes))
    assert np.corrcoef(land, np.log(rows.villages["rural_households"]))[0, 1] > 0.95
    assert set(rows.boundaries["说明"]) == {"示意图，非行政区域界线"}


def test_villages_lie_in_their_shapes(rows):
    points = shapely.points(rows.villages["longitude"], rows.villages["latitude"])
    assert shapely.contains(rows.boundaries.geometry.to_numpy(), points).all()


@pytest.mark.slow
def test_households_of_a_very_large_village_have_numbers_of_their_own():
    rows = county_rows(Recipe(households=150_001))
    numbers = pd.concat([rows.members["household_no"], rows.monitored["household_no"]])
    assert numbers.nunique() == 150_001
