"""What becomes of the form: kept with one key, taken back within ten seconds, printed once more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hall.asking import Outcome, new_order_id
from hall.intake.orders import DangerHandled, RecentVisit, RecentVisits, Registered, RegisterVisit, WithdrawVisit
from hall.papers.orders import IssuedPaper, PaperContent, PrintJobRow, PrintJobs, ReprintPaper
from hall.papers.rules import JobState
from hall.routing.rules import Danger
from ui.frontdesk.entry import Entry, How
from ui.frontdesk.latest import Latest

if TYPE_CHECKING:
    from ui.context import Lanes, Printing

WITHDRAWN_WHY = "登记后马上撤回"
"""The reason kept with a visit that was taken back within the ten seconds."""


@dataclass(frozen=True, slots=True)
class SavedVisit:
    """One visit as it was saved: the hall's answer, and the form it came from, so that taking it back loses nothing."""

    answer: Registered
    entry: Entry


class Keeping(QObject):
    """Orders to the hall. One visit a key press: the same ``order_id`` goes out until it is answered."""

    busy_changed = Signal()
    saved = Signal(object)
    """A :class:`SavedVisit`."""
    refused = Signal(object)
    """The exception; nothing typed was touched."""
    withdrawn = Signal(object)
    """The :class:`SavedVisit` that was taken back."""
    paper_changed = Signal()
    recent_changed = Signal()
    reprinted = Signal(object)
    """The :class:`hall.papers.orders.PrintJobRow` of a reprint."""

    def __init__(self, lanes: Lanes | None, printing: Printing | None, place: str, parent: QObject) -> None:
        super().__init__(parent)
        self._lanes, self._printing, self._place = lanes, printing, place
        self._order_id = new_order_id()
        self._busy: RegisterVisit | None = None
        self.last: SavedVisit | None = None
        self.job: PrintJobRow | None = None
        self.recent: tuple[RecentVisit, ...] = ()
        self._recent = Latest(lanes, self)
        self._recent.answered.connect(self._show_recent)
        self._jobs = Latest(lanes, self)
        self._jobs.answered.connect(self._show_jobs)

    def is_busy(self) -> bool:
        """Is a visit being saved?"""
        return self._busy is not None

    def keep(self, entry: Entry, *, desk: str, matter: str, take_ticket: bool = True, again: bool = False) -> None:
        """Save the visit; a second press while the first is not answered does nothing."""
        if self._busy is not None or self._lanes is None:
            return
        order = entry.order(How(self._order_id, self._place, take_ticket, again), desk=desk, matter=matter)
        self._busy = order
        self.busy_changed.emit()

        def done(outcome: object) -> None:
            self._busy = None
            self._order_id = new_order_id()
            self.busy_changed.emit()
            if isinstance(outcome, Outcome) and isinstance(outcome.answer, Registered):
                self._remember(SavedVisit(outcome.answer, entry))

        def failed(trouble: Exception) -> None:
            self._busy = None
            self.busy_changed.emit()
            self.refused.emit(trouble)

        self._lanes.do(order, done, failed)

    def _remember(self, saved: SavedVisit) -> None:
        self.last, self.job = saved, None
        self.saved.emit(saved)
        if self._printing is not None:
            self._printing.wake()
        self.look()

    def look(self) -> None:
        """Read what was registered last, and how its paper stands."""
        self._recent.wish(RecentVisits(place=self._place), at_once=True)
        if self.last is not None:
            self._jobs.wish(PrintJobs(place=self._place, limit=20), at_once=True)

    def _show_recent(self, answer: object) -> None:
        if isinstance(answer, tuple):
            self.recent = answer
            self.recent_changed.emit()

    def _show_jobs(self, answer: object) -> None:
        if self.last is None or not isinstance(answer, tuple):
            return
        wanted = self.last.answer.paper.job
        self.job = next((row for row in answer if isinstance(row, PrintJobRow) and row.job == wanted), self.job)
        self.paper_changed.emit()

    def paper_waits(self) -> bool:
        """Does the paper need a hand (or somebody who looks at the tray)?"""
        return self.job is not None and self.job.state in {JobState.WAITING, JobState.UNCERTAIN, JobState.FAILED}

    def take_back(self) -> None:
        """Withdraw the visit saved last."""
        saved = self.last
        if saved is None or self._lanes is None:
            return

        def done(_outcome: object) -> None:
            if self.last is saved:
                self.last = self.job = None
            self.withdrawn.emit(saved)
            self.look()

        self._lanes.do(WithdrawVisit(visit=saved.answer.visit, why=WITHDRAWN_WHY), done, self.refused.emit)

    def danger_handled(self, dangers: tuple[Danger, ...]) -> None:
        """Log that the guide did what the banner said; the kinds and how many words, never the words."""
        if self._lanes is not None and dangers:
            count = len({word for danger in dangers for word in danger.words})
            order = DangerHandled(kinds=tuple(danger.kind for danger in dangers), words=count)
            self._lanes.do(order, lambda _outcome: None, self.refused.emit)

    def reprint(self, paper: int, reason: str) -> None:
        """Print an issued paper once more; counted, with its reason."""
        if self._lanes is None:
            return

        def done(outcome: object) -> None:
            if isinstance(outcome, Outcome):
                if self._printing is not None:
                    self._printing.wake()
                self.reprinted.emit(outcome.answer)

        self._lanes.do(ReprintPaper(paper=paper, reason=reason), done, self.refused.emit)

    def find_paper(self, number: str, found: Callable[[IssuedPaper], None]) -> None:
        """An issued paper by its printed number."""
        if self._lanes is None:
            return

        def told(answer: object) -> None:
            if isinstance(answer, IssuedPaper):
                found(answer)

        self._lanes.ask(PaperContent(number=number), told, self.refused.emit)
