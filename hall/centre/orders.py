"""What one may ask of the centre room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from hall.asking import Question, Right


@dataclass(frozen=True, slots=True)
class Centre:
    """The hall itself. ``founded`` is false until the first start has been answered.

    ``division`` is the six-digit division code (GB/T 2260) that begins every case number; ``web_address`` the address
    residents open, in capitals, or empty where the hall has none.
    """

    name: str = ""
    division: str = ""
    phone: str = ""
    web_address: str = ""
    founded: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class CentreNow(Question):
    """Who is this hall? Answer: :class:`Centre`."""

    right: ClassVar[Right] = Right.ANYBODY
