"""Carrying out the moves of the table: what all have in common, and the moves of handling.

Part of :mod:`hall.cases.service`; who has a case is in :mod:`hall.cases.giving`, dispatch orders in
:mod:`hall.cases.dispatching`, the end in :mod:`hall.cases.ending`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from sqlalchemy import bindparam, func, select, update

from hall.cases.closed import check_open_to, check_unit
from hall.cases.moves import (
    CameFrom,
    ComeBack,
    Escalate,
    ExtendClock,
    HandOver,
    Moved,
    MoveOrder,
    NotAccept,
    PauseClocks,
    Progress,
    ResumeClocks,
)
from hall.cases.records import case_file, dispatch, ending, event, holding, referral
from hall.cases.rules import (
    OPEN_DISPATCHES,
    CaseState,
    EventKind,
    Ladder,
    MoveRule,
    Outcome,
    check_move,
    check_needs,
    climb,
    lands,
    leaves,
    next_step,
)
from hall.cases.story import Happened, tell_story
from hall.catalogue.views import catalogue_now
from hall.centre.views import set_to
from hall.clocks.records import clock
from hall.clocks.rules import FIRST, RUNG, Limit, due, rule_catalogue
from hall.clocks.rules import Unit as Counted
from hall.clocks.running import (
    becomes_complex,
    extend_clock,
    pause_clocks,
    paused,
    restart,
    resume_clocks,
    stop_clocks,
)
from hall.errors import Conflict, UserError
from hall.store.unit import Unit, answers
from hall.text import clean_words
from hall.workdays.views import calendar_now

OBJECTION = "XF-23-OBJ"
WORDS_LIMIT = 4000
_NOT_PAUSED = frozenset({CaseState.ACCEPTED, CaseState.CONCLUDED})
"""With the centre again, or with a result: time runs."""
_RUNG_DAYS = {Ladder.JOINT: "ladder.joint_workdays", Ladder.LEADER: "ladder.leader_workdays"}

_CASE = select(case_file).where(case_file.c.id == bindparam("case"))
_LAST = select(func.max(event.c.id)).where(event.c.case_id == bindparam("case"))
_SINCE = (
    select(event.c.who, event.c.at, event.c.account)
    .where(event.c.case_id == bindparam("case"), event.c.id > bindparam("seen"))
    .order_by(event.c.id.desc())
)
_DISPATCHES = select(dispatch).where(dispatch.c.case_id == bindparam("case")).order_by(dispatch.c.id)
_LET_GO = update(holding).where(holding.c.case_id == bindparam("case"), holding.c.until.is_(None))
_FIRST_STARTED = select(clock.c.id).where(clock.c.case_id == bindparam("case"), clock.c.code == FIRST)


@dataclass(frozen=True, slots=True)
class Stand:
    """A case as a move finds it: its row, the table's line, and what was typed, clean."""

    row: Any
    rule: MoveRule
    said: Mapping[str, str] = field(repr=False)

    @property
    def held(self) -> bool:
        """Whether a desk has it."""
        return self.row.held_since is not None


def stand(unit: Unit, order: MoveOrder) -> Stand:
    """The case an order is about, if the table allows the move and nobody was faster."""
    row = unit.row(_CASE, case=order.case)
    if row is None:
        raise UserError("case.unknown", "case")
    check_open_to(unit, order.case)
    if order.seen is not None:
        for newer in unit.rows(_SINCE, case=order.case, seen=order.seen):
            if (newer.account, newer.who) != (unit.actor.account, unit.actor.name[:100]):
                raise Conflict("case.moved", None, who=newer.who, when=f"{newer.at:%m-%d %H:%M}")
    rule = check_move(order.move, row.state)
    given = {one.name: getattr(order, one.name) for one in fields(order)}
    said = {name: clean_words(text, name, WORDS_LIMIT) for name, text in given.items() if isinstance(text, str)}
    check_needs(rule, given | said)
    if leaves(order.move) and any(one.state in OPEN_DISPATCHES for one in dispatches_of(unit, order.case)):
        raise UserError("case.dispatch_open")
    return Stand(row, rule, said)


def go(
    unit: Unit,
    order: MoveOrder,
    found: Stand,
    facts: Mapping[str, str | int | None] | None = None,
    words: str = "",
    dispatch_id: int | None = None,
    **columns: object,
) -> Moved:
    """Move the case, stop the clocks this step stops, tell its story; facts that say nothing are left out."""
    row, case = found.row, order.case
    held = columns.get("held_since", row.held_since) is not None
    to = lands(order.move, row.state, held=held)
    if to is not row.state or columns:
        unit.do(update(case_file).where(case_file.c.id == case).values(state=to, **columns))
    if to is not row.state and to in _NOT_PAUSED and paused(unit, case):
        resume_clocks(unit, case)
    for step in found.rule.steps:
        stop_clocks(unit, case, step)
    given = dict(facts or {}) | {"dispatch": dispatch_id}
    told = {name: one for name, one in given.items() if one is not None and one != ""}
    tell_story(unit, case, [Happened(EventKind(order.move.value), told, words)])
    unit.note(case=row.number, move=order.move.value, state=to.value)
    states = [one.state for one in unit.rows(_DISPATCHES, case=case)]
    return Moved(case, row.number, to, next_step(to, states), unit.value(_LAST, case=case) or 0, dispatch_id)


def desk_for(unit: Unit, case: int, code: str) -> str:
    """A desk of the catalogue (``visit.desk``) that the case is not about (``visit.excluded``)."""
    if code not in catalogue_now(unit).desks:
        raise UserError("visit.desk", "desk")
    check_unit(unit, case, code)
    return code


def dispatches_of(unit: Unit, case: int) -> list[Any]:
    """All dispatch orders of a case, the first one first."""
    return unit.rows(_DISPATCHES, case=case)


def hold_again(unit: Unit, row: Any) -> None:
    """Whoever had it last has it again."""
    if row.held_since is not None:
        had = {"desk": row.desk, "handler": row.handler, "handler_name": row.handler_name}
        unit.insert(holding, case_id=row.id, **had, since=unit.now, until=None)


def let_go(unit: Unit, case: int) -> None:
    """Whoever had it has it no longer."""
    unit.do(_LET_GO.values(until=unit.now), case=case)


def objection_ends(unit: Unit, since: Any) -> Any:
    """Until when one may object: 5 working days (信访工作条例 art 23)."""
    return due(since, rule_catalogue()[OBJECTION].limit, calendar_now(unit)).at


def check_objection(unit: Unit, until: Any) -> None:
    """Refuse an objection that comes too late."""
    if unit.now > until:
        raise UserError("case.object_late", "why", until=f"{until:%m-%d %H:%M}")


# --- handling ----------------------------------------------------------------------------------------------------------


@answers(Progress)
def progress(unit: Unit, order: Progress) -> Moved:
    """What was done."""
    found = stand(unit, order)
    return go(unit, order, found, words=found.said["words"])


@answers(NotAccept)
def not_accept(unit: Unit, order: NotAccept) -> Moved:
    """A result at once: not accepted, with directions."""
    found = stand(unit, order)
    unit.insert(ending, case_id=order.case, at=unit.now, who=unit.actor.name[:100], outcome=Outcome.NOT_ACCEPTED)
    return go(unit, order, found, words=f"{found.said['why']}\n{found.said['directions']}")


@answers(Escalate)
def escalate(unit: Unit, order: Escalate) -> Moved:
    """Up the ladder. Each step has its own time; going up shows that the matter is complex."""
    found = stand(unit, order)
    said = found.said
    climb(found.row.ladder, order.to, said["skipping"])
    if order.to is Ladder.LEADER and not said["leader"]:
        raise UserError("case.needs_leader", "leader")
    if order.to is Ladder.LAW and not said["way"]:
        raise UserError("case.needs_way", "way")
    if order.to is Ladder.LAW and not said["until"]:
        raise UserError("case.needs_until", "until")
    facts: dict[str, str | int] = {"to": order.to.value}
    facts |= {name: said[name][:100] for name in ("leader", "way", "until") if said[name]}
    words = "\n".join(said[name] for name in ("why", "evidence", "skipping") if said[name])
    moved = go(unit, order, found, facts, words, ladder=order.to)
    days = _RUNG_DAYS.get(order.to)
    restart(unit, order.case, RUNG, Limit(int(set_to(unit, days)), Counted.WORKDAY) if days else None)
    becomes_complex(unit, order.case)
    return moved


# --- outside -----------------------------------------------------------------------------------------------------------


@answers(HandOver)
def hand_over(unit: Unit, order: HandOver) -> Moved:
    """To another body. The case's time goes on; whoever pauses it says why."""
    found = stand(unit, order)
    number = found.said["number"][:60]
    _refer(unit, order.case, order.partner, number, outward=True)
    return go(unit, order, found, {"partner": order.partner.value, "number": number}, found.said["why"])


@answers(ComeBack)
def come_back(unit: Unit, order: ComeBack) -> Moved:
    """With what came of it."""
    found = stand(unit, order)
    number = found.said["number"][:60]
    out = update(referral).where(referral.c.case_id == order.case, referral.c.outward, referral.c.back_at.is_(None))
    unit.do(out.values(back_at=unit.now, **({"number": number} if number else {})))
    return go(unit, order, found, {"number": number}, found.said["words"])


@answers(CameFrom)
def came_from(unit: Unit, order: CameFrom) -> Moved:
    """The number it has where it came from."""
    found = stand(unit, order)
    number = found.said["number"][:60]
    _refer(unit, order.case, order.partner, number, outward=False)
    return go(unit, order, found, {"partner": order.partner.value, "number": number})


def _refer(unit: Unit, case: int, partner: Any, number: str, *, outward: bool) -> None:
    row = {"case_id": case, "partner": partner, "outward": outward, "number": number}
    unit.insert(referral, **row, at=unit.now, back_at=None)


# --- time --------------------------------------------------------------------------------------------------------------


@answers(PauseClocks)
def pause(unit: Unit, order: PauseClocks) -> Moved:
    """Time stands still."""
    found = stand(unit, order)
    pause_clocks(unit, order.case, found.said["words"], order.since)
    facts: dict[str, str | int] = {"reason": str(order.reason)}
    return go(
        unit, order, found, facts | ({"since": order.since.isoformat()} if order.since else {}), found.said["words"]
    )


@answers(ResumeClocks)
def resume(unit: Unit, order: ResumeClocks) -> Moved:
    """Time runs again."""
    found = stand(unit, order)
    moved = resume_clocks(unit, order.case)
    dues = [one.after for one in moved if one.after is not None]
    return go(unit, order, found, {"due": min(dues).isoformat()} if dues else {})


@answers(ExtendClock)
def extend(unit: Unit, order: ExtendClock) -> Moved:
    """More time, once."""
    found = stand(unit, order)
    more = extend_clock(unit, order.case, order.code, order.amount)
    facts = {"code": order.code, "due": more.after.isoformat() if more.after else ""}
    return go(unit, order, found, facts, found.said["why"])
