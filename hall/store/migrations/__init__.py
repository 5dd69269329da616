"""The steps from one schema to the next, in order: ``versions/0001_…``, ``0002_…``. Forward only: back leads a backup."""

from __future__ import annotations

from pathlib import Path

VERSIONS = Path(__file__).parent / "versions"


def newest() -> str:
    """The version this program knows, four digits; ``"0000"`` before the first."""
    return max((file.name[:4] for file in VERSIONS.glob("[0-9][0-9][0-9][0-9]_*.py")), default="0000")
