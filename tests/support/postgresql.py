"""A real PostgreSQL server for the length of a test session, from Debian's packages.

It belongs to the session alone: own data folder, no TCP port (a socket in that folder), no
password, no durability.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.server_folder import new_server_folder

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "jit": "off",
    "shared_buffers": "64MB",
    "max_connections": "40",
    "timezone": "UTC",
}


class ServerMissing(RuntimeError):
    """PostgreSQL's server programs are not installed."""


def programs() -> Path:
    """The folder of initdb and pg_ctl; Debian keeps them off the PATH."""
    for initdb in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True):
        return initdb.parent
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    raise ServerMissing("PostgreSQL's server is not installed (Debian: apt install postgresql)")


@contextmanager
def server() -> Iterator[str]:
    """Start a server; yields the URL of a database on it, with `{}` for the database's name."""
    folder = new_server_folder("pg")
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    try:
        _run(
            "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"
        )
        options = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
        _run(
            "pg_ctl",
            "-D",
            data,
            "-l",
            folder / "log",
            "-w",
            "-o",
            f"{options} -k {folder}",
            "start",
        )
        try:
            yield f"postgresql+psycopg://postgres@/{{}}?host={folder}"
        finally:
            _run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *arguments: str | Path) -> None:
    # The server refuses to run as root.
    user = "postgres" if os.geteuid() == 0 else None
    subprocess.run(
        [programs() / program, *arguments],
        user=user,
        cwd="/",
        check=True,
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )
