"""What a screen under test is served from: no database, folder or answer of another test's."""

from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from sqlalchemy import Engine, update

from data import database
from data.config import DATABASE_VARIABLE
from data.models import dataset
from tests.support.county import COUNTY, load_county

DATA_UNTIL = date(2023, 9, 25)


def serve(patch: pytest.MonkeyPatch, folder: Path, url: str | None = None) -> None:
    """Screens read the database at `url`, if any, and keep logs and databases in `folder`."""
    st.cache_data.clear()
    st.cache_resource.clear()
    patch.setattr(database, "LOCAL", folder)
    if url:
        patch.setenv(DATABASE_VARIABLE, url)
    else:
        patch.delenv(DATABASE_VARIABLE, raising=False)


def load_demonstration(engine: Engine) -> None:
    """The tiny county, without households, as a demonstration up to DATA_UNTIL."""
    load_county(engine)
    facts = {"county_code": COUNTY, "is_demonstration": True, "version": 1}
    with engine.begin() as connection:
        connection.execute(update(dataset).values(data_until=DATA_UNTIL, **facts))


def listen_on(patch: pytest.MonkeyPatch, address: str | None) -> None:
    """127.0.0.1: nobody but this machine can look on."""
    asked = st.get_option
    patch.setattr(
        st, "get_option", lambda name: address if name == "server.address" else asked(name)
    )
