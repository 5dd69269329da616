"""What one may ask of the centre room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from hall.asking import Order, Question, Right
from hall.centre.rules import Value


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
class SetCentre(Order):
    """Change what the hall is called and how it is reached. The division code stays as it was founded: numbers and codes
    already given begin with it. Answer: :class:`Centre`.

    Errors: ``centre.name``, ``centre.phone``, ``centre.web``, ``text.*``, ``centre.unfounded``.
    """

    right: ClassVar[Right] = Right.MANAGE_CATALOGUE
    name: str
    phone: str = ""
    web_address: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SettingNow(Question):
    """How one thing is set (:data:`hall.centre.rules.SETTINGS`). Answer: its value. Errors: ``setting.unknown``."""

    right: ClassVar[Right] = Right.ANYBODY
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SettingsNow(Question):
    """How everything is set. Answer: ``dict`` name → value."""

    right: ClassVar[Right] = Right.ANYBODY


@dataclass(frozen=True, kw_only=True, slots=True)
class SetSetting(Order):
    """Set one thing; texts as typed are understood, ``None`` gives the default back. Answer: the value it has now.

    Errors: ``setting.unknown``, ``setting.number`` (``least``, ``most``), ``setting.choice`` (``choices``).
    """

    right: ClassVar[Right] = Right.MANAGE_CATALOGUE
    name: str
    value: Value | None
