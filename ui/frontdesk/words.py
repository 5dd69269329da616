"""How the front desk says things: codes and values become sentences of the language in force."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from hall.cases.orders import ClockShown
from hall.cases.rules import EventKind
from hall.catalogue.rules import Desk
from hall.clocks.rules import ASSIGN, FIRST, Colour
from hall.intake.orders import Registered
from hall.papers.orders import PrintJobRow
from hall.papers.rules import JobState
from hall.people.rules import PRIORITY_NAMES, Priority, Sex, age
from hall.routing.rules import Proposal, Reason, ReasonKind, reason_words
from ui.language import current
from ui.widgets import proposal_card
from ui.widgets.rich import Run

translate = QCoreApplication.translate

_MARKUP = re.compile(r"[*=~!\[\]{}]")
_HOUR, _DAY = 3600, 86_400
_PILLS = {
    Colour.RED: "red",
    Colour.ORANGE: "orange",
    Colour.PAUSED: "paused",
    Colour.GREEN: "green",
    Colour.MET: "done",
}
"""Colour of the clocks room → state of the pill."""

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


def desk_title(code: str, name: str = "", *, short: bool = False) -> str:
    """``9 号 劳动监察与仲裁窗口``; without its unit, ``short`` also without the word 窗口."""
    bare = name.partition("（")[0] or code
    if short:
        bare = bare.removesuffix("窗口")
    number = desk_number(code)
    return translate("frontdesk", "{n} {name}").replace("{n}", number).replace("{name}", bare) if number else bare


def desk_number(code: str) -> str:
    """The desk's number in the hall: D09 is 9; empty for what is no code of a desk."""
    return str(int(code[1:])) if code[:1] == "D" and code[1:].isdecimal() else ""


def desk_words(code: str) -> str:
    """``9 号窗口`` where only the number is known or wanted."""
    number = desk_number(code)
    return translate("frontdesk", "window {n}").replace("{n}", number) if number else code


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
        desk_title(proposal.desk, proposal.desk_name, short=brief),
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


def duration(seconds: int) -> str:
    """``31 小时``, ``5 天``: days from two days on."""
    seconds = abs(seconds)
    if seconds >= 2 * _DAY:
        return translate("frontdesk", "{n} days").replace("{n}", str(seconds // _DAY))
    if seconds >= _HOUR:
        return translate("frontdesk", "{n} h").replace("{n}", str(seconds // _HOUR))
    return translate("frontdesk", "{n} min").replace("{n}", str(seconds // 60))


def worst_clock(clocks: Iterable[ClockShown]) -> ClockShown | None:
    """The clock to be told: by colour, then the most urgent."""
    order = [colour.value for colour in Colour]
    return min(
        clocks,
        key=lambda clock: (order.index(clock.colour), clock.remaining_s is None, clock.remaining_s or 0),
        default=None,
    )


def pill(clock: ClockShown) -> tuple[str, str]:
    """State and words of a clock's pill: ``办结 超 5 天``, ``分配 剩 20 小时``."""
    names = {ASSIGN: translate("frontdesk", "Assign"), FIRST: translate("frontdesk", "First step")}
    name = names.get(clock.code, translate("frontdesk", "Close"))
    colour = Colour(clock.colour)
    if colour is Colour.MET:
        words = translate("frontdesk", "{name}: late") if clock.reason else translate("frontdesk", "{name}: in time")
    elif colour is Colour.PAUSED:
        words = translate("frontdesk", "{name}: paused")
    elif clock.remaining_s is None:
        words = "{name}"
    elif clock.remaining_s < 0:
        words = translate("frontdesk", "{name}: {time} over")
    else:
        words = translate("frontdesk", "{name}: {time} left")
    return _PILLS[colour], words.replace("{name}", name).replace("{time}", duration(clock.remaining_s or 0))


def about(birth: date | None, sex: str, today: date) -> str:
    """``女 · 68 岁``, ``Female, 68``."""
    sexes = {Sex.MALE.value: translate("frontdesk", "Male"), Sex.FEMALE.value: translate("frontdesk", "Female")}
    who = sexes.get(str(sex), "")
    if birth is None:
        return who
    years = str(age(birth, today))
    if not who:
        return translate("frontdesk", "{n} years").replace("{n}", years)
    return translate("frontdesk", "{sex}, {n}").replace("{sex}", who).replace("{n}", years)


def priority_words(priority: Priority) -> str:
    """The short word on a chip: 老人, 残疾, 带婴儿."""
    short = {
        Priority.DISABLED: translate("frontdesk", "Disabled"),
        Priority.INFANT: translate("frontdesk", "Infant"),
        Priority.MINOR: translate("frontdesk", "Minor"),
    }
    return short.get(priority) or PRIORITY_NAMES[priority][current() == "en"]


def money(fen: int) -> str:
    """``18,000 元``: fen only where there are any."""
    yuan = f"{fen / 100:,.2f}".removesuffix(".00")
    return translate("frontdesk", "CNY {sum}").replace("{sum}", yuan)


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


def event_words(event: str) -> str:
    """The last step of a case; what is no code is told as it stands."""
    return {
        EventKind.REGISTERED.value: translate("frontdesk", "registered"),
        EventKind.VISITED.value: translate("frontdesk", "came again"),
        EventKind.ROUTED.value: translate("frontdesk", "led to the desk"),
        EventKind.PAPER_ISSUED.value: translate("frontdesk", "notice issued"),
        EventKind.PAPER_VOIDED.value: translate("frontdesk", "paper voided"),
        EventKind.WITHDRAWN.value: translate("frontdesk", "withdrawn"),
        EventKind.SERVED.value: translate("frontdesk", "served at the window"),
        EventKind.SERVICE_TAKEN_BACK.value: translate("frontdesk", "service taken back"),
    }.get(str(event), str(event))


def clock_time(moment: datetime) -> str:
    """``09:42:16``."""
    return f"{moment:%H:%M:%S}"


def literal(text: str) -> str:
    """What somebody is called, without the signs that markup is made of."""
    return _MARKUP.sub("", text)


def ticket_span(answer: Registered) -> str:
    """``A035``, or ``A035–A037`` where each representative got a number; empty without one."""
    if len(answer.tickets) > 1:
        return f"{answer.tickets[0]}–{answer.tickets[-1]}"
    return answer.ticket
