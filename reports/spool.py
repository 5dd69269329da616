"""The system's spooler: handing a finished PDF to a printer, asking how it fares, taking it back. No Qt.

:class:`Cups` hands over by CUPS' own programs, which know where the server is and who may what, and, unlike Qt, tell what went
wrong (printing.md 4.2). They are given lists of words, never a shell line. How a job fares is asked by IPP (:mod:`reports.ipp`).
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from dataclasses import dataclass
from typing import IO, Protocol

from hall.papers.rules import JobState
from reports import ipp

PATIENCE_S = 10.0
"""How long the spooler may take to answer."""

AS_DRAWN = ("media=A4", "print-scaling=none", "sides=one-sided")
"""A4 in its own size (the QR symbol and what is cut off are measured), one side only: the stub is cut off."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How a job fares: printing, waiting, printed, failed or uncertain; ``trouble`` is a code of ``problems.csv``."""

    state: JobState
    trouble: str = ""


class NotTaken(Exception):
    """The spooler did not take the paper or did not answer. ``passing``: it may do so later without anybody's help."""

    def __init__(self, trouble: str, *, passing: bool = False) -> None:
        self.trouble, self.passing = trouble, passing
        super().__init__(trouble)


class NoAnswer(Exception):
    """The paper was on its way when the spooler fell silent: it may or may not come out."""


class Spooler(Protocol):
    """Whatever brings papers to printers."""

    def printers(self) -> tuple[str, ...]:
        """The names of the printers it knows."""
        ...

    def send(self, pdf: bytes, printer: str, title: str) -> str:
        """Hand over a PDF; the answer is the job's name at the spooler, empty where it gives none and nothing can be followed.

        Never anywhere but to the printer of exactly this name. ``title`` is seen by everybody: no name, no number of a
        person. Raises :class:`NotTaken`, :class:`NoAnswer`.
        """
        ...

    def look(self, job: str) -> Progress:
        """How the job of this name fares. Raises :class:`NotTaken` while the spooler does not answer."""
        ...

    def take_back(self, job: str) -> None:
        """Cancel it, if it is not over. Raises :class:`NotTaken` while the spooler does not answer."""
        ...


PRINTER_TROUBLE = {
    "paused": "printer.stopped",
    "moving-to-paused": "printer.stopped",
    "media-empty": "printer.out_of_paper",
    "media-needed": "printer.out_of_paper",
    "input-tray-missing": "printer.out_of_paper",
    "media-jam": "printer.jam",
    "cover-open": "printer.open",
    "door-open": "printer.open",
    "interlock-open": "printer.open",
    "toner-empty": "printer.toner",
    "marker-supply-empty": "printer.toner",
    "offline": "printer.off",
    "shutdown": "printer.off",
    "timed-out": "printer.off",
    "connecting-to-device": "printer.off",
}
"""``printer-state-reasons`` (RFC 8011, section 5.4.12) that keep a paper from coming out, the most telling first. A printer that
was stopped does not go on when its tray is filled, so that comes before all else."""

_ENDS = {
    ipp.JobState.COMPLETED: Progress(JobState.PRINTED),
    ipp.JobState.CANCELED: Progress(JobState.FAILED, "printer.cancelled"),
    ipp.JobState.ABORTED: Progress(JobState.FAILED, "printer.failed"),
}


class Cups:
    """CUPS, as Linux and macOS have it."""

    def printers(self) -> tuple[str, ...]:
        """Its queues; none while it does not run."""
        try:
            return _queues()
        except NotTaken:
            return ()

    def send(self, pdf: bytes, printer: str, title: str) -> str:
        """As :class:`Spooler` says."""
        # lp takes what it is told for the name of a queue, and CUPS has a default for what it does not know
        if printer not in _queues():
            raise _down() or NotTaken("printer.unknown")
        options = [word for option in AS_DRAWN for word in ("-o", option)]
        with tempfile.TemporaryFile() as whole:
            # not a pipe: should this program be killed now, lp would print what had gone through it
            whole.write(pdf)
            whole.seek(0)
            done = _run("lp", "-d", printer, "-t", title, *options, given=whole)
        if done.returncode == 0 and (found := re.search(r"request id is (\S+-\d+)", done.stdout)):
            return found[1]
        if "not accepting" in done.stderr:
            raise NotTaken("printer.refused")
        raise _down() or NotTaken("printer.failed")

    def look(self, job: str) -> Progress:
        """As :class:`Spooler` says."""
        queue, _, number = job.rpartition("-")
        try:
            server = _run("lpstat", "-H").stdout.strip()
            state = ipp.job_state(server, PATIENCE_S, int(number), queue)
            if state is None:
                return Progress(JobState.UNCERTAIN, "printer.lost")
            return _ENDS.get(state) or _under_way(ipp.printer_reasons(server, PATIENCE_S, queue))
        except (ipp.Silent, NoAnswer) as silent:
            raise NotTaken("printer.spooler", passing=True) from silent

    def take_back(self, job: str) -> None:
        """As :class:`Spooler` says."""
        try:
            refused = _run("cancel", job).returncode != 0
        except NoAnswer as silent:
            raise NotTaken("printer.spooler", passing=True) from silent
        if refused and (down := _down()):
            raise down


def _under_way(told: frozenset[str]) -> Progress:
    """``told`` are reasons with their grades; those that only warn keep nothing from coming out."""
    reasons = {re.sub("-(error|report)$", "", reason) for reason in told if not reason.endswith("-warning")}
    for reason, trouble in PRINTER_TROUBLE.items():
        if reason in reasons:
            return Progress(JobState.WAITING, trouble)
    return Progress(JobState.PRINTING)


def _queues() -> tuple[str, ...]:
    try:
        return tuple(_run("lpstat", "-e").stdout.split())
    except NoAnswer as silent:
        raise NotTaken("printer.spooler", passing=True) from silent


def _down() -> NotTaken | None:
    """What to raise if the spooler as a whole is not there: its programs then say that no printer is."""
    return None if "is running" in _run("lpstat", "-r").stdout else NotTaken("printer.spooler", passing=True)


def _run(*words: str, given: IO[bytes] | None = None) -> subprocess.CompletedProcess[str]:
    """One of the spooler's programs, in plain English whatever the PC speaks. Raises :class:`NoAnswer`."""
    surroundings = {**os.environ, "LC_ALL": "C", "LANGUAGE": "C"}
    try:
        done = subprocess.run(
            words,
            stdin=given or subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE_S,
            env=surroundings,
            check=False,
        )
    except FileNotFoundError:
        return subprocess.CompletedProcess(words, 127, "", f"{words[0]} is not installed")
    except (OSError, subprocess.TimeoutExpired) as silent:
        raise NoAnswer(words[0]) from silent
    said, complained = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(words, done.returncode, said, complained)
