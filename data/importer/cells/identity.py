"""证件号码: 18 characters of an identity card, 20 or 22 of a disability certificate."""

import re
from collections.abc import Callable
from operator import mul
from typing import Any

from data.identity import IdentityKey
from data.importer.cells.text import ROUNDED, SCIENTIFIC, is_rounded, plain
from data.importer.faults import Fault

# GB 11643: weights of the first 17 digits and the check character of each remainder.
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
OF_ZEROS = ord("0") * sum(WEIGHTS)
# A certificate is the identity number, kind 1-7 and grade 1-4; a reissue adds B and its count.
NUMBER = re.compile(r"\d{17}[\dX](\d\d(B\d)?)?", re.ASCII)

LENGTH = Fault("证件号码应为 18 位身份证号，或 20、22 位残疾人证号", "请核对证件后改正")
CHECK = Fault("身份证号的校验码不符，有数字写错", "请核对证件后改正")


def identity_reader(key: IdentityKey) -> Callable[[Any], tuple[str, bytes] | Fault]:
    """Reads a cell to its keyed hash and its ciphertext."""

    def read(value: Any) -> tuple[str, bytes] | Fault:
        number = plain(value).upper()
        if not isinstance(value, str) and is_rounded(value):
            return ROUNDED
        if not NUMBER.fullmatch(number):
            return ROUNDED if SCIENTIFIC.fullmatch(number) else LENGTH
        if len(number) == 18 and check_character(number) != number[17]:
            return CHECK
        return key.hash(number), key.encrypt(number)

    return read


def check_character(number: str) -> str:
    """The 18th character that belongs to the first 17 digits."""
    return CHECK_CHARACTERS[(sum(map(mul, WEIGHTS, number.encode())) - OF_ZEROS) % 11]
