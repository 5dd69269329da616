"""What one may ask of the queueing room: at a window, at the supervisor's place, at the board.

Every order of a window names the window it is given at; only whoever sits there may give it (``window.not_yours``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from hall.asking import Order, Question, Right
from hall.queueing.rules import CallWhy, PauseReason, TicketEvent, TicketState, WindowState


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitingNow(Question):
    """How many wait at each desk. Answer: ``dict`` desk code → number of waiting tickets of the day."""

    right: ClassVar[Right] = Right.ANYBODY
    day: date | None = None


# --- at a window ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class SitDown(Order):
    """Sit down at a window. Answer: :class:`WindowNow`.

    Somebody who sat here before and whose program stopped comes back where he was. Errors: ``window.unknown``,
    ``window.closed`` (out of use), Conflict ``window.taken`` (``who``, ``when``), ``window.elsewhere`` (one person, one
    window at a time; ``window``).
    """

    right: ClassVar[Right] = Right.SERVE
    window: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StandUp(Order):
    """Leave the window. Refused while somebody is called or served there (``window.busy``). Answer: ``None``.

    The supervisor may do it for somebody who forgot (``for_other``, right ``RUN_HALL``); the ticket in hand goes back.
    """

    right: ClassVar[Right] = Right.SERVE
    window: str
    for_other: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Pause(Order):
    """Pause the window with a reason, between two visitors (``window.busy``). Answer: :class:`WindowNow`."""

    right: ClassVar[Right] = Right.SERVE
    window: str
    reason: PauseReason
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Resume(Order):
    """Go on after a pause. Answer: :class:`WindowNow`."""

    right: ClassVar[Right] = Right.SERVE
    window: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CallNext(Order):
    """Call the next one. Two windows never get the same ticket. Answer: :class:`WindowNow` (``ticket`` is ``None``
    where nobody waits). Errors: ``window.busy`` (finish the one in hand first), ``window.paused``.
    """

    right: ClassVar[Right] = Right.SERVE
    window: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CallNumber(Order):
    """Call a given number of one's own desk (特呼): by right, with a reason, logged. Answer: :class:`WindowNow`.

    Errors: ``ticket.unknown``, ``ticket.other_desk``, Conflict ``ticket.taken`` (``who``, ``window``, ``when``).
    """

    right: ClassVar[Right] = Right.CHOOSE_TICKET
    window: str
    number: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CallAgain(Order):
    """Call the same one again (重呼); counted. Error: ``ticket.cool_down`` (``seconds``). Answer: :class:`WindowNow`."""

    right: ClassVar[Right] = Right.SERVE
    window: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NotCome(Order):
    """He did not come (未到): his ticket goes to the missed ones. Only after the calls the setting asks for
    (``ticket.call_more``, ``left``). Answer: :class:`WindowNow`."""

    right: ClassVar[Right] = Right.SERVE
    window: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Start(Order):
    """He is here: the service begins. Answer: :class:`WindowNow`."""

    right: ClassVar[Right] = Right.SERVE
    window: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Hold(Order):
    """He has to fetch something (挂起): kept for this window with a reason, the window is free. Answer: :class:`WindowNow`."""

    right: ClassVar[Right] = Right.SERVE
    window: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BringBack(Order):
    """Take back a held or a missed one (回呼): he is called again at once. Answer: :class:`WindowNow`."""

    right: ClassVar[Right] = Right.SERVE
    window: str
    number: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Transfer(Order):
    """Send him to another desk (转移): same number, first arrival kept, a note goes along. Answer: :class:`WindowNow`.

    ``clerk`` (a login) is for one person of that desk. ``come_back`` sends him to a second desk first and returns him
    here afterwards. Errors: ``desk.unknown``, ``ticket.same_desk``.
    """

    right: ClassVar[Right] = Right.SERVE
    window: str
    desk: str
    note: str = ""
    clerk: str = ""
    come_back: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Finish(Order):
    """Done (办完): what was really done, and for how many people. Answer: :class:`WindowNow`, whose ``last_service`` the
    resident may now rate."""

    right: ClassVar[Right] = Right.SERVE
    window: str
    matter: str = ""
    people: int = 1
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeBack(Order):
    """Take back this window's last step (not come, hold, transfer, finish) within the undo time, while nobody else took
    the ticket. Answer: :class:`WindowNow`. Errors: ``ticket.too_late``, Conflict ``ticket.taken``."""

    right: ClassVar[Right] = Right.SERVE
    window: str


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One ticket as a list shows it. ``why`` says why it stands there, ``arrived`` is the first arrival."""

    ticket: int
    number: str
    visit: int
    desk: str
    state: TicketState
    arrived: datetime
    since: datetime
    why: CallWhy
    priority: str = ""
    matter: str = ""
    from_desk: str = ""
    note: str = ""
    calls: int = 0
    window: str = ""


@dataclass(frozen=True, slots=True)
class WindowNow:
    """A window as it stands. ``ticket`` is in hand (called or served), ``waiting`` the queue in the order it will be called."""

    window: str
    window_name: str
    desk: str
    desk_name: str
    state: WindowState
    clerk: str
    since: datetime
    ticket: QueueRow | None = None
    case: int | None = None
    service: int | None = None
    waiting: tuple[QueueRow, ...] = ()
    waiting_count: int = 0
    held: tuple[QueueRow, ...] = ()
    missed: tuple[QueueRow, ...] = ()
    served_today: int = 0
    mean_minutes: int | None = None
    last_service: int | None = None
    pause: str = ""
    may_take_back: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class AtWindow(Question):
    """A window as it stands. Answer: :class:`WindowNow`. Error: ``window.unknown``."""

    right: ClassVar[Right] = Right.SERVE
    window: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MyWindow(Question):
    """The window the asking person sits at. Answer: its code or ``""``."""

    right: ClassVar[Right] = Right.SERVE


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketStory(Question):
    """Everything that happened to a ticket of a day, oldest first. Answer: tuple of :class:`TicketStep`."""

    right: ClassVar[Right] = Right.SEE_VISITS
    number: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class TicketStep:
    """One thing that happened."""

    at: datetime
    event: TicketEvent
    desk: str
    window: str
    who: str
    note: str = ""


# --- board ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CallShown:
    """One call as the board shows and speaks it: number and window, never a name. ``call`` grows with every call."""

    call: int
    number: str
    window: str
    window_name: str
    desk: str
    at: datetime
    times: int = 1


@dataclass(frozen=True, slots=True)
class Board:
    """What hangs on the wall: calls of now and before, newest first; waiting a desk; ``at`` is when it was true."""

    at: datetime
    calls: tuple[CallShown, ...]
    waiting: tuple[tuple[str, str, int], ...]
    notice: str = ""
    open: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardNow(Question):
    """The board. ``after`` asks for calls newer than a call only. Answer: :class:`Board`."""

    right: ClassVar[Right] = Right.ANYBODY
    after: int = 0
    limit: int = 20


# --- supervisor -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DeskNow:
    """One desk as the supervisor sees it: who waits how long, windows staffed, paused, empty, and how long it will take.

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
    """Call in a desk that comes on call (随驻), or say that it arrived. Answer: ``None``."""

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
    """I am going there. Answer: ``None``. Conflict ``alarm.heard`` (``who``)."""

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
    """What is still open at the end of a day."""

    called: tuple[QueueRow, ...] = ()
    held: tuple[QueueRow, ...] = ()
    waiting: tuple[QueueRow, ...] = ()
    windows: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosingList(Question):
    """The closing check-list of the queue. Answer: :class:`Unfinished`."""

    right: ClassVar[Right] = Right.RUN_HALL


@dataclass(frozen=True, kw_only=True, slots=True)
class CloseDay(Order):
    """End the day: open tickets are closed and marked, everybody stands up. By itself at the first use of the next day.

    Answer: the number of tickets closed.
    """

    right: ClassVar[Right] = Right.RUN_HALL
    day: date | None = None
