"""Nightly work does itself at the first use of the hall's next day, on both databases, whatever zone the clock tells."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select, update

from hall.asking import RESIDENT, SYSTEM
from hall.audit.records import entry
from hall.bootstrap import House, open_house
from hall.clock import FixedClock, hall_day
from hall.queueing.orders import CallNext, Finish, Start, TicketStory
from hall.queueing.records import ticket
from hall.queueing.rules import TicketEvent, TicketState, WindowState
from hall.ratings.orders import Rate, RecountRatings
from hall.ratings.records import month_count
from hall.ratings.rules import Level
from hall.settings import Settings
from hall.store.marks import KEEP_CHANGES
from hall.store.records import change
from tests.helpers.houses import another
from tests.helpers.queue import RIGHT, clerk, comes, on_both, sits

EVENING = datetime(2026, 11, 30, 15, 50, tzinfo=UTC)
"""23:50 in the hall on the last of November; ten minutes later its December begins, and in UTC it is still November."""


def recounts(house: House) -> list[tuple[str, int]]:
    """The recounts in the log: month, and how much differed."""
    with house.store.reading() as connection:
        rows = connection.execute(select(entry.c.facts).where(entry.c.what == "ratings.RecountRatings")).scalars()
        return [(facts["month"], facts["differing"]) for facts in rows]


@on_both
def test_the_first_order_of_the_next_day_ends_the_day_before(queue_settings: Settings) -> None:
    clock = FixedClock(EVENING)
    with open_house(queue_settings, clock) as house, another(house) as other:
        waits, called, _ = comes(house, 3)
        left = sits(house)
        assert left.number(CallNext) == waits
        left.press(Start)
        service = left.press(Finish).last_service
        assert service is not None
        house.door.enter(RESIDENT, Rate(service=service, level=Level.SATISFIED))
        assert left.number(CallNext) == called
        clock.forward(minutes=9)
        comes(house)
        assert left.look().state is WindowState.CALLING  # still the same day
        before = len(recounts(house))

        with house.store.writing() as connection:  # somebody has spoilt a counter
            connection.execute(update(month_count).values(level4=7))
        clock.forward(minutes=2)
        assert hall_day(clock.now()).isoformat() == "2026-12-01"
        assert comes(other, 1) == ("A001",)  # numbers begin anew, and this was the day's first order

        with house.store.reading() as connection:
            kept = (
                select(ticket.c.state, func.count())
                .where(ticket.c.day < hall_day(clock.now()))
                .group_by(ticket.c.state)
            )
            states = {row[0]: row[1] for row in connection.execute(kept)}
        assert states == {TicketState.DONE: 1, TicketState.CLOSED: 3}
        told = house.door.ask(SYSTEM, TicketStory(number=called, day=EVENING.date()))
        assert [step.event for step in told] == [TicketEvent.TAKEN, TicketEvent.CALLED, TicketEvent.CLOSED]
        assert left.look().state is WindowState.EMPTY
        assert recounts(house)[before:] == [("2026-11", 2)]  # of the window, and of its clerk there
        assert house.door.enter(SYSTEM, RecountRatings(month="2026-11")).answer == 0

        comes(house)
        comes(other)
        assert len(recounts(house)) == before + 2  # once a day, whichever house was first


@on_both
def test_old_change_rows_go_and_the_newest_stays(queue_settings: Settings) -> None:
    clock = FixedClock(EVENING)
    with open_house(queue_settings, clock) as house:
        comes(house, 1)
        comes(house, 1)
        clock.forward(days=KEEP_CHANGES.days, minutes=30)
        first = clock.now()
        with house.store.reading() as connection:
            newest = connection.execute(select(func.max(change.c.id))).scalar_one()
        comes(house, 1)
        with house.store.reading() as connection:
            rows = connection.execute(select(change.c.id, change.c.at).order_by(change.c.id)).all()
        assert rows[0].id == newest
        assert all(row.at >= first - timedelta(minutes=30) for row in rows[1:])
        assert [row.id for row in rows] == sorted(row.id for row in rows)


@on_both
def test_who_comes_back_after_the_night_sits_down_anew(queue_settings: Settings) -> None:
    clock = FixedClock(EVENING)
    with open_house(queue_settings, clock) as house:
        comes(house, 1)
        left = sits(house)
        left.press(CallNext)
        clock.forward(hours=9)
        assert (
            sits(house, RIGHT, clerk()).look().ticket is None
        )  # at another window: nobody sits where he sat yesterday
