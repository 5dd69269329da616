"""Personal data at rest: sealed with AES-256-GCM, found again by keyed hashes, papers signed.

The key is a file of its own, readable by its owner only, kept apart from the database and out of every backup of it.
Three keys are derived from it (HKDF-SHA256): one seals, one hashes for search, one signs the tokens of papers.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from hall.errors import EnvironmentFault, Fault
from hall.store.faults import sorted_faults

_SIZE = 32
_NONCE = 12
_VERSION = b"\x01"


def _derive(master: bytes, purpose: bytes) -> bytes:
    """HKDF (RFC 5869) with SHA-256 and one block of output."""
    extracted = hmac.digest(b"one-door-hall", master, "sha256")
    return hmac.digest(extracted, purpose + b"\x01", "sha256")


class Vault:
    """Seals, opens, hashes, signs. ``fingerprint`` names the key without telling it (16 hexadecimal digits)."""

    def __init__(self, master: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._cipher = AESGCM(_derive(master, b"seal"))
        self._hash_key = _derive(master, b"find")
        self._sign_key = _derive(master, b"sign")
        self.fingerprint = hashlib.sha256(_derive(master, b"name")).hexdigest()[:16]

    def seal(self, text: str, what: str) -> bytes:
        """Sealed for storing. ``what`` binds it to its column (``"person.number"``): elsewhere it does not open."""
        nonce = secrets.token_bytes(_NONCE)
        return _VERSION + nonce + self._cipher.encrypt(nonce, text.encode(), what.encode())

    def open(self, sealed: bytes, what: str) -> str:
        """The text that was sealed. A wrong key or changed bytes raise ``EnvironmentFault(KEY_MISSING)``."""
        from cryptography.exceptions import InvalidTag

        try:
            if not sealed.startswith(_VERSION):
                raise ValueError(f"version {sealed[:1].hex()}")
            plain: bytes = self._cipher.decrypt(sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :], what.encode())
        except (InvalidTag, ValueError) as wrong:
            raise EnvironmentFault(Fault.KEY_MISSING, f"{what} does not open") from wrong
        return plain.decode()

    def digest(self, text: str, what: str) -> bytes:
        """A keyed hash of 32 bytes: equal texts of one column have equal ones, nobody without the key can try texts."""
        return hmac.digest(self._hash_key, f"{what}\0{text}".encode(), "sha256")

    def sign(self, text: str) -> bytes:
        """The signature of a text, 32 bytes (HMAC-SHA256)."""
        return hmac.digest(self._sign_key, text.encode(), "sha256")


def open_vault(file: Path, *, make: bool) -> Vault:
    """The vault of a key file; made where ``make`` allows, with rights for the owner alone.

    Raises ``EnvironmentFault(KEY_MISSING)`` where it is not there, too short, or readable by others (not on Windows,
    where the folder's own rights hold), and what the disk does when it is to be made.
    """
    try:
        open_to_others = os.name == "posix" and file.stat().st_mode & 0o077
        master = bytes.fromhex(file.read_text(encoding="ascii").strip())
    except FileNotFoundError as absent:
        if not make:
            raise EnvironmentFault(Fault.KEY_MISSING, "no key file", file=str(file)) from absent
        with sorted_faults():
            _write(file, secrets.token_hex(_SIZE))
        return open_vault(file, make=False)
    except (OSError, ValueError) as wrong:
        raise EnvironmentFault(Fault.KEY_MISSING, str(wrong), file=str(file)) from wrong
    if open_to_others or len(master) != _SIZE:
        why = "others may read it" if open_to_others else "not 32 bytes"
        raise EnvironmentFault(Fault.KEY_MISSING, why, file=str(file))
    return Vault(master)


def _write(file: Path, text: str) -> None:
    """A new file for the owner alone, whole or not at all; whoever comes second finds the first one's."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as opened:
        opened.write(text)
        opened.flush()
        os.fsync(opened.fileno())
    try:
        # neither replaces a file that is there; Windows has no links on every file system
        (os.rename if os.name == "nt" else os.link)(half, file)
    except FileExistsError:
        pass
    finally:
        half.unlink(missing_ok=True)
