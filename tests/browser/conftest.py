"""One dashboard and one Chromium for all browser tests of a session."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.visitor import Visitor
from tests.support.dashboard import copy_project, manage, running

QUICK_HOUSEHOLDS = "3000"
WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 390, "height": 844}
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # What is asked of the outside is noted and fails, as it would in a closed network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

NewVisitor = Callable[..., Visitor]


@pytest.fixture(scope="session")
def screenshots(request: pytest.FixtureRequest) -> Path | None:
    """Where pictures of the pages go, if anybody asked for them."""
    folder = request.config.getoption("--screenshots")
    if folder is None:
        return None
    path = Path(folder)
    path.mkdir(parents=True, exist_ok=True)
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        missing = "Chromium is not installed (Debian: apt install chromium fonts-noto-cjk)"
        if os.environ.get("CI") == "true":
            raise RuntimeError(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demonstration county's dashboard, made from an empty folder."""
    folder = copy_project(tmp_path_factory.mktemp("dashboard"))
    manage(folder, "demo", "--households", QUICK_HOUSEHOLDS)
    with running(folder) as address:
        yield address


@pytest.fixture
def new_visitor(browser: Browser, dashboard: str) -> Iterator[NewVisitor]:
    """Makes visitors who share nothing, like two people at two desks."""
    contexts = []

    def new(viewport: dict[str, int] = WIDE) -> Visitor:
        contexts.append(
            browser.new_context(viewport=viewport, locale="zh-CN", accept_downloads=True)
        )
        return Visitor(contexts[-1], dashboard)

    yield new
    for context in contexts:
        context.close()
