"""Programs of their own towards the residents."""

from __future__ import annotations

from tests.helpers.apart import open_apart

__all__ = ["open_apart"]
