"""A demonstration without a screen: a day of the hall played through its door, its papers drawn, every screen pictured."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hall import demonstration as demo
from hall.asking import NOBODY, SYSTEM, Actor
from hall.bootstrap import House, open_house
from hall.clock import HALL_ZONE, FixedClock
from hall.errors import EnvironmentFault, Fault
from hall.founding.orders import FoundHall
from hall.papers.orders import PaperContent, PaperList, Verdict, VerifyCode
from hall.papers.rules import PaperState
from hall.settings import Settings
from hall.staff.orders import ActorFor

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.wording import Language

EVENING = datetime(2026, 11, 23, 17, 30, tzinfo=HALL_ZONE)
"""When the demonstration day is over: a Monday."""

SCREENS = ("frontdesk", "window", "rating", "board", "kiosk", "signin", "firststart")
"""Screens that have a ``pictures`` module with all their states."""

WIDTH, HEIGHT = 1366, 696
"""The smallest screen it is designed for, less title and task bar."""

_SETTLE_MS = 160
_MORNING = datetime(2026, 11, 23, 9, 42, 16, tzinfo=HALL_ZONE)


@dataclass(frozen=True, slots=True)
class Played:
    """One paper of the demonstration day: its number, the file it was drawn into, and whether its code was found genuine."""

    number: str
    file: Path
    genuine: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """One picture: the state of a screen it shows, and its size in pixels."""

    screen: str
    language: Language
    file: Path
    width: int
    height: int


def play_day(folder: Path, papers: Path) -> Iterator[Played]:
    """Found a hall in an empty folder, let a day go by, keep its papers as PDF files and verify each of them."""
    from reports.courier import keep_as_file
    from reports.render import Marks, attached

    settings = Settings(folder, f"sqlite:///{folder / 'hall.db'}", folder / "keys" / "hall.key")
    clock = FixedClock(EVENING)
    with open_house(settings, clock) as house:
        _found(house)
        demo.fill_month(house.door, clock, days=0)
        actor: Actor = house.door.ask(SYSTEM, ActorFor())
        for row in reversed(house.door.ask(actor, PaperList(limit=1000))):
            issued = house.door.ask(actor, PaperContent(paper=row.paper))
            marks = Marks(reprint=row.reprints, void=row.state is PaperState.VOID)
            file = keep_as_file(issued.snapshot, marks, papers)
            inside = attached(file.read_bytes()) or ""
            verdict: Verdict = house.door.ask(actor, VerifyCode(code=row.token, snapshot_json=inside))
            yield Played(row.number, file, verdict.genuine)


def _found(house: House) -> None:
    order = FoundHall(
        centre_name=demo.CENTRE, division=demo.DIVISION, admin_name="管理员", login="admin", password=demo.PASSWORD
    )
    house.door.enter(NOBODY, order)


def draw_screens(
    folder: Path,
    languages: Sequence[Language] = ("zh",),
    *,
    scale: float = 1.0,
    size: str = "standard",
    width: int = WIDTH,
    height: int = HEIGHT,
    only: str = "",
) -> Iterator[Drawn]:
    """Draw every state of every screen into ``folder``, as ``frontdesk-empty-zh.png``; ``only`` names begin so.

    Starts Qt without a display. ``scale`` works once a process: Qt reads it at its start.
    """
    app = _application(scale)
    from ui.context import UiContext
    from ui.language import Tongue
    from ui.theme import Size, Theme

    _folder(folder)
    theme = Theme(Size(size))
    theme.apply(app)
    tongue = Tongue(app)
    context = UiContext(FixedClock(_MORNING), theme, tongue)
    for language in languages:
        tongue.switch(language)
        for screen in SCREENS:
            for name, make in importlib.import_module(f"ui.{screen}.pictures").states():
                if name.startswith(only):
                    file = folder / f"{name}-{language}.png"
                    yield _draw(make(context), name, language, file, (width, height))


def _application(scale: float) -> QApplication:
    """Qt, started as it is for a picture."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    qInstallMessageHandler(_heard)
    there = QApplication.instance()
    return there if isinstance(there, QApplication) else QApplication(["hallctl"])


def _heard(_kind: object, _where: object, words: str) -> None:
    """What Qt says, but for what a platform without a display says of itself whenever a window changes its limits."""
    if not words.startswith("This plugin does not support"):
        print(words, file=sys.stderr)  # noqa: T201  (the command line's own)


def _draw(window: QWidget, name: str, language: Language, file: Path, size: tuple[int, int]) -> Drawn:
    from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

    window.resize(*size)
    window.show()
    window.activateWindow()
    settled = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, settled, settled.quit)
    settled.exec()
    picture = _with_dialogs(window)
    saved = picture.save(str(file))
    # gone before the next one is made: what is deleted later, in the middle of building, takes the program down
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if not saved:
        raise EnvironmentFault(Fault.FILE_UNWRITABLE, "no picture", file=str(file))
    return Drawn(name, language, file, picture.width(), picture.height())


def _with_dialogs(window: QWidget) -> QPixmap:
    """The window with the dialogs that stand over it, which are windows of their own."""
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QDialog

    picture = window.grab()
    painter = QPainter(picture)
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            middle = QPoint(window.width() - dialog.width(), window.height() - dialog.height()) / 2
            painter.drawPixmap(middle, dialog.grab())
    painter.end()
    return picture


def _folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise EnvironmentFault(Fault.FILE_UNWRITABLE, str(wrong), file=str(folder)) from wrong
