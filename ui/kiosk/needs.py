"""What one may choose at the kiosk: groups of plain words, each leading to a desk (``resources/catalogue/kiosk.csv``)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

import resources


@dataclass(frozen=True, slots=True)
class Need:
    """One thing people come for; ``words`` in Chinese and English."""

    words: tuple[str, str]
    desk: str


@dataclass(frozen=True, slots=True)
class Group:
    """Needs that belong together. One that holds a single need asks nothing more."""

    words: tuple[str, str]
    icon: str
    needs: tuple[Need, ...]


@cache
def groups() -> tuple[Group, ...]:
    """All of them, in their order."""
    found: dict[tuple[str, str, str], list[Need]] = {}
    for row in csv.DictReader(resources.text("catalogue/kiosk.csv").splitlines()):
        key = (row["group"], row["group_en"], row["icon"])
        found.setdefault(key, []).append(Need((row["need"], row["need_en"]), row["desk"]))
    return tuple(Group((zh, en), icon, tuple(needs)) for (zh, en, icon), needs in found.items())
