"""Python's cleaning of forgotten objects, kept on the windows' thread."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_BEAT_MS = 500


class Tidying(QObject):
    """While it lives Python collects cycles only here, where it was made, and only between two events.

    Python collects on whichever thread happens to allocate. A widget or a running timer that only a cycle held would then
    end on a lane's thread, which Qt does not survive. Rounds keep Python's own thresholds, so that they cost no more.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._beat = QTimer(self)
        self._beat.timeout.connect(tidy)
        self._beat.start(_BEAT_MS)

    def end(self) -> None:
        """No other thread is at work any more: Python may collect by itself again."""
        self._beat.stop()
        gc.enable()


def tidy() -> None:
    """Collect the oldest generation that is due, and with it the younger ones."""
    due = [age for age, (held, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if held > most]
    if due:
        gc.collect(max(due))
