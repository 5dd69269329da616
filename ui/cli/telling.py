"""Answers of the rooms as the objects that ``hallctl`` tells (their keys are promised: added to, never renamed)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hall.routing.rules import reason_words

if TYPE_CHECKING:
    from hall.cases.orders import CaseBrief, ClockShown
    from hall.papers.orders import PaperRow
    from hall.routing.rules import Proposals
    from ui.wording import Language


def desk_words(code: str, name: str = "") -> str:
    """``9 号 劳动监察与劳动争议仲裁窗口``"""
    return f"{int(code[1:])} 号 {name.partition('（')[0]}".rstrip() if code[1:].isdecimal() else code


def as_proposals(found: Proposals, language: Language) -> dict[str, Any]:
    """``{proposals, danger, none, left_out}``"""
    return {
        "proposals": [
            {
                "desk": one.desk,
                "desk_name": one.desk_name,
                "matter": one.matter,
                "matter_name": one.matter_name,
                "score": round(one.score, 4),
                "reasons": [
                    {"kind": str(reason.kind), "text": reason_words(reason, language)} for reason in one.reasons
                ],
                "present": one.present,
                "waiting": one.waiting,
            }
            for one in found.proposals
        ],
        "danger": [{"kind": str(danger.kind), "words": list(danger.words)} for danger in found.danger],
        "none": found.none,
        "left_out": [{"kind": str(reason.kind), "text": reason_words(reason, language)} for reason in found.left_out],
    }


def as_clock(clock: ClockShown) -> dict[str, Any]:
    """One clock of a case."""
    return {
        "code": clock.code,
        "due": clock.due,
        "provisional": clock.provisional,
        "colour": clock.colour,
        "reason": clock.reason,
        "remaining_s": clock.remaining_s,
        "line": clock.line,
    }


def as_case(brief: CaseBrief) -> dict[str, Any]:
    """A case in a few lines."""
    return {
        "case": brief.number,
        "id": brief.case,
        "matter": brief.matter,
        "desk": brief.desk,
        "state": str(brief.state),
        "opened_at": brief.opened_at,
        "paper": brief.paper_number,
        "summary": brief.summary,
        "amount": None if brief.amount_fen is None else f"{brief.amount_fen // 100}.{brief.amount_fen % 100:02d}",
        "last_event": brief.last_event,
        "last_event_at": brief.last_event_at,
        "clocks": [as_clock(clock) for clock in brief.clocks],
    }


def as_paper(row: PaperRow, case: str | None = None) -> dict[str, Any]:
    """One paper of the register. ``copies`` counts the first print too."""
    return {
        "kind": str(row.kind),
        "number": row.number,
        "token": row.token,
        "digest": row.digest,
        "case": row.case if case is None else case,
        "issued_at": row.issued_at,
        "state": str(row.state),
        "reprints": row.reprints,
        "copies": row.reprints + 1,
    } | ({"void_reason": row.void_reason} if row.void_reason else {})
