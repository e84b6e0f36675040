"""Identity numbers: matched by a keyed hash, kept as ciphertext, shown masked.

The key is never in the database: it comes from the environment variable or from a file
beside it that only its owner may read. Whoever takes the database alone reads no number.
"""

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from sqlalchemy import Connection, select, update
from sqlalchemy.engine import URL

from data.database import LOCAL, sqlite_file
from data.models import dataset
from data.refusal import Refusal

KEY_VARIABLE = "MONITORING_IDENTITY_KEY"
MATCHED_CHARACTERS = 18  # a disability certificate begins with the identity number
KEY_BYTES = 32


class IdentityKeyError(Refusal):
    """The identity key is missing, unreadable or not the one the data was stored with."""


@dataclass(frozen=True)
class IdentityKey:
    secret: bytes

    def hash(self, number: str) -> str:
        """What equal persons have in common: HMAC-SHA256 of the first 18 characters, in hex."""
        keyed = _keyed(self.secret).copy()
        keyed.update(number[:MATCHED_CHARACTERS].upper().encode())
        return keyed.hexdigest()

    def encrypt(self, number: str) -> bytes:
        """The same number always gives the same ciphertext (AES-SIV), so an unchanged person
        is an unchanged record; the hash tells equality anyway."""
        return _cipher(self.secret).encrypt(number.encode(), None)

    def decrypt(self, ciphertext: bytes) -> str:
        return _cipher(self.secret).decrypt(ciphertext, None).decode()

    @property
    def check(self) -> str:
        """Tells keys apart without giving them away."""
        return hmac.digest(_derived(self.secret, b"check", 32), b"", "sha256").hex()


@cache
def _derived(secret: bytes, purpose: bytes, length: int) -> bytes:
    digest = hashlib.sha256 if length == 32 else hashlib.sha512
    return hmac.digest(secret, purpose, digest)


@cache
def _keyed(secret: bytes) -> hmac.HMAC:
    """To be copied: taking in the key costs as much as the number itself."""
    return hmac.new(_derived(secret, b"hash", 32), digestmod="sha256")


@cache
def _cipher(secret: bytes) -> AESSIV:
    return AESSIV(_derived(secret, b"cipher", 64))


def key_file(url: URL) -> Path:
    """Where the key of a database is kept: beside an SQLite file, else under `data/local`."""
    file = sqlite_file(url)
    if file is not None:
        return file.with_name(f"{file.stem}.key")
    return LOCAL / f"{url.database}.key"


def identity_key(connection: Connection) -> IdentityKey:
    """The key of this database, made at first need. Raises IdentityKeyError.

    A database in memory has a key that dies with the process, as it does itself.
    """
    url = connection.engine.url
    key = _stored_key(url)
    expected = connection.scalar(select(dataset.c.key_check))
    if key is None:
        if expected is not None:
            raise IdentityKeyError(
                f"找不到证件号码的密钥：请把原来的密钥文件放回 {key_file(url)}，"
                f"或设置环境变量 {KEY_VARIABLE}。"
            )
        key = _create_key(key_file(url))
    if expected is None:
        connection.execute(update(dataset).values(key_check=key.check))
    elif not hmac.compare_digest(expected, key.check):
        raise IdentityKeyError(
            f"现有密钥不是本数据库所用的密钥：请放回原来的密钥文件 {key_file(url)}，"
            f"或改正环境变量 {KEY_VARIABLE}。"
        )
    return key


def _stored_key(url: URL) -> IdentityKey | None:
    if text := os.environ.get(KEY_VARIABLE):
        return _parsed(text, f"环境变量 {KEY_VARIABLE}")
    if url.get_backend_name() == "sqlite" and sqlite_file(url) is None:
        return _key_in_memory()
    file = key_file(url)
    return _parsed(file.read_text("ascii"), f"密钥文件 {file}") if file.exists() else None


def _parsed(text: str, place: str) -> IdentityKey:
    try:
        secret = bytes.fromhex(text.strip())
    except ValueError:
        secret = b""
    if len(secret) != KEY_BYTES:
        raise IdentityKeyError(f"{place} 的内容不是密钥，应为 64 位十六进制数。")
    return IdentityKey(secret)


@cache
def _key_in_memory() -> IdentityKey:
    return IdentityKey(secrets.token_bytes(KEY_BYTES))


def _create_key(file: Path) -> IdentityKey:
    """Whole or not at all, whenever the process ends; imports make it one at a time."""
    secret = secrets.token_bytes(KEY_BYTES)
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        stream.write(secret.hex() + "\n")
        stream.flush()
        os.fsync(descriptor)
    os.replace(part, file)
    return IdentityKey(secret)


def masked_name(name: str | None) -> str:
    """`张三丰` → `张**`; a name of one character is hidden altogether."""
    if not name:
        return ""
    return name[0] + "*" * (len(name) - 1) if len(name) > 1 else "*"


def masked_number(number: str | None) -> str:
    """The first 3 and last 4 characters, the others starred; all starred below 12."""
    if not number:
        return ""
    if len(number) < 12:
        return "*" * len(number)
    return number[:3] + "*" * (len(number) - 7) + number[-4:]


def masked_phone(number: str | None) -> str:
    """`13812348000` → `138****8000`."""
    if not number:
        return ""
    if len(number) < 8:
        return "*" * len(number)
    return number[:3] + "*" * (len(number) - 7) + number[-4:]
