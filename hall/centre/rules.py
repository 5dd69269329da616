"""What a centre may be called, and the settings of the hall: each known by name, with its default and what it may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hall.errors import Problem, UserError
from hall.text import clean_line

NAME_LIMIT = 60
PHONE_LIMIT = 40
WEB_LIMIT = 80
"""A longer address makes a QR symbol too fine for the paper."""

PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82".split()
)
"""The first two digits of GB/T 2260."""

_DIVISION = re.compile("[0-9]{6}")
_PHONE = re.compile(r"[0-9+()（）/、,; -]+(转[0-9 ]+)?")
_WEB = re.compile(r"(HTTPS?://)?([A-Z0-9-]+(\.[A-Z0-9-]+)*(:[0-9]{1,5})?(/[A-Z0-9$%*+\-./:]*)?)")


def clean_centre_name(raw: str, field: str | None = "name") -> str:
    """What the centre is called, as it will be printed. Raises ``centre.name`` where there is nothing, ``text.*``."""
    name = clean_line(raw, field, NAME_LIMIT)
    if not name:
        raise UserError("centre.name", field)
    return name


def clean_division(raw: str, field: str | None = "division") -> str:
    """Six digits (GB/T 2260). Raises ``centre.division``, ``text.*``."""
    division = clean_line(raw, field)
    if not _DIVISION.fullmatch(division):
        raise UserError("centre.division", field)
    return division


def division_doubt(division: str, field: str | None = "division") -> Problem | None:
    """A soft word on six digits that look like no division: an unknown province, or a county outside every prefecture."""
    province, prefecture, county = division[:2], division[2:4], division[4:]
    if province in PROVINCES and (prefecture != "00" or county == "00"):
        return None
    return Problem("centre.division_doubt", field, {"division": division}, soft=True)


def clean_centre_phone(raw: str, field: str | None = "phone") -> str:
    """The hall's own telephone as it will be printed (``0311-8670 0000 转 8``, ``12345``), or nothing.

    Raises ``centre.phone`` for fewer than three digits or other signs, ``text.*``.
    """
    phone = clean_line(raw, field, PHONE_LIMIT)
    if phone and (not _PHONE.fullmatch(phone) or sum(sign.isdigit() for sign in phone) < 3):
        raise UserError("centre.phone", field)
    return phone


def clean_web_address(raw: str, field: str | None = "web_address") -> str:
    """The address of the residents' page in capitals, with its scheme and without a slash at the end; or nothing.

    Only signs of the QR code's alphanumeric mode (ISO/IEC 18004, 7.4.4), so that the symbol stays coarse. Raises
    ``centre.web``, ``text.*``.
    """
    address = clean_line(raw, field, WEB_LIMIT).upper()
    if not address:
        return ""
    found = _WEB.fullmatch(address.rstrip("/"))
    if found is None:
        raise UserError("centre.web", field)
    return f"{found[1] or 'HTTPS://'}{found[2]}"


Value = int | bool | str
"""What a setting holds."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set: its default, and how what is typed becomes a value (or is refused)."""

    default: Value
    understand: Callable[[Value], Value]


def whole_number(default: int, least: int, most: int) -> Setting:
    """A setting that is a number between two others, both allowed. Raises ``setting.number``."""

    def understand(raw: Value) -> Value:
        typed = clean_line(str(raw), "value")
        number = int(typed) if typed.isascii() and typed.isdecimal() and not isinstance(raw, bool) else None
        if number is None or not least <= number <= most:
            raise UserError("setting.number", "value", least=least, most=most)
        return number

    return Setting(default, understand)


def choice(default: str, *others: str) -> Setting:
    """A setting that is one of a few words. Raises ``setting.choice``."""
    words = (default, *others)

    def understand(raw: Value) -> Value:
        typed = clean_line(str(raw), "value").lower()
        if typed not in words:
            raise UserError("setting.choice", "value", choices=" / ".join(words))
        return typed

    return Setting(default, understand)


_YES_NO = {"yes": True, "true": True, "1": True, "是": True, "no": False, "false": False, "0": False, "否": False}


def yes_no(default: bool) -> Setting:
    """A setting that holds or not; ``是``, ``yes``, ``true`` and ``1`` are understood. Raises ``setting.choice``."""

    def understand(raw: Value) -> Value:
        typed = clean_line(str(raw), "value").lower()
        if typed not in _YES_NO:
            raise UserError("setting.choice", "value", choices="yes / no")
        return _YES_NO[typed]

    return Setting(default, understand)


SETTINGS: Mapping[str, Setting] = MappingProxyType(
    {
        # minutes until the screen is covered (ecosystem.md section 6)
        "idle.minutes": whole_number(10, 1, 120),
        "idle.front_desk_minutes": whole_number(5, 1, 120),
        # how limits are read: the fields of hall.clocks.rules.Reading
        "clocks.hours_run": choice("clock", "office"),
        "clocks.rolls": yes_no(True),
        "clocks.day_end": choice("midnight", "office"),
        "clocks.late_start": choice("as_it_is", "next_opening"),
        "clocks.first_from": choice("registered", "assigned"),
        # the clocks of a case: a name of hall.clocks.rules.RULE_SETS; hours of whoever takes a case over; days that 30 may become more
        "limits.rule_set": choice("zhengzhou", "13710", "petition", "mediation"),
        "limits.holder_hours": whole_number(24, 1, 720),
        "limits.extension_days": whole_number(30, 0, 365),
        # soon due (临期): the fields of hall.clocks.rules.Soon
        "soon.hours": whole_number(4, 0, 72),
        "soon.days": whole_number(3, 0, 60),
        "soon.orange": yes_no(False),
        # working days of the steps of the ladder
        "ladder.joint_workdays": whole_number(7, 1, 120),
        "ladder.leader_workdays": whole_number(15, 1, 120),
        # days a department has for its feedback where nothing else is said
        "dispatch.workdays": whole_number(5, 1, 120),
        # the order of calling: the fields of hall.queueing.rules.Ordering
        "queue.priority_in_row": whole_number(2, 0, 9),  # 0: priorities do not count
        "queue.wait_limit_minutes": whole_number(40, 5, 480),
        "queue.missed_after": whole_number(3, 0, 20),
        "queue.returned_after": whole_number(1, 0, 20),
        # calling: the fields of hall.queueing.rules.Calling
        "queue.calls_until_missed": whole_number(3, 1, 9),
        "queue.cool_down_seconds": whole_number(8, 0, 120),
        "queue.undo_seconds": whole_number(10, 5, 300),
        # how often the board says a call (0: never), and whether one is read 幺
        "voice.times": whole_number(2, 0, 3),
        "voice.yao": yes_no(False),
        # how long the screen at a window asks, how long the resident may rate by his code, and change his mind
        "rating.seconds": whole_number(60, 15, 300),
        "rating.code_days": whole_number(15, 1, 90),
        "rating.change_hours": whole_number(12, 0, 72),
        # a window is ranked from so many ratings on (domain.md section 2.8)
        "rating.minimum": whole_number(10, 1, 1000),
        # working days of a correction task; they differ by place
        "rating.contact_workdays": whole_number(1, 0, 10),
        "rating.mend_workdays": whole_number(15, 1, 90),
        # some provinces count what nobody rated as satisfied after so many days; 0 is off, and it is always shown apart
        "rating.default_days": whole_number(0, 0, 90),
    }
)
"""Every setting of the hall. (What belongs to one PC stands in :mod:`hall.settings`.)"""


def known(name: str) -> Setting:
    """A setting by its name. Raises ``setting.unknown``."""
    if name not in SETTINGS:
        raise UserError("setting.unknown", "name", name=clean_line(name, "name")[:40])
    return SETTINGS[name]
