"""All hostile files, by kind."""

from tests.hostile.kinds import (
    archives,
    dimensions,
    duplicates,
    encodings,
    encrypted,
    formulas,
    impossible,
    inflated,
    macros,
    no_files,
    real_files,
    region_lists,
    rounded,
    texts,
    wrong_extensions,
    xml,
)
from tests.hostile.table import Hostile, Kind

KINDS: list[Kind] = [
    module.KIND
    for module in (
        archives,
        encrypted,
        macros,
        wrong_extensions,
        inflated,
        xml,
        dimensions,
        formulas,
        encodings,
        texts,
        region_lists,
        duplicates,
        impossible,
        rounded,
        no_files,
        real_files,
    )
]
REFUSED: list[Hostile] = [file for kind in KINDS for file in kind.files if file.says]
STORED: list[Hostile] = [file for kind in KINDS for file in kind.files if not file.says]
