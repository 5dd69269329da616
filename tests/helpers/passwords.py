"""Hashing a password takes 0.2 s on purpose. Tests take the cheapest Argon2id there is, unless they look at the cost itself."""

from __future__ import annotations

import pytest

from hall.staff import passwords

CHEAP = passwords.Cost(passes=1, memory=8, lanes=1)


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test of this process hashes cheaply; child processes do not."""
    monkeypatch.setattr(passwords, "COST", CHEAP)
