"""Opening cases, adding to them, withdrawing them. Called by rooms above; and the files of the moves, gathered for the door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import bindparam, select, update

from hall.cases import dispatching, ending, giving, moving, parting, recounting  # noqa: F401  (they answer the moves)
from hall.cases.briefs import NAMED, STATEMENT, SUMMARY
from hall.cases.records import case_file, party
from hall.cases.rules import OPEN_STATES, CaseState, EventKind, PartyRole, Side, Willing, case_number
from hall.cases.story import Happened, tell_story
from hall.clocks.service import drop_clocks
from hall.store.counting import next_number
from hall.store.unit import Unit

__all__ = [
    "Happened",
    "Opening",
    "add_applicants",
    "next_case_number",
    "open_case",
    "tell_story",
    "withdraw_case",
]

_PARTIES = select(party.c.person_id, party.c.named).where(party.c.case_id == bindparam("case"))
_WITHDRAW = (
    update(case_file)
    .where(case_file.c.id == bindparam("case"), case_file.c.state.in_(sorted(OPEN_STATES)))
    .values(state=CaseState.WITHDRAWN, ended_at=bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What a new case begins with; texts are clean. ``matter`` and ``desk`` are codes."""

    statement: str = field(repr=False)
    summary: str = field(repr=False)
    matter: str
    desk: str
    amount_fen: int | None = None
    willing: Willing | None = None


def next_case_number(unit: Unit, division: str) -> str:
    """The number of a case that is about to be opened. Whoever has it holds the row of numbers until his commit."""
    return case_number(division, unit.today.year, next_number(unit, f"case.{division}", str(unit.today.year)))


def open_case(unit: Unit, number: str, opening: Opening) -> int:
    """A new case; the answer is its id."""
    seal = unit.vault.seal
    made = unit.insert(
        case_file,
        number=number,
        statement=seal(opening.statement, STATEMENT),
        statement_digest=unit.vault.digest(opening.statement, STATEMENT),
        summary=seal(opening.summary, SUMMARY),
        matter=opening.matter,
        desk=opening.desk,
        centre_account=unit.actor.account,
        centre_owner=unit.actor.name[:100],
        state=CaseState.ACCEPTED,
        amount_fen=opening.amount_fen,
        willing=opening.willing,
        opened_at=unit.now,
        ended_at=None,
    )
    unit.changed("cases", made)
    unit.note(case=number)
    return made


def add_applicants(unit: Unit, case: int, people: Mapping[int, PartyRole], respondent: str = "", *, new: bool) -> None:
    """Who came for this case, with what role, and the other side as it was named; nobody is added twice."""
    parties = [] if new else unit.rows(_PARTIES, case=case)
    there = {row.person_id for row in parties}
    named_before = {unit.vault.open(row.named, NAMED) for row in parties if row.named}
    blank: dict[str, object] = {"case_id": case, "person_id": None, "named": None, "at": unit.now}
    rows: list[Mapping[str, object]] = [
        blank | {"person_id": person, "side": Side.APPLICANT, "role": role}
        for person, role in people.items()
        if person not in there
    ]
    if respondent and respondent not in named_before:
        named: dict[str, object] = {
            "named": unit.vault.seal(respondent, NAMED),
            "side": Side.RESPONDENT,
            "role": PartyRole.PRINCIPAL,
        }
        rows.append(blank | named)
    unit.insert_all(party, rows)


def withdraw_case(unit: Unit, case: int, why: str) -> None:
    """A case that was opened by mistake: closed as withdrawn, its clocks stop. Its number stays."""
    unit.do(_WITHDRAW, case=case, now=unit.now)
    drop_clocks(unit, case)
    tell_story(unit, case, [Happened(EventKind.WITHDRAWN, words=why)])
