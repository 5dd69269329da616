"""Issuing papers, reprinting and voiding them, and keeping the print queue.

Nothing is rendered here: what is frozen in the transaction is drawn later from its snapshot alone (:mod:`reports.render`).
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping

from sqlalchemy import bindparam, select, update

from hall.centre.orders import Centre
from hall.errors import Conflict, UserError
from hall.papers import rules
from hall.papers.orders import DropPrint, IssuedRef, PrintAgain, PrintJobRow, ReprintPaper, TellPrint, VoidPaper
from hall.papers.records import paper, print_job
from hall.papers.rules import JobState, PaperKind, PaperState, Snapshot
from hall.papers.views import REPRINT_REASON, SNAPSHOT, VOID_REASON, job_by_id
from hall.store.counting import next_number
from hall.store.unit import Unit, answers
from hall.text import clean_line

_FREE = (JobState.QUEUED, JobState.WAITING, JobState.FAILED)
"""States in which nothing has come out yet."""

_BEARS = select(paper.c.id).where(paper.c.token == bindparam("token"))


def issue(
    unit: Unit, kind: PaperKind, case: int, fields: Mapping[str, str], centre: Centre, *, place: str, printer: str = ""
) -> IssuedRef:
    """Freeze a paper and queue it for printing, in the transaction of whoever needs it.

    ``fields`` are the printed values by the keys of ``data/forms.csv``, clean and already masked; number and date are set
    here. ``place`` is whose print lane takes it, ``printer`` empty for that PC's own.
    """
    serial = next_number(unit, f"paper.{kind}", str(unit.today.year))
    number = rules.paper_number(kind, unit.today.year, serial)
    token = _fresh_token(unit, centre.division)
    day = f"{unit.today.year}年{unit.today.month}月{unit.today.day}日"
    snapshot = Snapshot(
        kind=kind,
        version=rules.FORM_VERSION[kind],
        number=number,
        token=token,
        qr=rules.qr_text(token, centre.web_address),
        centre=centre.name,
        issued_at=unit.now,
        fields={"date": day} | dict(fields) | {"no": number},
    )
    made = unit.insert(
        paper,
        kind=kind,
        version=snapshot.version,
        number=number,
        token=token,
        vault=unit.vault.fingerprint,
        digest=snapshot.digest(),
        snapshot=unit.vault.seal(snapshot.to_json(), SNAPSHOT),
        case_id=case,
        issued_at=unit.now,
        state=PaperState.VALID,
        void_reason=None,
        reprints=0,
    )
    unit.changed("papers", made)
    unit.note(paper=number)
    return IssuedRef(made, number, token, _queue(unit, made, place, printer))


def _fresh_token(unit: Unit, division: str) -> str:
    """A code that no paper bears yet."""
    while True:
        token = rules.make_token(division, unit.vault.fingerprint, secrets.randbelow(rules.MARKS), unit.vault.sign)
        if unit.row(_BEARS, token=token) is None:
            return token


def _queue(unit: Unit, paper_id: int, place: str, printer: str, reprint: int = 0, reason: bytes | None = None) -> int:
    job = unit.insert(
        print_job,
        paper_id=paper_id,
        state=JobState.QUEUED,
        place=place,
        printer=printer,
        reprint=reprint,
        reason=reason,
        spooler_job="",
        trouble="",
        file="",
        at=unit.now,
        since=unit.now,
    )
    unit.changed("jobs", job)
    return job


@answers(ReprintPaper)
def reprint_paper(unit: Unit, order: ReprintPaper) -> PrintJobRow:
    """Once more, counted."""
    reason = _reason(order.reason, "reason")
    changed = update(paper).where(paper.c.id == order.paper, paper.c.state == PaperState.VALID)
    if not unit.do(changed.values(reprints=paper.c.reprints + 1)):
        raise UserError("paper.void" if _known(unit, order.paper) else "paper.unknown")
    # the row is ours until the commit, so this is the count just made
    row = unit.rows(select(paper.c.reprints, paper.c.number).where(paper.c.id == order.paper))[0]
    sealed = unit.vault.seal(reason, REPRINT_REASON)
    job = _queue(unit, order.paper, order.place or unit.actor.place, order.printer, row.reprints, sealed)
    unit.changed("papers", order.paper)
    unit.note(paper=row.number, reprint=row.reprints)
    return job_by_id(unit, job)


@answers(VoidPaper)
def void_paper(unit: Unit, order: VoidPaper) -> None:
    """A mistake: the number stays in the register, the paper is void."""
    void(unit, order.paper, order.why)


def void(unit: Unit, paper_id: int, why: str) -> None:
    """Void a paper, for whoever needs it in his transaction; what is not printed yet will not be. Errors as :class:`VoidPaper`."""
    sealed = unit.vault.seal(_reason(why, "why"), VOID_REASON)
    changed = update(paper).where(paper.c.id == paper_id, paper.c.state == PaperState.VALID)
    if not unit.do(changed.values(state=PaperState.VOID, void_reason=sealed)):
        raise UserError("paper.void_already" if _known(unit, paper_id) else "paper.unknown")
    jobs = unit.rows(
        select(print_job.c.id).where(print_job.c.paper_id == paper_id, print_job.c.state.in_(sorted(rules.OPEN)))
    )
    for job in jobs:
        unit.do(update(print_job).where(print_job.c.id == job.id).values(state=JobState.DROPPED, since=unit.now))
        unit.changed("jobs", job.id)
    unit.changed("papers", paper_id)
    unit.note(void=unit.value(select(paper.c.number).where(paper.c.id == paper_id)))


def _known(unit: Unit, paper_id: int) -> bool:
    return unit.value(select(paper.c.id).where(paper.c.id == paper_id)) is not None


def _reason(typed: str, field: str) -> str:
    reason = clean_line(typed, field)
    if not reason:
        raise UserError("paper.why", field)
    return reason


@answers(PrintAgain)
def print_again(unit: Unit, order: PrintAgain) -> PrintJobRow:
    """Back into the queue. What the spooler still has of it, the lane takes back first (the number stays in the row)."""
    printer = {"printer": order.printer} if order.printer else {}
    _move(unit, order.job, _FREE, UserError("job.out"), state=JobState.QUEUED, trouble="", **printer)
    return job_by_id(unit, order.job)


@answers(DropPrint)
def drop_print(unit: Unit, order: DropPrint) -> PrintJobRow:
    """Not needed on paper."""
    _move(unit, order.job, (*_FREE, JobState.UNCERTAIN), UserError("job.out"), state=JobState.DROPPED, trouble="")
    return job_by_id(unit, order.job)


@answers(TellPrint)
def tell_print(unit: Unit, order: TellPrint) -> PrintJobRow:
    """How a job stands, as its lane saw it."""
    told: dict[str, object] = {"state": order.state, "trouble": order.trouble}
    told |= {name: value for name in ("printer", "file") if (value := getattr(order, name))}
    if order.spooler_job or order.state in {JobState.QUEUED, JobState.PRINTING, JobState.DROPPED}:
        told["spooler_job"] = order.spooler_job
    before = rules.earlier_states(order.state, handed_over=bool(order.spooler_job))
    _move(unit, order.job, before, Conflict("job.elsewhere"), **told)
    return job_by_id(unit, order.job)


def _move(unit: Unit, job: int, before: Collection[JobState], otherwise: UserError, **values: object) -> None:
    """Change a job if it stands in one of these states."""
    here = print_job.c.id == job, print_job.c.state.in_(sorted(before))
    if not unit.do(update(print_job).where(*here).values(since=unit.now, **values)):
        job_by_id(unit, job)
        raise otherwise
    unit.changed("jobs", job)
    unit.note(job=job, state=str(values["state"]))
