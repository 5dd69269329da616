"""Reading the log, and whether its chain is whole."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Text, select, type_coerce

from hall.audit.orders import AuditList, AuditPage, AuditRow, AuditState, AuditVerify
from hall.audit.records import entry
from hall.audit.rules import Link, Said, check, opened_head
from hall.store.marks import marked
from hall.store.unit import Reading, answers

HEAD = "audit"
"""The mark that holds the head of the chain."""

_LARGEST_PAGE = 500
_AT_ONCE = 2000

_CHAIN = select(
    entry.c.id,
    entry.c.at,
    entry.c.account,
    entry.c.who,
    entry.c.place,
    entry.c.what,
    entry.c.order_id,
    # as it stands in the table: what was signed
    type_coerce(entry.c.facts, Text),
    entry.c.before,
    entry.c.chain,
).order_by(entry.c.id)


@answers(AuditList)
def audit_list(reading: Reading, question: AuditList) -> AuditPage:
    """One page of the log."""
    size = max(1, min(question.size, _LARGEST_PAGE))
    wanted = select(entry).order_by(entry.c.id.desc()).limit(size + 1)
    if question.account is not None:
        wanted = wanted.where(entry.c.account == question.account)
    if question.what:
        room, _, order = question.what.partition(".")
        found = entry.c.what == question.what if order else entry.c.what.startswith(f"{room}.", autoescape=True)
        wanted = wanted.where(found)
    if question.since is not None:
        wanted = wanted.where(entry.c.at >= question.since)
    if question.until is not None:
        wanted = wanted.where(entry.c.at <= question.until)
    if question.before is not None:
        wanted = wanted.where(entry.c.id < question.before)
    rows = reading.rows(wanted)
    shown = rows[:size]
    return AuditPage(
        tuple(AuditRow(r.id, r.at, r.account, r.who, r.place, r.what, r.facts) for r in shown),
        shown[-1].id if len(rows) > size else None,
    )


@answers(AuditVerify)
def audit_verify(reading: Reading, question: AuditVerify) -> AuditState:  # noqa: ARG001
    """Follow the chain from the first entry to the head."""
    kept, sign = marked(reading.connection, HEAD), reading.vault.sign
    found = check(_links(reading), kept, sign)
    head = opened_head(kept, sign) if kept is not None else None
    return AuditState(found.entries, found.intact, found.first_broken, head.chain.hex() if head else "")


def _links(reading: Reading) -> Iterator[Link]:
    """The entries in order, as they were signed; a few at a time, for the log may be long."""
    for number, at, *said, before, chain in reading.connection.execute(_CHAIN.execution_options(yield_per=_AT_ONCE)):
        yield Link(number, Said(at.isoformat(), *said), before, chain)
