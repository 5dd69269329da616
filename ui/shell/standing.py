"""What the status bar says: who works here, how the data, the printing and the waiting stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from hall.errors import EnvironmentFault, Problem
from hall.papers.orders import PrintJobRow, PrintJobs
from hall.papers.rules import JobState
from hall.queueing.orders import WaitingNow
from ui.language import error_sentence, problem_sentence

if TYPE_CHECKING:
    from ui.shell.main import Shell

_STUCK = frozenset({JobState.WAITING, JobState.FAILED, JobState.UNCERTAIN})


class Standing(QObject):
    """Keeps the parts of a shell's status bar; lives as long as the shell."""

    def __init__(
        self,
        shell: Shell,
        who: str,
        place: str,
        *,
        embedded: bool,
        printer: str,
        on_who: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(shell)
        self._shell, self._who, self._place = shell, who, place
        self._embedded, self._printer, self._on_who = embedded, printer, on_who
        self._fault: EnvironmentFault | None = None
        self._jobs: tuple[PrintJobRow, ...] = ()
        self._waiting: int | None = None
        changes = shell.context.changes
        if changes is not None:
            changes.watch("tickets", self._ask_waiting)
            changes.watch("jobs", self._ask_jobs)
        shell.installEventFilter(self)
        self.say()
        self._ask_waiting()
        self._ask_jobs()

    def set_surroundings(self, fault: object) -> None:
        """Disk or database gave way (an :class:`EnvironmentFault`), or answer again (``None``)."""
        self._fault = fault if isinstance(fault, EnvironmentFault) else None
        self.say()

    def _ask_waiting(self, _changes: object = None) -> None:
        if self._shell.context.lanes is not None:
            self._shell.context.lanes.ask(WaitingNow(), self._show_waiting, _leave)

    def _ask_jobs(self, _changes: object = None) -> None:
        if self._shell.context.lanes is not None:
            self._shell.context.lanes.ask(PrintJobs(place=self._place, open_only=True), self._show_jobs, _leave)

    def _show_waiting(self, answer: object) -> None:
        if isinstance(answer, dict):
            self._waiting = sum(answer.values())
            self._say_waiting()

    def _show_jobs(self, answer: object) -> None:
        if isinstance(answer, tuple):
            self._jobs = answer
            self._say_printer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.say()
        return False

    def say(self) -> None:
        """Set every part's words."""
        status = self._shell.status
        who = f"{self._who} · {self._place}" if self._place else self._who
        status.set_part("who", "user-round", who, short=self._who, on_click=self._on_who)
        self._say_database()
        self._say_printer()
        self._say_waiting()

    def _say_waiting(self) -> None:
        if self._waiting is not None:
            words = self.tr("{n} waiting").replace("{n}", str(self._waiting))
            self._shell.status.set_part("waiting", "users", words)

    def _say_database(self) -> None:
        where = self.tr("Database on this computer") if self._embedded else self.tr("Database on a server")
        if self._fault is not None:
            self._shell.status.set_part("database", "hard-drive", error_sentence(self._fault), short=where, warn=True)
        else:
            fine = self.tr("{where}: fine").replace("{where}", where)
            self._shell.status.set_part("database", "hard-drive", fine, short=where)

    def _say_printer(self) -> None:
        status = self._shell.status
        stuck = [job for job in self._jobs if job.state in _STUCK or job.trouble]
        if stuck:
            count = self.tr("{n} papers wait").replace("{n}", str(len(stuck)))
            trouble = next((job for job in stuck if job.trouble), None)
            said = count
            if trouble is not None:
                printer = trouble.printer or self._printer
                said = f"{count} · " + problem_sentence(Problem(trouble.trouble, None, {"printer": printer}))
            status.set_part("printer", "printer", said, short=count, warn=True)
        elif self._printer:
            status.set_part("printer", "printer", self._printer, short=self.tr("Printer"))
        else:
            status.set_part("printer", "file-text", self.tr("Papers become PDF files"), short="PDF")


def _leave(_trouble: Exception) -> None:
    """A part that cannot be asked now keeps what it says; trouble with the database is told by its own part."""
