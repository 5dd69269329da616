"""The one way in, on both databases."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from sqlalchemy import func, select, update

from hall.asking import NOBODY, SYSTEM, Actor, ChangeSet, Order, Outcome, Right, new_order_id
from hall.audit.orders import AuditVerify
from hall.audit.records import entry
from hall.bootstrap import House
from hall.clock import FixedClock
from hall.errors import Conflict, EnvironmentFault, Fault, UserError
from hall.store.marks import KEEP_CHANGES, KEEP_OUTCOMES, marked
from hall.store.records import change, mark, outcome
from hall.store.unit import ANSWERERS, PREPARERS, Reading, Unit, answers, prepares
from tests.helpers.houses import another, intruding
from tests.helpers.orders import LastNumber, SetMark, TakeNumber

GUIDE = Actor(7, "王敏", frozenset({Right.REGISTER, Right.SEE_VISITS}), "导办台 1")
OTHER = replace(GUIDE, account=8)


def counts(house: House) -> tuple[int, int, int, int | None]:
    """Log entries, change rows, kept outcomes, and the last number given."""
    with house.store.reading() as connection:
        rows = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (entry, change, outcome)
        ]
    return (*rows, house.door.ask(SYSTEM, LastNumber()))


def test_an_order_leaves_an_entry_a_change_and_its_outcome(house: House) -> None:
    done = house.door.enter(GUIDE, TakeNumber(order_id="a" * 32, name="老周"))
    assert (done.answer.number, done.answer.name) == (1, "老周")
    assert done.changes == ChangeSet({"tickets": (1,)}, house.door.origin)
    assert counts(house) == (1, 1, 1, 1)
    with house.store.reading() as connection:
        row = connection.execute(select(entry)).one()
    assert (row.account, row.who, row.place, row.what) == (7, "王敏", "导办台 1", "helpers.TakeNumber")
    assert (row.at, row.order_id, row.facts, row.before) == (house.clock.now(), "a" * 32, {"number": 1}, bytes(32))


def test_the_same_order_again_gets_the_same_answer_and_changes_nothing(house: House) -> None:
    order = TakeNumber(name="老周")
    first = house.door.enter(GUIDE, order)
    assert house.door.enter(GUIDE, order) == first
    with another(house) as other:
        again = other.door.enter(GUIDE, order)
    assert (again.answer, again.changes.topics) == (first.answer, first.changes.topics)
    assert counts(house) == (1, 1, 1, 1)


def test_another_order_of_the_same_id_is_refused(house: House) -> None:
    order_id = new_order_id()
    house.door.enter(SYSTEM, TakeNumber(order_id=order_id))
    with pytest.raises(Conflict) as mixed_up:
        house.door.enter(SYSTEM, SetMark(order_id=order_id, name="a", value="b"))
    assert mixed_up.value.problems[0].code == "order.taken"


def test_somebody_elses_order_of_the_same_id_is_refused(house: House) -> None:
    order = TakeNumber(name="老周")
    house.door.enter(GUIDE, order)
    with pytest.raises(Conflict):
        house.door.enter(OTHER, order)
    assert counts(house) == (1, 1, 1, 1)


def test_the_same_order_from_many_threads_at_once_is_done_once(house: House) -> None:
    order = TakeNumber()
    start = threading.Barrier(8)
    got: list[Outcome[object]] = []

    def press() -> None:
        start.wait()
        got.append(house.door.enter(GUIDE, order))

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 8
    assert {one.answer for one in got} == {got[0].answer}
    assert counts(house) == (1, 1, 1, 1)


def test_what_is_refused_leaves_nothing(house: House) -> None:
    house.door.enter(GUIDE, TakeNumber())
    before = counts(house)
    with pytest.raises(UserError):
        house.door.enter(GUIDE, TakeNumber(refused=True))
    assert counts(house) == before


def test_what_fails_by_a_bug_leaves_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def take_and_stumble(unit: Unit, order: TakeNumber) -> None:
        take_number(unit, order)
        raise ZeroDivisionError

    take_number = ANSWERERS[TakeNumber]
    monkeypatch.setitem(ANSWERERS, TakeNumber, take_and_stumble)
    with pytest.raises(ZeroDivisionError):
        house.door.enter(GUIDE, TakeNumber())
    monkeypatch.undo()
    assert counts(house) == (0, 0, 0, None)
    assert house.door.enter(GUIDE, TakeNumber()).answer.number == 1


def test_a_kept_refusal_is_logged_told_and_may_be_tried_again(house: House) -> None:
    told: list[ChangeSet] = []
    house.hub.listen(told.append)
    order = SetMark(name="tries", value="1", kept=True)
    with pytest.raises(UserError):
        house.door.enter(SYSTEM, order)
    with house.store.reading() as connection:
        assert marked(connection, "tries") == "1"
        assert connection.execute(select(entry.c.facts)).scalar_one() == {"refused": "case.unknown"}
        assert connection.execute(select(outcome)).all() == []
    assert [one.topics for one in told] == [{"centre": ()}]
    done = house.door.enter(SYSTEM, replace(order, name="tries again", kept=False))
    assert done.answer is None


@pytest.mark.parametrize("actor", [NOBODY, GUIDE])
def test_who_may_not_never_reaches_the_database(house: House, actor: Actor) -> None:
    house.store.close()
    with house.store.writing():  # whoever came in now would wait for the lock
        with pytest.raises(UserError) as refused:
            house.door.enter(actor, SetMark(name="a", value="b"))
        assert refused.value.problems[0].code == "right.missing"
    with pytest.raises(UserError, match=r"right\.missing"):
        house.door.ask(NOBODY, LastNumber())


@pytest.mark.parametrize("step", ["commit", "rollback"])
def test_a_use_case_can_neither_commit_nor_roll_back(house: House, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def take_and_end(unit: Unit, order: TakeNumber) -> None:
        take_number(unit, order)
        getattr(unit.connection, step)()

    take_number = ANSWERERS[TakeNumber]
    monkeypatch.setitem(ANSWERERS, TakeNumber, take_and_end)
    with pytest.raises(RuntimeError, match="the door does"):
        house.door.enter(GUIDE, TakeNumber())
    monkeypatch.undo()
    assert counts(house) == (0, 0, 0, None)
    assert house.door.enter(GUIDE, TakeNumber()).answer.number == 1


def test_a_question_cannot_change_anything(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask_and_write(reading: Reading, question: LastNumber) -> None:
        reading.connection.execute(mark.insert(), {"name": "a", "value": "b"})

    monkeypatch.setitem(ANSWERERS, LastNumber, ask_and_write)
    with pytest.raises(EnvironmentFault) as refused:
        house.door.ask(SYSTEM, LastNumber())
    assert refused.value.kind is Fault.DISK_READ_ONLY
    with house.store.reading() as connection:
        assert marked(connection, "a") is None


def test_a_question_sees_one_moment(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def look_twice(reading: Reading, question: LastNumber) -> tuple[object, object]:
        first = last_number(reading, question)
        house.door.enter(SYSTEM, TakeNumber())
        return first, last_number(reading, question)

    last_number = ANSWERERS[LastNumber]
    monkeypatch.setitem(ANSWERERS, LastNumber, look_twice)
    assert house.door.ask(SYSTEM, LastNumber()) == (None, None)
    assert house.door.ask(SYSTEM, LastNumber()) == (1, 1)


def test_slow_work_is_done_before_the_transaction(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    order = TakeNumber()

    def prepare(reading: Reading, given: TakeNumber) -> str:
        assert given == order
        with another(house) as other:  # nobody holds the lock
            other.door.enter(SYSTEM, SetMark(name="meanwhile", value="1"))
        return "prepared"

    def use(unit: Unit, given: TakeNumber) -> str:
        return str(unit.prepared) + str(marked(unit.connection, "meanwhile"))

    monkeypatch.setitem(PREPARERS, TakeNumber, prepare)
    monkeypatch.setitem(ANSWERERS, TakeNumber, use)
    assert house.door.enter(SYSTEM, order).answer == "prepared1"


def test_two_functions_for_one_order_are_a_mistake() -> None:
    with pytest.raises(RuntimeError, match="answered twice"):
        answers(TakeNumber)(lambda unit, order: None)
    prepares(SetMark)(lambda reading, order: None)
    try:
        with pytest.raises(RuntimeError, match="prepared twice"):
            prepares(SetMark)(lambda reading, order: None)
    finally:
        del PREPARERS[SetMark]


def test_the_log_is_a_chain_and_a_change_in_it_is_found(house: House) -> None:
    for name in "一二三四":
        house.door.enter(GUIDE, TakeNumber(name=name))
    assert house.door.ask(SYSTEM, AuditVerify()).intact
    with house.store.reading() as connection:
        rows = connection.execute(select(entry).order_by(entry.c.id)).all()
    assert [row.before for row in rows] == [bytes(32), *(row.chain for row in rows[:-1])]
    with intruding(house) as connection:
        connection.execute(update(entry).where(entry.c.id == rows[2].id).values(who="别人"))
    assert house.door.ask(SYSTEM, AuditVerify()).first_broken == rows[2].id


def test_answers_are_not_readable_in_the_database(sqlite_house: House) -> None:
    sqlite_house.door.enter(GUIDE, TakeNumber(name="赵铁柱"))
    with sqlite_house.store.reading() as connection:
        assert "赵铁柱".encode() not in bytes(connection.execute(select(outcome.c.answer)).scalar_one())


def test_old_changes_and_outcomes_go_at_the_days_first_order(house: House, clock: FixedClock) -> None:
    old = TakeNumber()
    house.door.enter(SYSTEM, old)
    house.door.enter(SYSTEM, TakeNumber())
    clock.forward(seconds=KEEP_CHANGES.total_seconds() + 1)
    house.door.enter(SYSTEM, TakeNumber())
    assert counts(house) == (4, 2, 4, 3)  # the nightly recount is an order too
    assert house.door.enter(SYSTEM, old).answer.number == 1
    clock.forward(seconds=KEEP_OUTCOMES.total_seconds())
    house.door.enter(SYSTEM, TakeNumber())
    assert counts(house) == (6, 2, 4, 4)


def test_the_newest_change_row_stays_so_that_ids_only_grow(house: House, clock: FixedClock) -> None:
    for _ in range(3):
        house.door.enter(SYSTEM, TakeNumber())
        clock.forward(days=5)
    with house.store.reading() as connection:
        ids = list(connection.execute(select(change.c.id).order_by(change.c.id)).scalars())
    assert ids == [2, 3]


def test_an_order_nobody_answers_is_a_bug(sqlite_house: House) -> None:
    class Unanswered(Order):
        right = Right.ANYBODY

    with pytest.raises((KeyError, ModuleNotFoundError)):
        sqlite_house.door.enter(SYSTEM, Unanswered())
