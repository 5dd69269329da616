"""A line of a case's story as a sentence, in Chinese and English. Part of :mod:`hall.cases.views`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from hall.cases.rules import (
    LADDER_NAMES,
    LINK_NAMES,
    OUTCOME_NAMES,
    PARTNER_NAMES,
    PAUSE_NAMES,
    SIDE_NAMES,
    TOLD_NAMES,
    EventKind,
)

C = TypeVar("C", bound=StrEnum)
Facts = Mapping[str, str | int]
_E = EventKind

SENTENCES: Mapping[EventKind, tuple[str, str]] = {
    _E.REGISTERED: ("登记受理", "Registered and accepted"),
    _E.VISITED: ("当事人又来了一次", "The person came again"),
    _E.ROUTED: ("引导到{desk}", "Led to {desk}"),
    _E.PAPER_ISSUED: ("开出单据{number}", "A paper was issued{number}"),
    _E.PAPER_VOIDED: ("单据作废{number}", "A paper was voided{number}"),
    _E.SERVED: ("在窗口办理了一次", "Served at a window"),
    _E.SERVICE_TAKEN_BACK: ("窗口的那次办理撤回了", "The service at the window was taken back"),
    _E.CLOCK_RECOUNTED: ("日历公布后期限改为 {due}", "The calendar became known, due {due} now"),
    _E.ABSORBED: ("{case} 并入本件", "{case} goes on in this case"),
    _E.PARTY_ADDED: ("{side}增加当事人", "Somebody joined {side}"),
    _E.PARTY_REMOVED: ("{side}减少当事人", "Somebody left {side}"),
    _E.AGREED: (
        "达成调解协议{amount_fen}，{due} 前可共同申请司法确认",
        "Agreed{amount_fen}; judicial confirmation until {due}",
    ),
    _E.CONFIRMATION_ASKED: ("双方共同申请司法确认{number}", "Both applied for judicial confirmation{number}"),
    _E.CONFIRMED: ("法院确认调解协议有效{number}", "The court confirmed the agreement{number}"),
    _E.CONFIRMATION_REFUSED: ("法院未予确认{number}", "The court did not confirm the agreement{number}"),
    _E.PERFORMED: ("协议已履行一项{amount_fen}", "A part of the agreement was performed{amount_fen}"),
    _E.NOT_PERFORMED: ("协议有一项到期没有履行{amount_fen}", "A part of the agreement was not performed{amount_fen}"),
    _E.PERFORMANCE_TAKEN_BACK: ("履行情况更正", "What was said of the performance was taken back"),
    _E.ASSIGNED: ("分配给{desk}{handler}", "Assigned to {desk}{handler}"),
    _E.TAKEN_UP: ("{desk}{handler}接办", "Taken up by {desk}{handler}"),
    _E.NOT_ACCEPTED: ("不予受理，写明了去处", "Not accepted, with directions where to go"),
    _E.PROGRESS: ("办理进展", "Progress"),
    _E.TRANSFERRED: ("转给{desk}{handler}，办结期限不变", "Transferred to {desk}{handler}, the closing limit stays"),
    _E.RETURNED: ("{desk}退回中心", "{desk} returned it to the centre"),
    _E.OBJECTED: ("{desk}认为不属于本单位职责", "{desk} says it is not its competence"),
    _E.UPHELD: ("中心同意异议，另行分配", "The centre agrees, to be assigned elsewhere"),
    _E.OVERRULED: ("中心不同意异议，仍由{desk}办理", "The centre does not agree, {desk} goes on"),
    _E.OBJECTION_RETRACTED: ("异议撤回，继续办理", "The objection was taken back"),
    _E.DISPATCHED: ("交办给{desk}（{lead}），{due} 前反馈", "Dispatched to {desk} ({lead}), feedback until {due}"),
    _E.RECEIVED: ("{desk}签收交办单", "{desk} received the dispatch order"),
    _E.DISPATCH_OBJECTED: ("{desk}对交办提出异议", "{desk} objects to the dispatch order"),
    _E.DISPATCH_UPHELD: ("中心同意{desk}的异议，收回交办", "The centre agrees with {desk} and takes the order back"),
    _E.DISPATCH_OVERRULED: ("中心不同意异议，{desk}继续办理", "The centre does not agree, {desk} goes on"),
    _E.FED_BACK: ("{desk}反馈办理情况", "{desk} gave its feedback"),
    _E.APPROVED: ("{desk}的反馈审核通过", "The feedback of {desk} was approved"),
    _E.SENT_BACK: ("{desk}的反馈退回重办", "The feedback of {desk} was sent back"),
    _E.RECALLED: ("撤回给{desk}的交办", "The dispatch order to {desk} was recalled"),
    _E.HANDED_OVER: ("移送{partner}{number}", "Handed over to {partner}{number}"),
    _E.CAME_BACK: ("移送回来{number}", "Back from outside{number}"),
    _E.CAME_FROM: ("由{partner}转来{number}", "Came from {partner}{number}"),
    _E.CONCLUDED: ("办理结果：{outcome}{amount_fen}", "Result: {outcome}{amount_fen}"),
    _E.RECONSIDERED: ("结果撤回，继续办理", "The result was taken back"),
    _E.TOLD: ("已{how}告知当事人，办结", "The person was told {how}; ended"),
    _E.CALLED_BACK: ("回访：{content}", "Call-back: {content}"),
    _E.REOPENED: ("决定重新办理", "Reopened by decision"),
    _E.WITHDRAWN: ("撤回", "Withdrawn"),
    _E.MERGED: ("并入 {into}", "Goes on in {into}"),
    _E.SEPARATED: ("分案，单独办理", "On its own again"),
    _E.LINKED: ("与 {case} {kind}", "This case is {kind} {case}"),
    _E.UNLINKED: ("与 {case} 不再关联", "No longer linked to {case}"),
    _E.PAUSED: ("暂停计时：{reason}", "The clocks stand still: {reason}"),
    _E.RESUMED: ("恢复计时，{due} 前办结", "The clocks run again, due {due}"),
    _E.EXTENDED: ("期限延长到 {due}", "The limit was extended to {due}"),
    _E.ESCALATED: ("升级为{to}{leader}{way}", "Up the ladder: {to}{leader}{way}"),
}
"""What happened, with the facts in braces; a fact that is not there leaves nothing behind."""


def sentence(kind: EventKind, facts: Facts, desk_name: Callable[[str], str], language: int) -> str:
    """The sentence of an event; ``language`` 0 is Chinese, 1 English. ``desk_name`` gives the name of a desk's code."""
    text = SENTENCES[kind][language]
    for name, word in _FACTS.items():
        said = word(facts[name], language, desk_name) if name in facts else _NONE.get(name, ("", ""))[language]
        text = text.replace("{" + name + "}", said)
    return text


_NONE: Mapping[str, tuple[str, str]] = {"content": ("没有联系上", "not reached"), "desk": ("窗口", "the desk")}
_Word = Callable[[str | int, int, Callable[[str], str]], str]


def _as_it_is(value: str | int, _language: int, _desk: Callable[[str], str]) -> str:
    return str(value)


def _named(names: Mapping[C, tuple[str, str]]) -> _Word:
    by_code = {code.value: name for code, name in names.items()}
    return lambda value, language, _desk: by_code[str(value)][language]


def _when(value: str | int, language: int, _desk: Callable[[str], str]) -> str:
    moment = datetime.fromisoformat(str(value)) if value else None
    if moment is None:
        return ("不限", "never")[language]
    return f"{moment.month}月{moment.day}日 {moment:%H:%M}" if language == 0 else f"{moment:%Y-%m-%d %H:%M}"


def _money(value: str | int, language: int, _desk: Callable[[str], str]) -> str:
    yuan = f"{int(value) / 100:,.2f}".removesuffix(".00")
    return (f"，{yuan} 元", f", CNY {yuan}")[language]


_FACTS: Mapping[str, _Word] = {
    "desk": lambda value, _language, desk: desk(str(value)),
    "handler": lambda value, language, _desk: (f"（{value}）", f" ({value})")[language],
    "number": lambda value, language, _desk: (f"，编号 {value}", f", number {value}")[language],
    "case": _as_it_is,
    "into": _as_it_is,
    "lead": lambda value, language, _desk: (("协办", "assisting"), ("牵头", "lead"))[int(value)][language],
    "due": _when,
    "partner": _named(PARTNER_NAMES),
    "outcome": _named(OUTCOME_NAMES),
    "amount_fen": _money,
    "how": _named(TOLD_NAMES),
    "content": lambda value, language, _desk: (("不满意", "not content"), ("满意", "content"))[int(value)][language],
    "side": _named(SIDE_NAMES),
    "kind": _named(LINK_NAMES),
    "reason": _named(PAUSE_NAMES),
    "to": _named(LADDER_NAMES),
    "leader": lambda value, language, _desk: (f"，{value}包案", f", taken by {value}")[language],
    "way": lambda value, language, _desk: (f"，{value}", f", {value}")[language],
}
