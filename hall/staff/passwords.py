"""Passwords as Argon2id hashes. Apart from the service because it is slow (0.2 s a password) and heavy to import: nothing
here may be called while a transaction holds the database.
"""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher


@dataclass(frozen=True, slots=True)
class Cost:
    """What one password costs: passes, memory in KiB, lanes."""

    passes: int
    memory: int
    lanes: int


COST = Cost(3, 64 * 1024, 4)
"""RFC 9106 section 4, second recommendation. Raise it here: passwords are hashed anew when their owners sign in."""

_SALT = 16
_HASH = 32


def hashed(password: str) -> str:
    """The hash to be kept, with its salt and cost (PHC string format)."""
    return _hasher().hash(password)


def fits(kept: str, password: str) -> bool:
    """Whether a password is the one that was hashed."""
    from argon2.exceptions import VerifyMismatchError

    try:
        return _hasher().verify(kept, password.encode("utf-8", "surrogatepass"))
    except VerifyMismatchError:
        return False


def outdated(kept: str) -> bool:
    """Whether a hash was made at another cost than today's."""
    return _hasher().check_needs_rehash(kept)


def decoy() -> str:
    """A hash that no password fits and that takes as long to try as a real one: for logins that do not exist."""
    salt, sign = (base64.b64encode(secrets.token_bytes(size)).decode().rstrip("=") for size in (_SALT, _HASH))
    return f"$argon2id$v=19$m={COST.memory},t={COST.passes},p={COST.lanes}${salt}${sign}"


def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(COST.passes, COST.memory, COST.lanes, _HASH, _SALT)
