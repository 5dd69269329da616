"""Carries queued papers to the printer, follows them until they are out, and tells the hall how they stand. No Qt.

Keeps nothing in mind between two rounds: what it has to do stands in the print queue, so it goes on where another one
was cut off. What was handed over is never handed over twice by itself; where nobody knows, it says so.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol

from hall.asking import Order, Question
from hall.clock import Clock
from hall.errors import Conflict, EnvironmentFault, Fault
from hall.papers.orders import IssuedPaper, PaperContent, PrintJobRow, PrintJobs, TellPrint
from hall.papers.rules import TO_FILE, JobState, PaperState, Snapshot
from reports.render import Marks, render
from reports.spool import NoAnswer, NotTaken, Spooler

SLOW = timedelta(seconds=60)
"""After so long a paper that still prints is said to wait, and one that was taken but never handed over to be uncertain."""

SOON_S, WAITING_S, LATER_S = 0.5, 3.0, 15.0
"""When to look again: at what prints, at what waits for somebody's hand, at a spooler that did not answer."""

_AT_ONCE = 500

log = logging.getLogger(__name__)


class Hall(Protocol):
    """The door, with somebody who may print standing in it."""

    def ask(self, question: Question) -> Any:
        """The answer to a question."""
        ...

    def do(self, order: Order) -> Any:
        """The answer to an order."""
        ...


class Courier:
    """One place's courier. ``printer`` is this PC's own, for jobs that name none; without one papers become files in ``folder``."""

    def __init__(
        self, hall: Hall, spooler: Spooler, clock: Clock, folder: Path, place: str = "", printer: str = ""
    ) -> None:
        self._hall, self._spooler, self._clock = hall, spooler, clock
        self._folder, self._place, self._printer = folder, place, printer

    def round(self, going: Callable[[], bool] = lambda: True) -> float | None:
        """See to every job once. The answer is in how many seconds to look again; ``None`` when all are over.

        ``going`` is asked before each job: when it says no, the rest stays in the queue. Trouble with a printer is told to
        the hall, never raised; trouble with the hall itself (its database) is raised.
        """
        silent: set[str] = set()
        for row in self._jobs():
            if not going():
                return None
            try:
                self._see_to(row, silent)
            except Conflict:
                log.info("job %s is in other hands", row.job)
        return min(map(self._patience, self._jobs()), default=None)

    def _jobs(self) -> Sequence[PrintJobRow]:
        found: Sequence[PrintJobRow] = self._hall.ask(PrintJobs(place=self._place, for_lane=True, limit=_AT_ONCE))
        return found

    def _patience(self, row: PrintJobRow) -> float:
        """How long this one may be left alone."""
        if row.state is JobState.PRINTING or (row.state is JobState.QUEUED and not row.trouble):
            return SOON_S
        return WAITING_S if row.state is JobState.WAITING else LATER_S

    def _see_to(self, row: PrintJobRow, silent: set[str]) -> None:
        """One job. A spooler found ``silent`` in this round is not asked again for the next one."""
        printer = self._printer_of(row)
        rests = bool(row.trouble) and self._clock.now() - row.since < timedelta(seconds=LATER_S)
        try:
            if row.state is JobState.QUEUED and not rests and printer not in silent:
                self._deliver(row, printer)
            elif row.state is JobState.DROPPED:
                self._spooler.take_back(row.spooler_job)
                self._tell(row, JobState.DROPPED, spooler_job="")
            elif row.state in {JobState.PRINTING, JobState.WAITING}:
                self._follow(row)
        except NotTaken as trouble:
            if trouble.passing:
                silent.add(printer)

    def _printer_of(self, row: PrintJobRow) -> str:
        return row.printer or self._printer or TO_FILE

    def _deliver(self, row: PrintJobRow, printer: str) -> None:
        """Take it out of the queue and hand it over."""
        came_out = bool(row.spooler_job) and not self._taken_back(row.spooler_job)
        row = replace(row, spooler_job="")
        self._tell(row, JobState.PRINTING, printer="" if printer == TO_FILE else printer)
        if came_out:
            self._tell(row, JobState.PRINTED)
            return
        try:
            issued = self._hall.ask(PaperContent(paper=row.paper))
            self._hand_over(row, issued, printer)
        except NotTaken as trouble:
            state = JobState.QUEUED if trouble.passing else JobState.FAILED
            self._tell(row, state, trouble=trouble.trouble)
            raise
        except NoAnswer:
            self._tell(row, JobState.UNCERTAIN, trouble="printer.lost")
        except EnvironmentFault as fault:
            self._tell(row, JobState.FAILED, trouble=f"fault.{fault.kind}")
        except Conflict:
            raise
        except Exception as wrong:  # noqa: BLE001  (one paper that cannot be drawn must not hold up the others)
            # its words might name somebody
            log.error("job %s could not be printed: %s", row.job, type(wrong).__name__)  # noqa: TRY400
            self._tell(row, JobState.FAILED, trouble="printer.failed")

    def _taken_back(self, job: str) -> bool:
        """Whether an earlier try will surely not come out."""
        self._spooler.take_back(job)
        return self._spooler.look(job).state is not JobState.PRINTED

    def _hand_over(self, row: PrintJobRow, issued: IssuedPaper, printer: str) -> None:
        marks = Marks(reprint=row.reprint, void=issued.row.state is PaperState.VOID)
        if printer == TO_FILE:
            file = keep_as_file(issued.snapshot, marks, self._folder)
            self._tell(row, JobState.SAVED, file=str(file))
            return
        number = self._spooler.send(render(issued.snapshot, marks).pdf, printer, f"one-door-hall {row.job}")
        # where nothing can be followed, handed over is all that is known
        self._tell(row, JobState.PRINTING if number else JobState.PRINTED, spooler_job=number)

    def _follow(self, row: PrintJobRow) -> None:
        """Ask how it fares, and tell what is new."""
        late = self._clock.now() - row.since > SLOW
        if not row.spooler_job:
            if late:
                self._tell(row, JobState.UNCERTAIN, trouble="printer.lost")
            return
        try:
            seen = self._spooler.look(row.spooler_job)
        except NotTaken as trouble:
            if row.trouble != trouble.trouble:
                self._tell(row, JobState.WAITING, trouble=trouble.trouble)
            return
        slow = row.trouble == "printer.slow" or (row.state is JobState.PRINTING and late)
        if seen.state is JobState.PRINTING and slow:
            state, told = JobState.WAITING, "printer.slow"
        else:
            state, told = seen.state, seen.trouble
        if (state, told) != (row.state, row.trouble):
            self._tell(row, state, trouble=told)

    def _tell(self, row: PrintJobRow, state: JobState, **more: str) -> None:
        self._hall.do(TellPrint(job=row.job, state=state, **{"spooler_job": row.spooler_job, **more}))


def keep_as_file(snapshot: Snapshot, marks: Marks, folder: Path) -> Path:
    """Draw a paper into a PDF file named by its number, readable by its owner only; an earlier one of the same name gives way.

    Raises ``EnvironmentFault`` (``FILE_UNWRITABLE``, or what :func:`reports.render.render` raises).
    """
    pdf = render(snapshot, marks).pdf
    name = re.sub(r"[^\w〔〕-]", "_", snapshot.number) + (f"-补打{marks.reprint}" if marks.reprint else "")
    path = folder / f"{name}.pdf"
    half = folder / f".{name}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
            opened.write(pdf)
        half.replace(path)
    except OSError as wrong:
        with suppress(OSError):
            half.unlink()
        raise EnvironmentFault(Fault.FILE_UNWRITABLE, str(wrong), file=str(path)) from wrong
    return path
