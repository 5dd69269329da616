"""How a call is said: windows as people name them, and a call as a row of clips. Pure.

请A001号到3号窗口: the ticket's digits are read one by one (零零一), a window's number as a number (十二). A clip is named
after what it says in pinyin; letters are named by themselves. ``resources/voice/build.py`` makes one WAV file of each.
"""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import Final

DIGITS: Final = ("ling", "yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu")
"""0 to 9."""

YAO, TEN, DASH = "yao", "shi", "gang"
"""One as it is read in a row of digits (幺), ten, and the stroke between a window's number and its place (2-1: 二杠一)."""

PLEASE, NUMBER, TO, WINDOW, LOOK, CHIME = "qing", "hao", "dao", "chuangkou", "kanpingmu", "chime"
"""请, 号, 到, 窗口, 请看大屏幕, and the two tones before it all."""

TEXTS: Final = {
    **dict(zip(DIGITS, "零一二三四五六七八九", strict=True)),
    YAO: "幺",
    TEN: "十",
    DASH: "杠",
    PLEASE: "请",
    NUMBER: "号",
    TO: "到",
    WINDOW: "窗口",
    LOOK: "请看大屏幕",
    **{letter: letter for letter in ascii_uppercase},
}
"""What each clip says. The chime says nothing."""

CLIPS: Final = (CHIME, *TEXTS)
"""Every clip there is: a hall's own recordings carry the same names."""

_WINDOW = re.compile(r"\s*([0-9]{1,2})\s*号\s*(?:窗口)?\s*(?:-\s*([0-9]{1,2}))?\s*(?:窗口)?\s*")


def bare_window(name: str) -> str:
    """The sign one looks for: ``9`` of ``9 号窗口``, ``2-1`` of ``2 号-1``; names that say more stay as they are."""
    found = _WINDOW.fullmatch(name)
    if found is None:
        return name
    return f"{found[1]}-{found[2]}" if found[2] else found[1]


def short_window(name: str) -> str:
    """In a column headed 窗口: ``9号``, ``2-1号``."""
    bare = bare_window(name)
    return name if bare == name else f"{bare}号"


def window_said(name: str) -> str:
    """In a sentence: ``9号窗口``, ``2-1号窗口``."""
    bare = bare_window(name)
    return name if bare == name else f"{bare}号窗口"


def digits_read(digits: str, *, yao: bool) -> tuple[str, ...]:
    """Digits one by one; ``yao`` reads one as 幺, as offices and telephones do."""
    return tuple(YAO if yao and digit == "1" else DIGITS[int(digit)] for digit in digits)


def number_read(number: int) -> tuple[str, ...]:
    """0 to 99 as a number: 十, 十二, 二十, 二十一."""
    tens, ones = divmod(number, 10)
    if not tens:
        return (DIGITS[ones],)
    head = (TEN,) if tens == 1 else (DIGITS[tens], TEN)
    return (*head, DIGITS[ones]) if ones else head


def ticket_read(number: str, *, yao: bool) -> tuple[str, ...]:
    """A ticket's number sign by sign: A001."""
    found = list[str]()
    for sign in number.upper():
        if sign in ascii_uppercase:
            found.append(sign)
        elif sign.isascii() and sign.isdigit():
            found += digits_read(sign, yao=yao)
    return tuple(found)


def call_read(number: str, window_name: str, *, yao: bool) -> tuple[str, ...]:
    """A call as clips. A window whose name is more than a number cannot be joined from clips: 请看大屏幕 is said instead."""
    called = (PLEASE, *ticket_read(number, yao=yao), NUMBER)
    bare = bare_window(window_name)
    if bare == window_name and not bare.isdecimal():
        return (*called, LOOK)
    first, _, place = bare.partition("-")
    where = (*number_read(int(first)), DASH, *number_read(int(place))) if place else number_read(int(first))
    return (*called, TO, *where, NUMBER, WINDOW)
