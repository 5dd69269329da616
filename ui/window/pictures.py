"""Every state of the window, to be looked at: built with invented people and scripted answers, no hall behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall.asking import ChangeSet, Outcome
from hall.clock import FixedClock
from hall.errors import Conflict
from hall.intake.orders import VisitShown
from hall.queueing.orders import InHand, Undo, WindowNow
from hall.queueing.rules import CallWhy, PauseReason, TicketEvent, TicketState, WindowState
from ui import keys
from ui.context import UiContext
from ui.shell.main import Shell
from ui.widgets.living import set_flag
from ui.window import invented, words
from ui.window.invented import CALLED, CODE, IDLE, LATER, SERVED, WANG
from ui.window.screen import WindowScreen
from ui.window.strip import Strip


class Scripted:
    """Answers from a script, at once. A class without an answer gets none."""

    def __init__(self, **answers: object) -> None:
        self._answers: dict[str, object] = {
            "MyWindow": CODE,
            "Windows": invented.WINDOWS,
            "Desks": invented.DESKS,
            "Matters": invented.MATTERS,
            "AtWindow": IDLE,
            "VisitAtWindow": WANG,
            "Seats": invented.SEATS,
            "PaperList": invented.PAPERS,
        } | answers

    def do(
        self, order: object, done: Callable[[object], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Answer an order."""
        self._tell(order, done, failed)

    def ask(
        self, question: object, done: Callable[[object], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Answer a question."""
        self._tell(question, done, failed)

    def _tell(self, asked: object, done: Callable[[object], None], failed: Callable[[Exception], None] | None) -> None:
        answer = self._answers.get(type(asked).__name__)
        if isinstance(answer, Exception):
            if failed is not None:
                failed(answer)
        elif answer is not None:
            done(answer)


class FoundDrafts:
    """Drafts that were found, and nothing is kept."""

    def __init__(self, found: dict[str, object]) -> None:
        self._found = found

    def keep(self, place: str, draft: Mapping[str, object]) -> None:
        """Pictures are not kept."""

    def drop(self, place: str) -> None:
        """Pictures are not kept."""

    def found(self, place: str) -> dict[str, object] | None:
        """What the picture is about."""
        return self._found


def _window(context: UiContext, **answers: object) -> tuple[Shell, WindowScreen]:
    own = replace(context, clock=FixedClock(LATER), lanes=Scripted(**answers))
    shell = Shell(own)
    screen = WindowScreen(own, "9 号窗口")
    shell.add_place("window", "monitor", partial(keys.words, "place.2"), "place.2", screen)
    shell.set_centre("青河县综治中心")
    return shell, screen


def _at(now: WindowNow, visit: VisitShown = WANG) -> Callable[[UiContext], QWidget]:
    def make(context: UiContext) -> QWidget:
        return _window(context, AtWindow=now, VisitAtWindow=visit)[0]

    return make


def _calling(times: int) -> WindowNow:
    ticket = None if CALLED.ticket is None else replace(CALLED.ticket, calls=times)
    again = LATER + timedelta(seconds=5) if times < invented.CALLS else LATER
    return replace(CALLED, ticket=ticket, calls_left=max(0, invented.CALLS - times), call_again_at=again)


def _serving(context: UiContext) -> QWidget:
    shell, screen = _window(context, AtWindow=SERVED)
    screen.now.written.set_text("已电话联系劳务公司，对方答应明天上午带工资表来对账")
    screen.now.written.setFocus()
    return shell


def _no_show(context: UiContext) -> QWidget:
    gone = replace(IDLE, missed=(*invented.MISSED, invented.row("A032", 32, TicketState.MISSED, calls=3)))
    undo = Undo(TicketEvent.NOT_COME, "A032", LATER + timedelta(seconds=10))
    answer = InHand(CODE, WindowState.FREE, undo=undo)
    shell, screen = _window(context, AtWindow=gone, NotCome=Outcome(answer, ChangeSet({}, "")))
    screen.model.not_come()
    shell.undo_bar.offer(words.undo_words(undo))
    return shell


def _conflict(context: UiContext) -> QWidget:
    taken = Conflict("ticket.taken", "number", number="A033", who="孙丽", window="W09-2", when="10:25")
    shell, screen = _window(context, CallNext=taken)
    screen.model.call()
    return shell


def _sitting(context: UiContext, *, taken: bool = False) -> QWidget:
    conflict = Conflict("window.taken", "window", who="孙丽", when="08:31")
    shell, screen = _window(context, MyWindow="", SitDown=conflict)
    if taken:
        screen.model.sit(CODE)
    return shell


def _choosing(context: UiContext) -> QWidget:
    own = replace(context, clock=FixedClock(LATER), lanes=Scripted())
    shell = Shell(own)
    screen = WindowScreen(own, "9 号窗口", may_choose=True)
    shell.add_place("window", "monitor", partial(keys.words, "place.2"), "place.2", screen)
    _once_shown(shell, screen, "window.choose")
    return shell


def _sending(context: UiContext) -> QWidget:
    shell, screen = _window(context, AtWindow=SERVED)
    _once_shown(shell, screen, "window.transfer")
    return shell


def _once_shown(shell: Shell, screen: WindowScreen, key: str) -> None:
    """A dialog opens over a window that is there."""
    QTimer.singleShot(0, shell, screen.keys[key].trigger)


def _drafted(context: UiContext) -> QWidget:
    found: dict[str, object] = {
        "day": LATER.date().isoformat(),
        "texts": {"32": "已电话联系劳务公司，对方答应明天上午带工资表来对账"},
    }
    shell, _screen = _window(replace(context, drafts=FoundDrafts(found)), AtWindow=SERVED)
    return shell


def _strip(context: UiContext, now: WindowNow, *, gone: bool = False) -> QWidget:
    """The strip on a desktop; ``gone``: somebody was just marked as not come."""
    undo = Undo(TicketEvent.NOT_COME, "A032", LATER + timedelta(seconds=8))
    answer = Outcome(InHand(CODE, WindowState.FREE, undo=undo), ChangeSet({}, ""))
    own = replace(context, clock=FixedClock(LATER), lanes=Scripted(AtWindow=now, NotCome=answer))
    desktop = QWidget()
    set_flag(desktop, "role", "page")
    screen = WindowScreen(own, "9 号窗口", desktop)
    screen.hide()
    strip = Strip(screen.model, screen.keys)
    strip.setParent(desktop, Qt.WindowType.Widget)
    column = QVBoxLayout(desktop)
    column.addWidget(strip, 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch(1)
    if gone:
        screen.model.not_come()
    return desktop


def states() -> list[tuple[str, Callable[[UiContext], QWidget]]]:
    """Name and maker of every state; a maker builds the whole window with the work place in that state."""
    sent = replace(
        invented.row("A030", 30, TicketState.CALLED, calls=1), from_desk="D07", note="当事人带了调解书，请看第二页"
    )
    kiosk = replace(invented.row("B007", 7, TicketState.SERVING, calls=1), visit=0, matter="", people=1)
    return [
        ("window-sitting", _sitting),
        ("window-taken", partial(_sitting, taken=True)),
        ("window-idle", _at(IDLE)),
        ("window-empty", _at(replace(IDLE, waiting=(), waiting_count=0))),
        ("window-calling-1", _at(_calling(1))),
        ("window-calling-3", _at(_calling(3))),
        ("window-serving", _serving),
        ("window-group", _at(SERVED, replace(WANG, people=7, name="马建军", visit_count=1, priorities=()))),
        ("window-withheld", _at(SERVED, replace(WANG, name="", sex="", birth=None, phone_masked=""))),
        ("window-kiosk", _at(replace(SERVED, case=None, ticket=kiosk))),
        (
            "window-paused",
            _at(replace(IDLE, state=WindowState.PAUSED, pause=PauseReason.MEETING, pause_words="10:45 回来")),
        ),
        ("window-no-show", _no_show),
        ("window-transferred", _at(replace(_calling(1), ticket=replace(sent, why=CallWhy.TRANSFERRED)))),
        ("window-conflict", _conflict),
        ("window-choosing", _choosing),
        ("window-sending", _sending),
        ("window-draft", _drafted),
        ("window-strip-free", partial(_strip, now=IDLE)),
        ("window-strip-nobody", partial(_strip, now=replace(IDLE, waiting=(), waiting_count=0))),
        ("window-strip-calling", partial(_strip, now=_calling(2))),
        ("window-strip-serving", partial(_strip, now=SERVED)),
        ("window-strip-undo", partial(_strip, now=IDLE, gone=True)),
        (
            "window-strip-paused",
            partial(_strip, now=replace(IDLE, state=WindowState.PAUSED, pause=PauseReason.MEETING)),
        ),
    ]
