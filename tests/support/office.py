"""LibreOffice as a second opinion: documents as the pages they print on."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

PROGRAMS = ("soffice", "pdfinfo", "pdftotext", "pdffonts")
PATIENCE_SECONDS = 240


def needed() -> None:
    """Skips the test where the programs are not installed (`make test` installs them)."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


def printed_pages(folder: Path, name: str, content: bytes) -> list[str]:
    """The text of each page that the document prints on. Its PDF is left in `folder`."""
    needed()
    document = folder / name
    document.write_bytes(content)
    profile = (folder / "office").as_uri()
    converted = _run(
        "soffice",
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(document),
    )
    pdf = document.with_suffix(".pdf")
    assert pdf.exists(), converted
    text = _run("pdftotext", "-layout", str(pdf), "-").removesuffix("\f").split("\f")
    stated = re.search(r"^Pages:\s+(\d+)", _run("pdfinfo", str(pdf)), re.MULTILINE)
    assert stated and len(text) == int(stated[1])
    return text


def fonts(pdf: Path) -> list[str]:
    """The names of the fonts it was set in, all of them embedded."""
    lines = _run("pdffonts", str(pdf)).splitlines()[2:]
    assert all(re.search(r"\byes (yes|no) yes\s", line) for line in lines), lines
    return [line.split()[0].partition("+")[2] or line.split()[0] for line in lines]


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_SECONDS)
    assert done.returncode == 0, done.stderr
    return done.stdout
