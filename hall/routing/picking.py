"""Finding a desk or matter by what is typed: a number, characters, full pinyin, pinyin initials. Pure; a file of its own
because it reads letters, not statements. The readings stand in the catalogue, so nothing has to be loaded for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hall.catalogue.rules import Desk, Matter, Readings, readings_of
from hall.routing.orders import Picked
from hall.text import fold

LONGEST = 40
"""More than this nobody types to find a desk."""

_SHARP = ("zh", "ch", "sh")


class Matched(StrEnum):
    """By what it was found, the surest first."""

    CODE = "code"
    NAME = "name"
    INITIALS = "initials"
    PINYIN = "pinyin"
    WORD = "word"
    """One of the words people use for the matter, written or by its pinyin."""
    OTHER = "other"
    """Its name, with a character read as it is elsewhere (重 as zhong)."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A word by its sound: the initials as it is read, and all readings."""

    initials: str
    readings: Readings

    def finds(self, typed: str) -> bool:
        """Whether the letters are in it as it is read, from any character on."""
        start = self.initials.find(typed[0])
        while start >= 0:
            # the second letter tells most misses at once: it goes on in this syllable, or begins the next
            second = {"", self.readings[start][0][1:2], self.initials[start + 1 : start + 2]}
            if typed[1:2] in second and sounds(typed, self.readings[start:], usual=True):
                return True
            start = self.initials.find(typed[0], start + 1)
        return False

    def could_be(self, typed: str) -> bool:
        """Whether they are in it with any reading of its characters."""
        return any(sounds(typed, self.readings[start:]) for start in range(len(self.readings)))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A desk, or a matter with its desk, ready for searching."""

    desk: Desk
    matter: Matter | None
    name: str
    sound: Sound
    words: tuple[str, ...] = ()
    sounds: tuple[Sound, ...] = ()

    @property
    def code(self) -> str:
        """The matter's code, or the desk's."""
        return self.matter.code if self.matter else self.desk.code

    def found_by(self, typed: str) -> tuple[Matched, bool] | None:  # noqa: PLR0911  (one line a way)
        """By what the typed text finds it, and whether from the beginning."""
        if not typed.isascii():
            if typed in self.name:
                return Matched.NAME, self.name.startswith(typed)
            return (Matched.WORD, False) if any(typed in word for word in self.words) else None
        if typed.isdigit() and int(typed) == self.desk.number:
            return Matched.CODE, self.matter is None
        if len(typed) > 1 and self.code.casefold().startswith(typed):
            return Matched.CODE, True
        if typed in self.sound.initials:
            return Matched.INITIALS, self.sound.initials.startswith(typed)
        if self.sound.finds(typed):
            return Matched.PINYIN, sounds(typed, self.sound.readings, usual=True)
        if any(typed in word.initials or word.finds(typed) for word in self.sounds):
            return Matched.WORD, True
        return (Matched.OTHER, False) if self.sound.could_be(typed) else None


def sounds(typed: str, readings: Readings, *, usual: bool = False) -> bool:
    """Whether letters are the beginning of these characters' pinyin: of each its first letter (``zh`` too) or all of it.

    ``ldzy``, ``laodongzy`` and ``laodzhengyi`` are all 劳动争议; the last syllable may be unfinished. ``usual`` knows
    only the first reading of each.
    """
    reached = {0}
    for ways in readings:
        reached = {
            place + step
            for place in reached
            for one in (ways[:1] if usual else ways)
            for step in _steps(typed, place, one)
        }
        if len(typed) in reached:
            return True
        if not reached:
            return False
    return False


def _steps(typed: str, place: int, syllable: str) -> Iterator[int]:
    """How many typed letters one syllable can answer for."""
    if typed[place] != syllable[0]:
        return
    yield 1
    if syllable.startswith(_SHARP) and typed.startswith(syllable[:2], place):
        yield 2
    rest = typed[place:]
    if rest.startswith(syllable):
        yield len(syllable)
    elif syllable.startswith(rest):
        yield len(rest)


def _sounds_of(written: str) -> tuple[Sound, ...]:
    return tuple(Sound("".join(ways[0][0] for ways in word), word) for word in readings_of(written))


def candidates_of(desks: Mapping[str, Desk], matters: Iterable[Matter]) -> tuple[Candidate, ...]:
    """Every desk and every matter of these desks."""
    made = [Candidate(desk, None, fold(desk.name), _sounds_of(desk.pinyin)[0]) for desk in desks.values()]
    for matter in matters:
        if matter.desk in desks:
            sound, *others = _sounds_of(matter.pinyin)
            words = tuple(fold(word) for word in matter.keywords)
            made.append(Candidate(desks[matter.desk], matter, fold(matter.name), sound, words, tuple(others)))
    return tuple(made)


def pick(
    candidates: Iterable[Candidate], typed: str, limit: int, used: Mapping[str, int] | None = None
) -> tuple[Picked, ...]:
    """What the typed text finds: how it was found, desks before matters, the most used first, then by code.

    ``used`` tells how often a matter (or desk) was taken.
    """
    used = used or {}
    wanted = fold(typed[:LONGEST])
    if not wanted:
        return ()
    found = []
    for candidate in candidates:
        by = candidate.found_by(wanted)
        if by is not None:
            matched, from_start = by
            often = -used.get(candidate.code, 0)
            order = (list(Matched).index(matched), not from_start, candidate.matter is not None, often, candidate.code)
            found.append((order, matched, candidate))
    found.sort(key=lambda one: one[0])
    return tuple(
        Picked(
            candidate.desk.code,
            candidate.desk.name,
            candidate.matter.code if candidate.matter else "",
            candidate.matter.name if candidate.matter else "",
            matched.value,
        )
        for _, matched, candidate in found[: max(0, limit)]
    )
