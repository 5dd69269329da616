"""What a clerk writes of a visitor survives: kept every few seconds, by ticket, and offered after a crash."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from hall.clock import Clock
    from ui.context import Drafts

PLACE = "window"
EVERY_MS = 3000


class Drafting(QObject):
    """The words of each ticket in this run of the program, and those found at its start.

    ``words`` gives what stands in the field now, ``kept`` the tickets this window still has (``None`` while that is not
    known): only theirs go to the disk, but the others are remembered, because a step may be taken back.
    """

    changed = Signal()

    def __init__(
        self,
        drafts: Drafts | None,
        clock: Clock,
        words: Callable[[], str],
        kept: Callable[[], frozenset[int] | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._drafts, self._clock, self._words, self._kept = drafts, clock, words, kept
        self._ticket: int | None = None
        self._texts: dict[int, str] = {}
        self._found = self._read()
        self._on_disk = dict(self._found)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.keep)

    def _read(self) -> dict[int, str]:
        """What was kept today, when the program ended unexpectedly. A ticket does not outlive its day."""
        found = self._drafts.found(PLACE) if self._drafts is not None else None
        if found is None or self._drafts is None:
            return {}
        texts = found.get("texts")
        if found.get("day") != self._clock.now().date().isoformat() or not isinstance(texts, dict):
            self._drafts.drop(PLACE)
            return {}
        return {int(ticket): str(text) for ticket, text in texts.items() if str(ticket).isdecimal()}

    def turn_to(self, ticket: int | None) -> str:
        """Another ticket is in hand: what was written of it in this run."""
        if self._ticket is not None:
            self._texts[self._ticket] = self._words()
        self._ticket = ticket
        return "" if ticket is None else self._texts.get(ticket, "")

    def offered(self) -> str:
        """What was written of the ticket in hand before the program ended, until it is taken."""
        return "" if self._ticket is None else self._found.get(self._ticket, "")

    def take(self) -> str:
        """The offered words, behind what was written since."""
        found = self._found.pop(self._ticket, "") if self._ticket is not None else ""
        self.changed.emit()
        return _joined(self._words(), found)

    def touched(self) -> None:
        """Something was typed: keep it within a few seconds."""
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep it now: the words of every ticket this window still has."""
        self._timer.stop()
        mine = self._kept()
        if self._drafts is None or mine is None:
            return
        now = {} if self._ticket is None else {self._ticket: self._words()}
        texts = self._texts | now
        due: dict[int, str] = {}
        for ticket in sorted(mine):
            # what was found and is not taken yet must outlive the next crash too
            text = _joined(texts.get(ticket, ""), self._found.get(ticket, ""))
            if text:
                due[ticket] = text
        if due == self._on_disk:
            return
        self._on_disk = due
        if due:
            day = self._clock.now().date().isoformat()
            self._drafts.keep(PLACE, {"day": day, "texts": {str(ticket): text for ticket, text in due.items()}})
        else:
            self._drafts.drop(PLACE)


def _joined(*parts: str) -> str:
    return "\n".join(part.strip() for part in parts if part.strip())
