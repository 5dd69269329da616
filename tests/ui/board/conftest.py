"""Programs of their own towards the residents."""

from __future__ import annotations

import pytest

from tests.helpers.apart import open_apart

__all__ = ["open_apart"]


@pytest.fixture(autouse=True)
def no_loudspeaker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests does not want to hear them."""
    monkeypatch.setenv("HALL_SOUND", "none")
