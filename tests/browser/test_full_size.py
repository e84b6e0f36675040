"""`make run`'s last step alone, in an empty folder: the county of 30,000 households, then pages."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import WIDE
from tests.browser.test_drilling import figures
from tests.browser.test_pages import addresses
from tests.browser.visitor import Visitor
from tests.support.dashboard import copy_project, running

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


def test_one_command_leads_from_an_empty_folder_to_every_page(browser: Browser, tmp_path: Path):
    with running(copy_project(tmp_path)) as address:
        context = browser.new_context(viewport=WIDE, locale="zh-CN")
        visitor = Visitor(context, address)
        for title, path in addresses(visitor).items():
            page = visitor.open(path)
            assert page.get_by_role("heading", name=title).count(), title
            assert page.get_by_test_id("stException").count() == 0, title
        visitor.open("/")
        assert figures(visitor.page)
        assert visitor.complaints == []
        assert visitor.outside() == []
        context.close()
