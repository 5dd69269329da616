"""People: identity papers, credit codes, telephones, age, priority. Pure; nothing but form, date and check character.

Ready-made checkers refuse valid people (abolished counties, leading letters); nothing here blocks for such reasons.
Sources: GB 11643-1999 (citizen number), ISO 7064 MOD 11-2 (check character), GB 32100-2015 (credit code),
GA/T 517-2004 (paper types), GB/T 2261.1-2003 (sex); domain.md section 4.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from hall.errors import Problem, UserError
from hall.text import clean_line


class PaperType(StrEnum):
    """Kinds of identity paper; values are codes of GA/T 517-2004, ``X…`` are this product's where it has none."""

    CITIZEN_ID = "111"
    TEMPORARY_ID = "112"
    HOUSEHOLD = "113"
    OFFICER = "114"
    ARMED_POLICE = "115"
    BIRTH_CERTIFICATE = "117"
    DRIVING_LICENCE = "335"
    PASSPORT = "414"
    TAIWAN_PASS = "511"
    HK_MACAO_PASS = "516"
    PERMANENT_RESIDENCE = "553"
    RESIDENCE_PERMIT = "554"
    HK_MACAO_RESIDENCE = "X810"
    TAIWAN_RESIDENCE = "X830"
    SOLDIER = "X113"
    OTHER = "990"
    NONE = "X900"


PAPER_NAMES: Mapping[PaperType, tuple[str, str]] = {
    PaperType.CITIZEN_ID: ("居民身份证", "Resident identity card"),
    PaperType.TEMPORARY_ID: ("临时居民身份证", "Temporary identity card"),
    PaperType.HOUSEHOLD: ("户口簿", "Household register"),
    PaperType.OFFICER: ("军官证", "Officer's card"),
    PaperType.ARMED_POLICE: ("武警警官证", "Armed police officer's card"),
    PaperType.BIRTH_CERTIFICATE: ("出生医学证明", "Birth certificate"),
    PaperType.DRIVING_LICENCE: ("机动车驾驶证", "Driving licence"),
    PaperType.PASSPORT: ("护照", "Passport"),
    PaperType.TAIWAN_PASS: ("台湾居民来往大陆通行证", "Taiwan travel permit"),
    PaperType.HK_MACAO_PASS: ("港澳居民来往内地通行证", "Hong Kong and Macao travel permit"),
    PaperType.PERMANENT_RESIDENCE: ("外国人永久居留身份证", "Foreign permanent resident card"),
    PaperType.RESIDENCE_PERMIT: ("外国人居留证", "Foreigner's residence permit"),
    PaperType.HK_MACAO_RESIDENCE: ("港澳居民居住证", "Hong Kong and Macao residence permit"),
    PaperType.TAIWAN_RESIDENCE: ("台湾居民居住证", "Taiwan residence permit"),
    PaperType.SOLDIER: ("士兵证", "Soldier's card"),
    PaperType.OTHER: ("其他证件", "Other document"),
    PaperType.NONE: ("无证件", "No document"),
}
"""Chinese and English name of each paper."""


class Sex(StrEnum):
    """GB/T 2261.1."""

    UNKNOWN = "0"
    MALE = "1"
    FEMALE = "2"
    UNSTATED = "9"


class Priority(StrEnum):
    """Why somebody is called earlier."""

    ELDERLY = "elderly"
    DISABLED = "disabled"
    PREGNANT = "pregnant"
    INFANT = "infant"
    SOLDIER = "soldier"
    MINOR = "minor"


PRIORITY_NAMES: Mapping[Priority, tuple[str, str]] = {
    Priority.ELDERLY: ("老人", "Elderly"),
    Priority.DISABLED: ("残疾人", "Disabled"),
    Priority.PREGNANT: ("孕妇", "Pregnant"),
    Priority.INFANT: ("带婴幼儿", "With an infant"),
    Priority.SOLDIER: ("军人", "Soldier"),
    Priority.MINOR: ("未成年人", "Minor"),
}
"""Chinese and English name of each priority."""

ELDERLY_FROM = 60
"""老年人权益保障法 art 2."""

ADULT_FROM = 18
"""民法典 art 17."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a paper's number says: the number as stored, and birth date, sex, division code where it carries them."""

    number: str = field(repr=False)
    birth: date | None = None
    sex: Sex = Sex.UNKNOWN
    division: str = ""


_CITIZEN_TYPES = frozenset(
    {
        PaperType.CITIZEN_ID,
        PaperType.TEMPORARY_ID,
        PaperType.HOUSEHOLD,
        PaperType.HK_MACAO_RESIDENCE,
        PaperType.TAIWAN_RESIDENCE,
    }
)
_RESIDENCE_DIVISIONS = {
    PaperType.HK_MACAO_RESIDENCE: ("810000", "820000"),
    PaperType.TAIWAN_RESIDENCE: ("830000",),
}
_FORMS = {
    PaperType.BIRTH_CERTIFICATE: re.compile(r"[A-Z]\d{9}", re.ASCII),
    PaperType.PASSPORT: re.compile(r"[A-Z0-9]{5,15}", re.ASCII),
    PaperType.TAIWAN_PASS: re.compile(r"\d{8}(?:\d\d)?", re.ASCII),
    PaperType.HK_MACAO_PASS: re.compile(r"([HM]\d{8})(?:\d\d)?", re.ASCII),
}
_PERMANENT_2017 = re.compile(r"[A-Z]{3}\d{12}", re.ASCII)
_LENGTH = 18
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_NUMBER_LIMIT = 60
_BLANKS_AND_HYPHENS = re.compile(r"[\s\-‐-―−]+")


def check_number(kind: PaperType, raw: str, today: date, *, field: str = "number", confirmed: bool = False) -> Identity:
    """Check the number of a paper as typed, scanned or read, and say what it tells.

    Full-width digits, blanks, hyphens and a small ``x`` are mended first. Only form, date and check character count;
    ``confirmed`` keeps a number whose check character does not fit, after somebody looked at the card (nothing else
    is waved through). Raises ``id.missing``, ``id.length``, ``id.characters``, ``id.fifteen``, ``id.date``,
    ``id.month``, ``id.leap``, ``id.year``, ``id.future``, ``id.check``, ``id.residence``, ``id.form.<code>``,
    ``id.none``, and the codes of :func:`hall.text.clean_line`.
    """
    line = clean_line(raw, field, _NUMBER_LIMIT)
    if kind is PaperType.NONE:
        if line:
            raise UserError("id.none", field)
        return Identity("")
    number = _BLANKS_AND_HYPHENS.sub("", line).upper()
    if not number:
        raise UserError("id.missing", field)
    if kind in _CITIZEN_TYPES:
        identity = _citizen(number, today, field, confirmed)
        divisions = _RESIDENCE_DIVISIONS.get(kind)
        if divisions is not None and identity.division not in divisions:
            raise UserError("id.residence", field, divisions="、".join(divisions))
        return identity
    if kind is PaperType.PERMANENT_RESIDENCE:
        return _permanent_resident(number, today, field, confirmed)
    form = _FORMS.get(kind)
    if form is None:
        return Identity(line)
    found = form.fullmatch(number)
    if found is None:
        raise UserError(f"id.form.{kind.value}", field, have=len(number))
    return Identity(found[1] if form.groups else number)


def check_character(first17: str) -> str:
    """The check character of a citizen number (ISO 7064 MOD 11-2): ``11010519491231002`` gives ``X``."""
    total = sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True))
    return _CHECKS[total % 11]


def _citizen(number: str, today: date, field: str, confirmed: bool) -> Identity:
    """GB 11643: division 6, birth 8, order 3 (odd male, even female), check character."""
    if len(number) == 15 and number.isdecimal():
        raise UserError("id.fifteen", field)
    if len(number) != _LENGTH:
        raise UserError("id.length", field, have=len(number), need=_LENGTH)
    for place, character in enumerate(number, 1):
        if character not in "0123456789" and not (place == _LENGTH and character == "X"):
            raise UserError("id.characters", field, place=place, character=character)
    birth = _birth(int(number[6:10]), int(number[10:12]), int(number[12:14]), field)
    if birth > today:
        raise UserError("id.future", field, birth=birth.isoformat())
    if not confirmed and number[-1] != check_character(number[:-1]):
        raise UserError("id.check", field)
    return Identity(number, birth, Sex.MALE if int(number[16]) % 2 else Sex.FEMALE, number[:6])


def _birth(year: int, month: int, day: int, field: str) -> date:
    """The date, or the sentence that says what of it cannot be."""
    if year == 0:
        raise UserError("id.year", field)
    if not 1 <= month <= 12:
        raise UserError("id.month", field, month=f"{month:02d}")
    try:
        return date(year, month, day)
    except ValueError as wrong:
        if (month, day) == (2, 29):
            raise UserError("id.leap", field, year=year) from wrong
        raise UserError("id.date", field, month=month, day=day) from wrong


def _permanent_resident(number: str, today: date, field: str, confirmed: bool) -> Identity:
    """2023 card: 18 characters beginning with 9, like a citizen number; 2017 card: three letters and 12 digits."""
    if _PERMANENT_2017.fullmatch(number):
        return Identity(number)
    if not number.startswith("9"):
        raise UserError("id.form.553", field, have=len(number))
    identity = _citizen(number, today, field, confirmed)
    return Identity(identity.number, identity.birth, identity.sex)


_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))


def check_uscc(raw: str, field: str = "uscc") -> str:
    """A unified social credit code (GB 32100-2015): 18 characters without I O S V Z, the last one checks.

    Leading letters (N1 to N3 collectives, Y1) are valid. Raises ``uscc.length``, ``uscc.characters``, ``uscc.check``.
    """
    code = _BLANKS_AND_HYPHENS.sub("", clean_line(raw, field, _NUMBER_LIMIT)).upper()
    if len(code) != _LENGTH:
        raise UserError("uscc.length", field, have=len(code), need=_LENGTH)
    for place, character in enumerate(code, 1):
        if character not in _USCC_ALPHABET:
            raise UserError("uscc.characters", field, place=place, character=character)
    if code[-1] != uscc_character(code[:-1]):
        raise UserError("uscc.check", field)
    return code


def uscc_character(first17: str) -> str:
    """The check character of a credit code: weights 3^(i-1) mod 31."""
    total = sum(_USCC_ALPHABET.index(sign) * weight for sign, weight in zip(first17, _USCC_WEIGHTS, strict=True))
    return _USCC_ALPHABET[-total % 31]


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number as stored, and what to look at again, if anything (always soft).

    Mobiles are 11 digits, landlines ``0371-66666666`` or ``0371-66666666-801``, ``400-806-1234``, others plain.
    Empty when none was told.
    """

    number: str = field(repr=False)
    problem: Problem | None = None


_NO_PHONE = frozenset({"无", "没有", "无电话", "没有电话", "无手机", "不详", "-", "/", "none", "no"})
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_LANDLINE = re.compile(r"(0(?:10|2\d|[3-9]\d\d))(\d{7,8})(?:[-转#,](\d{1,6}))?", re.ASCII)
_HOTLINE = re.compile(r"([48]00)(\d{3})(\d{4})", re.ASCII)
_SERVICE = re.compile(r"[19]\d{4,5}", re.ASCII)
_COUNTRY = re.compile(r"(?:\+|00)86(.+)|86(1[3-9]\d{9})", re.ASCII)
_EXTENSION = re.compile(r"(?<=\d)[-转#,](?=\d{1,6}$)", re.ASCII)
_PHONE_LIMIT = 40


def check_phone(raw: str, field: str = "phone") -> Phone:
    """A telephone number as typed. A visit is never refused because of it: oddities come back as a soft problem.

    ``无`` and its like give an empty number. Soft codes: ``phone.length`` (``have``), ``phone.area`` (landline without
    area code), ``phone.form`` (anything else). Raises only what no database could keep (:func:`hall.text.clean_line`).
    """
    line = clean_line(raw, field, _PHONE_LIMIT)
    if not line or line.casefold() in _NO_PHONE:
        return Phone("")
    joined = re.sub(r"[\s.()（）]|(?<=\D)-|^-", "", re.sub(r"[‐-―−]", "-", line))
    if found := _COUNTRY.fullmatch(joined.replace("-", "")):
        rest = found[1] or found[2]
        joined = rest if _MOBILE.fullmatch(rest) or rest.startswith("0") else f"0{rest}"
    digits = joined.replace("-", "")
    if _MOBILE.fullmatch(digits) or _SERVICE.fullmatch(digits):
        return Phone(digits)
    if found := _HOTLINE.fullmatch(digits):
        return Phone("-".join(found.groups()))
    for form in (digits, _with_extension(joined)):
        if found := _LANDLINE.fullmatch(form):
            return Phone("-".join(part for part in found.groups() if part))
    return Phone(line, _odd_phone(digits, field))


def _with_extension(joined: str) -> str:
    """Without hyphens except the one before a short extension at the end."""
    found = _EXTENSION.search(joined)
    if found is None:
        return joined.replace("-", "")
    return f"{joined[: found.start()].replace('-', '')}-{joined[found.end() :]}"


def _odd_phone(digits: str, field: str) -> Problem:
    """What to say about a number of no known form."""
    if not digits.isdecimal() or not digits.isascii():
        return Problem("phone.form", field, soft=True)
    if digits[0] == "1" and len(digits) != 11:
        return Problem("phone.length", field, {"have": len(digits)}, soft=True)
    if len(digits) in (7, 8):
        return Problem("phone.area", field, soft=True)
    return Problem("phone.form", field, soft=True)


def age(birth: date, day: date) -> int:
    """Full years (周岁) on a day; somebody born on 29 February has his birthday on 1 March of other years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def is_elderly(birth: date, day: date) -> bool:
    """60 years and more (老年人权益保障法 art 2)."""
    return age(birth, day) >= ELDERLY_FROM


def is_minor(birth: date, day: date) -> bool:
    """Under 18 (民法典 art 17)."""
    return age(birth, day) < ADULT_FROM


def suggested_priorities(birth: date | None, today: date) -> tuple[Priority, ...]:
    """What the birth date alone suggests; the guide decides."""
    if birth is None:
        return ()
    if is_elderly(birth, today):
        return (Priority.ELDERLY,)
    return (Priority.MINOR,) if is_minor(birth, today) else ()
