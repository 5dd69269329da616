"""Guides, rating pads, the board and the supervisor of the simulated day (:mod:`tests.helpers.day`)."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import Pipe, connection
from multiprocessing.connection import Connection
from typing import Any, ClassVar

from sqlalchemy import func, select

from hall.asking import RESIDENT, Actor, ChangeSet, Order, Question, Right
from hall.bootstrap import House
from hall.errors import UserError
from hall.floor.orders import CloseDay, HallAtAGlance, HallNow, SetNotice
from hall.floor.views import hall_at_a_glance
from hall.intake.orders import RegisterVisit
from hall.people.rules import Priority
from hall.queueing.orders import BoardNow
from hall.queueing.records import ticket, ticket_event
from hall.queueing.rules import TicketEvent, TicketState, WindowState
from hall.ratings.orders import NotRated, Rate, RateNow, ToRate
from hall.ratings.rules import Level, Why
from hall.staff.rules import Role, rights_of
from hall.store.unit import Reading, answers
from tests.helpers import walk
from tests.helpers.dayplan import DESKS, GUIDES, NIGHT, SILENT, VISITORS, WINDOWS, Fate, fate, word
from tests.helpers.presses import patiently


class Desk:
    """Where one process sits: its house, its clock, what it hears from the feed, and its line to the parent."""

    def __init__(self, house: House, clock: Any, link: Connection) -> None:
        self.house, self.clock, self.link = house, clock, link
        self._lock = threading.Lock()
        self._news: list[ChangeSet] = []
        self._bell, self._ring = Pipe(duplex=False)

    def hear(self, changes: ChangeSet) -> None:
        """Told by the feed on its own thread, or by this house's door."""
        with self._lock:
            if not self._news:
                self._ring.send_bytes(b"!")
            self._news.append(changes)

    def news(self) -> list[ChangeSet]:
        """What was heard since the last time."""
        with self._lock:
            heard, self._news = self._news, []
            if heard:
                self._bell.recv_bytes()
        return heard

    def wait(self) -> str:
        """Until there is news, or the parent says something: his word, or nothing."""
        ready = connection.wait([self._bell, self.link])
        return str(self.link.recv()) if self.link in ready else ""

    def ready(self, told: Any = None) -> None:
        """Say so, and wait for the beginning."""
        self.link.send(("ready", told))
        if self.link.recv() != "go":
            raise AssertionError("not begun")

    def enter(self, actor: Actor, order: Order) -> Any:
        """Give an order; while the database is busy (a loaded machine) the same one again."""
        return patiently(lambda: self.house.door.enter(actor, order).answer)

    def ask(self, actor: Actor, question: Question) -> Any:
        """Ask."""
        return self.house.door.ask(actor, question)

    def rounds(self) -> Iterator[tuple[list[ChangeSet], str]]:
        """One round for every piece of news or word of the parent."""
        while True:
            said = self.wait()
            yield self.news(), said


def concerns(news: list[ChangeSet], topic: str) -> bool:
    """Whether any of it is about this."""
    return any(one.everything or topic in one.topics for one in news)


# --- guides -----------------------------------------------------------------------------------------------------------


def guide(desk: Desk, number: int) -> None:
    """Takes half of the visitors in."""
    who = Actor(901 + number, f"导办{number + 1}", rights_of([Role.GUIDE]), f"导办台 {number + 1}")
    desk.ready()
    dice, said = random.Random(f"guide {number}"), walk.sentences()
    taken = []
    for one in range(number, VISITORS, GUIDES):
        desk.clock.forward(dice.uniform(8, 64))
        elderly = dice.random() < 0.1
        order = RegisterVisit(
            order_id=f"day-{one:03d}",
            name=f"来访人{one}",
            number=walk.citizen_number(one + 1),
            statement=said[one % len(said)].text,
            desk=dice.choice(DESKS),
            priorities=(Priority.ELDERLY,) if elderly else (),
            priority_reason="行动不便" if elderly else "",
            place=who.place,
        )
        answer = desk.enter(who, order)
        taken.append([answer.ticket, answer.visit, answer.paper.number])
    desk.link.send(("done", taken))


# --- rating pads ------------------------------------------------------------------------------------------------------


def pad(desk: Desk, place: int) -> None:
    """The screen towards the resident; he says what :func:`tests.helpers.dayplan.word` says, if he is still there."""
    window = WINDOWS[place]
    desk.ready()
    said: dict[int, str] = {}
    for news, over in desk.rounds():
        if over or concerns(news, "services"):
            asked: ToRate = desk.ask(RESIDENT, RateNow(window=window))
            if asked.service is not None and asked.service not in said:
                _say(desk, asked.service, said)
        if over:
            break
    desk.link.send(("done", said))


def _say(desk: Desk, service: int, said: dict[int, str]) -> None:
    says = word(service)
    if not (says.isdecimal() or says == SILENT):
        return
    reasons = (Why.WAITED_LONG,) if says in {"1", "2"} else ()
    order: Order = NotRated(service=service)
    if says != SILENT:
        order = Rate(service=service, level=Level(int(says)), reasons=reasons)
    try:
        desk.enter(RESIDENT, order)
    except UserError as refused:  # the clerk took it back meanwhile
        if refused.problems[0].code != "rating.no_service":
            raise
        return
    said[service] = says
    if says != SILENT and service % 5 == 0:
        _touch_again(desk, service)


def _touch_again(desk: Desk, service: int) -> None:
    """A second touch changes nothing."""
    try:
        desk.enter(RESIDENT, Rate(service=service, level=Level.VERY_DISSATISFIED))
    except UserError as refused:
        if refused.problems[0].code == "rating.done":
            return
        raise
    raise AssertionError(f"service {service} was rated twice")


# --- board ------------------------------------------------------------------------------------------------------------


def board(desk: Desk) -> None:
    """Asks for newer calls whenever it hears of any, until the line of news says that the day is over."""
    nobody = Actor(None, "", frozenset())
    desk.ready()
    seen: list[list[Any]] = []
    for _ in desk.rounds():
        now = desk.ask(nobody, BoardNow(after=seen[-1][0] if seen else 0, limit=1000))
        seen += [[call.call, call.number, call.window] for call in reversed(now.calls)]
        if now.notice == NIGHT:
            break
    desk.link.send(("done", seen))


# --- supervisor -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class GlanceBesideRows(Question):
    """The floor's glance and, from the same moment, the rows it is made of, counted bare."""

    right: ClassVar[Right] = Right.RUN_HALL


@answers(GlanceBesideRows)
def glance_beside_rows(reading: Reading, question: GlanceBesideRows) -> tuple[HallNow, dict[str, int], list[str]]:
    events = select(ticket_event.c.event, ticket_event.c.undone, func.count()).group_by(
        ticket_event.c.event, ticket_event.c.undone
    )
    rows = {f"{kind}{'-' + undone if undone else ''}": count for kind, undone, count in reading.rows(events)}
    done = reading.value(select(func.count()).where(ticket.c.state == TicketState.DONE))
    missed = reading.rows(select(ticket.c.number).where(ticket.c.state == TicketState.MISSED))
    return (
        hall_at_a_glance(reading, HallAtAGlance()),
        rows | {"done": int(done or 0)},
        [row.number for row in missed],
    )


def supervisor(desk: Desk) -> None:
    """Looks at the hall whenever something changed: every ticket is somewhere, and nowhere twice. Ends the day."""
    who = Actor(951, "周敏", rights_of([Role.SUPERVISOR]), "值班台")
    desk.ready()
    looked, no_more, told = 0, False, False
    for news, said in desk.rounds():
        no_more = no_more or said == "no more"
        if said == "end":
            break
        if news or said:
            glance, rows, missed = desk.ask(who, GlanceBesideRows())
            open_ones = _check(glance, rows)
            looked += 1
            late = [number for number in missed if fate(number) is not Fate.ABSENT]
            if no_more and not told and open_ones == 0 and not late:
                told = True
                desk.link.send(("empty", None))
    closed = desk.enter(who, CloseDay())
    desk.enter(who, SetNotice(text=NIGHT))
    desk.link.send(("done", {"looked": looked, "closed": closed}))


def _check(glance: HallNow, rows: dict[str, int]) -> int:
    """Waiting + called + serving + held + missed + done = registered; served = finished − taken back. Answer: how many are
    still to be served."""
    states = [window.state for window in glance.windows]
    held, missed = (sum(getattr(desk, name) for desk in glance.desks) for name in ("held", "missed"))
    still: int = glance.waiting + states.count(WindowState.CALLING) + states.count(WindowState.SERVING) + held
    registered = rows.get(TicketEvent.TAKEN, 0)
    if still + missed + rows["done"] != registered:
        raise AssertionError((still, missed, rows["done"], registered))
    finished = rows.get(TicketEvent.FINISHED, 0) - rows.get(f"{TicketEvent.TAKEN_BACK}-{TicketEvent.FINISHED}", 0)
    if not glance.served == finished == sum(desk.served for desk in glance.desks):
        raise AssertionError((glance.served, finished))
    return still


ASKED = (RegisterVisit(), NotRated(service=0), RateNow(window=""), BoardNow(), HallAtAGlance(), CloseDay())
"""One of each room."""
