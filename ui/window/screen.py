"""The work place 窗口: the eight keys, and below them the queue, whoever stands here, and his case."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hall.errors import EnvironmentFault, UserError
from hall.queueing.orders import Undo
from hall.queueing.rules import WindowState
from ui import keys
from ui.language import error_sentence
from ui.theme import theme
from ui.widgets.key_button import KeyButton
from ui.widgets.living import Living, announce, layout_of, set_flag
from ui.widgets.note import Note
from ui.window import words
from ui.window.case import CasePanel
from ui.window.dialogs import (
    BringBackDialog,
    ChooseDialog,
    FinishDialog,
    HoldDialog,
    PauseDialog,
    StepDialog,
    TransferDialog,
)
from ui.window.drafting import Drafting
from ui.window.now import NowPanel
from ui.window.queue import QueuePanel
from ui.window.sitting import Sitting
from ui.window.viewmodel import Act, WindowModel

if TYPE_CHECKING:
    from hall.queueing.orders import QueueRow
    from ui.context import UiContext
    from ui.window.strip import Remembering, Strip

WIDTHS: Final = {"wide": (320, 420), "normal": (280, 348)}
"""Queue and person at the standard size (design 7); what is left goes to the case."""

_BAR: Final = (
    (Act.CALL, "megaphone"),
    (Act.AGAIN, "rotate-ccw"),
    (Act.NOT_COME, "user-x"),
    (Act.TRANSFER, "move-right"),
    (Act.PAUSE, "pause"),
    (Act.HOLD, "hourglass"),
    (Act.FINISH, "smile"),
    (Act.BRING_BACK, "undo-2"),
)
_UNBOUND = 16_777_215
_SECOND = 1000


class WindowScreen(Living, QWidget):
    """One window. ``place`` is where this PC stands; ``may_choose``: whoever sits here may call a given number;
    ``kept`` remembers where the strip stood."""

    def __init__(
        self,
        context: UiContext,
        place: str = "",
        parent: QWidget | None = None,
        *,
        may_choose: bool = False,
        kept: Remembering | None = None,
    ) -> None:
        super().__init__(parent)
        set_flag(self, "role", "page")
        self._context, self._kept = context, kept
        self.strip: Strip | None = None
        self.model = WindowModel(context, place, self, may_choose=may_choose)
        self._queue_open = False
        self.keys = {key.id: keys.action(key.id, self) for key in keys.KEYS if key.place == "window"}
        self.buttons: dict[Act, KeyButton] = {}
        self._bar = QWidget()
        self._bar_grid = QGridLayout(self._bar)
        for act, icon in _BAR:
            button = KeyButton(icon=icon, main=True)
            button.follow(self.keys[f"window.{act}"], own_words=act is Act.PAUSE)
            self.buttons[act] = button
        self.trouble = Note("orange", "circle-alert")
        self.queue = QueuePanel()
        self.now, self.case = NowPanel(self.model, self.keys), CasePanel()
        self.drafting = Drafting(context.drafts, context.clock, self.now.written.text, self.model.kept_tickets, self)
        self.sitting = Sitting(place)
        self._body = QHBoxLayout()
        for part in (self.queue, self.now, self.case):
            self._body.addWidget(part)
        desk = QWidget()
        self._column = QVBoxLayout(desk)
        self._column.addWidget(self._bar)
        self._column.addWidget(self.trouble)
        self._column.addLayout(self._body, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.sitting)
        self._pages.addWidget(desk)
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND)
        self._clock.timeout.connect(self._tick)
        self.trouble.hide()
        self._bind()
        self.built()
        self._know()

    def _bind(self) -> None:
        model = self.model
        acts: dict[str, Callable[[], object]] = {
            "window.call": model.call,
            "window.again": model.again,
            "window.not_come": model.not_come,
            "window.transfer": self._transfer,
            "window.pause": self._pause,
            "window.hold": self._hold,
            "window.finish": self._finish,
            "window.bring_back": self._bring_back,
            "window.start": model.start,
            "window.queue": self._switch_queue,
            "window.leave": model.leave,
            "window.choose": self._choose,
            "window.take_draft": self._take_draft,
        }
        for id, act in acts.items():
            self.keys[id].triggered.connect(lambda _on=False, act=act: act())
            self.addAction(self.keys[id])
        model.changed.connect(self._show)
        model.known.connect(self._know)
        model.busy_changed.connect(self._enable)
        model.stepped.connect(self._offer)
        model.nobody.connect(self._say_nobody)
        model.refused.connect(self._refuse)
        self.now.written.textChanged.connect(self.drafting.touched)
        self.drafting.changed.connect(self._offer_draft)
        self.sitting.chosen.connect(lambda code: model.sit(str(code)))

    # what is shown

    def _know(self) -> None:
        self.sitting.offer(self.model.windows, self.model.desks, self.model.seats)
        self._show()

    def _show(self) -> None:
        model = self.model
        mine, before = self._has_caret(), self._state
        self._state = model.state()
        seated = model.now is not None
        self._pages.setCurrentWidget(self._desk if seated else self.sitting)
        self.setFocusProxy(None if seated else self.sitting)  # type: ignore[arg-type]
        ticket = model.ticket()
        if ticket is None or ticket.number != self._number:
            self.now.written.set_text(self.drafting.turn_to(None if ticket is None else ticket.ticket))
            self._number = "" if ticket is None else ticket.number
            announce(self, self._number)
        self.queue.show_queue(model.now, model.matters, model.time())
        self.now.refresh()
        self._offer_draft()
        self.case.show_visit(model.visit, model.matters, model.time(), model.papers)
        self._enable()
        if mine and self._state is not before:
            caret = self.now.written if self._state is WindowState.SERVING else self
            caret.setFocus(Qt.FocusReason.OtherFocusReason)

    _number = ""
    _state = WindowState.EMPTY

    def _has_caret(self) -> bool:
        """Is the caret here? What has it may be hidden or closed by the next step, and the keys have to go on working."""
        there = cast("QWidget | None", self.window().focusWidget())  # the stubs promise one always
        return there is not None and (there is self or self.isAncestorOf(there))

    def _enable(self) -> None:
        mine = self._has_caret()
        acts, main = self.model.acts(), self.model.main()
        for act in Act:
            self.keys[f"window.{act}"].setEnabled(act in acts)
        for act, button in self.buttons.items():
            button.set_kind("primary" if act is main else "secondary")
        paused = self.model.state() is WindowState.PAUSED
        self.buttons[Act.PAUSE].set_words(self.tr("Go on") if paused else self.tr("Pause"))
        self.buttons[Act.PAUSE].set_icon("play" if paused else "pause")
        left = self.model.cool_down() if self.model.state() is WindowState.CALLING else 0
        again = self.tr("{n} s").replace("{n}", str(left)) if left else ""
        self.buttons[Act.AGAIN].set_count(again, "")
        self._fit_bar()
        if mine and not self._has_caret():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self) -> None:
        if self.model.now is not None:
            self.now.tick()
            self.queue.show_queue(self.model.now, self.model.matters, self.model.time())
            self._enable()

    def _refuse(self, trouble: object) -> None:
        """Trouble in words above the panels, or beside the field of the window that is taken."""
        away = self.model.now is None and isinstance(trouble, UserError)
        self.sitting.tell(trouble if isinstance(trouble, UserError) and away else None)
        said = isinstance(trouble, UserError | EnvironmentFault) and not away
        self.trouble.setVisible(said)
        if isinstance(trouble, UserError | EnvironmentFault) and said:
            sentence = error_sentence(trouble)
            self.trouble.say("{words}", words=sentence)
            announce(self.trouble, sentence)

    def _say_nobody(self) -> None:
        if self._context.notices is not None:
            self._context.notices.toast(self.tr("Nobody waits at this moment"), "armchair")

    def _offer(self, undo: object) -> None:
        if self._context.notices is not None and isinstance(undo, Undo):
            self._context.notices.offer_undo(words.undo_words(undo), self.model.take_back)

    # what keys do

    def _ask(self, dialog: StepDialog, told: Callable[[tuple[object, ...]], None]) -> None:
        dialog.wanted.connect(lambda answer: told(answer if isinstance(answer, tuple) else (answer,)))

    def _owner(self) -> QWidget:
        """What a dialog stands over."""
        return self.strip if self.strip is not None and self.strip.isVisible() else self

    def _in_hand(self) -> QueueRow:
        ticket = self.model.ticket()
        if ticket is None:
            raise LookupError("the action is only enabled with a ticket in hand")
        return ticket

    def _pause(self) -> None:
        if self.model.state() is WindowState.PAUSED:
            self.model.resume()
            return
        self._ask(PauseDialog(self._owner(), self.keys["window.pause"]), lambda told: self.model.pause(*told))  # type: ignore[arg-type]

    def _hold(self) -> None:
        dialog = HoldDialog(self._owner(), self.keys["window.hold"], self._in_hand().number)
        self._ask(dialog, lambda told: self.model.hold(*told))  # type: ignore[arg-type]

    def _transfer(self) -> None:
        row = self._in_hand()
        action, model = self.keys["window.transfer"], self.model
        dialog = TransferDialog(self._owner(), action, row.number, model.desks, row.desk, model.colleagues())
        self._ask(dialog, self._send)

    def _send(self, told: tuple[object, ...]) -> None:
        desk, clerk, note, back = told
        self.model.transfer(str(desk), str(note), clerk=str(clerk), come_back=bool(back))

    def _choose(self) -> None:
        waiting = () if self.model.now is None else self.model.now.waiting
        dialog = ChooseDialog(self._owner(), self.keys["window.choose"], waiting)
        self._ask(dialog, lambda told: self.model.choose(str(told[0]), str(told[1])))

    def _offer_draft(self) -> None:
        found = self.drafting.offered()
        self.now.offer_draft(found)
        self.keys["window.take_draft"].setEnabled(bool(found) and self.model.state() is WindowState.SERVING)

    def _take_draft(self) -> None:
        self.now.written.set_text(self.drafting.take())
        self.now.written.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        row, said = self._in_hand(), self.now.written.text()
        of_desk = [one for one in self.model.matters.values() if row.matter == one.code or one.desk == row.desk]
        dialog = FinishDialog(self._owner(), self.keys["window.finish"], row, of_desk, self.model.desks)
        self._ask(dialog, lambda told: self.model.finish(str(told[0]), told[1], said, str(told[2])))  # type: ignore[arg-type]

    def _bring_back(self) -> None:
        kept = self.model.kept()
        if len(kept) == 1:
            self.model.bring_back(kept[0].number)
        elif kept:
            dialog = BringBackDialog(self._owner(), self.keys["window.bring_back"], kept)
            self._ask(dialog, lambda told: self.model.bring_back(str(told[0])))

    def _switch_queue(self) -> None:
        self._queue_open = not self._queue_open
        self._arrange()

    # the strip

    def shrink(self) -> bool:
        """Become a strip over other programs; false while one sits nowhere: there is nothing to show then."""
        if self.model.now is None:
            return False
        if self.strip is None:
            from ui.window.strip import Strip  # most clerks work in the full window

            self.strip = Strip(self.model, self.keys, self._kept, self)
            self.strip.full.connect(self.expand)
        self.strip.open_there()
        self.window().hide()
        return True

    def expand(self) -> None:
        """Be the full window again."""
        if self.strip is not None and self.strip.isVisible():
            self.strip.put_away()
            self.window().show()
            self.window().activateWindow()

    # layout

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        if self.strip is not None:
            self.strip.put_away()

    def hideEvent(self, event: QHideEvent) -> None:
        if self._owner() is self:
            self._clock.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Lay out for the effective width (design 7)."""
        mode = layout_of(self)
        slim = mode in {"narrow", "tiny"}
        look = theme()
        queue, now = (look.scaled(width) for width in WIDTHS["wide" if mode == "wide" else "normal"])
        self.queue.setVisible(not slim or self._queue_open)
        self.case.setVisible(mode != "tiny" and not (slim and self._queue_open))
        self.now.arrange(slim=slim)
        for part, width in ((self.queue, queue), (self.now, now)):
            part.setMaximumWidth(_UNBOUND if mode == "tiny" else width)
        self._body.setStretch(0, 280)
        self._body.setStretch(1, 348)
        self._body.setStretch(2, 0 if not self.case.isVisible() and not self.case.isVisibleTo(self) else 680)
        self._fit_bar()

    def _fit_bar(self) -> None:
        """One row of eight, or two rows of four where they do not fit."""
        look = theme()
        gap = look.space(2)
        row = [self.buttons[act] for act, _icon in _BAR]
        room = self.width() - 2 * look.space(4)
        wide = sum(button.sizeHint().width() for button in row) + gap * (len(row) - 1)
        columns = len(row) if wide <= room else len(row) // 2
        if columns == self._columns:
            return
        self._columns = columns
        for at, button in enumerate(row):
            self._bar_grid.addWidget(button, at // columns, at % columns)

    _columns = 0

    def minimumSizeHint(self) -> QSize:
        """Small: what does not fit is laid out otherwise, or scrolls."""
        return QSize(theme().scaled(360), theme().scaled(300))

    def retranslate(self) -> None:
        self._enable()

    def restyle(self) -> None:
        look = theme()
        self._bar_grid.setContentsMargins(0, 0, 0, 0)
        self._bar_grid.setSpacing(look.space(2))
        self._body.setSpacing(look.space(3))
        self._column.setContentsMargins(look.space(4), look.space(3), look.space(4), look.space(3))
        self._column.setSpacing(look.space(3))
        QTimer.singleShot(0, self, self._arrange)
