"""Finding a lexicon's words in what somebody said. Pure; a file of its own because it knows words, not desks.

How an entry is written (``resources/catalogue/words.csv``, ``danger.csv`` and the keywords of a matter):

* ``欠薪`` – these characters, standing together (blanks between them do not matter);
* ``拖欠/没发…工资/工钱`` – one of the first, then one of the second at most :data:`REACH` characters later in the same
  sentence;
* a longer word hides a shorter one inside it that stands alone (``劳动合同`` hides ``合同``);
* an entry of weight 0 does nothing but hide, parts of others too.

Traditional characters, width and case make no difference. What is denied does not count: 「不是劳动纠纷，是离婚」.
"""

from __future__ import annotations

import operator
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from hall.text import traditional

REACH = 12
"""The parts of one entry stand at most so many characters apart."""

_OCCURRENCES = 12
"""So many occurrences of one word are looked at; a text that repeats it further says nothing new."""

GAP, OR = "…", "/"
"""How an entry is written: then, or."""
SENTENCE = re.compile("[。！？!?;；\n]")
CLAUSE = re.compile("[，。！？!?;；,、\n]")
"""What ends a sentence, and what ends a part of it."""

_DENIED = re.compile(
    r"(?<![是要])(?:不是|并非|不属于|不涉及|不关)(?!不|没|很|太|说)[^，。！？!?;；,\n]{0,20}?(?=而是|就是|是|[，。！？!?;；,\n]|$)"
    r"|(?<=[跟和与同])[^，。！？!?;；,\n]{1,12}?(?:没有关系|没关系|无关|不相干)"
)
_ASKED = re.compile("[吗嘛么]$")
_BLANK = re.compile(r"[^\S\n]")

Place = tuple[int, int]
"""Where a word stands in the key: start, end."""


class _OneForOne(dict[int, str]):
    """Code point → the one character it is compared as, so that positions stay; filled as characters are met."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        plain = unicodedata.normalize("NFKC", character).casefold()
        plain = plain if len(plain) == 1 else character
        self[point] = value = traditional().get(plain, plain)
        return value


_one_for_one = _OneForOne()


@dataclass(frozen=True, slots=True)
class Said:
    """A statement made ready for comparing: ``key`` is compared, :meth:`literal` gives what really stands there."""

    text: str
    key: str
    starts: Sequence[int]
    denied: tuple[Place, ...]

    @classmethod
    def of(cls, text: str) -> Said:
        """Fold one character to one; blanks are dropped, and where that moves anything, positions are kept aside."""
        key = text.translate(_one_for_one)
        starts: Sequence[int] = range(len(key))
        if _BLANK.search(key):
            starts = [place for place in starts if key[place] == "\n" or not key[place].isspace()]
            key = "".join([key[place] for place in starts])
        denied = tuple(found.span() for found in _DENIED.finditer(key) if not _ASKED.search(found[0]))
        return cls(text, key, starts, denied)

    def literal(self, place: Place) -> str:
        """The piece of the statement itself."""
        return self.text[self.starts[place[0]] : self.starts[place[1] - 1] + 1]


class Entry(NamedTuple):
    """One line of a lexicon: what it speaks for (a matter, a desk, a kind of danger), its weight, its parts."""

    target: str
    weight: float
    parts: tuple[tuple[str, ...], ...]


class Found(NamedTuple):
    """An entry that was heard, and where its parts stand."""

    target: str
    weight: float
    places: tuple[Place, ...]


def entry_of(target: str, weight: float, written: str) -> Entry:
    """An entry from the way it is written: ``拖欠/没发…工资/工钱``."""
    key = written.strip().translate(_one_for_one)
    return Entry(target, weight, tuple(tuple(part.split(OR)) for part in key.split(GAP)))


class Lexicon:
    """Entries, indexed by the first two characters of every word, so that a text is walked once.

    A word given twice for the same target keeps the weight given last. ``reach`` and ``stops`` say how far apart the
    parts of one entry may stand, and what never stands between them.
    """

    def __init__(self, entries: Iterable[Entry], reach: int = REACH, stops: re.Pattern[str] = SENTENCE) -> None:
        self._reach, self._stops = reach, stops
        single: dict[tuple[str, str], Entry] = {}
        self._joined: dict[str, list[Entry]] = {}
        words: set[str] = set()
        for entry in entries:
            words.update(word for part in entry.parts for word in part)
            if len(entry.parts) > 1:
                for word in entry.parts[0]:
                    self._joined.setdefault(word, []).append(entry)
            else:
                single.update({(word, entry.target): entry for word in entry.parts[0]})
        self._single: dict[str, list[Entry]] = {}
        for (word, _), entry in single.items():
            self._single.setdefault(word, []).append(entry)
        words.discard("")
        self._letters = {word for word in words if len(word) == 1}
        self._begins: dict[str, list[str]] = {}
        for word in words - self._letters:
            self._begins.setdefault(word[:2], []).append(word)

    def find(self, said: Said) -> list[Found]:
        """Every entry that is heard, in the order of the text; each counts once, however often it is said."""
        alone, parts = self._uncovered(self._heard(said))
        found = [
            Found(entry.target, entry.weight, (places[0],))
            for word, places in alone.items()
            for entry in self._single[word]
            if entry.weight
        ]
        told = {(one.target, one.places[0]) for one in found}
        for entry in {entry: None for word in parts for entry in self._joined.get(word, ())}:
            together = self._together(entry.parts, parts, said.key)
            if together and (entry.target, (together[0][0], together[-1][1])) not in told:
                found.append(Found(entry.target, entry.weight, together))
        return sorted(found, key=lambda one: (one.places, one.target))

    def _heard(self, said: Said) -> dict[str, list[Place]]:
        """Every word of the lexicon that stands in the text and is not denied, with its first places."""
        key, begins = said.key, self._begins
        heard: dict[str, list[Place]] = {}
        for start, pair in enumerate(map(operator.add, key, key[1:])):
            if pair in begins:
                for word in begins[pair]:
                    if key.startswith(word, start):
                        _note(heard, word, start, said.denied)
        for letter in self._letters:
            start = key.find(letter)
            while start >= 0 and len(heard.get(letter, ())) < _OCCURRENCES:
                _note(heard, letter, start, said.denied)
                start = key.find(letter, start + 1)
        return heard

    def _uncovered(self, heard: Mapping[str, list[Place]]) -> tuple[dict[str, list[Place]], dict[str, list[Place]]]:
        """Words standing alone that no longer one covers, and parts that no hiding word covers."""
        alone: dict[str, list[Place]] = {}
        parts: dict[str, list[Place]] = {}
        covered_to = hidden_to = 0
        everywhere = ((start, -end, word) for word, places in heard.items() for start, end in places)
        for start, minus_end, word in sorted(everywhere):
            end = -minus_end
            if end > hidden_to:
                parts.setdefault(word, []).append((start, end))
            if word in self._single:
                if end > covered_to:
                    alone.setdefault(word, []).append((start, end))
                covered_to = max(covered_to, end)
                if not any(entry.weight for entry in self._single[word]):
                    hidden_to = max(hidden_to, end)
        return alone, parts

    def _together(
        self, parts: tuple[tuple[str, ...], ...], heard: Mapping[str, list[Place]], key: str
    ) -> tuple[Place, ...] | None:
        """The nearest places where all parts follow each other within reach and within one sentence."""
        if not all(any(word in heard for word in part) for part in parts):
            return None
        chains: list[tuple[Place, ...]] = [(place,) for word in parts[0] for place in heard.get(word, ())]
        for part in parts[1:]:
            places = [place for word in part for place in heard.get(word, ())]
            chains = [
                (*chain, place)
                for chain in chains
                for place in places
                if 0 <= place[0] - chain[-1][1] <= self._reach and not self._stops.search(key, chain[-1][1], place[0])
            ][:_OCCURRENCES]
        return min(chains, key=_looseness, default=None)


def _note(heard: dict[str, list[Place]], word: str, start: int, denied: Iterable[Place]) -> None:
    """Keep one more place of a word, unless there are enough or it is denied."""
    places = heard.get(word, ())
    place = (start, start + len(word))
    if len(places) < _OCCURRENCES and not _inside(place, denied):
        heard.setdefault(word, []).append(place)


def _looseness(chain: tuple[Place, ...]) -> tuple[int, int, tuple[Place, ...]]:
    """How far apart parts stand; among equals the longer words, then the earlier ones."""
    between = sum(after[0] - before[1] for before, after in pairwise(chain))
    return between, -sum(end - start for start, end in chain), chain


def _inside(place: Place, stretches: Iterable[Place]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in stretches)
