"""What docs/architecture.md promises of the code's shape."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ["data", "queries", "pages.components", "pages", "app manage"]
LONGEST_FILE = 300
OUTSIDE = re.compile(r"https?://(?!127\.0\.0\.1|localhost|www\.w3\.org/)\w")


def tracked(*patterns: str) -> list[Path]:
    """The project's own files; in a copy without git, whatever lies there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode:
        return [path for pattern in patterns for path in ROOT.rglob(pattern)]
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]


RUNNING = [
    path
    for path in tracked("*.py")
    if path.relative_to(ROOT).parts[0] in {"data", "queries", "pages", "app.py", "manage.py"}
]


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def layer(module: str) -> int | None:
    """How high a module of ours stands; None for what is not ours."""
    found = [
        height
        for height, names in enumerate(LAYERS)
        for name in names.split()
        if f"{module}.".startswith(f"{name}.")
    ]
    return min(found, default=None)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def texts(path: Path) -> Iterator[str]:
    """The string constants of a module, without its docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in docstrings:
            yield str(node.value)


@pytest.mark.parametrize("path", RUNNING, ids=module_of)
def test_imports_point_downwards(path: Path):
    module = module_of(path)
    here = layer(module)
    assert here is not None
    assert [name for name in imports(path) if (there := layer(name)) and there > here] == []


@pytest.mark.parametrize("path", RUNNING, ids=module_of)
def test_only_screens_and_the_frame_know_streamlit(path: Path):
    drawing = {"streamlit", "plotly"} & {name.partition(".")[0] for name in imports(path)}
    assert not drawing or path.relative_to(ROOT).parts[0] in {"pages", "app.py"}


def test_sections_do_not_import_each_other():
    section = {
        path: path.relative_to(ROOT).parts[1] for path in RUNNING if layer(module_of(path)) == 3
    }
    sections = set(section.values()) - {"__init__.py"}
    assert [
        (module_of(path), name)
        for path, own in section.items()
        for name in imports(path)
        if name.startswith(tuple(f"pages.{other}" for other in sections - {own}))
    ] == []


def test_no_screen_lies_directly_in_pages():
    # Streamlit serves pages/*.py on its own, without app.py, to the first deep link after
    # a restart; screens therefore live one folder down.
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize("path", RUNNING, ids=module_of)
def test_running_code_names_no_address_outside(path: Path):
    assert [text for text in texts(path) if OUTSIDE.search(text)] == []


@pytest.mark.parametrize(
    "path",
    tracked("*.css", "*.html", "*.js", "static/*.json", "*.toml"),
    ids=lambda path: path.name,
)
def test_served_files_name_no_address_outside(path: Path):
    assert OUTSIDE.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", tracked("*.py"), ids=module_of)
def test_files_stay_small(path: Path):
    # Migrations are written by Alembic.
    if "versions" not in path.parts:
        assert len(path.read_text("utf-8").splitlines()) < LONGEST_FILE
