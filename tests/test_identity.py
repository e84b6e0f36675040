"""Identity numbers: the key, the hash, the ciphertext and the masks."""

import stat

import pytest
from sqlalchemy import select

from data.database import migrate, open_engine
from data.identity import (
    KEY_VARIABLE,
    IdentityKeyError,
    identity_key,
    masked_name,
    masked_number,
    masked_phone,
)
from data.models import dataset

NUMBER = "99010119900101123X"


@pytest.fixture
def engine(tmp_path, monkeypatch):
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    engine = open_engine(f"sqlite:///{tmp_path}/county.db")
    migrate(engine)
    return engine


def key_of(engine):
    with engine.begin() as connection:
        return identity_key(connection)


def test_a_certificate_and_its_identity_card_are_one_person(engine):
    key = key_of(engine)
    assert key.hash(NUMBER.lower()) == key.hash(NUMBER) == key.hash(NUMBER + "43B1")
    assert key.hash(NUMBER) != key.hash("990101199001011248")
    assert len(key.hash(NUMBER)) == 64


def test_the_whole_number_comes_back_and_does_not_show(engine):
    key = key_of(engine)
    ciphertext = key.encrypt(NUMBER + "43")
    assert key.decrypt(ciphertext) == NUMBER + "43"
    assert NUMBER[6:14].encode() not in ciphertext
    assert key.encrypt(NUMBER + "43") == ciphertext


def test_the_key_lies_beside_the_database_and_only_its_owner_reads_it(engine, tmp_path):
    key = key_of(engine)
    file = tmp_path / "county.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert key_of(engine) == key
    with engine.connect() as connection:
        assert key.secret.hex() not in str(connection.execute(select(dataset)).one())
    assert key.secret not in (tmp_path / "county.db").read_bytes()


def test_who_may_only_read_finds_the_same_key(engine, tmp_path):
    key = key_of(engine)
    assert key_of(open_engine(f"sqlite:///{tmp_path}/county.db", read_only=True)) == key


def test_a_lost_key_is_asked_for_and_not_made_anew(engine, tmp_path):
    key_of(engine)
    (tmp_path / "county.key").unlink()
    with pytest.raises(IdentityKeyError, match="找不到证件号码的密钥"):
        key_of(engine)


def test_another_key_is_refused(engine, monkeypatch):
    key_of(engine)
    monkeypatch.setenv(KEY_VARIABLE, "00" * 32)
    with pytest.raises(IdentityKeyError, match="不是本数据库所用的密钥"):
        key_of(engine)


@pytest.mark.parametrize("text", ["00" * 31, "xyz"])
def test_a_key_of_another_shape_is_refused(engine, monkeypatch, text):
    monkeypatch.setenv(KEY_VARIABLE, text)
    with pytest.raises(IdentityKeyError, match="64 位十六进制数"):
        key_of(engine)


@pytest.mark.parametrize(
    ("mask", "text", "shown"),
    [
        (masked_name, "张三丰", "张**"),
        (masked_name, "张", "*"),
        (masked_name, None, ""),
        (masked_number, NUMBER, "990***********123X"),
        (masked_number, "12345678901", "***********"),
        (masked_phone, "13812348000", "138****8000"),
        (masked_phone, "1234567", "*******"),
    ],
)
def test_masks(mask, text, shown):
    assert mask(text) == shown
