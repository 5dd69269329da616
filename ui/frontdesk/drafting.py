"""Half-filled forms survive: kept every few seconds and on leaving a field, offered after a crash."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.frontdesk.entry import Entry

if TYPE_CHECKING:
    from hall.clock import Clock
    from ui.context import Drafts

PLACE = "frontdesk"
EVERY_MS = 3000


class Drafting(QObject):
    """Keeps what changed, and knows what was found at the start."""

    changed = Signal()

    def __init__(self, drafts: Drafts | None, clock: Clock, entry: Callable[[], Entry], parent: QObject) -> None:
        super().__init__(parent)
        self._drafts, self._clock, self._entry = drafts, clock, entry
        self._kept = Entry()
        self.kept_at: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.keep)
        found = drafts.found(PLACE) if drafts is not None else None
        offered = Entry.from_draft(found) if found is not None else Entry()
        self.offered: Entry | None = None if offered.is_blank() else offered
        """What was half-filled when the program ended unexpectedly, until it is taken or the next visit is saved."""

    def touched(self) -> None:
        """Something was typed: keep it within a few seconds."""
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep it now, if it is not kept yet."""
        self._timer.stop()
        entry = self._entry()
        if self._drafts is None or entry == self._kept:
            return
        self._kept = entry
        if entry.is_blank():
            self._forget()
        else:
            self._drafts.keep(PLACE, entry.draft())
            self.kept_at = self._clock.now()
        self.changed.emit()

    def take(self) -> Entry | None:
        """The offered form, to be shown again."""
        offered, self.offered = self.offered, None
        self.changed.emit()
        return offered

    def done(self) -> None:
        """Saved, or cleared: nothing is half-filled any more."""
        self._timer.stop()
        self._kept = Entry()
        self.offered = None
        self._forget()
        self.changed.emit()

    def _forget(self) -> None:
        self.kept_at = None
        if self._drafts is not None and self.offered is None:
            self._drafts.drop(PLACE)
