"""``case act`` and ``case list``, ``clocks show``, ``overdue``: moving cases, and what is late or turns next."""

from __future__ import annotations

from argparse import ArgumentTypeError
from dataclasses import MISSING, fields
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from hall.errors import UserError
from ui.cli.counter import DONE
from ui.cli.parsing import moment
from ui.cli.telling import as_clock, desk_words

if TYPE_CHECKING:
    from hall.cases.orders import CaseFile, LateCase, MoveOrder
    from ui.cli.counter import Counter
    from ui.cli.parsing import Command, Given

ALIASES = {
    "close": "conclude",
    "review": "approve",
    "withdraw": "withdrawn",
    "handover": "hand_over",
    "comeback": "come_back",
    "callback": "call_back",
}
"""Other words for actions."""

TARGETS = {"into", "other"}
"""Options that name another case."""


def declare_act(act: Command) -> None:
    """The words of ``case act``."""
    act.takes("case", "案件编号", "the case number", metavar="CASE")
    act.takes("action", "动作，如 assign、progress、tell", "the action: assign, progress, tell …", metavar="ACTION")
    act.takes("values", "要填的，写成 名称=值", "what it needs, as name=value", nargs="*", metavar="NAME=VALUE")


def act(counter: Counter, given: Given) -> int:
    """One move of a case."""
    kind = _order_kind(given.action)
    file = _file(counter, given.case)
    told = _values(given.values)
    order = kind(case=file.brief.case, **_typed(counter, kind, told))
    moved = counter.do(order)
    answer = {
        "case": moved.number,
        "action": kind.move.value,
        "state": moved.state.value,
        "next": moved.next.value if moved.next else None,
        "dispatch": moved.dispatch,
        "clocks": [as_clock(one) for one in _file(counter, given.case).brief.clocks],
    }
    counter.tell(answer, f"{moved.number}  {answer['action']} → {answer['state']}  ({answer['next'] or '–'})")
    return DONE


def _order_kind(action: str) -> type[MoveOrder]:
    from hall.cases import orders

    name = action.strip().lower().replace("-", "_")
    kinds = [one for one in vars(orders).values() if isinstance(one, type) and issubclass(one, orders.MoveOrder)]
    named = {one.move.value: one for one in kinds if hasattr(one, "move")}
    kind = named.get(ALIASES.get(name, name))
    if kind is None:
        raise UserError("case.action", "action", action=action[:40])
    return kind


def _values(written: list[str]) -> dict[str, str]:
    pairs = [word.partition("=") for word in written]
    for name, sign, _ in pairs:
        if not sign:
            raise UserError("case.value", "values", value=name[:40])
    return {name.strip(): value for name, _, value in pairs}


def _typed(counter: Counter, kind: type[MoveOrder], told: dict[str, str]) -> dict[str, Any]:
    """What was written, as the order has it; what is not written and has no default is empty."""
    hints = get_type_hints(kind)
    values: dict[str, Any] = {}
    names = {one.name: one for one in fields(kind)}
    for name in told:
        if name not in names or name in {"case", "seen", "order_id"}:
            raise UserError("case.value", "values", value=name[:40])
    for name, one in names.items():
        if name in told:
            values[name] = _value(counter, hints[name], name, told[name])
        elif name != "case" and one.default is MISSING and one.default_factory is MISSING:
            values[name] = 0 if hints[name] is int else ""
    return values


def _value(counter: Counter, hint: Any, name: str, word: str) -> Any:
    """One value by the type its order gives it."""
    kinds = [one for one in (get_args(hint) or (hint,)) if one is not type(None)]
    kind = kinds[0]
    if name in TARGETS:
        return _file(counter, word).brief.case
    try:
        if kind is datetime:
            return moment(word)
        if kind is bool:
            return {"yes": True, "no": False}[word.lower()]
        if kind is int or (isinstance(kind, type) and issubclass(kind, Enum)):
            return kind(word)
    except (ValueError, KeyError, ArgumentTypeError) as wrong:
        choices = " / ".join(one.value for one in kind) if isinstance(kind, type) and issubclass(kind, Enum) else ""
        raise UserError(
            "case.value_of", name, name=name, choices=choices or "2026-11-23T09:42, 12, yes / no"
        ) from wrong
    return word


def listed(counter: Counter, given: Given) -> int:
    """Cases, the newest first."""
    from hall.cases.orders import CaseList
    from hall.cases.rules import OPEN_STATES

    states = OPEN_STATES if given.open else frozenset()
    asked = CaseList(colour=given.colour, desk=given.desk, text=given.text, states=states, limit=given.limit)
    for row in counter.ask(asked).rows:
        answer = {"case": row.number, "state": row.state.value, "desk": row.desk, "matter": row.matter}
        answer |= {"handler": row.handler, "who": row.who, "opened_at": row.opened_at, "colour": row.colour}
        counter.tell(
            answer | {"reason": row.reason, "due": row.due},
            f"{row.number}  {row.state}  {row.colour}  {desk_words(row.desk)}  {row.who}",
        )
    return DONE


def show_clocks(counter: Counter, given: Given) -> int:
    """The clocks of a case, as they stand or stood."""
    from hall.clocks.rules import Colour

    file = _file(counter, given.case)
    order = [colour.value for colour in Colour]
    clocks = [as_clock(one) | {"state": one.state, "soon": one.soon} for one in file.brief.clocks]
    worst = min((one["colour"] for one in clocks), key=order.index, default=Colour.GREEN.value)
    words = "\n".join(f"{one['code']:<11} {one['colour']:<7} {one['line']}" for one in clocks)
    counter.tell({"case": file.brief.number, "clocks": clocks, "colour": worst}, words)
    return DONE


def overdue(counter: Counter, given: Given) -> int:
    """What is late, worst first; the counts are the last line."""
    from hall.cases.orders import OverdueNow
    from hall.clocks.rules import REASON_NAMES, Reason

    found = counter.ask(OverdueNow(at=given.at, desk=given.desk))
    for one in found.cases:
        reason = REASON_NAMES[Reason(one.reason)][counter.language == "en"]
        counter.tell(
            _late(one) | {"reason_text": reason}, f"{one.number}  {one.colour}  {desk_words(one.desk)}  {reason}"
        )
    counts = dict(found.counts)
    counter.tell({"counts": counts}, "  ".join(f"{name} {count}" for name, count in counts.items()))
    return DONE


def _late(one: LateCase) -> dict[str, Any]:
    return {
        "case": one.number,
        "desk": one.desk,
        "handler": one.handler,
        "matter": one.matter,
        "state": one.state.value,
        "colour": one.colour,
        "reason": one.reason,
        "due": one.due,
        "remaining_s": one.remaining_s,
    }


def turning(counter: Counter, given: Given) -> int:
    """Which clocks turn next."""
    from hall.cases.orders import TurningNext

    for one in counter.ask(TurningNext(desk=given.desk, limit=given.limit)):
        answer = {"case": one.number, "desk": one.desk, "handler": one.handler, "code": one.code}
        answer |= {"at": one.turns_at, "becomes": one.becomes}
        counter.tell(
            answer, f"{one.turns_at:%m-%d %H:%M}  {one.becomes}  {one.number}  {one.code}  {desk_words(one.desk)}"
        )
    return DONE


def recount(counter: Counter) -> None:
    """After a calendar was taken in: the dates that were provisional."""
    from hall.cases.orders import RecountClocks

    moved = counter.do(RecountClocks())
    if moved:
        counter.say(
            f"{moved} 个暂估的期限重新算过，各案件里有记录",
            f"{moved} provisional dates moved, each is told in its case",
        )


def _file(counter: Counter, number: str) -> CaseFile:
    from hall.cases.orders import CaseFileOf

    found: CaseFile = counter.ask(CaseFileOf(number=number))
    return found


def file_of(counter: Counter, number: str) -> dict[str, Any]:
    """What ``case show`` adds to the few lines of a case."""
    from hall.cases.orders import TimelineOf

    file = _file(counter, number)
    story = counter.ask(TimelineOf(number=number))
    english = counter.language == "en"
    return {
        "ladder": file.ladder.value,
        "next": file.next.value if file.next else None,
        "may": [move.value for move in file.may],
        "paused": file.paused,
        "handler": file.handler,
        "handovers": file.handovers,
        "dispatches": [
            {"dispatch": one.dispatch, "desk": one.desk, "lead": one.lead, "state": one.state.value, "due": one.due}
            | {"colour": one.colour}
            for one in file.dispatches
        ],
        "holdings": [
            {"desk": one.desk or None, "handler": one.handler, "since": one.since, "until": one.until}
            for one in file.holdings
        ],
        "endings": [
            {"outcome": one.outcome.value, "amount_fen": one.amount_fen, "told_at": one.told_at}
            | {"taken_back": one.taken_back}
            for one in file.endings
        ],
        "links": [{"case": case, "kind": kind} for case, kind in file.links],
        "merged_into": file.merged_into or None,
        "story": [
            {"at": one.at, "kind": one.kind.value, "who": one.who, "line": one.line_en if english else one.line}
            for one in story.lines
        ],
    }
