"""How the window says things: states of the queue and lines of a story become words of the language in force."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hall.cases.orders import StoryLine
from hall.cases.rules import EventKind
from hall.catalogue.rules import Desk, Matter
from hall.intake.rules import Willing
from hall.people.rules import Priority
from hall.queueing.orders import QueueRow, Undo
from hall.queueing.rules import CallWhy, PauseReason, TicketEvent
from ui.language import day_words
from ui.saying import desk_words, event_words, priority_words

translate = QCoreApplication.translate


def minutes(since: datetime, now: datetime) -> str:
    """``14 分``, from an hour on ``1 小时 5 分``."""
    whole = max(0, int((now - since).total_seconds()) // 60)
    if whole < 60:
        return translate("window", "{n} min").replace("{n}", str(whole))
    text = translate("window", "{h} h {n} min").replace("{h}", str(whole // 60))
    return text.replace("{n}", str(whole % 60))


def matter_name(matters: Mapping[str, Matter], code: str) -> str:
    """The name of a matter, or its code."""
    return matters[code].name if code in matters else code


def desk_name(desks: Mapping[str, Desk], code: str) -> str:
    """``9 号窗口`` with what it does, without its unit."""
    bare = desks[code].name.partition("（")[0] if code in desks else ""
    return f"{desk_words(code)} {bare}".strip()


def why_tag(row: QueueRow) -> tuple[str, str]:
    """Icon and words of the tag that tells why somebody stands where he stands; nothing for the plain order of arrival."""
    priority = priority_words(Priority(row.priority)) if row.priority else ""
    return {
        CallWhy.ARRIVAL: ("accessibility" if priority else "", priority),
        CallWhy.PRIORITY: ("accessibility", translate("window", "Priority: {what}").replace("{what}", priority)),
        CallWhy.LONG_WAIT: ("clock-alert", translate("window", "Waits longest")),
        CallWhy.RETURNED: ("undo-2", translate("window", "Came back")),
        CallWhy.TRANSFERRED: ("repeat", translate("window", "Sent on")),
        CallWhy.CHOSEN: ("hand", translate("window", "Chosen")),
        CallWhy.FOR_CLERK: ("user-check", translate("window", "For {who}").replace("{who}", row.clerk)),
    }[row.why]


def why_line(row: QueueRow) -> str:
    """Why is this one next: one line."""
    return {
        CallWhy.ARRIVAL: translate("window", "Next by the order of arrival"),
        CallWhy.PRIORITY: translate("window", "Next because of a priority, in its turn between the others"),
        CallWhy.LONG_WAIT: translate("window", "Next because nobody may wait longer than the limit"),
        CallWhy.RETURNED: translate("window", "Next because this visitor came back and let the turns pass"),
        CallWhy.TRANSFERRED: translate("window", "Next by the first arrival, kept when another desk sent this visitor"),
        CallWhy.CHOSEN: translate("window", "Chosen out of turn, with a reason, logged"),
        CallWhy.FOR_CLERK: translate("window", "Next because another desk sent this visitor to you"),
    }[row.why]


def pause_words(reason: PauseReason) -> str:
    """Why a window pauses."""
    return {
        PauseReason.BREAK: translate("window", "Break"),
        PauseReason.MEETING: translate("window", "Meeting"),
        PauseReason.ERRAND: translate("window", "Out on business"),
        PauseReason.EQUIPMENT: translate("window", "Equipment"),
        PauseReason.OTHER: translate("window", "Other reason"),
    }[reason]


def undo_words(undo: Undo) -> str:
    """What was done and can be taken back."""
    text = {
        TicketEvent.NOT_COME: translate("window", "**{number}** is marked as not come"),
        TicketEvent.HELD: translate("window", "**{number}** is kept for this window"),
        TicketEvent.TRANSFERRED: translate("window", "**{number}** was sent on with the same number"),
    }.get(undo.event, translate("window", "**{number}** is done and may be rated now"))
    return text.replace("{number}", undo.number)


def willing_words(willing: Willing) -> str:
    """Whether he is willing to mediate."""
    return {
        Willing.YES: translate("window", "willing to mediate"),
        Willing.NO: translate("window", "not willing to mediate"),
        Willing.UNDECIDED: translate("window", "undecided about mediating"),
    }[willing]


def story_day(at: datetime, now: datetime) -> str:
    """``今天 10:19``, or the day."""
    if at.date() == now.date():
        return translate("window", "today {time}").replace("{time}", f"{at:%H:%M}")
    return day_words(at.date(), today=now.date())


def story_what(line: StoryLine) -> str:
    """What happened, with the paper's number or the desk where it has one."""
    text = event_words(line.kind)
    if line.kind in {EventKind.PAPER_ISSUED, EventKind.PAPER_VOIDED} and "number" in line.facts:
        return f"{text} {line.facts['number']}"
    if line.kind is EventKind.ROUTED and "desk" in line.facts:
        return f"{text} · {desk_words(str(line.facts['desk']))}"
    return text
