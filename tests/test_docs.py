"""What the documents say there is, there is; what there is, they say."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from data.config import SETTINGS
from manage import COMMANDS

ROOT = Path(__file__).parents[1]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("**/*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")
MANAGE = re.compile(r"manage\.py ([a-z]+)")
MAKE = re.compile(r"\bmake ([a-z]+(?:-[a-z]+)*)`")
TARGET = re.compile(r"^([a-z-]+):.*## ", re.MULTILINE)


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def anchors(document: Path) -> set[str]:
    """The headings of a document as links name them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in headings}


def test_the_readme_lists_exactly_the_commands_there_are():
    listed = re.findall(r"^\| `manage\.py ([a-z]+)", read("README.md"), re.MULTILINE)
    assert sorted(listed) == sorted(COMMANDS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_commands_that_documents_mention_exist(document: Path):
    text = document.read_text("utf-8")
    assert set(MANAGE.findall(text)) <= set(COMMANDS)
    assert set(MAKE.findall(text)) <= set(TARGET.findall(read("Makefile")))


def test_the_readme_lists_every_make_target():
    listed = set(re.findall(r"^\| `make ([a-z-]+)`", read("README.md"), re.MULTILINE))
    assert listed == set(TARGET.findall(read("Makefile"))) - {"help"}


def test_every_setting_is_explained_and_none_that_is_not_one():
    section = read("docs/administrator.md").partition("\n## config.toml")[2].partition("\n## ")[0]
    explained = re.findall(r"^\| `([a-z]+\.[a-z_]+)` \|", section, re.MULTILINE)
    assert sorted(explained) == sorted(SETTINGS)


def test_every_setting_stands_in_the_shipped_file():
    keys = set(re.findall(r"^([a-z_]+) = ", read("config.toml"), re.MULTILINE))
    assert keys == {setting.partition(".")[2] for setting in SETTINGS}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_inside_the_project_lead_somewhere(document: Path):
    broken = []
    for link in LINK.findall(document.read_text("utf-8")):
        name, _, anchor = unquote(link).partition("#")
        target = (document.parent / name).resolve() if name else document
        if "://" not in link and not (
            target.exists() and (not anchor or anchor in anchors(target))
        ):
            broken.append(link)
    assert broken == []
