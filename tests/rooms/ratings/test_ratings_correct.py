"""What a low rating opens, and how it ends."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from hall.asking import RESIDENT, SYSTEM
from hall.bootstrap import House
from hall.centre.orders import SetSetting
from hall.clock import HALL_ZONE, FixedClock
from hall.errors import UserError
from hall.intake.orders import RegisterVisit
from hall.ratings.orders import (
    ActOnCorrection,
    AskToReopen,
    CorrectionRow,
    Corrections,
    DecideAppeal,
    Rank,
    Rate,
    Rated,
)
from hall.ratings.records import correction_step, rating
from hall.ratings.rules import Channel, CorrectionState, Level, Why
from tests.rooms.ratings.conftest import CLERK, LEADER, OFFICER, OTHER, SUPERVISOR, Serve

State = CorrectionState


def low(house: House, service: int, level: Level = Level.DISSATISFIED) -> int:
    answer: Rated = house.door.enter(
        RESIDENT, Rate(service=service, level=level, reasons=(Why.WAITED_LONG,), words="等了很久")
    ).answer
    assert answer.correction is not None
    return answer.correction


def act(house: House, task: int, to: State, words: str = "已打电话道歉", actor: object = SUPERVISOR) -> CorrectionRow:
    answer: CorrectionRow = house.door.enter(actor, ActOnCorrection(correction=task, to=to, words=words)).answer  # type: ignore[arg-type]
    return answer


def the_one(house: House) -> CorrectionRow:
    (row,) = house.door.ask(SUPERVISOR, Corrections(open_only=False))
    assert isinstance(row, CorrectionRow)
    return row


def test_a_low_rating_opens_a_task_with_its_limits(hall_open: House, serve: Serve) -> None:
    came = hall_open.door.enter(SYSTEM, RegisterVisit(name="王小明", statement="包工头拖欠工资")).answer
    task = low(hall_open, serve(case=came.case))
    for level in (Level.FAIR, Level.SATISFIED, Level.VERY_SATISFIED):
        assert hall_open.door.enter(RESIDENT, Rate(service=serve(), level=level)).answer.correction is None
    row = the_one(hall_open)
    assert (row.correction, row.state, row.colour, row.level) == (task, State.OPEN, "green", Level.DISSATISFIED)
    assert (row.reasons, row.words, row.case_number) == ((Why.WAITED_LONG,), "等了很久", came.case_number)
    assert row.contact_due == datetime(2026, 11, 24, 23, 59, 59, tzinfo=HALL_ZONE)
    assert row.mend_due == datetime(2026, 12, 14, 23, 59, 59, tzinfo=HALL_ZONE)


def test_limits_follow_the_settings(hall_open: House, serve: Serve) -> None:
    for name, days in (("rating.contact_workdays", 0), ("rating.mend_workdays", 5)):
        hall_open.door.enter(SYSTEM, SetSetting(name=name, value=days))
    low(hall_open, serve())
    row = the_one(hall_open)
    assert (row.contact_due.day, row.mend_due.day) == (23, 30)


def test_a_task_goes_its_way_and_every_step_is_kept(hall_open: House, serve: Serve, clock: FixedClock) -> None:
    task = low(hall_open, serve())
    clock.forward(days=2)
    assert the_one(hall_open).colour == "orange"
    assert act(hall_open, task, State.CONTACTED, "电话说明了情况").colour == "green"
    clock.forward(days=30)
    assert the_one(hall_open).colour == "red"
    done = act(hall_open, task, State.MENDED, "增开一个窗口")
    assert (done.state, done.colour, done.note) == (State.MENDED, "met", "增开一个窗口")
    assert hall_open.door.ask(SUPERVISOR, Corrections()) == ()
    with pytest.raises(UserError, match=r"correction\.step"):
        act(hall_open, task, State.CONTACTED)
    with hall_open.store.reading() as connection:
        steps = connection.execute(select(correction_step).order_by(correction_step.c.id)).all()
    assert [(step.state, step.account) for step in steps] == [
        (State.OPEN, None),
        (State.CONTACTED, 21),
        (State.MENDED, 21),
    ]
    assert all("电话".encode() not in (step.words or b"") for step in steps)


def test_every_step_says_something(sqlite_hall: House, serve_sqlite: Serve) -> None:
    task = low(sqlite_hall, serve_sqlite())
    for words in ("", "  \n"):
        with pytest.raises(UserError, match=r"correction\.words"):
            act(sqlite_hall, task, State.CONTACTED, words)
    for to in (State.STRUCK_OUT, State.WITHDRAWN, State.OPEN):
        with pytest.raises(UserError, match=r"correction\.step"):
            act(sqlite_hall, task, to)


def test_who_served_may_appeal_and_nothing_else(hall_open: House, serve: Serve, clock: FixedClock) -> None:
    task = low(hall_open, serve(account=11))
    with pytest.raises(UserError, match=r"correction\.unknown"):
        act(hall_open, task, State.APPEALED, "记错人了", CLERK)  # not before the day is over
    clock.forward(days=1)
    serve(account=11)  # he sits there today too
    for to in (State.CONTACTED, State.MENDED):
        with pytest.raises(UserError, match=r"correction\.own"):
            act(hall_open, task, to, "已联系", CLERK)
    with pytest.raises(UserError, match=r"correction\.unknown"):
        act(hall_open, task, State.CONTACTED, "已联系", OTHER)  # another window's
    assert act(hall_open, task, State.APPEALED, "记错人了", CLERK).state is State.APPEALED
    for actor in (CLERK, SUPERVISOR, OFFICER):
        with pytest.raises(UserError, match=r"right\.missing"):
            hall_open.door.enter(actor, DecideAppeal(correction=task, strike_out=True, words="属实"))


def counts(house: House) -> tuple[int, int, int]:
    (row,) = house.door.ask(SUPERVISOR, Rank(month="2026-11")).rows
    return row.served, row.rated, row.struck_out


def test_a_granted_appeal_takes_the_rating_out_of_the_figures(hall_open: House, serve: Serve) -> None:
    made = serve()
    task = low(hall_open, made)
    assert counts(hall_open) == (1, 1, 0)
    with pytest.raises(UserError, match=r"correction\.no_appeal"):
        hall_open.door.enter(LEADER, DecideAppeal(correction=task, strike_out=True, words="属实"))
    act(hall_open, task, State.APPEALED)
    decided = hall_open.door.enter(LEADER, DecideAppeal(correction=task, strike_out=True, words="监控显示评错了窗口"))
    assert (decided.answer.state, decided.answer.colour) == (State.STRUCK_OUT, "met")
    assert counts(hall_open) == (1, 0, 1)
    with hall_open.store.reading() as connection:
        assert connection.execute(select(rating.c.level, rating.c.struck_out)).all() == [(2, True)]  # it is still there
    with pytest.raises(UserError, match=r"rating\.done"):
        hall_open.door.enter(RESIDENT, Rate(service=made, level=Level.VERY_SATISFIED))
    with pytest.raises(UserError, match=r"rating\.no_correction"):
        hall_open.door.enter(RESIDENT, AskToReopen(service=made, code=""))


def test_a_refused_appeal_gives_its_days_back_and_is_the_last(
    hall_open: House, serve: Serve, clock: FixedClock
) -> None:
    task = low(hall_open, serve())
    act(hall_open, task, State.CONTACTED)
    clock.forward(days=1)
    assert act(hall_open, task, State.APPEALED).colour == "paused"
    clock.forward(days=7)  # 25 to 30 November are wholly paused, four working days of them
    stands = hall_open.door.enter(LEADER, DecideAppeal(correction=task, strike_out=False, words="评价属实")).answer
    assert (stands.state, stands.colour) == (State.CONTACTED, "green")
    assert stands.mend_due == datetime(2026, 12, 18, 23, 59, 59, tzinfo=HALL_ZONE)
    assert counts(hall_open) == (1, 1, 0)
    with pytest.raises(UserError, match=r"correction\.appealed"):
        act(hall_open, task, State.APPEALED)


def test_a_resident_who_thinks_better_of_it_withdraws_the_task(
    hall_open: House, serve: Serve, clock: FixedClock
) -> None:
    came = hall_open.door.enter(SYSTEM, RegisterVisit(name="王小明", statement="包工头拖欠工资")).answer
    made = serve(case=came.case)
    task = low(hall_open, made)

    def change(level: Level) -> Rated:
        order = Rate(service=made, level=level, channel=Channel.CODE, code=came.paper.token)
        answer: Rated = hall_open.door.enter(RESIDENT, order).answer
        return answer

    assert change(Level.VERY_DISSATISFIED).correction == task
    assert change(Level.SATISFIED).correction is None
    assert (the_one(hall_open).state, the_one(hall_open).colour) == (State.WITHDRAWN, "met")
    clock.forward(hours=3)
    assert change(Level.DISSATISFIED).correction == task
    row = the_one(hall_open)
    assert (row.state, row.opened_at) == (State.OPEN, clock.now())


def test_a_request_to_reopen_reopens_nothing(hall_open: House, serve: Serve) -> None:
    came = hall_open.door.enter(SYSTEM, RegisterVisit(name="王小明", statement="包工头拖欠工资")).answer
    other = hall_open.door.enter(SYSTEM, RegisterVisit(name="李小红", statement="物业不修电梯")).answer
    good, bad = serve(), serve(case=came.case)
    task = low(hall_open, bad)
    hall_open.door.enter(RESIDENT, Rate(service=good, level=Level.FAIR))
    for service in (good, 4711):
        with pytest.raises(UserError, match=r"rating\.no_correction"):
            hall_open.door.enter(RESIDENT, AskToReopen(service=service, code=came.paper.token, words="请再看看"))
    for code in ("", "123", other.paper.token):
        with pytest.raises(UserError, match=r"rating\.code"):
            hall_open.door.enter(RESIDENT, AskToReopen(service=bad, code=code, words="请再看看"))
    asked = hall_open.door.enter(RESIDENT, AskToReopen(service=bad, code=came.paper.token, words="请再看看"))
    assert asked.changes.topics == {"corrections": (task,)}
    row = the_one(hall_open)
    assert (row.state, row.reopen_asked, row.note) == (State.OPEN, True, "请再看看")


def test_a_window_sees_its_own_tasks_from_the_day_after(hall_open: House, serve: Serve, clock: FixedClock) -> None:
    mine, others = low(hall_open, serve("W09-1", 11)), low(hall_open, serve("W02-1", 12))
    assert hall_open.door.ask(CLERK, Corrections()) == ()
    clock.forward(days=1)
    hall_open.door.enter(RESIDENT, Rate(service=serve("W09-1", 11), level=Level.FAIR))
    count_in(hall_open, serve, clock)
    assert [row.correction for row in hall_open.door.ask(CLERK, Corrections())] == [mine]
    with pytest.raises(UserError, match=r"rating\.not_yours"):
        hall_open.door.ask(CLERK, Corrections(window="W02-1"))
    for actor in (SUPERVISOR, OFFICER, LEADER):
        assert {row.correction for row in hall_open.door.ask(actor, Corrections())} == {mine, others}
    assert [row.correction for row in hall_open.door.ask(SUPERVISOR, Corrections(window="W02-1"))] == [others]


def count_in(house: House, serve: Serve, clock: FixedClock) -> None:
    """Enough services for the counters to be brought up to date."""
    for _ in range(45):
        last = serve("W05-1", 77, clock.now() - timedelta(hours=1))
    house.door.enter(RESIDENT, Rate(service=last, level=Level.FAIR))


def test_the_most_urgent_comes_first(hall_open: House, serve: Serve, clock: FixedClock) -> None:
    old = low(hall_open, serve())
    act(hall_open, old, State.CONTACTED)
    clock.forward(days=8)
    waiting = low(hall_open, serve())
    clock.forward(days=3)  # contact late: orange; the old one still in time
    assert [(row.correction, row.colour) for row in hall_open.door.ask(SUPERVISOR, Corrections())] == [
        (waiting, "orange"),
        (old, "green"),
    ]
    clock.forward(days=14)
    first = hall_open.door.ask(SUPERVISOR, Corrections())[0]
    assert (first.correction, first.colour) == (old, "red")
