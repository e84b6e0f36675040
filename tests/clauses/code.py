"""What the code has, read from its source: the pages of the frame and the tests."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]


def screens() -> dict[str, str]:
    """Titles of the pages by their address, as app.py declares them; the default page is ""."""
    return {address: title for address, title, _ in _pages()}


def paths_of_screens() -> dict[str, str]:
    """Files of the pages by their address."""
    return {address: path for address, _, path in _pages()}


def _pages() -> Iterator[tuple[str, str, str]]:
    for call in ast.walk(_parsed(ROOT / "app.py")):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "st.Page":
            said = {word.arg: word.value for word in call.keywords}
            address = ast.literal_eval(said["url_path"]) if "url_path" in said else ""
            yield address, ast.literal_eval(said["title"]), ast.literal_eval(call.args[0])


def named_tests() -> set[str]:
    """`tests/file.py::test_name` of every test function there is."""
    return {
        f"{path.relative_to(ROOT).as_posix()}::{name}"
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in _test_functions(path)
    }


def _test_functions(path: Path) -> Iterator[str]:
    for node in _parsed(path).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.name


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))
