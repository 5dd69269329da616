"""Drives the courier of :mod:`reports.courier` on a thread of its own: a round when woken, the next when it asks for one."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

if TYPE_CHECKING:
    from hall.clock import Clock
    from hall.settings import Settings
    from reports.courier import Courier, Hall
    from reports.spool import Spooler
    from ui.context import Changes

log = logging.getLogger(__name__)

_AFTER_TROUBLE_S = 15.0


class PrintLane(QObject):
    """What :class:`ui.context.Printing` promises. Nothing of paper is imported before the first round."""

    _rested = Signal(object)
    _found = Signal(object)

    def __init__(
        self,
        hall: Hall,
        settings: Settings,
        clock: Clock,
        changes: Changes | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``hall`` is asked from the lane's thread; ``changes`` tells of jobs queued elsewhere for this place."""
        super().__init__(parent)
        self._hall, self._settings, self._clock = hall, settings, clock
        self._printer = settings.printer
        self._spooler: Spooler | None = None
        self._running = self._again = self._stopped = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.wake)
        self._rested.connect(self._rest)
        self._found.connect(self._tell_printers)
        if changes is not None:
            changes.watch("jobs", self._hear)

    @Slot()
    def wake(self) -> None:
        """Look at once; while a round is under way, once more after it."""
        if self._stopped:
            return
        self._timer.stop()
        if self._running:
            self._again = True
            return
        self._running = True
        self._pool.start(_Work(self._round))

    def printers(self, told: Callable[[tuple[str, ...]], None]) -> None:
        """Find the printers this PC knows and tell their names, on the windows' thread."""
        if not self._stopped:
            self._pool.start(_Work(lambda: self._found.emit((told, self._system().printers()))))

    def use_printer(self, name: str) -> None:
        """From the next round on, jobs that name no printer go to this one; to PDF files if it is empty."""
        self._printer = name
        self.wake()

    def stop(self) -> None:
        """End after the paper under way. What is not out stays in the queue for the next start."""
        self._stopped = True
        self._timer.stop()
        self._pool.waitForDone()

    def _hear(self, _changes: object) -> None:
        self.wake()

    def _round(self) -> None:
        """On the lane's thread. Trouble with the hall itself (its database) is no reason to stop: it is tried again."""
        delay: float | None = _AFTER_TROUBLE_S
        try:
            delay = self._man().round(lambda: not self._stopped)
        except Exception as trouble:  # noqa: BLE001  (print trouble never reaches a window; its words might name somebody)
            log.warning("a round of the print lane failed: %s", type(trouble).__name__)
        finally:
            self._rested.emit(delay)

    def _man(self) -> Courier:
        from reports.courier import Courier

        own = self._settings
        return Courier(self._hall, self._system(), self._clock, own.papers, own.place, self._printer)

    def _system(self) -> Spooler:
        if self._spooler is None:
            self._spooler = system_spooler()
        return self._spooler

    @Slot(object)
    def _rest(self, delay: float | None) -> None:
        self._running = False
        if self._again:
            self._again = False
            self.wake()
        elif delay is not None and not self._stopped:
            self._timer.start(round(delay * 1000))

    @Slot(object)
    def _tell_printers(self, found: tuple[Callable[[tuple[str, ...]], None], tuple[str, ...]]) -> None:
        told, names = found
        told(names)


class _Work(QRunnable):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work()


def system_spooler() -> Spooler:
    """CUPS; on Windows, which has none, Qt."""
    if sys.platform == "win32":
        from ui.printing.qt_spooler import QtSpooler

        return QtSpooler()
    from reports.spool import Cups

    return Cups()
