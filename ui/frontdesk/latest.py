"""A question that is asked again and again while somebody types: a moment after the last key, and only the newest answer counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from ui.context import Lanes

PAUSE_MS = 20
"""From the last key to the question; with the answer's own time the list stands within 50 ms of the key."""


class Latest(QObject):
    """Ask with :meth:`wish`; an answer that a newer wish has overtaken is dropped, whatever order the answers come in."""

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, lanes: Lanes | None, parent: QObject, pause_ms: int = PAUSE_MS) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._question: object | None = None
        self._generation = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause_ms)
        self._timer.timeout.connect(self._ask)

    def wish(self, question: object | None, *, at_once: bool = False) -> None:
        """Ask this after the pause; ``None`` asks nothing and drops what is under way. The same question is not asked twice."""
        if question == self._question and question is not None and not at_once:
            return
        self._question = question
        self._generation += 1
        if question is None:
            self._timer.stop()
        elif at_once:
            self._ask()
        else:
            self._timer.start()

    def again(self) -> None:
        """Something changed in the hall: ask the same once more."""
        if self._question is not None and not self._timer.isActive():
            self._generation += 1
            self._ask()

    def flush(self) -> None:
        """Do not wait for the pause: ask now what would be asked."""
        if self._timer.isActive():
            self._ask()

    def is_open(self) -> bool:
        """Is an answer awaited?"""
        return self._timer.isActive() or self._waiting == self._generation

    _waiting = -1

    def _ask(self) -> None:
        self._timer.stop()
        if self._lanes is None or self._question is None:
            return
        self._waiting = self._generation
        self._lanes.ask(self._question, self._only_newest(self.answered.emit), self._only_newest(self.failed.emit))

    def _only_newest(self, tell: Callable[[object], object]) -> Callable[[object], None]:
        asked = self._generation

        def told(answer: object) -> None:
            if shiboken6.isValid(self) and asked == self._generation:
                self._waiting = -1
                tell(answer)

        return told
