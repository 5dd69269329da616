"""How much of a person's data is shown. One masking function set for display, list, log, print and export.

This file is the one extra piece of furniture in the house: masking is asked for by every face, and must be one place.
Sources: PIPL art 25 and 51, GB/T 35273-2020 clause 7.2, convention of domain.md section 4.5.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from hall.asking import Actor, Right
from hall.text import MIDDLE_DOT


class Level(StrEnum):
    """Who looks: with the right and a log line (full), at the window (window), everybody else (public)."""

    FULL = "full"
    WINDOW = "window"
    PUBLIC = "public"


STAR = "*"
STARS = "****"


def mask_name(name: str, level: Level) -> str:
    """李四 → 李*, 王小明 → 王*明, 买买提·艾力 → 买**·*力, SMITH JOHN → S**** ***N, in public; as it is elsewhere.

    Separators (blank, U+00B7) stay. A one-letter name is all star.
    """
    if level is not Level.PUBLIC:
        return name
    shown = [sign for sign in name if unicodedata.combining(sign) == 0]
    letters = [place for place, sign in enumerate(shown) if not (sign.isspace() or sign == MIDDLE_DOT)]
    kept = set(letters[:1] if len(letters) > 1 else ()) | set(letters[-1:] if len(letters) > 2 else ())
    hidden = set(letters) - kept
    return "".join(STAR if place in hidden else sign for place, sign in enumerate(shown))


def mask_number(number: str, level: Level) -> str:
    """Identity numbers: 130105********3019 at the window, 1****************9 in public.

    Shorter numbers show less in proportion (a third in front, a quarter behind), so that a passport of nine signs is
    not shown whole; in public fewer than eight signs show nothing.
    """
    if level is Level.FULL:
        return number
    length = len(number)
    if level is Level.PUBLIC:
        edge = 1 if length >= 8 else 0
        return _middle_hidden(number, edge, edge)
    return _middle_hidden(number, min(6, length // 3), min(4, length // 4))


def mask_phone(phone: str, level: Level) -> str:
    """Telephones: 138****8000 at the window, *******8000 in public; hyphens stay, the area code is shown at the window.

    Numbers of fewer than ten digits show only the last two, fewer than seven nothing.
    """
    if level is Level.FULL:
        return phone
    signs = len(phone.replace("-", ""))
    if signs < 10:
        return _middle_hidden(phone, 0, 2 if signs >= 7 else 0)
    area = phone.find("-") if phone.startswith("0") and "-" in phone else 3
    return _middle_hidden(phone, area if level is Level.WINDOW else 0, 4)


def _middle_hidden(text: str, front: int, back: int) -> str:
    """Stars for all signs but the first and last ones; hyphens are not counted and stay."""
    places = [place for place, sign in enumerate(text) if sign != "-"]
    hidden = set(places[front : len(places) - back])
    return "".join(STAR if place in hidden else sign for place, sign in enumerate(text))


_PROVINCE = re.compile(r"[^省市区县]{2,3}省|[^省市县]{2,5}自治区|(?:北京|天津|上海|重庆)市")
_CITY = re.compile(r"[^市区县路街号]{1,10}?(?:市|地区|自治州|盟)")
_SIGN = r"(?:[^路街号村镇乡区县市旗]|[乡镇](?=[市县区江海原平雄巴安宁康沅赉坪]))"
_COUNTY = re.compile(rf"{_SIGN}{{1,9}}?(?:(?<!小)(?<!社)(?<!园)(?<!校)区|县|市|旗)")
_TOWNSHIP = re.compile(r"(?:[^路号]|路(?=街道)){1,10}?(?:街道办事处|街道|地区办事处|苏木|镇|乡)")
_STREET = re.compile(r".{1,15}?(?:大街|大道|胡同|路|街|巷|村|庄|社区|小区|花园|家园|嘉园|新村|苑)")


def mask_address(address: str, level: Level) -> str:
    """Addresses: to the street, village or estate at the window, to the township in public, then ``****``.

    What is not recognised is hidden: an address without known divisions becomes ``****``. Empty stays empty.
    """
    if level is Level.FULL or not address:
        return address
    end = 0
    for part in (_PROVINCE, _CITY, _COUNTY, _TOWNSHIP):
        if found := part.match(address, end):
            end = found.end()
    if level is Level.WINDOW and (found := _STREET.match(address, end)):
        end = found.end()
    return address[:end] + STARS


def level_for(actor: Actor) -> Level:
    """How much of a person somebody at work may see."""
    return Level.FULL if actor.may(Right.SEE_FULL_DATA) else Level.WINDOW
