"""A file's name as it may be stored, printed and shown."""

import os
import unicodedata
from pathlib import Path

# Controls, formats (text that runs backwards), surrogates, ends of lines and paragraphs.
NOT_SHOWN = ("Cc", "Cf", "Cs", "Zl", "Zp")
INSTEAD = "\ufffd"


def shown_name(path: Path) -> str:
    """A name that is not UTF-8 is GB18030: so it comes out of an archive packed on Windows."""
    try:
        name = os.fsencode(path.name).decode()
    except UnicodeDecodeError:
        name = os.fsencode(path.name).decode("gb18030", errors="replace")
    return "".join(INSTEAD if unicodedata.category(c) in NOT_SHOWN else c for c in name)
