"""What one may ask of the founding room."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from hall.asking import Order, Right


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundHall(Order):
    """The first start: the centre's name, its division code (six digits) and an administrator; the calendar and the
    catalogue the program comes with are filled in.

    Answer: :class:`Founded`. Refused once the hall stands (``centre.founded``). Errors, one a field (``centre_name``,
    ``division``, ``phone``, ``admin_name``, ``login``, ``password``): ``centre.*``, ``staff.*``, ``text.*``.
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
