"""A real MariaDB server for the length of a test session, from Debian's package.

It belongs to the session alone: own data folder, no TCP port (a socket in that folder), no
durability. It speaks the dialect of MySQL.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.postgresql import ServerMissing

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
        raise ServerMissing(
            "MariaDB's server is not installed (Debian: apt install mariadb-server)"
        )
    return found


@contextmanager
def server() -> Iterator[Path]:
    """Start a server; yields its socket. Its user root has no password."""
    # The name is short because a socket's path may have 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="my", dir="/tmp"))
    user = None
    if os.geteuid() == 0:  # the server refuses to run as root
        user = "mysql"
        shutil.chown(folder, user)
    data, socket = folder / "data", folder / "socket"
    program = server_program()
    try:
        subprocess.run(
            [
                "mariadb-install-db",
                "--no-defaults",
                f"--datadir={data}",
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
            ],
            user=user,
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with (folder / "log").open("wb") as log:
            running = subprocess.Popen(
                [program, *SETTINGS, f"--datadir={data}", f"--socket={socket}"],
                user=user,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        try:
            _wait(running, socket)
            yield socket
        finally:
            running.kill()
            running.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(running: subprocess.Popen[bytes], socket: Path) -> None:
    """Until it answers; the socket is there a moment before."""
    until = time.monotonic() + STARTS_WITHIN
    ping = ["mariadb-admin", "--no-defaults", f"--socket={socket}", "--user=root", "ping"]
    while subprocess.run(ping, capture_output=True, check=False).returncode:
        if running.poll() is not None or time.monotonic() > until:
            raise RuntimeError("MariaDB did not start: " + (socket.parent / "log").read_text())
        time.sleep(0.1)
