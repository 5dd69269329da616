"""Recognising people and keeping what they tell. Called by rooms above; nobody orders a person by himself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, select, update

from hall.people.matching import Keys, Told, Trait, doubles, family, initials, name_key, number_key, recognised
from hall.people.records import person, trait
from hall.people.rules import PaperType
from hall.store.unit import Reading, Unit

NUMBER, PHONE, ADDRESS = "person.number", "person.phone", "person.address"
"""What sealed and hashed texts are bound to."""

TAIL = 4
"""So many last signs of a number or telephone find it again."""

_SIMILAR = trait.alias()


def _compared(shares: ColumnElement[bool]) -> Select[Any]:
    """Everything about everybody who shares a number or a telephone with those who came."""
    return select(trait).where(trait.c.person_id.in_(select(_SIMILAR.c.person_id).where(shares)))


_COMPARED = _compared(_SIMILAR.c.digest.in_(bindparam("digests", expanding=True)))
_COMPARED_ONE = _compared(_SIMILAR.c.digest.in_((bindparam("one"), bindparam("other"))))
"""The same for one visitor with his two: a statement of fixed length is prepared once."""

_SAID_AGAIN = update(trait).where(trait.c.id.in_(bindparam("ids", expanding=True))).values(at=bindparam("now"))


@dataclass(frozen=True, slots=True)
class Met:
    """Who it is, and whether he was here before."""

    person: int
    known: bool


class Hashes:
    """The search keys of one reading's vault."""

    def __init__(self, reading: Reading) -> None:
        self._digest = reading.vault.digest

    def number(self, kind: PaperType, number: str) -> bytes:
        """The keyed hash of a paper's number."""
        return self._digest(number_key(kind, number), NUMBER)

    def phone(self, phone: str) -> bytes:
        """The keyed hash of a telephone."""
        return self._digest(phone, PHONE)

    def address(self, address: str) -> bytes:
        """The keyed hash of an address: only to see that it was told before."""
        return self._digest(address, ADDRESS)

    def tail(self, text: str, what: str) -> bytes:
        """The keyed hash of the last signs, hyphens aside."""
        return self._digest(text.replace("-", "")[-TAIL:], f"{what}.tail")

    def keys(self, told: Told) -> Keys:
        """By what somebody is compared."""
        return Keys(
            frozenset({key} if (key := name_key(told.name)) else ()),
            frozenset({(family(told.kind), self.number(told.kind, told.number))} if told.number else ()),
            frozenset({self.phone(told.phone)} if told.phone else ()),
        )


def meet(unit: Unit, everybody: Sequence[Told]) -> tuple[Met, ...]:
    """Recognise everybody of one visit, in order, and keep what is new about them; who is not known becomes a new person.

    Whoever stands twice in the list is one person.
    """
    hashes = Hashes(unit)
    told_keys = [hashes.keys(told) for told in everybody]
    here = _Known(unit, told_keys)
    found = [here.recognise(keys) for keys in told_keys]
    again = doubles(told_keys)
    fresh = [n for n, who in enumerate(found) if who is None and n not in again]
    for n in fresh:
        found[n] = unit.insert(person, at=unit.now)
    people = [found[n] or found[again[n]] or 0 for n in range(len(everybody))]
    _keep(unit, hashes, list(zip(people, everybody, strict=True)), here.kept)
    return tuple(Met(who, who in here.people) for who in people)


class _Known:
    """Who may be meant: his keys, and the ids of his traits by what they say."""

    def __init__(self, unit: Unit, told: Sequence[Keys]) -> None:
        self.people: dict[int, Keys] = {}
        self.kept: dict[tuple[int, Trait, object], int] = {}
        self._sharing: dict[bytes, list[int]] = {}
        digests = {digest for keys in told for digest in _digests(keys)}
        for row in _sharing(unit, list(digests)):
            before = self.people.get(row.person_id, Keys())
            self.people[row.person_id] = Keys(
                before.names | ({row.key} if row.kind is Trait.NAME else set()),
                before.numbers | ({(family(row.paper_type), row.digest)} if row.kind is Trait.NUMBER else set()),
                before.phones | ({row.digest} if row.kind is Trait.PHONE else set()),
            )
            self.kept[row.person_id, row.kind, row.name or row.key or row.digest] = row.id
            self._sharing.setdefault(row.digest, []).append(row.person_id)

    def recognise(self, told: Keys) -> int | None:
        """The person, if he is known."""
        alike = dict.fromkeys(who for digest in _digests(told) for who in self._sharing.get(digest, ()))
        return recognised(told, ((who, self.people[who]) for who in alike))


def _sharing(unit: Unit, digests: list[bytes]) -> list[Row[Any]]:
    if not digests:
        return []
    if len(digests) <= 2:
        return unit.rows(_COMPARED_ONE, one=digests[0], other=digests[-1])
    return unit.rows(_COMPARED, digests=digests)


def _digests(keys: Keys) -> list[bytes]:
    return [*(number for _, number in keys.numbers), *keys.phones]


def _keep(
    unit: Unit, hashes: Hashes, people: Sequence[tuple[int, Told]], kept: Mapping[tuple[int, Trait, object], int]
) -> None:
    """Write what was not told before; what was told before becomes the newest again."""
    again: list[int] = []
    new: dict[tuple[int, Trait, object], Values] = {}
    for who, told in people:
        for kind, sign, values in _traits(unit, hashes, told):
            place = (who, kind, sign)
            if place in kept:
                again.append(kept[place])
            else:
                new[place] = _EMPTY | values | {"person_id": who, "kind": kind, "at": unit.now}
    unit.insert_all(trait, list(new.values()))
    if again:
        unit.do(_SAID_AGAIN, ids=again, now=unit.now)


Values = dict[str, object]
_EMPTY: Values = dict.fromkeys(("paper_type", "name", "key", "sealed", "digest", "tail"))


def _traits(unit: Unit, hashes: Hashes, told: Told) -> Iterator[tuple[Trait, object, Values]]:
    """The rows for what was told: kind, what makes it the same as before, values."""
    seal = unit.vault.seal
    if told.name:
        yield Trait.NAME, told.name, {"name": told.name, "key": name_key(told.name)}
        for letters in initials(told.name):
            yield Trait.INITIALS, letters, {"key": letters}
    if told.number:
        digest, tail = hashes.number(told.kind, told.number), hashes.tail(told.number, NUMBER)
        sealed = seal(told.number, NUMBER)
        yield Trait.NUMBER, digest, {"paper_type": told.kind, "sealed": sealed, "digest": digest, "tail": tail}
    if told.phone:
        digest, tail = hashes.phone(told.phone), hashes.tail(told.phone, PHONE)
        yield Trait.PHONE, digest, {"sealed": seal(told.phone, PHONE), "digest": digest, "tail": tail}
    if told.address:
        digest = hashes.address(told.address)
        yield Trait.ADDRESS, digest, {"sealed": seal(told.address, ADDRESS), "digest": digest}
