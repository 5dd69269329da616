"""What one may ask of the floor: the hall at a glance, alarms, notices, desks called in, the end of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from hall.asking import Order, Question, Right
from hall.queueing.orders import QueueRow, WindowNow


@dataclass(frozen=True, slots=True)
class DeskNow:
    """One desk as the supervisor sees it: who waits how long, windows staffed, paused, empty, and how long it will take.

    ``windows`` is how many the desk has; ``staffed`` of them have somebody (paused ones too).

    ``estimate`` is the range of minutes a person coming now would wait, from windows really staffed; ``None`` where
    none is.
    """

    desk: str
    desk_name: str
    there: bool
    presence: str
    waiting: int
    longest_minutes: int
    held: int
    missed: int
    staffed: int
    paused: int
    windows: int
    served: int
    estimate: tuple[int, int] | None = None
    called_in: datetime | None = None
    arrived: datetime | None = None


@dataclass(frozen=True, slots=True)
class Alarm:
    """Somebody pressed the panic button; ``heard_by`` is who went."""

    alarm: int
    at: datetime
    place: str
    who: str
    heard_by: str = ""
    heard_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HallNow:
    """The hall at a glance. Desks are in the order that asks for a hand first."""

    at: datetime
    desks: tuple[DeskNow, ...]
    waiting: int
    served: int
    alarms: tuple[Alarm, ...] = ()
    windows: tuple[WindowNow, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class HallAtAGlance(Question):
    """The supervisor's overview. Answer: :class:`HallNow`."""

    right: ClassVar[Right] = Right.RUN_HALL


@dataclass(frozen=True, kw_only=True, slots=True)
class CallIn(Order):
    """Call in a desk that comes on call (随驻), or say that it arrived. Answer: ``None``. Error: ``visit.desk``."""

    right: ClassVar[Right] = Right.RUN_HALL
    desk: str
    arrived: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class RaiseAlarm(Order):
    """Call for help at once (F12). Answer: the alarm's id."""

    right: ClassVar[Right] = Right.ANYBODY
    place: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class HearAlarm(Order):
    """I am going there. Answer: ``None``. Conflict ``alarm.heard`` (``who``, ``when``). Error: ``alarm.unknown``."""

    right: ClassVar[Right] = Right.RUN_HALL
    alarm: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SetNotice(Order):
    """The line of news at the foot of the board; empty takes it away. Answer: ``None``."""

    right: ClassVar[Right] = Right.RUN_HALL
    text: str
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What is still open at the end of a day: tickets, windows somebody sits at, numbers of papers that were never
    printed, and how many of the day's services nobody rated."""

    called: tuple[QueueRow, ...] = ()
    held: tuple[QueueRow, ...] = ()
    waiting: tuple[QueueRow, ...] = ()
    windows: tuple[str, ...] = ()
    unprinted: tuple[str, ...] = ()
    unrated: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosingList(Question):
    """The closing check-list. Answer: :class:`Unfinished`."""

    right: ClassVar[Right] = Right.RUN_HALL


@dataclass(frozen=True, kw_only=True, slots=True)
class CloseDay(Order):
    """End the day: open tickets are closed and marked, everybody stands up. By itself at the first use of the next day.

    Answer: the number of tickets closed.
    """

    right: ClassVar[Right] = Right.RUN_HALL
    day: date | None = None
