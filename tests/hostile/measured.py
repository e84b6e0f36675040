"""An import as a process of its own: how long it takes, and how much memory at its most."""

import os
import resource
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from manage import main

# So that a file which does get through harms nobody else on this machine.
MOST_MEMORY = 6 << 30  # bytes of address space
NEVER = 1800  # seconds by the clock; a busy machine takes several times its own
KILLED = -9


@dataclass(frozen=True)
class Measured:
    """`seconds` are the processor's, which a busy machine does not lengthen; `megabytes` the
    most that was resident, what the process began with among them."""

    status: int  # negative: killed by that signal
    said: str
    seconds: float
    megabytes: float


def measure(url: str, path: Path) -> Measured:
    """Imports the file without storing it, in a fork: what is imported already costs nothing."""
    output = path.with_suffix(".said")
    pid = os.fork()
    if not pid:
        _import(url, path, output)
    status, usage = _end_of(pid)
    return Measured(
        os.waitstatus_to_exitcode(status),
        output.read_text("utf-8"),
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
    )


def _import(url: str, path: Path, output: Path) -> None:
    """Never returns: the test's own process goes on elsewhere."""
    status = 3
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        with output.open("w", encoding="utf-8") as said, open(os.devnull, "w") as nowhere:
            sys.stdout, sys.stderr = nowhere, said
            try:
                status = main(["import", str(path), "--dry-run", "--database", url])
            except BaseException:
                traceback.print_exc()
    finally:
        os._exit(status)


def _end_of(pid: int) -> tuple[int, resource.struct_rusage]:
    deadline = time.monotonic() + NEVER
    while time.monotonic() < deadline:
        done, status, usage = os.wait4(pid, os.WNOHANG)
        if done:
            return status, usage
        time.sleep(0.02)
    os.kill(pid, -KILLED)
    _, status, usage = os.wait4(pid, 0)
    return status, usage
