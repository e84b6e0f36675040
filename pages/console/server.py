"""The dashboard as a server of this machine: Streamlit on `app.py`, as a child process."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from http.client import HTTPException
from urllib.error import URLError
from urllib.request import urlopen

from data.config import ROOT
from data.refusal import Refusal

# Until there is sign-in, nobody but this machine is served, whatever Streamlit's settings say.
ADDRESS = "127.0.0.1"
PORTS = range(8501, 8600)
PATIENCE_SECONDS = 120


def free_port(candidates: Iterable[int] = PORTS) -> int:
    """The first of these ports on which nobody listens. Raises Refusal."""
    for port in candidates:
        with socket.socket() as probe:
            if probe.connect_ex((ADDRESS, port)):
                return port
    raise Refusal("端口已被占用，请用 --port 另选一个，或先停止正在运行的看板。")


def serve(port: int, environment: Mapping[str, str]) -> int:
    """Serve until Ctrl+C or a signal; returns the exit status.

    `environment` is what the pages are told beside the process's own environment.
    """
    command = [
        *(sys.executable, "-m", "pages.console.streamlit_process", "run", str(ROOT / "app.py")),
        *("--server.address", ADDRESS, "--server.port", str(port)),
        *("--logger.hideWelcomeMessage", "true"),
    ]
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment})
    try:
        _wait_until_it_answers(process, port)
        print(f"看板已就绪：http://{ADDRESS}:{port}（按 Ctrl+C 停止）", flush=True)
        return process.wait()
    except KeyboardInterrupt:
        print("看板已停止。", flush=True)
        return 0
    finally:
        process.terminate()
        process.wait()


def _wait_until_it_answers(process: subprocess.Popen, port: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(f"http://{ADDRESS}:{port}/_stcore/health", timeout=2):
                return
        except (URLError, HTTPException, OSError):
            time.sleep(0.1)
    raise Refusal("看板没有启动成功，原因见上面的输出。")
