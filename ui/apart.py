"""A screen towards the residents, in a program of its own: the rating screen of a window, the board on the wall,
the kiosk.

Nobody signs in: it asks as the resident, so it may show calls and give ratings and nothing else; the kiosk gives numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from hall.asking import RESIDENT, Actor
from ui.changes import Changes
from ui.context import UiContext
from ui.crash import Crashes
from ui.lanes import Lanes
from ui.language import Tongue
from ui.preferences import PreferenceFile
from ui.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from hall.bootstrap import House
    from hall.clock import Clock
    from hall.settings import Settings

Face = Callable[[UiContext], QWidget]
"""Makes the screen."""

RETRY_MS = 10_000
"""After so long a house that could not be opened is tried again."""


def rating_face(window: str) -> Face:
    """The rating screen of a window."""

    def make(context: UiContext) -> QWidget:
        from ui.rating.screen import RatingScreen

        return RatingScreen(context, window)

    return make


def board_face(data: Path) -> Face:
    """The board with its voice; the hall's own recordings lie in the data folder."""

    def make(context: UiContext) -> QWidget:
        from ui.board.screen import BoardScreen
        from ui.voice.speaking import Voice

        return BoardScreen(context, voice=Voice.here(data))

    return make


def kiosk_face() -> Face:
    """The kiosk."""

    def make(context: UiContext) -> QWidget:
        from ui.kiosk.screen import KioskScreen

        return KioskScreen(context)

    return make


class Apart(QObject):
    """One such program: it paints, opens the house, tries again while it cannot be opened."""

    def __init__(
        self, app: QApplication, settings: Settings, clock: Clock, face: Face, actor: Actor = RESIDENT
    ) -> None:
        super().__init__()
        self._settings, self._clock = settings, clock
        wished = PreferenceFile(settings.data).preferences(app)
        look, self.tongue = Theme(wished.size, wished.look), Tongue(app)
        look.apply(app)
        self.tongue.switch(wished.language)
        self.crashes = Crashes(settings.data / "crashes", clock, self)
        self.lanes = Lanes(self.crashes.report, self)
        self.lanes.sign_in(actor)
        self.changes = Changes(self)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(RETRY_MS)
        self._again.timeout.connect(self._open)
        self.lanes.opened.connect(self._opened)
        self.lanes.shut.connect(lambda _trouble: self._again.start())
        self.screen = face(UiContext(clock, look, self.tongue, self.lanes, self.changes))
        app.aboutToQuit.connect(self.end)
        self._open()

    def show(self) -> None:
        """Over the whole of the second monitor; of the only one where there is no second."""
        screens = QGuiApplication.screens()
        self.screen.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
        self.screen.setGeometry(screens[-1].geometry())
        self.screen.showFullScreen()

    def _open(self) -> None:
        settings, clock, hear = self._settings, self._clock, self.changes.hear

        def opener() -> House:
            from ui.opening import open_and_watch

            return open_and_watch(settings, clock, hear, demo=False)

        self.lanes.open(opener)

    def _opened(self, house: House) -> None:
        self.changes.origin = house.door.origin

    def end(self) -> None:
        """Let go of the house."""
        self._again.stop()
        self.screen.close()
        self.lanes.close()
