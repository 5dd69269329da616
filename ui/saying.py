"""How every screen says things of the hall: codes and values become words of the language in force."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from hall.cases.orders import ClockShown
from hall.cases.rules import MOVE_NAMES, EventKind
from hall.clocks.rules import ASSIGN, FIRST, HOLDER, Colour
from hall.people.rules import PRIORITY_NAMES, Priority, Sex, age
from ui.language import current

translate = QCoreApplication.translate

_MARKUP = re.compile(r"[*=~!\[\]{}]")
_HOUR, _DAY = 3600, 86_400
_PILLS = {
    Colour.RED: "red",
    Colour.ORANGE: "orange",
    Colour.PAUSED: "paused",
    Colour.GREEN: "green",
    Colour.MET: "done",
}
"""Colour of the clocks room → state of the pill."""


def desk_title(code: str, name: str = "", *, short: bool = False) -> str:
    """``9 号 劳动监察与仲裁窗口``; without its unit, ``short`` also without the word 窗口."""
    bare = name.partition("（")[0] or code
    if short:
        bare = bare.removesuffix("窗口")
    number = desk_number(code)
    return translate("frontdesk", "{n} {name}").replace("{n}", number).replace("{name}", bare) if number else bare


def desk_number(code: str) -> str:
    """The desk's number in the hall: D09 is 9; empty for what is no code of a desk."""
    return str(int(code[1:])) if code[:1] == "D" and code[1:].isdecimal() else ""


def desk_words(code: str) -> str:
    """``9 号窗口`` where only the number is known or wanted."""
    number = desk_number(code)
    return translate("frontdesk", "window {n}").replace("{n}", number) if number else code


def duration(seconds: int) -> str:
    """``31 小时``, ``5 天``: days from two days on."""
    seconds = abs(seconds)
    if seconds >= 2 * _DAY:
        return translate("frontdesk", "{n} days").replace("{n}", str(seconds // _DAY))
    if seconds >= _HOUR:
        return translate("frontdesk", "{n} h").replace("{n}", str(seconds // _HOUR))
    return translate("frontdesk", "{n} min").replace("{n}", str(seconds // 60))


def worst_clock(clocks: Iterable[ClockShown]) -> ClockShown | None:
    """The clock to be told: by colour, then the most urgent."""
    order = [colour.value for colour in Colour]
    return min(
        clocks,
        key=lambda clock: (order.index(clock.colour), clock.remaining_s is None, clock.remaining_s or 0),
        default=None,
    )


def pill(clock: ClockShown) -> tuple[str, str]:
    """State and words of a clock's pill: ``办结 超 5 天``, ``分配 剩 20 小时``."""
    first = translate("frontdesk", "First step")
    names = {ASSIGN: translate("frontdesk", "Assign"), FIRST: first, HOLDER: first}
    name = names.get(clock.code, translate("frontdesk", "Close"))
    colour = Colour(clock.colour)
    if colour is Colour.MET:
        words = translate("frontdesk", "{name}: late") if clock.reason else translate("frontdesk", "{name}: in time")
    elif colour is Colour.PAUSED:
        words = translate("frontdesk", "{name}: paused")
    elif clock.remaining_s is None:
        words = "{name}"
    elif clock.remaining_s < 0:
        words = translate("frontdesk", "{name}: {time} over")
    else:
        words = translate("frontdesk", "{name}: {time} left")
    return _PILLS[colour], words.replace("{name}", name).replace("{time}", duration(clock.remaining_s or 0))


def about(birth: date | None, sex: str, today: date) -> str:
    """``女 · 68 岁``, ``Female, 68``."""
    sexes = {Sex.MALE.value: translate("frontdesk", "Male"), Sex.FEMALE.value: translate("frontdesk", "Female")}
    who = sexes.get(str(sex), "")
    if birth is None:
        return who
    years = str(age(birth, today))
    if not who:
        return translate("frontdesk", "{n} years").replace("{n}", years)
    return translate("frontdesk", "{sex}, {n}").replace("{sex}", who).replace("{n}", years)


def priority_words(priority: Priority) -> str:
    """The short word on a chip: 老人, 残疾, 带婴儿."""
    short = {
        Priority.DISABLED: translate("frontdesk", "Disabled"),
        Priority.INFANT: translate("frontdesk", "Infant"),
        Priority.MINOR: translate("frontdesk", "Minor"),
    }
    return short.get(priority) or PRIORITY_NAMES[priority][current() == "en"]


def money(fen: int) -> str:
    """``18,000 元``: fen only where there are any."""
    yuan = f"{fen / 100:,.2f}".removesuffix(".00")
    return translate("frontdesk", "CNY {sum}").replace("{sum}", yuan)


def event_words(event: str) -> str:
    """The last step of a case; what is no code is told as it stands."""
    return {
        EventKind.REGISTERED.value: translate("frontdesk", "registered"),
        EventKind.VISITED.value: translate("frontdesk", "came again"),
        EventKind.ROUTED.value: translate("frontdesk", "led to the desk"),
        EventKind.PAPER_ISSUED.value: translate("frontdesk", "notice issued"),
        EventKind.PAPER_VOIDED.value: translate("frontdesk", "paper voided"),
        EventKind.WITHDRAWN.value: translate("frontdesk", "withdrawn"),
        EventKind.SERVED.value: translate("frontdesk", "served at the window"),
        EventKind.SERVICE_TAKEN_BACK.value: translate("frontdesk", "service taken back"),
    }.get(str(event)) or _move_words(str(event))


def _move_words(event: str) -> str:
    """The name of a move of the case; what is none is told as it stands."""
    known = {move.value: names for move, names in MOVE_NAMES.items()}
    return known[event][current() == "en"] if event in known else event


def clock_time(moment: datetime) -> str:
    """``09:42:16``."""
    return f"{moment:%H:%M:%S}"


def literal(text: str) -> str:
    """What somebody is called, without the signs that markup is made of."""
    return _MARKUP.sub("", text)
