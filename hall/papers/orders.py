"""What one may ask of the papers room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from hall.asking import Order, Question, Right
from hall.papers.rules import JobState, PaperKind, PaperState, Snapshot, Why


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One issued paper in the register. ``case`` is the id of what it belongs to."""

    paper: int
    kind: PaperKind
    number: str
    token: str
    digest: str
    case: int
    issued_at: datetime
    state: PaperState
    reprints: int
    void_reason: str = ""


@dataclass(frozen=True, slots=True)
class IssuedRef:
    """A paper that was just issued, and its waiting print job."""

    paper: int
    number: str
    token: str
    job: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperList(Question):
    """The register, newest first; ``before`` is the last id of the page before. Answer: tuple of :class:`PaperRow`."""

    right: ClassVar[Right] = Right.PRINT
    kind: PaperKind | None = None
    case: int | None = None
    before: int | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A paper with everything printed on it. Render it with ``reports.render.render(snapshot, marks)``."""

    row: PaperRow
    snapshot: Snapshot


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperContent(Question):
    """The frozen content by printed number or id. Answer: :class:`IssuedPaper`. Error: ``paper.unknown``."""

    right: ClassVar[Right] = Right.PRINT
    number: str = ""
    paper: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class VerifyCode(Question):
    """Is this code (scanned, typed, with or without blanks, or the web address around it) ours? Answer: :class:`Verdict`."""

    right: ClassVar[Right] = Right.VERIFY_PAPER
    code: str
    snapshot_json: str = ""
    """The JSON found inside a PDF, to be compared with what was issued; empty for a bare code."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Genuine with the paper's row (a void paper is genuine too: look at its state), or not and why.

    With ``KEY_CHANGED`` and ``CONTENT_CHANGED`` the row is that of the paper which bears this code in the register.
    """

    genuine: bool
    row: PaperRow | None = None
    why: Why | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReprintPaper(Order):
    """Print it once more, counted and marked 补打. Answer: :class:`PrintJobRow`. Errors: ``paper.unknown``, ``paper.void``, ``paper.why``.

    ``place`` is whose print lane takes it (that of whoever asks, if empty); ``printer`` empty for that PC's own.
    """

    right: ClassVar[Right] = Right.PRINT
    paper: int
    reason: str
    place: str = ""
    printer: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class VoidPaper(Order):
    """Void an issued paper with a reason; its number never returns, and it is not printed any more. Answer: ``None``.

    Errors: ``paper.unknown``, ``paper.void_already``, ``paper.why``.
    """

    right: ClassVar[Right] = Right.ISSUE_PAPER
    paper: int
    why: str


@dataclass(frozen=True, slots=True)
class PrintJobRow:
    """One job of the print queue: which reprint of which paper, where it was asked for, at which printer it stands since when.

    ``trouble`` is a code of ``problems.csv`` (``printer.out_of_paper`` …) whose sentence may name the ``printer``;
    ``spooler_job`` the number the system's spooler gave it; ``file`` where it was kept as PDF.
    """

    job: int
    paper: int
    number: str
    kind: PaperKind
    state: JobState
    place: str
    printer: str
    reprint: int
    spooler_job: str
    trouble: str
    file: str
    at: datetime
    since: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintJobs(Question):
    """Jobs of one place (all places if empty), newest first. Answer: tuple of :class:`PrintJobRow`.

    ``open_only``: those not over; a failed one is over once the same paper was sent again. ``for_lane``: what a print lane
    has to look at, oldest first, of exactly this place: open ones, and dropped ones that the spooler still has.
    """

    right: ClassVar[Right] = Right.PRINT
    place: str = ""
    open_only: bool = False
    for_lane: bool = False
    limit: int = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintAgain(Order):
    """Send a job that waits or failed once more, to its printer, another one, or a PDF file (``TO_FILE``); the first try is
    taken back from the spooler. Nothing came out yet, so it is no reprint. Answer: :class:`PrintJobRow`.

    Errors: ``job.unknown``, ``job.out`` (it may have come out: reprint it).
    """

    right: ClassVar[Right] = Right.PRINT
    job: int
    printer: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DropPrint(Order):
    """This job need not be printed (不打了). Answer: :class:`PrintJobRow`. Errors: ``job.unknown``, ``job.out``."""

    right: ClassVar[Right] = Right.PRINT
    job: int


@dataclass(frozen=True, kw_only=True, slots=True)
class TellPrint(Order):
    """The print lane reports where a job stands. Answer: the job's :class:`PrintJobRow`.

    Printing without ``spooler_job`` takes a job out of the queue. Errors: ``job.unknown``; ``Conflict("job.elsewhere")`` when
    another lane has it or somebody changed his mind.
    """

    right: ClassVar[Right] = Right.PRINT
    job: int
    state: JobState
    printer: str = ""
    spooler_job: str = ""
    trouble: str = ""
    file: str = ""
