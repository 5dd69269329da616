"""What one may ask of the catalogue room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from hall.asking import Order, Question, Right
from hall.catalogue.rules import Presence


@dataclass(frozen=True, kw_only=True, slots=True)
class LoadCatalogue(Order):
    """Fill an empty catalogue from ``resources/catalogue`` (first start). Answer: number of (desks, matters)."""

    right: ClassVar[Right] = Right.MANAGE_CATALOGUE


@dataclass(frozen=True, kw_only=True, slots=True)
class Desks(Question):
    """All desks in use, by code. Answer: tuple of :class:`hall.catalogue.rules.Desk`."""

    right: ClassVar[Right] = Right.ANYBODY


@dataclass(frozen=True, kw_only=True, slots=True)
class Matters(Question):
    """All matters in use, by code, of one desk or of all. Answer: tuple of :class:`hall.catalogue.rules.Matter`."""

    right: ClassVar[Right] = Right.ANYBODY
    desk: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Windows(Question):
    """All windows, of one desk or of all. Answer: tuple of :class:`hall.catalogue.rules.Window`."""

    right: ClassVar[Right] = Right.ANYBODY
    desk: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PresentOn(Question):
    """Who is there on a day (today when none is given), by desk code. Answer: ``dict`` code → :class:`hall.catalogue.rules.DeskToday`."""

    right: ClassVar[Right] = Right.ANYBODY
    day: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SetPresence(Order):
    """Change a desk's way of presence (常驻, 轮驻, 随驻) and, for 轮驻, its weekdays (1 Monday … 7 Sunday). Answer: ``None``."""

    right: ClassVar[Right] = Right.MANAGE_CATALOGUE
    desk: str
    presence: Presence
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SetRota(Order):
    """Say for one day that somebody of a desk is there, or is not, whatever its weekdays say. Answer: ``None``."""

    right: ClassVar[Right] = Right.MANAGE_CATALOGUE
    desk: str
    day: date
    there: bool
    who: str = ""
    note: str = ""
