"""`manage.py run`: what it serves, and when it makes the demonstration county."""

import socket
from datetime import date

import pytest
from sqlalchemy import update

import manage
from data import database
from data.config import load_config
from data.models import dataset
from data.refusal import Refusal
from pages.console import server


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "LOCAL", tmp_path)
    return tmp_path


@pytest.fixture
def served(monkeypatch):
    """The databases that pages would show, without a server."""
    urls = []

    def serve(port, environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        urls.append(database.served_database(load_config()))
        return 0

    monkeypatch.setattr(server, "serve", serve)
    return urls


@pytest.fixture
def demo(monkeypatch):
    """The times the demonstration county was made, without making it."""
    made = []
    command = manage.Command("", lambda parser: None, lambda options: made.append(1) or 0)
    monkeypatch.setitem(manage.COMMANDS, "demo", command)
    return made


def hold_data(url):
    engine = database.open_engine(url)
    database.migrate(engine)
    with engine.begin() as connection:
        connection.execute(update(dataset).values(data_until=date(2023, 9, 25)))


def test_without_any_data_the_demonstration_county_is_made_and_served(place, served, demo):
    assert manage.main(["run"]) == 0
    assert demo == [1]
    assert served == [f"sqlite:///{place}/demo.db"]


def test_the_demonstration_county_is_made_once(place, served, demo):
    hold_data(database.demo_database())
    assert manage.main(["run"]) == 0
    assert demo == []


def test_own_data_is_served_and_nothing_invented(place, served, demo):
    hold_data(f"sqlite:///{place}/county.db")
    assert manage.main(["run"]) == 0
    assert (served, demo) == ([f"sqlite:///{place}/county.db"], [])
    assert not (place / "demo.db").exists()


def test_a_database_set_in_the_configuration_is_served(place, served, demo):
    (place / "config.toml").write_text(
        f'[database]\nurl = "sqlite:///{place}/elsewhere.db"', "utf-8"
    )
    assert manage.main(["run", "--config", str(place / "config.toml")]) == 0
    assert (served, demo) == ([f"sqlite:///{place}/elsewhere.db"], [])


def test_a_database_given_on_the_command_line_is_served(place, served, demo):
    url = f"sqlite:///{place}/elsewhere.db"
    assert manage.main(["run", "--database", url]) == 0
    assert (served, demo) == ([url], [])


def test_a_port_in_use_is_passed_over_or_refused():
    with socket.create_server((server.ADDRESS, 0)) as listening:
        port = listening.getsockname()[1]
        assert server.free_port([port, 1]) == 1
        with pytest.raises(Refusal, match="--port"):
            server.free_port([port])
