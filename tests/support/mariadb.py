"""A real MariaDB server for the length of a test session, from Debian's packages.

It belongs to the session alone: own data folder, no TCP port (a socket in that folder), no
durability. It speaks the dialect of MySQL.
"""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.postgresql import ServerMissing
from tests.support.server_folder import new_server_folder

# Without mariadb-server itself, which would start a service of its own.
PACKAGES = "mariadb-server-core mariadb-client-core"
DATA, SOCKET, LOG = "data", "socket", "log"
STARTS_WITHIN = 60  # seconds
SETTINGS = (
    "--no-defaults",
    "--skip-networking",
    "--skip-name-resolve",
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-buffer-pool-size=32M",
    "--character-set-server=utf8mb4",
    "--default-time-zone=+00:00",
)


def server_program() -> str:
    """mariadbd; Debian keeps it off the PATH of users."""
    found = shutil.which("mariadbd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        raise ServerMissing(f"MariaDB's server is not installed (Debian: apt install {PACKAGES})")
    return found


@contextmanager
def server() -> Iterator[Path]:
    """Start a server; yields its socket. Its user root has no password."""
    folder = new_server_folder("my")
    user = None
    if os.geteuid() == 0:  # the server refuses to run as root
        user = "nobody"
        shutil.chown(folder, user)
    try:
        _install(folder, user)
        running = _start(folder, user)
        try:
            _wait(running, folder)
            yield folder / SOCKET
        finally:
            running.kill()
            running.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _install(folder: Path, user: str | None) -> None:
    options = ("--auth-root-authentication-method=normal", "--skip-test-db")
    subprocess.run(
        ["mariadb-install-db", "--no-defaults", f"--datadir={folder / DATA}", *options],
        user=user,
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _start(folder: Path, user: str | None) -> subprocess.Popen[bytes]:
    places = (f"--datadir={folder / DATA}", f"--socket={folder / SOCKET}")
    with (folder / LOG).open("wb") as log:
        return subprocess.Popen(
            [server_program(), *SETTINGS, *places],
            user=user,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )


def _wait(running: subprocess.Popen[bytes], folder: Path) -> None:
    """Until it answers; the socket is there a moment before."""
    until = time.monotonic() + STARTS_WITHIN
    while not _answers(folder / SOCKET):
        if running.poll() is not None or time.monotonic() > until:
            raise RuntimeError("MariaDB did not start: " + (folder / LOG).read_text())
        time.sleep(0.1)


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(str(path)) == 0
