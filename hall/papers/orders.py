"""What one may ask of the papers room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from hall.asking import Order, Question, Right
from hall.papers.rules import PaperKind, PaperState, Snapshot


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


class Why(StrEnum):
    """Why a code is not genuine."""

    NOT_A_CODE = "not_a_code"
    MISTYPED = "mistyped"
    FORGED = "forged"
    OTHER_CENTRE = "other_centre"
    KEY_CHANGED = "key_changed"
    UNKNOWN = "unknown"
    CONTENT_CHANGED = "content_changed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Genuine with the paper's row, or not and why."""

    genuine: bool
    row: PaperRow | None = None
    why: Why | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReprintPaper(Order):
    """Print it once more, counted and marked 补打. Answer: :class:`PrintJobRow`. Errors: ``paper.unknown``, ``paper.void``."""

    right: ClassVar[Right] = Right.PRINT
    paper: int
    reason: str
    printer: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class VoidPaper(Order):
    """Void an issued paper with a reason; its number never returns. Answer: ``None``."""

    right: ClassVar[Right] = Right.ISSUE_PAPER
    paper: int
    why: str


class JobState(StrEnum):
    """Where a print job stands. ``uncertain``: it was handed over and its fate is not known."""

    QUEUED = "queued"
    PRINTING = "printing"
    WAITING = "waiting"
    PRINTED = "printed"
    SAVED = "saved"
    UNCERTAIN = "uncertain"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PrintJobRow:
    """One job of the print queue. ``trouble`` is a code of ``problems.csv`` (``printer.out_of_paper`` …)."""

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


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintJobs(Question):
    """Jobs of one place (all places if empty), newest first. Answer: tuple of :class:`PrintJobRow`."""

    right: ClassVar[Right] = Right.PRINT
    place: str = ""
    open_only: bool = False
    limit: int = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class TellPrint(Order):
    """The print lane reports where a job stands. Answer: the job's :class:`PrintJobRow`."""

    right: ClassVar[Right] = Right.PRINT
    job: int
    state: JobState
    printer: str = ""
    spooler_job: str = ""
    trouble: str = ""
    file: str = ""
