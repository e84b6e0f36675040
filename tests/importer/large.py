"""A file of many households, and what is done with it in a process of its own."""

import csv
import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from data import identity
from data.database import open_engine
from data.importer import import_files, undo
from tests.importer.sheets import PERSON

# Not by fork alone: SQLite's locks do not survive it.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.importer.large"])


def write_households(path: Path, households: int, **values: Any) -> Path:
    """One person each, without identity numbers that anybody could have: all are the same."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([*PERSON, *values])
        for number in range(households):
            row = PERSON | {"户编号": f"H{number}", "人口编号": f"P{number}"} | values
            writer.writerow(row.values())
    return path


def begin(action: Callable[..., None], *arguments: Any) -> BaseProcess:
    """`action` in another process; its end is its exit status."""
    process = PROCESSES.Process(target=_act, args=(identity.LOCAL, action, *arguments))
    process.start()
    return process


def _act(keys: Path, action: Callable[..., None], *arguments: Any) -> None:
    identity.LOCAL = keys  # of databases on a server
    try:
        action(*arguments)
    except BaseException:
        os._exit(1)
    os._exit(0)


def import_file(url: str, path: Path) -> None:
    import_files(open_engine(url), [path])


def undo_batch(url: str, batch: int) -> None:
    undo(open_engine(url), batch)


def kill(process: BaseProcess) -> None:
    process.kill()
    process.join()
