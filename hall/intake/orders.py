"""What one may ask of the intake room.

To add a field to the intake: one attribute here, one line in ``rules.py`` where it is checked, one column in
``records.py`` (with its migration) and one assignment in ``service.py``; then its field on the front desk's form
(``ui/frontdesk/form.py``). Room and form, nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from hall.asking import Order, Question, Right
from hall.cases.orders import CaseBrief, StoryLine
from hall.clocks.orders import ClockShown
from hall.intake.rules import Willing
from hall.papers.orders import IssuedRef
from hall.people.rules import PaperType, Priority
from hall.routing.rules import DangerKind, Proposals


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """One person of a group. An empty name is somebody who would not tell it."""

    name: str = ""
    paper_type: PaperType = PaperType.CITIZEN_ID
    number: str = field(default="", repr=False)
    number_confirmed: str = ""
    phone: str = field(default="", repr=False)
    representative: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Several visitors with one matter: the head count, how they belong together, and the list as far as known.

    ``one_ticket=False`` gives a number to each representative.
    """

    count: int
    relation: str = ""
    members: tuple[Member, ...] = ()
    one_ticket: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterVisit(Order):
    """Take in one visitor or a group: visit, case, ticket, clocks and acceptance notice in one step.

    Every text is as typed; the room cleans and checks it. ``number_confirmed`` is the reason for keeping an identity
    number whose check character does not fit. ``desk``/``matter`` are the guide's choice (codes); empty takes the first
    proposal. ``joins_case`` adds the visit to an open case instead of opening a new one, at that case's desk and matter.
    ``take_ticket=False`` saves without a number. ``at`` is for importing past visits: everything, the numbers too, is
    dated then. ``amount`` is in yuan as typed ("18,000.00", "1.8万"). ``missing`` are papers to be brought, all told at
    once (一次性告知).

    Of a group ``name``, ``number`` … are whoever speaks for it; he may stand in the list too, or be left out, then the
    first representative speaks. Somebody whose ticket for the same matter still waits today gets no second one
    (``visit.waiting_ticket``, ``ticket``) unless ``again`` says that it is wanted.

    Answer: :class:`Registered`. Errors: :class:`hall.errors.UserError` with all problems at once, each beside its field
    (of a list ``members.<row>.name``, ``.number``, ``.phone``).
    """

    right: ClassVar[Right] = Right.REGISTER
    name: str = ""
    name_withheld: bool = False
    paper_type: PaperType = PaperType.CITIZEN_ID
    number: str = field(default="", repr=False)
    number_confirmed: str = ""
    phone: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    statement: str = ""
    other_party: str = ""
    amount: str = ""
    willing: Willing | None = None
    materials: str = ""
    missing: str = ""
    priorities: tuple[Priority, ...] = ()
    priority_reason: str = ""
    group: Group | None = None
    desk: str = ""
    matter: str = ""
    joins_case: int | None = None
    take_ticket: bool = True
    place: str = ""
    printer: str = ""
    at: datetime | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Registered:
    """What came out of one intake. ``ahead`` is how many wait before this ticket at its desk; ``ticket`` is empty where
    none was taken; ``earlier_visits`` and ``open_cases`` (numbers) are what was there before.
    """

    visit: int
    case: int
    case_number: str
    person: int
    ticket: str
    desk: str
    matter: str
    ahead: int
    paper: IssuedRef
    clocks: tuple[ClockShown, ...]
    proposals: Proposals
    earlier_visits: int
    open_cases: tuple[str, ...]
    tickets: tuple[str, ...] = ()
    joined: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeNumber(Order):
    """Take a number for a desk at the kiosk (取号机), without telling who one is. Nobody is registered and no case is opened:
    the window asks, and registers where the matter needs it (``RegisterVisit`` with ``take_ticket=False``).

    Answer: :class:`NumberTaken`. Errors: ``visit.desk``, ``ticket.hall_closed``, ``ticket.day_full``, ``centre.unfounded``.
    """

    right: ClassVar[Right] = Right.TAKE_NUMBER
    desk: str


@dataclass(frozen=True, slots=True)
class NumberTaken:
    """The number, the short name of its desk, and how many wait there before it."""

    number: str
    desk: str
    desk_name: str
    ahead: int


@dataclass(frozen=True, kw_only=True, slots=True)
class WithdrawVisit(Order):
    """Take back an intake that was a mistake: ticket withdrawn, paper void, a new case closed. Answer: ``None``.

    Only on the same day and while the ticket still waits (``visit.too_late``). Numbers never return.
    """

    right: ClassVar[Right] = Right.REGISTER
    visit: int
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DangerHandled(Order):
    """The guide did what the banner said: logged, with the kinds and the number of words found, never the words.

    Answer: ``None``.
    """

    right: ClassVar[Right] = Right.REGISTER
    kinds: tuple[DangerKind, ...]
    words: int = 0
    visit: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposeFor(Question):
    """Which desks for these words of this person? Asked while typing. Answer: :class:`hall.routing.rules.Proposals`.

    Like :class:`hall.routing.orders.Propose`, with the waiting of now and the person's open cases looked up.
    """

    right: ClassVar[Right] = Right.SEE_VISITS
    statement: str
    other_party: str = ""
    paper_type: PaperType = PaperType.CITIZEN_ID
    number: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Acquaintances(Question):
    """Who was here before? Asked while typing, before anything is saved. Answer: :class:`Known`.

    The identity number and the phone are looked up by keyed hash; a name alone gives candidates, never a match.
    """

    right: ClassVar[Right] = Right.SEE_VISITS
    name: str = ""
    paper_type: PaperType = PaperType.CITIZEN_ID
    number: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PastVisit:
    """One earlier visit: the day, matter and desk (codes), the case, and whether it is still open."""

    visit: int
    day: date
    matter: str
    desk: str
    case: int
    case_number: str
    case_open: bool
    ticket: str


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody who was here. ``by`` tells how he was found: ``number``, ``phone`` or ``name`` (a candidate only)."""

    person: int
    by: str
    name: str
    number_masked: str
    phone_masked: str
    birth: date | None
    sex: str
    visits: tuple[PastVisit, ...]
    visit_count: int
    open_cases: tuple[CaseBrief, ...]
    waiting_ticket: str = ""
    """A ticket of today that still waits: offer 补打 instead of a second number."""


@dataclass(frozen=True, slots=True)
class Known:
    """Persons found, the surest first; empty when nobody is known."""

    persons: tuple[KnownPerson, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class RecentVisits(Question):
    """The last visits taken in at a place today. Answer: tuple of :class:`RecentVisit`."""

    right: ClassVar[Right] = Right.SEE_VISITS
    place: str = ""
    limit: int = 3


@dataclass(frozen=True, slots=True)
class RecentVisit:
    """One line of "just registered"."""

    visit: int
    at: datetime
    name: str
    ticket: str
    desk: str
    paper: int
    paper_number: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitAtWindow(Question):
    """Who stands at the window and why he came. Answer: :class:`VisitShown`. Error: ``visit.unknown``."""

    right: ClassVar[Right] = Right.SERVE
    visit: int


@dataclass(frozen=True, slots=True)
class VisitShown:
    """A visit as the window sees it, with its case. ``name`` is empty where it was withheld; ``people`` came together.

    ``statement`` is what was said at this visit, word for word; of a visit that joined its case, ``amount_fen`` and
    ``willing`` are the newest that were told. ``visit_count`` counts every visit of this person, this one too.
    ``story`` is the case's, the newest line first; ``earlier`` are this person's last visits before this one.
    """

    visit: int
    at: datetime
    name: str
    sex: str
    birth: date | None
    phone_masked: str = field(repr=False)
    statement: str = field(repr=False)
    other_party: str = field(repr=False)
    amount_fen: int | None
    willing: Willing | None
    materials: str = field(repr=False)
    priorities: tuple[Priority, ...]
    people: int
    visit_count: int
    case: CaseBrief = field(repr=False)
    story: tuple[StoryLine, ...]
    earlier: tuple[PastVisit, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Search(Question):
    """Find by exact number (case, paper, ticket of today, ID, phone, query code) or by name, pinyin initials, tail.

    ``kind`` is ``case``, ``person``, ``paper`` or ``all``. Answer: tuple of :class:`Hit`, the surest first.
    """

    right: ClassVar[Right] = Right.SEARCH
    text: str
    kind: str = "all"
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. ``kind`` is ``case``, ``person`` or ``paper``; ``why`` says what matched: ``number``, ``ticket``, ``code``,
    ``id``, ``phone``, ``id_tail``, ``phone_tail``, ``name``, ``initials``.
    """

    kind: str
    id: int
    title: str
    why: str
