"""A running dashboard in an empty folder, started as `make run` starts it."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pages.console.server import free_port

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 600


def copy_project(folder: Path) -> Path:
    """The project's own files, as a fresh clone of this state would have them."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    return folder


def manage(folder: Path, *arguments: str) -> str:
    """Run `manage.py` there and return what it printed; fails with what it said on stderr."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """`manage.py run` there; yields the address that it prints."""
    port = free_port(own_ports())
    log = folder / "run.log"
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "run", "--port", str(port)],
            cwd=folder,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=output,
            text=True,
        )
    try:
        yield _printed_address(process, log)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
        process.stdout.close()


def own_ports() -> range:
    """Those of this test process alone: a free one is taken only minutes later, once there is
    something to serve, and until then it looks free to the others."""
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    return range(8700 + 50 * number, 8750 + 50 * number)


def _printed_address(process: subprocess.Popen, log: Path) -> str:
    for line in process.stdout:
        if "http://" in line:
            return "http://" + line.partition("http://")[2].split("（")[0].strip()
    raise AssertionError(f"the dashboard did not start:\n{log.read_text('utf-8')}")


def environment() -> dict[str, str]:
    """This process's environment without what would lead the copy back to this folder."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {
        "PYTHONUTF8": "1"
    }
