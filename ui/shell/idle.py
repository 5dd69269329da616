"""Knows when nobody has touched keyboard, mouse or screen for some minutes."""

from __future__ import annotations

from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """Looks at what reaches the program's windows, not at every event of every widget, which would cost at each step."""

    lapsed = Signal()

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.lapsed)
        self._watched: QWindow | None = None
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    def begin(self, minutes: float) -> None:
        """From now on, tell when nobody touched anything for so long."""
        self._timer.start(round(minutes * 60_000))

    def end(self) -> None:
        """Tell nothing any more."""
        self._timer.stop()

    def is_running(self) -> bool:
        """Will it tell?"""
        return self._timer.isActive()

    def left_ms(self) -> int:
        """Milliseconds until it tells."""
        return self._timer.remainingTime()

    def _watch(self, window: QWindow | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):  # a dialog's is gone with the dialog
            self._watched.removeEventFilter(self)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start()
        return False
