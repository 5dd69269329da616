"""A day counted once more, from bare rows of what happened to tickets and of the log: nothing of the rooms' code is used."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from sqlalchemy import text

from hall.bootstrap import House

_EVENTS = (
    'SELECT id, number, event, at, desk, to_desk, "window", account, service_id, undone FROM ticket_event ORDER BY id'
)
_LOG = "SELECT what, facts FROM audit_entry WHERE what LIKE 'ratings.%' ORDER BY id"

_AFTER = {
    "taken": "waiting",
    "called": "called",
    "called_again": "called",
    "brought_back": "called",
    "not_come": "missed",
    "started": "serving",
    "held": "held",
    "transferred": "waiting",
    "closed": "closed",
}
_BEFORE = {
    "called": {"waiting"},
    "called_again": {"called"},
    "brought_back": {"held", "missed"},
    "not_come": {"called"},
    "started": {"called"},
    "held": {"called", "serving"},
    "transferred": {"called", "serving"},
    "finished": {"serving"},
    "closed": {"waiting", "called", "serving", "held", "missed"},
}


@dataclass
class Parts:
    """What was counted of a window or of a clerk."""

    served: int = 0
    levels: Counter[str] = field(default_factory=Counter)
    silent: int = 0

    @property
    def rated(self) -> int:
        """Ratings of any level."""
        return sum(self.levels.values())

    def row(self) -> dict[str, Any]:
        """As a ranking tells it."""
        satisfied = self.levels["5"] + self.levels["4"] + self.levels["3"]
        total = sum(int(level) * count for level, count in self.levels.items())
        return {
            "served": self.served,
            "rated": self.rated,
            "levels": {level: self.levels[level] for level in "54321"},
            "satisfied": satisfied,
            "satisfaction": satisfied / self.rated if self.rated else None,
            "response": self.rated / self.served if self.served else None,
            "mean": total / self.rated if self.rated else None,
            "not_rated": self.silent,
            "struck_out": 0,
        }

    def standing(self) -> tuple[Fraction, Fraction, int]:
        """What decides a place."""
        satisfied = self.levels["5"] + self.levels["4"] + self.levels["3"]
        return Fraction(satisfied, self.rated), Fraction(self.rated, self.served), self.served


@dataclass
class Recount:
    """Tickets with their last state, whose service each was, calls in their order and which were taken back, the parts by window and by account."""

    states: dict[str, str] = field(default_factory=dict)
    services: dict[int, tuple[str, str, int]] = field(default_factory=dict)
    """Service → number, window, account."""

    calls: list[list[Any]] = field(default_factory=list)
    called_back: set[int] = field(default_factory=set)
    stories: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    words: dict[int, int | None] = field(default_factory=dict)
    """Service → level, or nothing where the screen closed."""

    def parts(self, which: int) -> dict[Any, Parts]:
        """By window (1) or by account (2)."""
        found: defaultdict[Any, Parts] = defaultdict(Parts)
        for service, whose in self.services.items():
            one = found[whose[which]]
            one.served += 1
            if service in self.words:
                said = self.words[service]
                one.silent += said is None
                one.levels.update([] if said is None else [str(said)])
        return dict(found)


def recount(house: House) -> Recount:
    """From the rows. Raises ``AssertionError`` where somebody was called twice, or a window had two in hand."""
    with house.store.reading() as connection:
        events = connection.execute(text(_EVENTS)).mappings().all()
        log = connection.execute(text(_LOG)).all()
    made = Recount()
    hands: dict[str, str] = {}
    for one in events:
        _follow(made, hands, one)
    for what, facts in log:
        said = json.loads(facts) if isinstance(facts, str) else facts
        if what in {"ratings.Rate", "ratings.NotRated"}:
            assert said["service"] not in made.words, said
            made.words[said["service"]] = said["level"]
    assert not hands
    return made


def _follow(made: Recount, hands: dict[str, str], one: Any) -> None:
    """One event: it has to be possible."""
    number, kind, window = one["number"], one["event"], one["window"]
    story, state = made.stories[number], made.states.get(number)
    if kind == "taken_back":
        assert story[-1] == one["undone"], (number, story)
        before = {"called": "waiting", "finished": "serving"}[one["undone"]]
        if one["undone"] == "called":
            made.called_back.add(next(call for call, whose, _ in reversed(made.calls) if whose == number))
        made.services.pop(one["service_id"], None)
    else:
        assert (state in _BEFORE[kind]) if kind in _BEFORE else (state is None), (number, kind, state)
        before = ("waiting" if one["to_desk"] else "done") if kind == "finished" else _AFTER[kind]
        if kind in {"called", "called_again", "brought_back"}:
            made.calls.append([one["id"], number, window])
        if kind == "finished":
            made.services[one["service_id"]] = number, window, one["account"]
    if state in {"called", "serving"}:
        assert hands.pop(window) == number, (number, window)
    if before in {"called", "serving"}:
        assert window not in hands, (number, window, hands[window])
        hands[window] = number
    made.states[number] = before
    story.append(kind)


def places(parts: dict[Any, Parts], minimum: int) -> dict[Any, int | None]:
    """The place of each: one more than are better; none with too few ratings."""
    strong = [one for one in parts.values() if one.rated >= minimum]
    return {
        key: 1 + sum(other.standing() > one.standing() for other in strong) if one.rated >= minimum else None
        for key, one in parts.items()
    }
