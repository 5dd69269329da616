"""Which desk, and why: the values a proposal is made of, and the lines that say them. Pure.

A proposal is only ever advice; the guide decides. Each carries its reasons as kind and values, so that every face says
them in its own language and the command line in Chinese.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from hall.catalogue.rules import Presence

Language = Literal["zh", "en"]

GENERAL_DESK = "D01"
"""综合受理窗口: where everybody goes for whom no desk is known. Said openly, never hidden."""

PROPOSALS = 3
"""At most so many desks are proposed."""


class ReasonKind(StrEnum):
    """Why a desk is proposed (or why one is not)."""

    WORDS = "words"
    """The visitor's words that decided; ``words`` joined by ``、``."""
    OPEN_CASE = "open_case"
    """The same person's open case is at this desk (首接责任); ``number``."""
    PRESENT = "present"
    """Somebody is there today: ``presence`` (常驻, 轮驻, 随驻), ``who`` where known."""
    ABSENT = "absent"
    """Nobody is there today: ``presence``, ``next`` (ISO date of the next day somebody is) where known."""
    WAITING = "waiting"
    """``count`` people wait."""
    FLAG = "flag"
    """The matter asks for special handling: ``flag`` is ``urgent``, ``minor`` or ``secret_reporter`` (``matter_ext.csv``)."""
    CONFLICT = "conflict"
    """The report is against this unit, which therefore was left out: ``unit``, and the code of its ``desk``."""
    CHOSEN = "chosen"
    """The guide chose it himself."""
    GENERAL = "general"
    """No desk's words were heard."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One line: its kind and the values of its sentence."""

    kind: ReasonKind
    params: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One desk with its best matter. ``score`` is between 0 and 1; ``words`` are the pieces of the statement that decided."""

    desk: str
    desk_name: str
    matter: str
    matter_name: str
    score: float
    reasons: tuple[Reason, ...] = ()
    words: tuple[str, ...] = ()
    present: bool = True
    waiting: int = 0


class DangerKind(StrEnum):
    """What the words warn of, the most pressing first."""

    SELF_HARM = "self_harm"
    VIOLENCE = "violence"
    CHILD = "child"
    FIRE = "fire"
    FRAUD = "fraud"


@dataclass(frozen=True, slots=True)
class Danger:
    """Words that ask for help at once, as they stand in the statement."""

    kind: DangerKind
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposals:
    """Up to three desks, best first; ``none`` is true where only the general window is left.

    ``left_out`` are desks a conflict forbids (a report against a unit never goes to that unit), with the reason.
    """

    proposals: tuple[Proposal, ...] = ()
    danger: tuple[Danger, ...] = ()
    none: bool = False
    left_out: tuple[Reason, ...] = ()


_WEEKDAYS = {"zh": "一二三四五六日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PRESENCE_EN = {Presence.RESIDENT: "resident", Presence.ROTATING: "on its days", Presence.ON_CALL: "on call"}
_FLAGS = {
    "urgent": ("急事，请先办", "Urgent: please take it first"),
    "minor": ("涉及未成年人，请单独接待，内容不外传", "A minor is concerned: receive apart, keep it private"),
    "secret_reporter": (
        "举报要保密，姓名不上屏、不转给被举报的人",
        "A report: keep the name off screens and from those reported",
    ),
}


def reason_words(reason: Reason, language: Language = "zh") -> str:  # noqa: PLR0911  (one line a kind)
    """The one short line of a reason: ``原话里有 欠薪、包工头``. An unknown flag is told by its code."""
    chinese = language == "zh"
    match reason.kind:
        case ReasonKind.WORDS:
            return f"{'原话里有' if chinese else 'Heard:'} {reason.params['words']}"
        case ReasonKind.OPEN_CASE:
            number = reason.params["number"]
            return (
                f"没办完的 {number} 就在这个窗口（首接责任）" if chinese else f"The open case {number} is at this desk"
            )
        case ReasonKind.PRESENT | ReasonKind.ABSENT:
            return _presence_words(reason, language)
        case ReasonKind.WAITING:
            count = reason.params["count"]
            if chinese:
                return f"等候 {count} 人" if count else "现在没人等"
            return f"{count} waiting" if count else "nobody waits"
        case ReasonKind.FLAG:
            flag = str(reason.params["flag"])
            return _FLAGS.get(flag, (flag, flag))[not chinese]
        case ReasonKind.CONFLICT:
            unit = reason.params["unit"]
            return (
                f"反映的是{unit}，这个窗口已排除" if chinese else f"The report is against {unit}: its desk is left out"
            )
        case ReasonKind.CHOSEN:
            return "由您选定" if chinese else "Your choice"
        case ReasonKind.GENERAL:
            return (
                "没听出是哪个窗口的事，先到综合受理窗口问清"
                if chinese
                else "No desk's words were heard: ask at the general desk"
            )


def _presence_words(reason: Reason, language: Language) -> str:
    """``常驻，赵明在岗``; ``轮驻，今天不在，11月25日（周三）来``; ``随驻，请电话约人``."""
    there = reason.kind is ReasonKind.PRESENT
    presence = Presence(str(reason.params["presence"]))
    who = reason.params.get("who", "")
    on_call = not there and presence is Presence.ON_CALL
    day = _day_words(date.fromisoformat(str(reason.params["next"])), language) if "next" in reason.params else ""
    if language == "zh":
        parts = [presence.value, f"{who}在岗" if there and who else "今天有人" if there else "今天不在"]
        if on_call:
            parts[1:] = ["请电话约人来"]
        return "，".join([*parts, *([f"{day}来"] if day else [])])
    parts = [_PRESENCE_EN[presence], f"{who} is here" if there and who else "here today" if there else "not here today"]
    if on_call:
        parts[1:] = ["please ring for somebody"]
    return ", ".join([*parts, *([f"next on {day}"] if day else [])])


def _day_words(day: date, language: Language) -> str:
    """``11月25日（周三）``, ``Wed Nov 25``."""
    weekday = _WEEKDAYS[language][day.weekday()]
    return (
        f"{day.month}月{day.day}日（周{weekday}）"
        if language == "zh"
        else f"{weekday} {_MONTHS[day.month - 1]} {day.day}"
    )


_DANGER = {
    DangerKind.SELF_HARM: (
        ("有轻生的话", "Words of suicide"),
        ("请他坐下，单独陪着，不要围观", "Seat the person, stay with him apart, no onlookers"),
        ("通知值班长和心理服务室，联系家人", "Call the supervisor and the counselling room, reach the family"),
        ("有人身危险，立即拨 110 和 120", "If life is in danger, ring 110 and 120 at once"),
    ),
    DangerKind.VIOLENCE: (
        ("有伤人或被伤害的话", "Words of violence"),
        ("请他坐下，单独接待，和对方分开", "Seat the person, receive apart, away from the other side"),
        ("通知值班长和公安警务窗口", "Call the supervisor and the police desk"),
        ("有人身危险，立即拨 110", "If anybody is in danger, ring 110 at once"),
    ),
    DangerKind.CHILD: (
        ("有孩子可能受伤害的话", "A child may be in danger"),
        ("先问清孩子现在在哪里、是否安全，不反复追问", "Ask where the child is and whether it is safe, and only once"),
        ("通知值班长和公安警务窗口（强制报告）", "Call the supervisor and the police desk (mandatory reporting)"),
        ("孩子有危险，立即拨 110", "If the child is in danger, ring 110 at once"),
    ),
    DangerKind.FIRE: (
        ("有起火或爆炸的话", "Words of fire or explosion"),
        (
            "问清地点、有没有人，汽油等东西请离人远放",
            "Ask where and whether people are inside; keep petrol away from people",
        ),
        ("立即拨 119，漏气时不开关电器", "Ring 119 at once; with gas leaking, touch no switch"),
        ("通知值班长，准备疏散", "Call the supervisor, prepare to clear the hall"),
    ),
    DangerKind.FRAUD: (
        ("可能正在被骗", "A fraud may be under way"),
        ("请他停下转账，先挂断对方电话", "Ask to stop the transfer and to hang up"),
        ("立即拨 110 或 96110，请银行紧急止付", "Ring 110 or 96110 at once, ask the bank to stop the payment"),
        ("陪到公安警务窗口，转账和聊天记录不要删", "Go along to the police desk; keep transfers and chats"),
    ),
}
"""Title and three acts (反家庭暴力法 art 14, 未成年人保护法 art 11, 反电信网络诈骗法 art 20 behind them), Chinese and English."""


def danger_title(kind: DangerKind, language: Language = "zh") -> str:
    """What the words warn of, in a few words."""
    return _DANGER[kind][0][language == "en"]


def danger_acts(dangers: Iterable[Danger], language: Language = "zh") -> tuple[str, ...]:
    """What to do now: the three acts of the most pressing danger, in order; nothing where there is none."""
    kinds = {danger.kind for danger in dangers}
    worst = next((kind for kind in DangerKind if kind in kinds), None)
    return () if worst is None else tuple(act[language == "en"] for act in _DANGER[worst][1:])
