"""Who is the same person, and by which keys people are found again. Pure; a file of its own because ``rules.py`` is about
papers.

* The same kind of paper with the same number is the same person. A citizen number is one number, whichever of his papers
  shows it (identity card, temporary card, household register).
* The same name with the same telephone is the same person, unless another number of the same kind of paper says no.
* A telephone alone or a name alone gives candidates, never a match.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import product
from unicodedata import normalize

import resources
from hall.people.rules import PaperType, Sex
from hall.text import fold, is_han


class Trait(StrEnum):
    """What somebody told of himself. A trait is never overwritten: what is told later stands beside it, newest first."""

    NAME = "name"
    INITIALS = "initials"
    """First letters of the pinyin of a name, one trait a way of reading it."""
    NUMBER = "number"
    PHONE = "phone"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Told:
    """What one visitor told, clean (:mod:`hall.people.rules`, :mod:`hall.text`); empty where he told nothing."""

    name: str = ""
    kind: PaperType = PaperType.NONE
    number: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    address: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Shown:
    """A person as one face may see him: numbers masked for it."""

    person: int
    name: str
    number: str = field(repr=False)
    phone: str = field(repr=False)
    birth: date | None
    sex: Sex


@dataclass(frozen=True, slots=True)
class Keys:
    """By what a person is compared: folded names, and the keyed hashes of numbers (a kind of paper each) and telephones."""

    names: frozenset[str] = frozenset()
    numbers: frozenset[tuple[PaperType, bytes]] = frozenset()
    phones: frozenset[bytes] = frozenset()


KEY_LIMIT = 200

CITIZEN_PAPERS = frozenset({PaperType.CITIZEN_ID, PaperType.TEMPORARY_ID, PaperType.HOUSEHOLD})
"""All three show the citizen number of GB 11643."""


def family(kind: PaperType) -> PaperType:
    """The kind of paper as it counts for recognising somebody."""
    return PaperType.CITIZEN_ID if kind in CITIZEN_PAPERS else kind


def number_key(kind: PaperType, number: str) -> str:
    """The text whose keyed hash finds a number again."""
    return f"{family(kind)}:{number}"


def name_key(name: str) -> str:
    """A name as it is compared and searched."""
    return fold(name)[:KEY_LIMIT]


def recognised(told: Keys, known: Iterable[tuple[int, Keys]]) -> int | None:
    """The person these keys belong to, or nobody: by number, else by name and telephone if exactly one fits."""
    similar: list[int] = []
    for person, keys in known:
        if told.numbers & keys.numbers:
            return person
        if told.phones & keys.phones and told.names & keys.names and not _contradict(told, keys):
            similar.append(person)
    return similar[0] if len(similar) == 1 else None


def _contradict(one: Keys, other: Keys) -> bool:
    """Both have a number of the same kind of paper (and, as they are not equal, two different ones)."""
    return bool({kind for kind, _ in one.numbers} & {kind for kind, _ in other.numbers})


def doubles(everybody: Sequence[Keys]) -> dict[int, int]:
    """Places of a list at which somebody stands who already stood further up, with that first place."""
    first: dict[object, int] = {}
    again: dict[int, int] = {}
    for place, keys in enumerate(everybody):
        pairs = {(name, phone) for name in keys.names for phone in keys.phones}
        same = next((first[number] for number in keys.numbers if number in first), None)
        if same is None:
            alike = [first[pair] for pair in pairs if pair in first]
            same = next((one for one in alike if not _contradict(keys, everybody[one])), None)
        if same is None:
            first |= dict.fromkeys(keys.numbers | pairs, place)
        else:
            again[place] = same
    return again


READINGS = 8
"""At most so many ways of reading a name are kept."""


def initials(name: str) -> tuple[str, ...]:
    """First letters of a name, every usual way of reading it: 单田芳 → ``stf``, ``dtf``; SMITH JOHN → ``sj``.

    Signs without a known reading are passed over. From a table of 60 kB, because pypinyin takes a third of a second to load.
    """
    parts: list[str] = []
    for word in fold(name) if any(map(is_han, name)) else name.casefold().split():
        first = normalize("NFD", word)[0]
        letters = _letters(word) if is_han(word) else first if "a" <= first <= "z" else ""
        if letters:
            parts.append(letters)
    return tuple("".join(way) for way in _first(product(*parts))) if parts else ()


def _first(ways: Iterable[tuple[str, ...]]) -> Sequence[tuple[str, ...]]:
    return [way for way, _ in zip(ways, range(READINGS), strict=False)]


@cache
def _letters(character: str) -> str:
    """The letters a character's readings begin with."""
    return "".join(letter for letter, characters in _table().items() if character in characters)


@cache
def _table() -> dict[str, str]:
    lines = resources.text("text/initials.txt").splitlines()
    return {line[0]: line[2:] for line in lines if not line.startswith("#")}
