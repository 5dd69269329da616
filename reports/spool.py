"""The system's spooler: handing a finished PDF to a printer, asking how it fares, taking it back. No Qt.

:class:`Cups` speaks to CUPS through its own programs ``lp``, ``lpstat`` and ``cancel``, which know where the server is and
who may what, and, unlike Qt, tell what went wrong (printing.md 4.2). They are given lists of words, never a shell line.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from typing import Protocol

from hall.papers.rules import JobState

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

_JOB_TROUBLE = {
    "job-canceled-": "printer.cancelled",
    "aborted-by-system": "printer.failed",
    "job-aborted": "printer.failed",
}
"""Beginnings of ``job-state-reasons`` (section 5.3.8) of jobs that came to an end without paper."""


class Cups:
    """CUPS, as Linux and macOS have it."""

    def printers(self) -> tuple[str, ...]:
        """Its queues; none while it does not run."""
        try:
            return tuple(_run("lpstat", "-e").stdout.split())
        except NoAnswer:
            return ()

    def send(self, pdf: bytes, printer: str, title: str) -> str:
        """As :class:`Spooler` says."""
        # lp takes what it is told for the name of a queue, and CUPS has a default for what it does not know
        if printer not in self.printers():
            raise _down() or NotTaken("printer.unknown")
        options = [word for option in AS_DRAWN for word in ("-o", option)]
        done = _run("lp", "-d", printer, "-t", title, *options, given=pdf)
        if done.returncode == 0 and (found := re.search(r"request id is (\S+-\d+)", done.stdout)):
            return found[1]
        if "not accepting" in done.stderr:
            raise NotTaken("printer.refused")
        raise _down() or NotTaken("printer.failed")

    def look(self, job: str) -> Progress:
        """As :class:`Spooler` says."""
        queue = job.rpartition("-")[0]
        waiting = _reasons(_listed("-W", "not-completed", "-l", "-o", queue), job)
        if waiting is not None:
            return _under_way(waiting | _printer_reasons(queue))
        over = _reasons(_listed("-W", "completed", "-l", "-o", queue), job)
        if over is None:
            return Progress(JobState.UNCERTAIN, "printer.lost")
        for beginning, trouble in _JOB_TROUBLE.items():
            if any(reason.startswith(beginning) for reason in over):
                return Progress(JobState.FAILED, trouble)
        return Progress(JobState.PRINTED)

    def take_back(self, job: str) -> None:
        """As :class:`Spooler` says."""
        try:
            refused = _run("cancel", job).returncode != 0
        except NoAnswer as silent:
            raise NotTaken("printer.spooler", passing=True) from silent
        if refused and (down := _down()):
            raise down


def _under_way(reasons: frozenset[str]) -> Progress:
    for reason, trouble in PRINTER_TROUBLE.items():
        if reason in reasons:
            return Progress(JobState.WAITING, trouble)
    return Progress(JobState.PRINTING)


def _down() -> NotTaken | None:
    """What to raise if the spooler as a whole is not there."""
    try:
        runs = "is running" in _run("lpstat", "-r").stdout
    except NoAnswer:
        runs = False
    return None if runs else NotTaken("printer.spooler", passing=True)


def _listed(*words: str) -> str:
    """What ``lpstat`` says; nothing about a queue that is gone."""
    try:
        done = _run("lpstat", *words)
    except NoAnswer as silent:
        raise NotTaken("printer.spooler", passing=True) from silent
    if done.returncode and (down := _down()):
        raise down
    return done.stdout


def _reasons(listed: str, job: str) -> frozenset[str] | None:
    """The ``job-state-reasons`` of one job of a long list; ``None`` if it is not in it."""
    for entry in re.split(r"\n(?=\S)", listed):
        if entry.split(maxsplit=1)[:1] == [job]:
            return _alerts(entry)
    return None


def _printer_reasons(queue: str) -> frozenset[str]:
    """The ``printer-state-reasons`` of a queue, without the grade at their ends; those that only warn are left out."""
    told = _alerts(_listed("-l", "-p", queue))
    return frozenset(re.sub("-(error|report)$", "", reason) for reason in told if not reason.endswith("-warning"))


def _alerts(entry: str) -> frozenset[str]:
    return frozenset(reason for line in re.findall(r"^\s+Alerts:(.*)$", entry, re.MULTILINE) for reason in line.split())


def _run(*words: str, given: bytes = b"") -> subprocess.CompletedProcess[str]:
    """One of the spooler's programs, in plain English whatever the PC speaks. Raises :class:`NoAnswer`."""
    surroundings = {**os.environ, "LC_ALL": "C", "LANGUAGE": "C"}
    try:
        done = subprocess.run(
            words, input=given, capture_output=True, timeout=PATIENCE_S, env=surroundings, check=False
        )
    except FileNotFoundError:
        return subprocess.CompletedProcess(words, 127, "", f"{words[0]} is not installed")
    except (OSError, subprocess.TimeoutExpired) as silent:
        raise NoAnswer(words[0]) from silent
    said, complained = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(words, done.returncode, said, complained)
