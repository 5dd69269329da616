"""Orders and questions on other threads, their answers on the windows' thread; with a real house."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall.asking import SYSTEM, Outcome, Question, Right
from hall.bootstrap import House, open_house
from hall.clock import FixedClock
from hall.errors import EnvironmentFault, Fault, UserError
from hall.settings import Settings
from hall.store.unit import Reading, answers
from tests.helpers.orders import LastNumber, SetMark, TakeNumber
from ui.crash import code_of
from ui.lanes import Lanes

GATES: dict[str, threading.Event] = {}


@dataclass(frozen=True, kw_only=True, slots=True)
class Wait(Question):
    """Answers once its gate is opened."""

    right: ClassVar[Right] = Right.ANYBODY
    gate: str


@answers(Wait)
def wait(reading: Reading, question: Wait) -> str:
    assert GATES[question.gate].wait(10)
    return question.gate


@dataclass(frozen=True, kw_only=True, slots=True)
class Break(Question):
    """Ends in trouble: a bug, or a fault of the surroundings."""

    right: ClassVar[Right] = Right.ANYBODY
    fault: Fault | None = None


@answers(Break)
def break_down(reading: Reading, question: Break) -> None:
    if question.fault is not None:
        raise EnvironmentFault(question.fault, "the cable")
    raise ZeroDivisionError("王秀兰")


class Asker(QObject):
    """Keeps what it was told, and on which thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.told: list[object] = []
        self.troubles: list[Exception] = []
        self.threads: set[QThread] = set()

    def hear(self, answer: object) -> None:
        self.told.append(answer)
        self.threads.add(QThread.currentThread())

    def suffer(self, trouble: Exception) -> None:
        self.troubles.append(trouble)
        self.threads.add(QThread.currentThread())


@pytest.fixture
def reports() -> list[BaseException]:
    return []


@pytest.fixture
def lanes(qapp: QApplication, reports: list[BaseException]) -> Iterator[Lanes]:
    def report(bug: BaseException) -> str:
        reports.append(bug)
        return code_of(bug)

    made = Lanes(report)
    made.sign_in(SYSTEM)
    yield made
    for gate in GATES.values():
        gate.set()
    made.close()
    made.deleteLater()


@pytest.fixture
def opened(qtbot: QtBot, lanes: Lanes, sqlite_settings: Settings, clock: FixedClock) -> House:
    found: list[House] = []
    lanes.opened.connect(found.append)
    lanes.open(lambda: open_house(sqlite_settings, clock))
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_orders_are_carried_out_in_turn_and_told_on_the_windows_thread(
    qtbot: QtBot, lanes: Lanes, opened: House
) -> None:
    asker = Asker()
    for n in range(20):
        lanes.do(TakeNumber(name=str(n)), asker.hear, asker.suffer)
    qtbot.waitUntil(lambda: len(asker.told) == 20)
    numbers = [(one.answer.number, one.answer.name) for one in asker.told if isinstance(one, Outcome)]
    assert numbers == [(n + 1, str(n)) for n in range(20)]
    assert asker.threads == {QThread.currentThread()}


def test_what_is_asked_before_the_house_is_open_waits(
    qtbot: QtBot, lanes: Lanes, sqlite_settings: Settings, clock: FixedClock
) -> None:
    asker = Asker()
    lanes.do(TakeNumber(), asker.hear)
    lanes.ask(Wait(gate="open"), asker.hear)
    GATES["open"] = threading.Event()
    GATES["open"].set()
    assert not lanes.is_open()
    lanes.open(lambda: open_house(sqlite_settings, clock))
    qtbot.waitUntil(lambda: len(asker.told) == 2)
    assert lanes.is_open()


def test_a_house_that_cannot_be_opened_is_told_and_may_be_tried_again(
    qtbot: QtBot, lanes: Lanes, sqlite_settings: Settings, clock: FixedClock
) -> None:
    def fail() -> House:
        raise EnvironmentFault(Fault.DATABASE_BUSY)

    asker = Asker()
    lanes.do(TakeNumber(), asker.hear)
    with qtbot.waitSignal(lanes.shut) as told:
        lanes.open(fail)
    assert told.args is not None
    assert told.args[0].kind is Fault.DATABASE_BUSY
    assert asker.told == []
    lanes.open(lambda: open_house(sqlite_settings, clock))
    qtbot.waitUntil(lambda: len(asker.told) == 1)


def test_a_newer_question_of_the_same_asker_voids_the_older_answer(qtbot: QtBot, lanes: Lanes, opened: House) -> None:
    GATES.update(first=threading.Event(), second=threading.Event())
    one, other = Asker(), Asker()
    plain: list[object] = []
    lanes.ask(Wait(gate="first"), one.hear)
    lanes.ask(Wait(gate="first"), other.hear)
    lanes.ask(Wait(gate="second"), one.hear)
    GATES["second"].set()
    qtbot.waitUntil(lambda: one.told == ["second"])
    GATES["first"].set()
    lanes.ask(Wait(gate="first"), plain.append)
    qtbot.waitUntil(lambda: bool(plain) and other.told == ["first"])
    assert one.told == ["second"]


def test_functions_are_told_every_answer(qtbot: QtBot, lanes: Lanes, opened: House) -> None:
    told: list[object] = []
    for _ in range(5):
        lanes.ask(LastNumber(), told.append)
    qtbot.waitUntil(lambda: len(told) == 5)


def test_trouble_of_the_hall_is_told_in_its_own_words(qtbot: QtBot, lanes: Lanes, opened: House) -> None:
    asker = Asker()
    lanes.do(TakeNumber(refused=True), asker.hear, asker.suffer)
    qtbot.waitUntil(lambda: bool(asker.troubles))
    trouble = asker.troubles[0]
    assert isinstance(trouble, UserError)
    assert trouble.problems[0].code == "case.unknown"
    assert trouble.__traceback__ is None or trouble.__traceback__.tb_next is None
    assert asker.told == []
    assert asker.threads == {QThread.currentThread()}


def test_a_bug_is_reported_and_told_by_its_code_alone(
    qtbot: QtBot, lanes: Lanes, opened: House, reports: list[BaseException]
) -> None:
    asker = Asker()
    lanes.ask(Break(), asker.hear, asker.suffer)
    qtbot.waitUntil(lambda: bool(asker.troubles))
    trouble = asker.troubles[0]
    assert isinstance(trouble, UserError)
    assert trouble.problems[0].code == "step.unknown"
    assert trouble.problems[0].params == {"code": code_of(reports[0])}
    assert isinstance(reports[0], ZeroDivisionError)
    assert "王秀兰" not in str(trouble) + repr(trouble.problems)


def test_trouble_nobody_listens_for_is_told_to_the_program(qtbot: QtBot, lanes: Lanes, opened: House) -> None:
    asker = Asker()
    with qtbot.waitSignal(lanes.refused) as told:
        lanes.do(SetMark(name="vault", value="x", kept=True), asker.hear)
    assert told.args is not None
    assert isinstance(told.args[0], UserError | EnvironmentFault)


def test_disk_and_database_are_watched(qtbot: QtBot, lanes: Lanes, opened: House) -> None:
    asker = Asker()
    told: list[object] = []
    lanes.surroundings.connect(told.append)
    lanes.ask(Break(fault=Fault.DATABASE_UNREACHABLE), asker.hear, asker.suffer)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert isinstance(told[0], EnvironmentFault)
    lanes.ask(LastNumber(), asker.hear)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1] is None
    lanes.ask(LastNumber(), asker.hear)
    qtbot.waitUntil(lambda: len(asker.told) == 2)
    assert len(told) == 2


def test_who_signs_out_is_not_told_and_the_next_one_asks_for_himself(qtbot: QtBot, lanes: Lanes, opened: House) -> None:
    GATES["late"] = threading.Event()
    asker = Asker()
    told: list[object] = []
    lanes.ask(Wait(gate="late"), told.append)
    lanes.sign_out()
    GATES["late"].set()
    lanes.ask(LastNumber(), asker.hear, asker.suffer)
    qtbot.waitUntil(lambda: bool(asker.troubles))
    assert isinstance(asker.troubles[0], UserError)
    assert asker.troubles[0].problems[0].code == "right.missing"
    assert told == []


def test_orders_given_are_finished_before_somebody_leaves(qtbot: QtBot, lanes: Lanes, opened: House) -> None:
    asker = Asker()
    seen: list[int] = []
    for _ in range(5):
        lanes.do(TakeNumber(), asker.hear)
    lanes.settle(lambda: seen.append(len(asker.told)))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [5]


def test_nothing_is_told_to_a_widget_that_is_gone(qtbot: QtBot, lanes: Lanes, opened: House) -> None:
    GATES["gone"] = threading.Event()
    owner = QObject()
    asker = Asker(owner)
    there: list[object] = []
    lanes.ask(Wait(gate="gone"), asker.hear)
    shiboken6.delete(owner)
    GATES["gone"].set()
    lanes.ask(Wait(gate="gone"), there.append)
    qtbot.waitUntil(lambda: bool(there))
    assert asker.told == []


def test_closing_finishes_what_was_ordered_and_tells_nobody(
    lanes: Lanes, opened: House, sqlite_settings: Settings, clock: FixedClock
) -> None:
    asker = Asker()
    for _ in range(5):
        lanes.do(TakeNumber(), asker.hear)
    lanes.close()
    lanes.do(TakeNumber(), asker.hear)
    assert asker.told == []
    with open_house(sqlite_settings, clock) as again:
        assert again.door.ask(SYSTEM, LastNumber()) == 5


def test_only_orders_are_done_and_only_questions_asked(lanes: Lanes) -> None:
    asker = Asker()
    with pytest.raises(TypeError):
        lanes.do(LastNumber(), asker.hear)
    with pytest.raises(TypeError):
        lanes.ask(TakeNumber(), asker.hear)
