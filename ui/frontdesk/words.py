"""How the front desk says things: codes and values become sentences of the language in force."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from hall.catalogue.rules import Desk
from hall.intake.orders import Registered
from hall.papers.orders import PrintJobRow
from hall.papers.rules import JobState
from hall.routing.rules import Proposal, Reason, ReasonKind, reason_words
from ui import saying
from ui.language import current
from ui.widgets import proposal_card
from ui.widgets.rich import Run

translate = QCoreApplication.translate

_ICONS = {
    ReasonKind.WORDS: "text-cursor-input",
    ReasonKind.OPEN_CASE: "repeat",
    ReasonKind.PRESENT: "user-check",
    ReasonKind.ABSENT: "user-x",
    ReasonKind.WAITING: "users",
    ReasonKind.FLAG: "flag",
    ReasonKind.CONFLICT: "ban",
    ReasonKind.CHOSEN: "hand",
    ReasonKind.GENERAL: "door-open",
}


def unit_of(name: str, desk: Desk | None) -> str:
    """The unit behind a desk: 人社局."""
    if desk is not None and desk.unit:
        return desk.unit
    return name.partition("（")[2].removesuffix("）")


def card_of(proposal: Proposal, key: str, desk: Desk | None, *, brief: bool = False) -> proposal_card.Proposal:
    """What the card of a proposal shows; ``brief`` where there is little room (picture r)."""
    lines = reason_lines(proposal)
    if brief:
        lines = tuple(line for line in lines if line.icon in {"repeat", "user-check", "user-x", "ban", "door-open"})
    return proposal_card.Proposal(
        key,
        saying.desk_title(proposal.desk, proposal.desk_name, short=brief),
        "" if brief else proposal.matter_name,
        "" if brief else unit_of(proposal.desk_name, desk),
        lines,
    )


def reason_lines(proposal: Proposal) -> tuple[proposal_card.Reason, ...]:
    """The reasons with their icons; who is there and how many wait share one line."""
    lines: list[proposal_card.Reason] = []
    waiting = next((one for one in proposal.reasons if one.kind is ReasonKind.WAITING), None)
    there = {ReasonKind.PRESENT, ReasonKind.ABSENT}
    joined = waiting is not None and any(one.kind in there for one in proposal.reasons)
    for reason in proposal.reasons:
        if reason is waiting and joined:
            continue
        text = reason_words(reason, current())
        if joined and waiting is not None and reason.kind in there:
            text += translate("frontdesk", "; ") + reason_words(waiting, current())
        lines.append(proposal_card.Reason(_ICONS.get(reason.kind, "info"), _dressed(reason, text, proposal.words)))
    return tuple(lines)


def _dressed(reason: Reason, text: str, words: Sequence[str]) -> tuple[Run, ...]:
    """The visitor's words marked as they are in his statement, the open case in bold."""
    if reason.kind is ReasonKind.OPEN_CASE:
        return (Run(text, "bold"),)
    if reason.kind is not ReasonKind.WORDS:
        return (Run(text),)
    made: list[Run] = []
    rest = text
    while rest:
        at, word = min(((at, word) for word in words if word and (at := rest.find(word)) >= 0), default=(-1, ""))
        if at < 0:
            made.append(Run(rest))
            break
        made += [Run(rest[:at].rstrip("、") + (" " if made else "")), Run(word, "mark")]
        rest = rest[at + len(word) :]
    return tuple(run for run in made if run.text)


def paper_state(number: str, job: PrintJobRow | None) -> str:
    """``受理告知单 综治受〔2026〕2111号 · 已送打印``."""
    if job is None:
        state = translate("frontdesk", "sent to the printer")
    else:
        state = {
            JobState.QUEUED: translate("frontdesk", "in the queue of the printer"),
            JobState.PRINTING: translate("frontdesk", "being printed"),
            JobState.WAITING: translate("frontdesk", "waits for paper"),
            JobState.PRINTED: translate("frontdesk", "printed"),
            JobState.SAVED: translate("frontdesk", "saved as PDF"),
            JobState.UNCERTAIN: translate("frontdesk", "handed over, please look at the tray"),
            JobState.FAILED: translate("frontdesk", "not printed, everything is kept"),
        }[job.state]
    notice = translate("frontdesk", "Acceptance notice {number}").replace("{number}", number)
    return f"{notice} · {state}"


def ticket_span(answer: Registered) -> str:
    """``A035``, or ``A035–A037`` where each representative got a number; empty without one."""
    if len(answer.tickets) > 1:
        return f"{answer.tickets[0]}–{answer.tickets[-1]}"
    return answer.ticket
