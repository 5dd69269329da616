"""What one may ask of the routing room."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from hall.asking import Question, Right


@dataclass(frozen=True, kw_only=True, slots=True)
class Propose(Question):
    """Which desks for these words? Answer: :class:`hall.routing.rules.Proposals`.

    ``waiting`` (tickets waiting a desk) and ``open_desks`` (desk code → number of the person's open case there) are
    told by whoever asks, because the rooms that know them stand higher. An empty ``waiting`` says that nobody told.
    """

    right: ClassVar[Right] = Right.ANYBODY
    statement: str
    other_party: str = ""
    waiting: dict[str, int] = field(default_factory=dict)
    open_desks: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class PickMatter(Question):
    """Find a desk or matter by characters, pinyin, pinyin initials (``ldzy``) or number (``9``), the most used first.

    ``used`` (matter or desk code → how often it was taken) is told by whoever asks. Answer: tuple of :class:`Picked`.
    """

    right: ClassVar[Right] = Right.ANYBODY
    text: str
    limit: int = 8
    used: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Picked:
    """A desk with a matter, or a desk alone (``matter`` empty). ``matched`` says how: code, name, initials, pinyin, word."""

    desk: str
    desk_name: str
    matter: str
    matter_name: str
    matched: str
