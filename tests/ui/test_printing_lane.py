"""The print lane beside the windows: woken it prints, in trouble it waits, and the windows' thread never stands still for it."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from pytestqt.qtbot import QtBot

from hall.asking import Order, Question
from hall.errors import EnvironmentFault, Fault
from hall.papers.rules import JobState
from tests.helpers.cups import Spooler
from tests.helpers.papers import Desk
from ui.printing.lane import PrintLane

_PATIENCE_MS = 15_000


class Changes(QObject):
    """Brings what the hall tells to the windows' thread."""

    _told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._watching: list[Callable[[object], None]] = []
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def watch(self, topic: str, told: Callable[[object], None]) -> None:
        assert topic == "jobs"
        self._watching.append(told)

    def hear(self, changes: object) -> None:
        """Called on any thread."""
        self._told.emit(changes)

    def _tell(self, changes: object) -> None:
        for told in self._watching:
            told(changes)


@pytest.fixture
def lanes(qapp: object) -> Iterator[Callable[..., PrintLane]]:
    made: list[PrintLane] = []

    def start(desk: Desk, printer: str = "", changes: Changes | None = None) -> PrintLane:
        settings = replace(desk.house.settings, printer=printer)
        made.append(PrintLane(desk, settings, desk.house.clock, changes))
        return made[-1]

    yield start
    for lane in made:
        lane.stop()
        lane.deleteLater()


def stands(desk: Desk, job: int, state: JobState, trouble: str = "") -> Callable[[], bool]:
    return lambda: (desk.job(job).state, desk.job(job).trouble) == (state, trouble)


def test_woken_it_prints_what_waits(
    sqlite_desk: Desk, spooler: Spooler, lanes: Callable[..., PrintLane], qtbot: QtBot
) -> None:
    made = [sqlite_desk.slip() for _ in range(2)]
    lane = lanes(sqlite_desk, spooler.queue)
    lane.wake()
    lane.wake()
    for one in made:
        qtbot.waitUntil(stands(sqlite_desk, one.job, JobState.PRINTED), timeout=_PATIENCE_MS)
    assert len(spooler.wait_for_papers(2)) == 2


def test_without_a_printer_it_keeps_files_until_it_is_given_one(
    sqlite_desk: Desk, spooler: Spooler, lanes: Callable[..., PrintLane], qtbot: QtBot
) -> None:
    first = sqlite_desk.slip()
    lane = lanes(sqlite_desk)
    lane.wake()
    qtbot.waitUntil(stands(sqlite_desk, first.job, JobState.SAVED), timeout=_PATIENCE_MS)
    assert Path(sqlite_desk.job(first.job).file).parent == sqlite_desk.house.settings.papers
    second = sqlite_desk.slip()
    lane.use_printer(spooler.queue)
    qtbot.waitUntil(stands(sqlite_desk, second.job, JobState.PRINTED), timeout=_PATIENCE_MS)


def test_it_looks_again_by_itself_while_a_paper_waits(
    sqlite_desk: Desk, spooler: Spooler, lanes: Callable[..., PrintLane], qtbot: QtBot
) -> None:
    spooler.tray_empty(empty=True)
    made = sqlite_desk.slip()
    lanes(sqlite_desk, spooler.queue).wake()
    qtbot.waitUntil(stands(sqlite_desk, made.job, JobState.WAITING, "printer.out_of_paper"), timeout=_PATIENCE_MS)
    spooler.tray_empty(empty=False)
    qtbot.waitUntil(stands(sqlite_desk, made.job, JobState.PRINTED), timeout=_PATIENCE_MS)


def test_it_hears_of_jobs_queued_elsewhere(
    sqlite_desk: Desk, spooler: Spooler, lanes: Callable[..., PrintLane], qtbot: QtBot
) -> None:
    changes = Changes()
    sqlite_desk.house.hub.listen(changes.hear)
    lanes(sqlite_desk, spooler.queue, changes)
    made = sqlite_desk.slip()
    qtbot.waitUntil(stands(sqlite_desk, made.job, JobState.PRINTED), timeout=_PATIENCE_MS)


def test_it_tells_the_printers_on_the_windows_thread(
    sqlite_desk: Desk, spooler: Spooler, lanes: Callable[..., PrintLane], qtbot: QtBot
) -> None:
    spooler.add_queue("window3")
    told: list[tuple[tuple[str, ...], threading.Thread]] = []
    lanes(sqlite_desk).printers(lambda names: told.append((names, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(told), timeout=_PATIENCE_MS)
    [(names, thread)] = told
    assert sorted(names) == sorted([spooler.queue, "window3"])
    assert thread is threading.main_thread()


class Unsteady(Desk):
    """A hall whose database fails the first times it is asked, and that remembers who asked."""

    failures = 2
    threads: set[threading.Thread]

    def ask(self, question: Question) -> object:
        self.threads.add(threading.current_thread())
        if self.failures:
            self.failures -= 1
            raise EnvironmentFault(Fault.DATABASE_UNREACHABLE, "the network is gone")
        return super().ask(question)

    def do(self, order: Order) -> object:
        self.threads.add(threading.current_thread())
        return super().do(order)


@pytest.mark.logs
def test_trouble_with_the_database_stops_nothing_and_reaches_no_window(
    sqlite_desk: Desk, lanes: Callable[..., PrintLane], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    unsteady = Unsteady(sqlite_desk.house)
    unsteady.threads = set()
    made = sqlite_desk.slip()
    lane = lanes(unsteady)

    def saved() -> bool:
        lane.wake()
        return stands(sqlite_desk, made.job, JobState.SAVED)()

    qtbot.waitUntil(saved, timeout=_PATIENCE_MS)
    assert threading.main_thread() not in unsteady.threads
    assert "DATABASE" not in caplog.text
    assert caplog.text.count("EnvironmentFault") == 2


def test_once_stopped_it_starts_nothing(sqlite_desk: Desk, lanes: Callable[..., PrintLane]) -> None:
    lane = lanes(sqlite_desk)
    lane.stop()
    made = sqlite_desk.slip()
    lane.wake()
    lane.printers(lambda _names: pytest.fail("told after the end"))
    assert lane._pool.waitForDone()
    QCoreApplication.processEvents()
    assert sqlite_desk.job(made.job).state is JobState.QUEUED


def test_nothing_of_paper_is_loaded_before_it_is_needed() -> None:
    looking = "import sys, ui.printing.lane; print([m for m in sys.modules if m.split('.')[0] in {'reports', 'reportlab', 'qrcode', 'pypdfium2'}])"
    done = subprocess.run([sys.executable, "-c", looking], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
