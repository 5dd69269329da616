"""Finding people and showing them, masked for whoever looks. Asked by rooms above."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, bindparam, select

from hall.errors import UserError
from hall.people.masking import level_for, mask_number, mask_phone
from hall.people.matching import Shown, Trait, name_key
from hall.people.records import trait
from hall.people.rules import Identity, PaperType, Phone, Sex, check_number, check_phone
from hall.people.service import NUMBER, PHONE, Hashes
from hall.store.unit import Reading
from hall.text import clean_line, fold

_NEWEST = (trait.c.at.desc(), trait.c.id.desc())
_OF = (
    select(trait)
    .where(trait.c.person_id.in_(bindparam("people", expanding=True)), trait.c.kind != Trait.INITIALS)
    .order_by(*_NEWEST)
)
_BY_DIGEST = select(trait.c.person_id).where(trait.c.digest == bindparam("digest")).order_by(*_NEWEST)


def by_number(reading: Reading, kind: PaperType, number: str) -> int | None:
    """The person with this number of a paper, clean (:func:`hall.people.rules.check_number`)."""
    found: int | None = reading.value(_BY_DIGEST, digest=Hashes(reading).number(kind, number)) if number else None
    return found


def by_phone(reading: Reading, phone: str) -> tuple[int, ...]:
    """Everybody who gave this telephone, clean (:func:`hall.people.rules.check_phone`), the last one first."""
    rows = reading.rows(_BY_DIGEST, digest=Hashes(reading).phone(phone)) if phone else ()
    return tuple(dict.fromkeys(row.person_id for row in rows))


def by_name(reading: Reading, name: str, limit: int) -> tuple[int, ...]:
    """Everybody who gave this very name, the last one first."""
    key = name_key(name)
    return _people(reading, [trait.c.kind == Trait.NAME, trait.c.key == key], limit) if key else ()


def shown(reading: Reading, people: Iterable[int]) -> dict[int, Shown]:
    """Name, number, telephone, birth and sex of each, as this actor may see them; the newest of what was told."""
    wanted = list(dict.fromkeys(people))
    newest: dict[tuple[int, Trait], Any] = {}
    for row in reading.rows(_OF, people=wanted) if wanted else ():
        newest.setdefault((row.person_id, row.kind), row)
    return {who: _shown(reading, who, newest) for who in wanted}


def _shown(reading: Reading, who: int, newest: dict[tuple[int, Trait], Any]) -> Shown:
    level = level_for(reading.actor)
    name, number, phone = (newest.get((who, kind)) for kind in (Trait.NAME, Trait.NUMBER, Trait.PHONE))
    full = reading.vault.open(number.sealed, NUMBER) if number else ""
    identity = _identity(number.paper_type, full, reading) if number else Identity("")
    return Shown(
        who,
        name.name if name else "",
        mask_number(full, level),
        mask_phone(reading.vault.open(phone.sealed, PHONE), level) if phone else "",
        identity.birth,
        identity.sex if number else Sex.UNKNOWN,
    )


def _identity(kind: PaperType, number: str, reading: Reading) -> Identity:
    """What a kept number tells; one that was kept in spite of its check character tells it too."""
    try:
        return check_number(kind, number, reading.today, confirmed=True)
    except UserError:
        return Identity(number)


_TAIL = re.compile(r"\d{3,17}[\dXx]")
_CANDIDATES = 500
"""Of so many with the same four last signs (one in ten thousand has them) the rest is compared."""

_INITIALS = re.compile(r"[A-Za-z]{2,20}")


def find(reading: Reading, text: str, limit: int) -> list[tuple[int, str]]:
    """People by whole number or telephone, by tail (four signs and more), by name or its beginning, by initials.

    Each with why: ``id``, ``phone``, ``id_tail``, ``phone_tail``, ``name``, ``initials``; the surest first.
    """
    typed = clean_line(text, "text")
    found: dict[int, str] = {}
    steps: tuple[Callable[[Reading, str, int], list[tuple[int, str]]], ...] = (_exact, _tails, _names, _letters)
    for step in steps:
        for who, why in step(reading, typed, limit):
            found.setdefault(who, why)
        if len(found) >= limit:
            break
    return list(found.items())[:limit]


def _exact(reading: Reading, typed: str, _limit: int) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    number = re.sub(r"[\s-]", "", typed).upper()
    if len(number) >= 5:
        kinds = dict.fromkeys((PaperType.CITIZEN_ID, *PaperType))
        hashes = Hashes(reading)
        digests = [hashes.number(kind, one) for kind in kinds for one in {number, typed}]
        rows = reading.rows(select(trait.c.person_id).where(trait.c.digest.in_(digests)))
        found += [(row.person_id, "id") for row in rows]
    phone = _phone(typed)
    return found + [(who, "phone") for who in by_phone(reading, phone.number)]


def _phone(typed: str) -> Phone:
    try:
        return check_phone(typed)
    except UserError:
        return Phone("")


def _tails(reading: Reading, typed: str, _limit: int) -> list[tuple[int, str]]:
    """The hash of four last signs finds candidates; what was typed is compared with what they told."""
    tail = re.sub(r"[\s-]", "", typed).upper()
    if not _TAIL.fullmatch(tail):
        return []
    hashes = Hashes(reading)
    found: list[tuple[int, str]] = []
    for what, why in ((PHONE, "phone_tail"), (NUMBER, "id_tail")):
        same = select(trait).where(trait.c.tail == hashes.tail(tail, what)).order_by(*_NEWEST)
        told = ((row.person_id, reading.vault.open(row.sealed, what)) for row in reading.rows(same.limit(_CANDIDATES)))
        found += [(who, why) for who, text in told if text.replace("-", "").endswith(tail)]
    return found


def _names(reading: Reading, typed: str, limit: int) -> list[tuple[int, str]]:
    """Names that begin with what was typed, then those that have it elsewhere."""
    key = fold(typed)
    if not key:
        return []
    is_name = trait.c.kind == Trait.NAME
    people = dict.fromkeys(_people(reading, [is_name, *_begins(key)], limit))
    if len(people) < limit:
        people |= dict.fromkeys(_people(reading, [is_name, trait.c.key.contains(key, autoescape=True)], limit))
    return [(who, "name") for who in people]


def _letters(reading: Reading, typed: str, limit: int) -> list[tuple[int, str]]:
    if not _INITIALS.fullmatch(typed):
        return []
    wanted = [trait.c.kind == Trait.INITIALS, *_begins(typed.lower())]
    return [(who, "initials") for who in _people(reading, wanted, limit)]


def _begins(key: str) -> list[ColumnElement[bool]]:
    """Keys with this beginning, as a range that an index can walk."""
    return [trait.c.key >= key, trait.c.key < key + "\U0010ffff"]


def _people(reading: Reading, wanted: Sequence[ColumnElement[bool]], limit: int) -> tuple[int, ...]:
    rows = reading.rows(select(trait.c.person_id).where(*wanted).order_by(*_NEWEST).limit(limit))
    return tuple(dict.fromkeys(row.person_id for row in rows))
