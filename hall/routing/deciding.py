"""From what was heard to desks with reasons. Pure; a file of its own because :mod:`hall.routing.rules` is what faces read.

A matter's points are the weights of its words heard; a desk has the points of its best matter and a part of its other
words. The rest is order and honesty: the person's open case pulls, a unit reported is left out, and where nothing was
heard the general window stands there alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hall.catalogue.rules import Desk, DeskToday, Matter
from hall.routing.matching import CLAUSE, GAP, OR, Entry, Found, Lexicon, Place, Said, entry_of
from hall.routing.rules import (
    GENERAL_DESK,
    PROPOSALS,
    Danger,
    DangerKind,
    Proposal,
    Proposals,
    Reason,
    ReasonKind,
)

GENERAL_MATTER = "M0102"
"""事项不清需研判分流."""

DISCIPLINE_DESK, PETITION_DESK = "D31", "D02"
"""Where a report against a unit goes: 纪检监察, or 信访."""

HEARD = 1.5
"""Fewer points than these are no hearing."""

_BY_LENGTH = (0.0, 0.6, 2.0, 3.0, 4.0, 5.0)
"""The weight of a word that was given none: longer words are surer."""

_FURTHER = 0.5
"""What each further word of a matter counts of the one before it: long texts say much in passing."""

_OTHERS = 0.4
"""What the words of a desk's other matters count."""

_OPEN_CASE = 2.5
"""What an open case of the same person counts: enough alone, and enough to decide between two near each other."""

_REPORT = {DISCIPLINE_DESK: 6.0, PETITION_DESK: 3.0}
_DOUBT = 3.0
"""Points that stand for "none of these" when points become a score between 0 and 1."""

_WORDS_SHOWN = 6

_BLAMED, _NAMED, _NEAR = "blamed", 0.1, 5
"""The target of words that blame somebody; the weight of a unit's name, which alone says nothing; how near blame stands."""

_ASKED_FOR_HELP = re.compile("[向到找去在跟给让叫请求被经由][^，。]?$")
"""What stands before a unit that somebody turned to: 「向派出所举报」 does not report the police."""

_CALM = re.compile("(?:没|没有|不会|不敢|未|不至于|从不|从没|不是)[想要去曾真]?$")
"""What stands before a word of danger that is denied."""


def usual_weight(word: str) -> float:
    """The weight of a word that was given none."""
    return _BY_LENGTH[min(len(word), len(_BY_LENGTH) - 1)]


@dataclass(frozen=True, slots=True)
class Index:
    """The catalogue made ready for deciding. Built once for a version of the catalogue."""

    desks: Mapping[str, Desk]
    matters: Mapping[str, Matter]
    words: Lexicon
    danger: Lexicon
    conflict: Lexicon
    general: Mapping[str, str] = field(default_factory=dict)
    """Desk → the matter named when only the desk itself was heard: its first."""


def index_of(
    desks: Iterable[Desk],
    matters: Iterable[Matter],
    words: Iterable[Mapping[str, str]],
    danger: Iterable[Mapping[str, str]],
    conflict: Iterable[Mapping[str, str]],
) -> Index:
    """Build the index. ``words``, ``danger`` and ``conflict`` are the rows of the files of the same name.

    Words for a matter or desk this hall does not have are passed over.
    """
    by_desk = {desk.code: desk for desk in desks}
    by_matter = {matter.code: matter for matter in matters if matter.desk in by_desk}
    entries = [
        entry_of(matter.code, usual_weight(word), word) for matter in by_matter.values() for word in matter.keywords
    ]
    for row in words:
        if not row["target"] or row["target"] in by_matter or row["target"] in by_desk:
            entries += _entries(row["target"], float(row["weight"]), row["words"])
    general: dict[str, str] = {}
    for matter in by_matter.values():
        general.setdefault(matter.desk, matter.code)
    return Index(by_desk, by_matter, Lexicon(entries), _danger(danger), _conflict(conflict), general)


def _entries(target: str, weight: float, words: str) -> list[Entry]:
    return [entry_of(target, weight, word) for word in words.split(";") if word]


def _danger(rows: Iterable[Mapping[str, str]]) -> Lexicon:
    entries: list[Entry] = []
    for row in rows:
        entries += _entries(row["kind"], 1.0, row["words"])
        entries += _entries("", 0.0, row["unless"])
    return Lexicon(entries)


def _conflict(rows: Iterable[Mapping[str, str]]) -> Lexicon:
    """``举报…民警``, ``投诉…民警`` and ``民警…受贿`` for every unit and its staff, and their names alone (:data:`_NAMED`)."""
    given = [(row["kind"], row["desk"], row["words"].replace(";", OR)) for row in rows]
    said = {
        kind: OR.join(words for one, _, words in given if one == kind) for kind in ("report", "complaint", "misdeed")
    }
    before = {"unit": said["report"], "staff": f"{said['report']}{OR}{said['complaint']}"}
    entries: list[Entry] = [entry_of(_BLAMED, 1.0, OR.join(said.values()))]
    for kind, desk, names in given:
        if kind in before:
            entries.append(entry_of(desk, 1.0, f"{before[kind]}{GAP}{names}"))
            entries.append(entry_of(desk, 1.0, f"{names}{GAP}{said['misdeed']}"))
            entries.append(entry_of(desk, _NAMED, names))
    return Lexicon(entries, _NEAR, CLAUSE)


@dataclass(frozen=True, slots=True)
class Around:
    """What else is known at the moment: who is there (nothing: not told), how many wait, where the person's cases are."""

    today: Mapping[str, DeskToday] = field(default_factory=dict)
    waiting: Mapping[str, int] = field(default_factory=dict)
    open_desks: Mapping[str, str] = field(default_factory=dict)

    def there(self, desk: str) -> bool:
        """Whether somebody is there today, as far as told."""
        return desk not in self.today or self.today[desk].there


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard of one desk: its points, the matter (or the desk itself) that had most of them, and where the words
    that spoke for it stand, the strongest first."""

    points: float
    target: str = ""
    places: tuple[Place, ...] = ()


def decide(index: Index, statement: str, other_party: str = "", around: Around = Around()) -> Proposals:
    """Up to three desks for these words, best first, with reasons.

    Equal desks stand in the order: somebody is there, then by number.
    """
    said = Said.of(statement)
    reported = _reported(index, said, other_party)
    found = index.words.find(said)
    if reported:
        found += (Found(desk, weight, next(iter(reported.values()))) for desk, weight in _REPORT.items())
    heard = {desk: _heard(words) for desk, words in _by_desk(index, found).items() if desk not in reported}
    for desk in around.open_desks:
        if desk in index.desks and desk not in reported:
            known = heard.get(desk, Heard(0.0))
            heard[desk] = Heard(known.points + _OPEN_CASE, known.target, known.places)

    def order(desk: str) -> tuple[float, bool, str]:
        return -round(heard[desk].points, 3), not around.there(desk), desk

    left_out = tuple(_conflict_reason(index.desks[desk]) for desk in sorted(reported))
    whole = sum(max(one.points, 0.0) for one in heard.values()) + _DOUBT
    best = sorted((desk for desk, one in heard.items() if one.points >= HEARD), key=order)[:PROPOSALS]
    proposals = [
        _proposal(
            index, said, desk, heard[desk], heard[desk].points / whole, around, left_out if desk in _REPORT else ()
        )
        for desk in best
    ]
    return Proposals(
        tuple(proposals) or _general(index, around), _dangers(index, said), none=not proposals, left_out=left_out
    )


def _by_desk(index: Index, found: Iterable[Found]) -> dict[str, list[Found]]:
    by_desk: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        matter = index.matters.get(one.target)
        desk = matter.desk if matter else one.target
        if desk in index.desks:
            by_desk[desk].append(one)
    return by_desk


def _heard(words: Sequence[Found]) -> Heard:
    """The best matter's words, and a part of those of others. A matter goes before the desk itself, then the first by code."""
    of: dict[str, list[Found]] = defaultdict(list)
    for one in words:
        of[one.target].append(one)
    points = {target: _counted(ones, []) for target, ones in of.items()}
    best = min(points, key=lambda target: (not target.startswith("M"), -points[target], target))
    counted: list[Place] = []
    own = _counted(of.pop(best), counted)
    others = _counted((one for ones in of.values() for one in ones), counted)
    speaking = sorted((one for one in words if one.weight > 0), key=_strength)
    return Heard(own + _OTHERS * others, best, tuple(place for one in speaking for place in one.places))


def _strength(one: Found) -> tuple[float, tuple[Place, ...]]:
    return -one.weight, one.places


def _counted(words: Iterable[Found], counted: list[Place]) -> float:
    """The weights together, the strongest whole and each further one by :data:`_FURTHER` less; no piece counts twice.

    ``counted`` are the pieces counted so far.
    """
    whole, share = 0.0, 1.0
    for one in sorted(words, key=_strength):
        fresh = [place for place in one.places if not any(_meet(place, other) for other in counted)]
        if fresh:
            whole += one.weight * len(fresh) / len(one.places) * (share if one.weight > 0 else 1.0)
            share *= _FURTHER
            counted += fresh
    return whole


def _meet(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _reported(index: Index, said: Said, other_party: str) -> dict[str, tuple[Place, ...]]:
    """Desks whose own unit the statement reports, or names as the other party while blaming it; with the words that say so."""
    reported: dict[str, tuple[Place, ...]] = {}
    blame: tuple[Place, ...] = ()
    for one in index.conflict.find(said):
        start = one.places[0][0]
        if one.target == _BLAMED:
            blame = blame or one.places
        elif one.weight != _NAMED and not _ASKED_FOR_HELP.search(said.key[max(0, start - 2) : start]):
            reported.setdefault(one.target, one.places)
    if blame:
        for one in index.conflict.find(Said.of(other_party)):
            reported.setdefault(one.target, blame)
    return {desk: places for desk, places in reported.items() if desk in index.desks}


def _conflict_reason(desk: Desk) -> Reason:
    return Reason(ReasonKind.CONFLICT, {"unit": desk.unit or desk.name, "desk": desk.code})


def _dangers(index: Index, said: Said) -> tuple[Danger, ...]:
    """Words of danger by kind, unless they are denied (「没有自杀」)."""
    heard: dict[str, list[str]] = defaultdict(list)
    for one in index.danger.find(said):
        if not _CALM.search(said.key[max(0, one.places[0][0] - 4) : one.places[0][0]]):
            heard[one.target] += (said.literal(place) for place in one.places)
    return tuple(Danger(kind, tuple(dict.fromkeys(heard[kind]))) for kind in DangerKind if kind in heard)


def _proposal(
    index: Index, said: Said, desk: str, heard: Heard, score: float, around: Around, conflicts: tuple[Reason, ...]
) -> Proposal:
    """One desk with its best matter and its reasons, the words first."""
    matter = index.matters.get(heard.target) or index.matters.get(index.general.get(desk, ""))
    words = _pieces(said, heard.places)
    reasons: list[Reason] = []
    if words:
        reasons.append(Reason(ReasonKind.WORDS, {"words": "、".join(words)}))
    if desk in around.open_desks:
        reasons.append(Reason(ReasonKind.OPEN_CASE, {"number": around.open_desks[desk]}))
    reasons += conflicts
    if matter and matter.flag:
        reasons.append(Reason(ReasonKind.FLAG, {"flag": matter.flag}))
    reasons += _about_today(desk, around)
    code, name = (matter.code, matter.name) if matter else ("", "")
    there, waiting = around.there(desk), around.waiting.get(desk, 0)
    return Proposal(desk, index.desks[desk].name, code, name, round(score, 3), tuple(reasons), words, there, waiting)


def _pieces(said: Said, places: Iterable[Place]) -> tuple[str, ...]:
    """The strongest words in the order of the statement; words that meet or touch are one piece of it."""
    joined: list[Place] = []
    for start, end in sorted(list(dict.fromkeys(places))[:_WORDS_SHOWN]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(dict.fromkeys(said.literal(place) for place in joined))


def _about_today(desk: str, around: Around) -> list[Reason]:
    reasons: list[Reason] = []
    if desk in around.today:
        day = around.today[desk]
        params: dict[str, str | int] = {"presence": day.presence.value}
        if day.who:
            params["who"] = day.who
        if day.next_day is not None:
            params["next"] = day.next_day.isoformat()
        reasons.append(Reason(ReasonKind.PRESENT if day.there else ReasonKind.ABSENT, params))
    if around.waiting:
        reasons.append(Reason(ReasonKind.WAITING, {"count": around.waiting.get(desk, 0)}))
    return reasons


def _general(index: Index, around: Around) -> tuple[Proposal, ...]:
    """The general window, openly."""
    desk, matter = index.desks.get(GENERAL_DESK), index.matters.get(GENERAL_MATTER)
    if desk is None:
        return ()
    reasons = (Reason(ReasonKind.GENERAL), *_about_today(desk.code, around))
    code, name = (matter.code, matter.name) if matter else ("", "")
    there, waiting = around.there(desk.code), around.waiting.get(desk.code, 0)
    return (Proposal(desk.code, desk.name, code, name, 0.0, reasons, (), there, waiting),)
