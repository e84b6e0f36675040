"""The very first visitor after a start comes by a link to a page, not by the front door."""

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from pages.console.server import free_port
from tests.support.dashboard import ROOT, own_ports

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
STARTS_WITHIN_MS = 120_000


@pytest.fixture
def address():
    """Streamlit as its own command starts it, which knows no page until one was asked for."""
    port = free_port(own_ports())
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert any("http" in line for line in process.stdout)
    yield f"http://127.0.0.1:{port}"
    process.kill()
    process.communicate()


def test_a_page_that_exists_is_not_said_to_be_missing(address: str, browser):
    page = browser.new_page()
    page.goto(f"{address}/layouts")
    notice = page.locator('[role="dialog"]')
    expect(page.get_by_role("link", name="数据表格式")).to_be_visible(timeout=STARTS_WITHIN_MS)
    expect(notice).to_have_count(0)
    page.goto(f"{address}/nothing-here")
    expect(notice).to_contain_text("没有这一页", timeout=STARTS_WITHIN_MS)
    page.close()
