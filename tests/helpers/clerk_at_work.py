"""A window program in a process of its own: a clerk signs in by keys and serves, until the process is killed; or he comes back.

``python -m tests.helpers.clerk_at_work FOLDER begin|again``; what stands is told on standard output, one JSON object a line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hall.asking import SYSTEM
from hall.clock import FixedClock
from hall.intake.orders import RegisterVisit
from hall.queueing.rules import WindowState
from tests.helpers.houses import MORNING, settings_in
from tests.helpers.keyboard import caret, enter, press, write
from tests.helpers.programs import PASSWORD, PATIENCE_MS
from ui.front import Front
from ui.program import Program
from ui.signin.screen import SignIn
from ui.window.dialogs import FinishDialog
from ui.window.screen import WindowScreen

WORDS = "已电话联系劳务公司，明天带工资表来"


def main(folder: Path, step: str) -> None:
    """Begin the service and stay in it; or come back, go on with the words, and finish."""
    app = QApplication(sys.argv[:1])
    settings = settings_in(folder, f"sqlite:///{folder / 'hall.db'}")
    front = Front(app, settings, FixedClock(MORNING))
    made: list[Program] = []
    front.window.painted.connect(lambda: made.append(Program(front)))
    front.show()
    front.window.showNormal()
    front.window.activateWindow()
    _until(lambda: bool(made))
    program = made[0]
    screen = _sign_in(program)
    if step == "begin":
        _begin(program, screen)
        _until(lambda: any(settings.drafts.glob("window.draft")))
        _tell(screen)
        app.exec()
    _until(lambda: screen.model.visit is not None and caret() is screen.now.written)
    _tell(screen)
    press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    _tell(screen)
    press(Qt.Key.Key_F7)
    _until(lambda: isinstance(caret().window(), FinishDialog))
    press(Qt.Key.Key_F7)
    _until(lambda: screen.model.state() is WindowState.FREE and not screen.model.is_busy())
    _tell(screen)
    front.window.close()
    front.window.deleteLater()


def _sign_in(program: Program) -> WindowScreen:
    def ready() -> bool:
        page = program.window.page()
        return isinstance(page, SignIn) and page.model.open

    _until(ready)
    page = program.window.page()
    if not isinstance(page, SignIn):
        raise TypeError(type(page))
    page.form.fields["login"].focus()
    page.form.login.selectAll()  # type: ignore[union-attr]
    write("zhengjie")
    enter()
    write(PASSWORD)
    enter()
    _until(lambda: program.work is not None and program.work.front_desk is not None)
    QTest.keyClick(caret(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    work = program.work
    if work is None or work.window is None:
        raise LookupError("no window")
    return work.window


def _begin(program: Program, screen: WindowScreen) -> None:
    _until(lambda: screen.sitting.pick.count() > 1)
    screen.sitting.pick.set_value("W09-1")
    enter()
    enter()
    _until(lambda: screen.model.state() is WindowState.FREE)
    if program.house is None:
        raise LookupError("no house")
    program.house.door.enter(SYSTEM, RegisterVisit(name="王秀兰", statement="包工头拖欠工资", matter="M0901"))
    for key, state in ((Qt.Key.Key_F1, WindowState.CALLING), (Qt.Key.Key_F9, WindowState.SERVING)):
        press(key)
        _until(lambda state=state: screen.model.state() is state and not screen.model.is_busy())  # type: ignore[misc]
    _until(lambda: caret() is screen.now.written)
    write(WORDS)


def _tell(screen: WindowScreen) -> None:
    ticket, now = screen.model.ticket(), screen.model.now
    told = {
        "ticket": "" if ticket is None else ticket.number,
        "state": screen.model.state().value,
        "window": screen.model.window,
        "shown": screen.now.person.number.text(),
        "offered": screen.drafting.offered(),
        "written": screen.now.written.text(),
        "service": None if now is None else now.last_service,
    }
    print(json.dumps(told, ensure_ascii=True), flush=True)


def _until(ready: Callable[[], bool]) -> None:
    waited = QElapsedTimer()
    waited.start()
    while QApplication.focusWidget() is None or not ready():
        if waited.hasExpired(PATIENCE_MS):
            raise TimeoutError
        QTest.qWait(10)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
