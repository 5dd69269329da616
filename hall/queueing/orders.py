"""What one may ask of the queueing room: at a window and at the board. (The supervisor asks the floor.)

Every order of a window names the window it is given at; only whoever sits there may give it (``window.not_yours``). Such an
order answers with what is in hand then (:class:`InHand`); the lists are asked for (:class:`AtWindow`) as often as they
change (topic ``"tickets"``, with the ids of the tickets; ``"windows"``, without ids).
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
    """Sit down at a window. Answer: :class:`InHand`.

    Somebody who sat here before and whose program stopped comes back where he was. Errors: ``window.unknown``, Conflict
    ``window.taken`` (``who``, ``when``), ``window.elsewhere`` (``window``: one person, one window at a time; whoever has
    the right ``RUN_HALL`` may help at several).
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
    """Pause the window with a reason, between two visitors (``window.busy``). Answer: :class:`InHand`."""

    right: ClassVar[Right] = Right.SERVE
    window: str
    reason: PauseReason
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Resume(Order):
    """Go on after a pause. Answer: :class:`InHand`."""

    right: ClassVar[Right] = Right.SERVE
    window: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CallNext(Order):
    """Call the next one. Two windows never get the same ticket. Answer: :class:`InHand` (``ticket`` is ``None``
    where nobody waits). Errors: ``window.busy`` (finish the one in hand first), ``window.paused``.
    """

    right: ClassVar[Right] = Right.SERVE
    window: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CallNumber(Order):
    """Call a given number of one's own desk (特呼): by right, with a reason, logged. Answer: :class:`InHand`.

    Errors: ``ticket.unknown``, ``ticket.other_desk``, Conflict ``ticket.taken`` (``who``, ``window``, ``when``).
    """

    right: ClassVar[Right] = Right.CHOOSE_TICKET
    window: str
    number: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CallAgain(Order):
    """Call the same one again (重呼); counted. Error: ``ticket.cool_down`` (``seconds``). Answer: :class:`InHand`."""

    right: ClassVar[Right] = Right.SERVE
    window: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NotCome(Order):
    """He did not come (未到): his ticket goes to the missed ones. Only after the calls the setting asks for
    (``ticket.call_more``, ``left``). Answer: :class:`InHand`."""

    right: ClassVar[Right] = Right.SERVE
    window: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Start(Order):
    """He is here: the service begins. Answer: :class:`InHand`."""

    right: ClassVar[Right] = Right.SERVE
    window: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Hold(Order):
    """He has to fetch something (挂起): kept for this window with a reason, the window is free. ``minutes`` sets a timer
    (0: none). Answer: :class:`InHand`. Errors: ``ticket.reason``, ``ticket.minutes``."""

    right: ClassVar[Right] = Right.SERVE
    window: str
    reason: str
    minutes: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class BringBack(Order):
    """Take back one held at this window, or a missed one of its desk (回呼): he is called again at once. Answer: :class:`InHand`.

    Errors: ``window.busy``, ``window.paused``, ``ticket.unknown``, ``ticket.not_kept``."""

    right: ClassVar[Right] = Right.SERVE
    window: str
    number: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Rejoin(Order):
    """A missed one of today reports again: he waits once more, behind as many as the setting ``queue.missed_after`` says.

    Answer: how many are called before him. Errors: ``ticket.unknown``, ``ticket.not_missed``.
    """

    right: ClassVar[Right] = Right.REGISTER
    number: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Transfer(Order):
    """Send him to another desk (转移): same number, first arrival kept, a note goes along. Answer: :class:`InHand`.

    ``clerk`` (a login) is for one person of that desk, who may be a colleague of one's own; when he leaves his window,
    anybody of the desk may call. ``come_back`` sends him to a second desk first and returns him here afterwards. Errors:
    ``visit.desk``, ``ticket.same_desk``, ``staff.unknown``, ``staff.barred``, ``ticket.no_clerk``, ``ticket.to_oneself``.
    """

    right: ClassVar[Right] = Right.SERVE
    window: str
    desk: str
    note: str = ""
    clerk: str = ""
    come_back: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Finish(Order):
    """Done (办完): what was really done, and for how many people. Answer: :class:`InHand`, whose ``last_service`` the
    resident may now rate.

    ``matter`` (a code; empty: the one he came for) is what was done; ``next_desk`` sends him on for his next matter with
    the same number. Errors: ``visit.matter``, ``ticket.people``, ``visit.desk``, ``ticket.same_desk``.
    """

    right: ClassVar[Right] = Right.SERVE
    window: str
    matter: str = ""
    people: int = 1
    words: str = ""
    next_desk: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeBack(Order):
    """Take back this window's last step (call, start, not come, hold, transfer, finish) within the undo time, while nobody
    else took the ticket and nobody rated the service. Answer: :class:`InHand`. Errors: ``ticket.too_late``, Conflict
    ``ticket.taken``."""

    right: ClassVar[Right] = Right.SERVE
    window: str


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One ticket as a list shows it. ``why`` says why it stands there, ``arrived`` is the first arrival, ``since`` when it
    came to its state. ``priority`` is a :class:`hall.people.rules.Priority` value or empty. ``reason`` is why it is held,
    ``until`` its timer; ``note`` what another desk wrote; ``clerk`` the name of him it is for alone.
    """

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
    people: int = 1
    reason: str = ""
    until: datetime | None = None
    clerk: str = ""


@dataclass(frozen=True, slots=True)
class Undo:
    """The window's last step that can still be taken back, until when."""

    event: TicketEvent
    number: str
    until: datetime


@dataclass(frozen=True, slots=True)
class InHand:
    """How a window stands after an order: the ticket in hand (called or served), with its case, and what may be undone.

    ``last_service`` is the service finished last here today; ``left`` what became of the ticket this order put out of hand.
    """

    window: str
    state: WindowState
    ticket: QueueRow | None = None
    case: int | None = None
    last_service: int | None = None
    undo: Undo | None = None
    left: TicketState | None = None


@dataclass(frozen=True, slots=True)
class WindowNow:
    """A window as it stands. ``ticket`` is in hand (called or served), ``waiting`` the head of the queue in the order it will
    be called (``waiting_count`` counts all).

    ``called_at`` and ``started_at`` are of the ticket in hand: between them he walks, before them he waited.
    ``call_again_at`` is when it may be called again, ``calls_left`` how many calls are missing before 未到.
    ``last_service`` is the service finished last here today. The program may stop at any moment: this is all of it.
    """

    window: str
    window_name: str
    desk: str
    desk_name: str
    state: WindowState
    clerk: str
    since: datetime
    ticket: QueueRow | None = None
    case: int | None = None
    case_number: str = ""
    called_at: datetime | None = None
    started_at: datetime | None = None
    call_again_at: datetime | None = None
    calls_left: int = 0
    waiting: tuple[QueueRow, ...] = ()
    waiting_count: int = 0
    held: tuple[QueueRow, ...] = ()
    missed: tuple[QueueRow, ...] = ()
    served_today: int = 0
    mean_minutes: int | None = None
    last_service: int | None = None
    pause: PauseReason | None = None
    pause_words: str = ""
    undo: Undo | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AtWindow(Question):
    """A window as it stands, with at most ``limit`` of those who wait. Answer: :class:`WindowNow`. Error: ``window.unknown``."""

    right: ClassVar[Right] = Right.SERVE
    window: str
    limit: int = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class QueueOf(Question):
    """Everybody who waits at a desk today, in the order of calling, with the reason. Answer: tuple of :class:`QueueRow`.

    ``desk`` empty: every desk, by its code.
    """

    right: ClassVar[Right] = Right.SEE_VISITS
    desk: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class MyWindow(Question):
    """The window the asking person sits at. Answer: its code or ``""``."""

    right: ClassVar[Right] = Right.SERVE


@dataclass(frozen=True, kw_only=True, slots=True)
class Seats(Question):
    """Who sits at which window today. Answer: tuple of :class:`SeatNow`, in the order of the windows."""

    right: ClassVar[Right] = Right.SERVE


@dataclass(frozen=True, slots=True)
class SeatNow:
    """Somebody at a window since when; ``login`` is empty where the hall itself sits there."""

    window: str
    desk: str
    clerk: str
    login: str
    since: datetime
    state: WindowState


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketStory(Question):
    """Everything that happened to a ticket of a day, oldest first. Answer: tuple of :class:`TicketStep`."""

    right: ClassVar[Right] = Right.SEE_VISITS
    number: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class TicketStep:
    """One thing that happened; ``desk`` is where the ticket went. ``undone`` is the step that ``taken_back`` took back."""

    at: datetime
    event: TicketEvent
    desk: str
    window: str
    who: str
    note: str = ""
    undone: TicketEvent | None = None


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
    """What hangs on the wall: calls of now and before, newest first; ``waiting`` as (desk, its short name, tickets); ``at``
    is when it was true. ``open`` tells whether the hall is open at this hour. ``next`` are the numbers that get ready, in
    turn of the desks; ``missed`` those that missed their call, newest first; ``paused`` the names of windows that pause."""

    at: datetime
    calls: tuple[CallShown, ...]
    waiting: tuple[tuple[str, str, int], ...]
    notice: str = ""
    urgent: bool = False
    open: bool = True
    next: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    paused: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardNow(Question):
    """The board. ``after`` asks for calls newer than a call only. Answer: :class:`Board`."""

    right: ClassVar[Right] = Right.ANYBODY
    after: int = 0
    limit: int = 20
