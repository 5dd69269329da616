"""Time that stands still while somebody looks: the countdown of toasts and of undo."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

STEP_MS = 250


class Countdown(QObject):
    """Runs for some milliseconds; stops while the pointer or the focus is on ``host``."""

    ticked = Signal(object)
    """Whole seconds left."""
    ended = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(lambda: self.advance(STEP_MS))

    def start(self, ms: int) -> None:
        """Begin anew."""
        self._left = ms
        self.ticked.emit(self.seconds())
        self._timer.start()

    def stop(self) -> None:
        """No more ticks, no end."""
        self._timer.stop()
        self._left = 0

    def is_running(self) -> bool:
        """Is time left?"""
        return self._left > 0

    def seconds(self) -> int:
        """Seconds left, rounded up."""
        return -(-self._left // 1000)

    def held(self) -> bool:
        """Does somebody look at the host now?"""
        focus = QApplication.focusWidget()
        return self._host.underMouse() or (focus is not None and self._host.isAncestorOf(focus))

    def advance(self, ms: int) -> None:
        """Let time pass (the timer calls this)."""
        if self._left <= 0 or self.held():
            return
        before = self.seconds()
        self._left = max(0, self._left - ms)
        if self.seconds() != before:
            self.ticked.emit(self.seconds())
        if self._left == 0:
            self._timer.stop()
            self.ended.emit()
