"""Personal data at rest, and the key that opens it."""

from __future__ import annotations

import hashlib
import hmac
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.bootstrap import House, open_house
from hall.errors import EnvironmentFault, Fault
from hall.settings import Settings
from hall.store.vault import Vault, open_vault
from tests.helpers.houses import another

VAULT = Vault(bytes(range(32)))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def refused(action: object, *arguments: object, **named: object) -> EnvironmentFault:
    with pytest.raises(EnvironmentFault) as met:
        action(*arguments, **named)  # type: ignore[operator]
    assert met.value.kind is Fault.KEY_MISSING
    return met.value


# --- sealing and finding ----------------------------------------------------------------------------------------------


@given(TEXTS)
def test_what_is_sealed_opens_again_and_is_not_readable(text: str) -> None:
    sealed = VAULT.seal(text, "person.name")
    assert VAULT.open(sealed, "person.name") == text
    assert len(text) < 2 or text.encode() not in sealed
    assert VAULT.seal(text, "person.name") != sealed


@given(TEXTS, st.data())
def test_a_single_changed_bit_does_not_open(text: str, data: st.DataObject) -> None:
    sealed = bytearray(VAULT.seal(text, "person.name"))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    refused(VAULT.open, bytes(sealed), "person.name")


@given(st.binary(max_size=40))
def test_rubbish_does_not_open(rubbish: bytes) -> None:
    refused(VAULT.open, rubbish, "person.name")


def test_it_opens_in_its_own_column_and_with_its_own_key_only() -> None:
    sealed = VAULT.seal("130105199001011234", "person.number")
    refused(VAULT.open, sealed, "person.phone")
    refused(Vault(bytes(32)).open, sealed, "person.number")


@given(TEXTS, TEXTS)
def test_a_digest_finds_its_text_only(one: str, other: str) -> None:
    assert (VAULT.digest(one, "a") == VAULT.digest(other, "a")) == (one == other)
    assert VAULT.digest(one, "a") != VAULT.digest(one, "b")
    assert VAULT.digest(one, "a") != Vault(bytes(32)).digest(one, "a")
    assert len(VAULT.digest(one, "a")) == 32


def test_the_keys_are_derived_as_rfc_5869_says() -> None:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    def key(purpose: bytes) -> bytes:
        return HKDF(SHA256(), 32, salt=b"one-door-hall", info=purpose).derive(bytes(range(32)))

    assert VAULT.sign("text") == hmac.digest(key(b"sign"), b"text", "sha256")
    assert VAULT.digest("text", "a") == hmac.digest(key(b"find"), b"a\0text", "sha256")
    assert VAULT.fingerprint == hashlib.sha256(key(b"name")).hexdigest()[:16]


# --- the key file -----------------------------------------------------------------------------------------------------


def test_a_new_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "hall.key"
    made = open_vault(file, make=True)
    assert open_vault(file, make=True).fingerprint == open_vault(file, make=False).fingerprint == made.fingerprint
    assert [one.name for one in file.parent.iterdir()] == ["hall.key"]
    if os.name == "posix":
        assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_many_that_make_a_key_at_once_get_the_same(tmp_path: Path) -> None:
    file, start, got = tmp_path / "hall.key", threading.Barrier(8), list[str]()

    def press() -> None:
        start.wait()
        got.append(open_vault(file, make=True).fingerprint)

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(got), len(set(got))) == (8, 1)


def test_a_key_that_is_not_there_is_not_made_unasked(tmp_path: Path) -> None:
    file = tmp_path / "hall.key"
    assert refused(open_vault, file, make=False).params == {"file": str(file)}
    assert not file.exists()


@pytest.mark.parametrize("text", ["", "00", "no key", "0" * 63, "0" * 66, "钥匙"])
def test_a_file_that_holds_no_key_is_refused_and_left_alone(tmp_path: Path, text: str) -> None:
    file = tmp_path / "hall.key"
    file.write_text(text, encoding="utf-8")
    file.chmod(0o600)
    refused(open_vault, file, make=True)
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o622])
def test_a_key_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "hall.key"
    open_vault(file, make=True)
    file.chmod(mode)
    if os.name == "posix":
        assert refused(open_vault, file, make=True).detail == "others may read it"


# --- the key of a database --------------------------------------------------------------------------------------------


def test_another_key_is_refused(house: House) -> None:
    house.settings.key_file.unlink()
    open_vault(house.settings.key_file, make=True)
    assert refused(another, house).params == {"file": str(house.settings.key_file)}


def test_a_lost_key_is_never_replaced_by_a_new_one(house: House) -> None:
    house.settings.key_file.unlink()
    refused(another, house)
    assert not house.settings.key_file.exists()


def test_a_new_database_takes_the_key_that_is_there(settings: Settings) -> None:
    made = open_vault(settings.key_file, make=True)
    with open_house(settings) as opened:
        assert opened.vault.fingerprint == made.fingerprint


def test_of_two_pcs_that_open_a_new_database_one_makes_the_key(postgres_settings: Settings, tmp_path: Path) -> None:
    first, second = (
        Settings(tmp_path / pc, postgres_settings.database_url, tmp_path / pc / "hall.key") for pc in ("a", "b")
    )
    with open_house(first):
        refused(open_house, second)
        second.key_file.parent.mkdir()
        second.key_file.write_bytes(first.key_file.read_bytes())
        second.key_file.chmod(0o600)
        open_house(second).close()
