"""Giving a rating: by whom, once, until when."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from hall.asking import RESIDENT, SYSTEM, Actor, Right
from hall.audit.orders import AuditList
from hall.bootstrap import House
from hall.clock import FixedClock
from hall.errors import UserError
from hall.intake.orders import Registered, RegisterVisit
from hall.papers.orders import VoidPaper
from hall.queueing.records import seat, service, ticket
from hall.queueing.rules import TicketState
from hall.ratings.orders import EnterSheet, NotRated, OwnService, Rate, RateByCode, Rated, RateNow, ToRate
from hall.ratings.records import rating
from hall.ratings.rules import Channel, Level, Why
from hall.staff.rules import RIGHTS, Role
from tests.helpers.houses import another
from tests.rooms.ratings.conftest import CLERK, SUPERVISOR, Serve, worker

WINDOW = "W09-1"


def codes(refused: pytest.ExceptionInfo[UserError]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_the_screen_shows_what_waits_for_a_word_and_closes_by_itself(
    hall_open: House, serve: Serve, clock: FixedClock
) -> None:
    def now() -> ToRate:
        answer: ToRate = hall_open.door.ask(RESIDENT, RateNow(window=WINDOW))
        return answer

    assert (now().service, now().window_name, now().seconds) == (None, "9 号-1", 0)
    made = serve(WINDOW)
    assert (now().service, now().number, now().clerk, now().seconds) == (made, "A001", "孙丽", 60)
    clock.forward(seconds=45)
    assert now().seconds == 15
    clock.forward(seconds=16)
    assert now().service is None
    newer = serve(WINDOW)
    assert now().service == newer
    hall_open.door.enter(RESIDENT, Rate(service=newer, level=Level.SATISFIED))
    assert now().service is None  # not the one before either: its resident has left


def test_a_screen_that_closed_does_not_ask_again(hall_open: House, serve: Serve) -> None:
    made = serve(WINDOW)
    hall_open.door.enter(RESIDENT, NotRated(service=made))
    assert hall_open.door.ask(RESIDENT, RateNow(window=WINDOW)).service is None
    # he comes back to the screen, still the same day
    answer = hall_open.door.enter(RESIDENT, Rate(service=made, level=Level.FAIR)).answer
    assert answer == Rated(made, WINDOW, "孙丽", Level.FAIR)
    hall_open.door.enter(RESIDENT, NotRated(service=made))
    with hall_open.store.reading() as connection:
        assert connection.execute(select(rating.c.level)).scalars().all() == [3]


def test_the_next_visitor_never_rates_for_the_one_before(hall_open: House, serve: Serve) -> None:
    serve(WINDOW)
    with hall_open.store.writing() as connection:
        connection.execute(update(ticket).values(state=TicketState.CALLED))
        told = {
            "window": WINDOW,
            "day": hall_open.clock.now().date(),
            "desk": "D09",
            "account": 11,
            "clerk": "孙丽",
            "place": "",
        }
        connection.execute(insert(seat), told | {"since": hall_open.clock.now(), "ticket_id": 1})
    assert hall_open.door.ask(RESIDENT, RateNow(window=WINDOW)).service is not None
    with hall_open.store.writing() as connection:
        connection.execute(update(ticket).values(state=TicketState.SERVING))
    assert hall_open.door.ask(RESIDENT, RateNow(window=WINDOW)) == ToRate(WINDOW, "9 号-1", "孙丽", busy=True)


def test_a_service_is_rated_once(hall_open: House, serve: Serve) -> None:
    made = serve()
    order = Rate(service=made, level=Level.DISSATISFIED, reasons=(Why.UNCLEAR, Why.WAITED_LONG), words="等了两个小时")
    first = hall_open.door.enter(RESIDENT, order)
    assert first.answer.correction is not None
    assert first.changes.topics == {"corrections": (first.answer.correction,), "ratings": (made,)}
    assert hall_open.door.enter(RESIDENT, order).answer == first.answer  # the same order again is the same rating
    for again in (Rate(service=made, level=Level.VERY_SATISFIED), Rate(service=made, level=Level.DISSATISFIED)):
        with pytest.raises(UserError, match=r"rating\.done"):
            hall_open.door.enter(RESIDENT, again)
    with pytest.raises(UserError, match=r"rating\.done"):
        hall_open.door.enter(SUPERVISOR, EnterSheet(service=made, level=Level.VERY_SATISFIED))
    with hall_open.store.reading() as connection:
        row = connection.execute(select(rating)).one()
        assert (row.level, row.reasons, row.channel, row.changes) == (2, ["waited_long", "unclear"], "screen", 0)
        assert "小时".encode() not in row.words


def test_many_screens_at_once_give_one_rating(hall_open: House, serve: Serve) -> None:
    made = serve()

    def press(level: Level) -> str:
        with another(hall_open) as house:
            try:
                house.door.enter(RESIDENT, Rate(service=made, level=level))
            except UserError as refused:
                return refused.problems[0].code
            return "kept"

    with ThreadPoolExecutor(8) as screens:
        found = list(screens.map(press, list(Level) * 4))
    assert sorted(found) == ["kept", *["rating.done"] * 19]


def test_no_account_may_rate_and_nobody_himself(hall_open: House, serve: Serve) -> None:
    made = serve(account=11)
    assert not any(Right.RATE in rights for rights in RIGHTS.values())
    for role in Role:
        with pytest.raises(UserError, match=r"right\.missing"):
            hall_open.door.enter(worker(role, 99), Rate(service=made, level=Level.VERY_SATISFIED))
    himself = Actor(11, "孙丽", frozenset({Right.RATE, Right.ENTER_SHEETS}))
    for order in (
        Rate(service=made, level=Level.VERY_SATISFIED),
        EnterSheet(service=made, level=Level.VERY_SATISFIED),
    ):
        with pytest.raises(UserError, match=r"rating\.own"):
            hall_open.door.enter(himself, order)
    with pytest.raises(UserError, match=r"right\.missing"):
        hall_open.door.enter(CLERK, EnterSheet(service=made, level=Level.VERY_SATISFIED))
    with hall_open.store.reading() as connection:
        assert connection.execute(select(rating)).all() == []


def test_a_sheet_is_marked_and_may_come_late(hall_open: House, serve: Serve, clock: FixedClock) -> None:
    made = serve(at=clock.now() - timedelta(days=40))
    with pytest.raises(UserError, match=r"rating\.late"):
        hall_open.door.enter(RESIDENT, Rate(service=made, level=Level.FAIR))
    hall_open.door.enter(SUPERVISOR, EnterSheet(service=made, level=Level.FAIR))
    with hall_open.store.reading() as connection:
        assert connection.execute(select(rating.c.channel)).scalar() == Channel.SHEET
    with pytest.raises(UserError, match=r"rating\.channel"):
        hall_open.door.enter(RESIDENT, Rate(service=serve(), level=Level.FAIR, channel=Channel.SHEET))


@pytest.mark.parametrize("taken_back", [True, False])
def test_what_is_no_service_is_not_rated(sqlite_hall: House, serve_sqlite: Serve, taken_back: bool) -> None:
    made = serve_sqlite(taken_back=True) if taken_back else 4711
    for order in (Rate(service=made, level=Level.FAIR), NotRated(service=made)):
        with pytest.raises(UserError, match=r"rating\.no_service"):
            sqlite_hall.door.enter(RESIDENT, order)


def test_a_rated_service_stays_whatever_the_window_takes_back(sqlite_hall: House, serve_sqlite: Serve) -> None:
    made = serve_sqlite()
    sqlite_hall.door.enter(RESIDENT, Rate(service=made, level=Level.VERY_DISSATISFIED))
    with sqlite_hall.store.writing() as connection:
        connection.execute(update(service).values(taken_back_at=sqlite_hall.clock.now()))
    with pytest.raises(UserError, match=r"rating\.done"):
        sqlite_hall.door.enter(RESIDENT, Rate(service=made, level=Level.VERY_SATISFIED))


# --- by the code on the paper -----------------------------------------------------------------------------------------


def visit(house: House, name: str = "王小明") -> Registered:
    answer: Registered = house.door.enter(SYSTEM, RegisterVisit(name=name, statement="包工头拖欠工资")).answer
    return answer


def by_code(service_id: int, level: Level, code: str) -> Rate:
    return Rate(service=service_id, level=level, channel=Channel.CODE, code=code)


def test_with_his_code_the_resident_rates_and_changes_his_mind_for_twelve_hours(
    hall_open: House, serve: Serve, clock: FixedClock
) -> None:
    came = visit(hall_open)
    made, code = serve(case=came.case), came.paper.token
    clock.forward(days=2)
    hall_open.door.enter(RESIDENT, by_code(made, Level.SATISFIED, code))
    clock.forward(hours=12)
    spaced = " ".join(code[place : place + 5] for place in range(0, 30, 5))
    changed = hall_open.door.enter(RESIDENT, by_code(made, Level.VERY_DISSATISFIED, spaced)).answer
    assert changed.correction is not None
    clock.forward(seconds=1)
    with pytest.raises(UserError, match=r"rating\.late"):
        hall_open.door.enter(RESIDENT, by_code(made, Level.SATISFIED, code))
    with hall_open.store.reading() as connection:
        row = connection.execute(select(rating)).one()
        assert (row.level, row.changes, row.channel) == (1, 1, Channel.CODE)
    told = [dict(entry.facts) for entry in hall_open.door.ask(SYSTEM, AuditList()).rows]
    assert {"level": 1, "before": 4}.items() <= told[0].items()  # what it was stands in the log


def test_a_code_that_is_not_his_opens_nothing(hall_open: House, serve: Serve, clock: FixedClock) -> None:
    came, other = visit(hall_open), visit(hall_open, "李大山")
    made, without = serve(case=came.case), serve(case=None)
    token = came.paper.token
    wrong = token[:-1] + str((int(token[-1]) + 1) % 10)
    for code in ("", "123", wrong, other.paper.token):
        with pytest.raises(UserError, match=r"rating\.code"):
            hall_open.door.enter(RESIDENT, by_code(made, Level.FAIR, code))
    with pytest.raises(UserError, match=r"rating\.code"):
        hall_open.door.enter(RESIDENT, by_code(without, Level.FAIR, token))
    hall_open.door.enter(SYSTEM, VoidPaper(paper=came.paper.paper, why="打错了"))
    with pytest.raises(UserError, match=r"rating\.code"):
        hall_open.door.enter(RESIDENT, by_code(made, Level.FAIR, token))
    clock.forward(days=16)
    with pytest.raises(UserError, match=r"rating\.late"):
        hall_open.door.enter(
            RESIDENT,
            by_code(serve(case=other.case, at=clock.now() - timedelta(days=16)), Level.FAIR, other.paper.token),
        )


def test_the_code_shows_ones_own_services(hall_open: House, serve: Serve, clock: FixedClock) -> None:
    came = visit(hall_open)
    first, second = serve(case=came.case), serve("W02-1", case=came.case)
    serve(case=visit(hall_open, "李大山").case)
    begin = clock.now()
    hall_open.door.enter(RESIDENT, Rate(service=second, level=Level.FAIR))
    found = hall_open.door.ask(RESIDENT, RateByCode(code=came.paper.token))
    end = (begin + timedelta(days=15)).replace(hour=23, minute=59, second=59)
    assert found == (
        OwnService(second, begin.date(), "A002", "2 号-1", Level.FAIR, begin + timedelta(hours=12)),
        OwnService(first, begin.date(), "A001", "9 号-1", None, end),
    )
    clock.forward(days=16)
    assert [one.until for one in hall_open.door.ask(RESIDENT, RateByCode(code=came.paper.token))] == [None, None]
    with pytest.raises(UserError) as refused:
        hall_open.door.ask(RESIDENT, RateByCode(code="x"))
    assert codes(refused) == ["rating.code"]
