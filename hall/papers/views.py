"""Answers to questions about papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select

from hall.centre.orders import CentreNow
from hall.centre.views import centre_now
from hall.errors import UserError
from hall.papers.orders import (
    IssuedPaper,
    PaperContent,
    PaperList,
    PaperRow,
    PrintJobRow,
    PrintJobs,
    Verdict,
    VerifyCode,
)
from hall.papers.records import paper, print_job
from hall.papers.rules import NEEDS_A_HAND, OPEN, JobState, Snapshot, Why, scanned, why_not
from hall.store.unit import Reading, answers

SNAPSHOT, VOID_REASON, REPRINT_REASON = "paper.snapshot", "paper.void_reason", "print_job.reason"
"""What sealed texts are bound to."""

_MOST = 1000

_REGISTER = select(*[column for column in paper.c if column is not paper.c.snapshot])
_JOBS = select(print_job, paper.c.number, paper.c.kind).join(paper, paper.c.id == print_job.c.paper_id)


def paper_row(reading: Reading, row: Row[Any]) -> PaperRow:
    """One line of the register."""
    return PaperRow(
        paper=row.id,
        kind=row.kind,
        number=row.number,
        token=row.token,
        digest=row.digest,
        case=row.case_id,
        issued_at=row.issued_at,
        state=row.state,
        reprints=row.reprints,
        void_reason=reading.vault.open(row.void_reason, VOID_REASON) if row.void_reason else "",
    )


@answers(PaperList)
def paper_list(reading: Reading, question: PaperList) -> tuple[PaperRow, ...]:
    """The register, page by page."""
    found = _REGISTER.order_by(paper.c.id.desc()).limit(min(question.limit, _MOST))
    if question.kind is not None:
        found = found.where(paper.c.kind == question.kind)
    if question.case is not None:
        found = found.where(paper.c.case_id == question.case)
    if question.before is not None:
        found = found.where(paper.c.id < question.before)
    return tuple(paper_row(reading, row) for row in reading.rows(found))


@answers(PaperContent)
def paper_content(reading: Reading, question: PaperContent) -> IssuedPaper:
    """A paper as it was frozen."""
    which = paper.c.id == question.paper if question.paper is not None else paper.c.number == question.number.strip()
    row = reading.row(select(paper).where(which))
    if row is None:
        raise UserError("paper.unknown", "number")
    return IssuedPaper(paper_row(reading, row), Snapshot.from_json(reading.vault.open(row.snapshot, SNAPSHOT)))


@answers(VerifyCode)
def verify_code(reading: Reading, question: VerifyCode) -> Verdict:
    """Whether a code is one of ours, and whether what is inside the PDF is what was issued.

    The register knows by which key a paper was signed, so an old key is told even where its digit happens to be the same.
    """
    code = scanned(question.code)
    vault = reading.vault
    why = why_not(code, centre_now(reading, CentreNow()).division, vault.fingerprint, vault.sign)
    if why in {Why.NOT_A_CODE, Why.MISTYPED, Why.OTHER_CENTRE}:
        return Verdict(genuine=False, why=why)
    found = reading.row(select(paper.c.vault, *_REGISTER.selected_columns).where(paper.c.token == code))
    row = paper_row(reading, found) if found is not None else None
    if found is not None and found.vault != vault.fingerprint:
        why = Why.KEY_CHANGED
    elif why is None and row is None:
        why = Why.UNKNOWN
    elif why is None and row is not None and question.snapshot_json:
        why = None if _digest(question.snapshot_json) == row.digest else Why.CONTENT_CHANGED
    return Verdict(genuine=why is None, row=row, why=why)


def _digest(snapshot_json: str) -> str:
    """The digest of what somebody hands in; empty if it is no snapshot."""
    try:
        return Snapshot.from_json(snapshot_json).digest()
    except (ValueError, TypeError, LookupError, AttributeError):
        return ""


def job_row(row: Row[Any]) -> PrintJobRow:
    """One job with its paper's number."""
    return PrintJobRow(
        job=row.id,
        paper=row.paper_id,
        number=row.number,
        kind=row.kind,
        state=row.state,
        place=row.place,
        printer=row.printer,
        reprint=row.reprint,
        spooler_job=row.spooler_job,
        trouble=row.trouble,
        file=row.file,
        at=row.at,
        since=row.since,
    )


def job_by_id(reading: Reading, job: int) -> PrintJobRow:
    """One job. Error: ``job.unknown``."""
    row = reading.row(_JOBS.where(print_job.c.id == job))
    if row is None:
        raise UserError("job.unknown")
    return job_row(row)


@answers(PrintJobs)
def print_jobs(reading: Reading, question: PrintJobs) -> tuple[PrintJobRow, ...]:
    """The print queue."""
    found = _for_lane(question.place) if question.for_lane else _for_people(question)
    rows: Sequence[Row[Any]] = reading.rows(found.limit(min(question.limit, _MOST)))
    return tuple(job_row(row) for row in rows)


def _for_lane(place: str) -> Select[Any]:
    has_to_look = print_job.c.state.in_([JobState.QUEUED, JobState.PRINTING, JobState.WAITING])
    to_take_back = and_(print_job.c.state == JobState.DROPPED, print_job.c.spooler_job != "")
    return _JOBS.where(print_job.c.place == place, or_(has_to_look, to_take_back)).order_by(print_job.c.id)


def _for_people(question: PrintJobs) -> Select[Any]:
    found = _JOBS.order_by(print_job.c.id.desc())
    if question.place:
        found = found.where(print_job.c.place == question.place)
    return found.where(_open()) if question.open_only else found


def _open() -> ColumnElement[bool]:
    """Not over. A job in trouble is over once the same paper was sent again."""
    later = print_job.alias()
    sent_again = (
        select(later.c.id).where(later.c.paper_id == print_job.c.paper_id, later.c.id > print_job.c.id).exists()
    )
    in_trouble = print_job.c.state.in_(sorted(NEEDS_A_HAND - {JobState.WAITING}))
    under_way = print_job.c.state.in_(sorted(OPEN - NEEDS_A_HAND | {JobState.WAITING}))
    return or_(under_way, and_(in_trouble, ~sent_again))
