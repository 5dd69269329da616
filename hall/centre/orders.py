"""What one may ask of the centre room."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from hall.asking import Order, Question, Right


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


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundHall(Order):
    """The first start: the centre's name, its division code (six digits) and an administrator.

    Answer: :class:`Founded`. Refused once the hall stands (``centre.founded``).
    """

    right: ClassVar[Right] = Right.ANYBODY
    centre_name: str
    division: str
    admin_name: str
    login: str
    password: str = field(repr=False)
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Founded:
    """The administrator's account."""

    account: int
