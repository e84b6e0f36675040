import pandas as pd
import pytest

from data.demo.recipe import Recipe
from data.demo.rows import County, county_rows
from data.demo.workbooks import books_of, write_book
from tests.demo.workbooks import Workbooks


@pytest.fixture(scope="session")
def rows() -> County:
    """The default county: 30,000 households."""
    return county_rows(Recipe())


@pytest.fixture(scope="session")
def books(rows: County, tmp_path_factory: pytest.TempPathFactory) -> Workbooks:
    """Its workbooks, but for those of the unmonitored, which take long to write."""
    folder = tmp_path_factory.mktemp("workbooks")
    for book in books_of(rows):
        if not book.file_name.startswith("农户信息"):
            write_book(book, "云溪县", folder)
    return Workbooks(folder)


@pytest.fixture(scope="session")
def unmonitored(rows: County) -> pd.DataFrame:
    """Their households, one row each."""
    return rows.members.drop_duplicates("household_no")
