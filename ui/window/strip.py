"""The window as a strip over other programs: number, keys, who waits. For a clerk who works in another program.

Its keys work while the strip is the active window (a click on it, or the desktop's own key for changing windows, makes it
so). Keys that work while another program is active are not offered: a program on Wayland cannot take them, and on the other
desktops they would take F1 to F8 away from every program.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from hall.errors import EnvironmentFault, UserError
from hall.queueing.orders import Undo
from hall.queueing.rules import WindowState
from ui import keys
from ui.keys import KeyAction
from ui.language import error_sentence
from ui.theme import theme
from ui.widgets.living import Living, announce
from ui.widgets.note import Note
from ui.window import words
from ui.window.strip_parts import StripButton, StripHead
from ui.window.viewmodel import Act, WindowModel

ACTS = (
    Act.CALL,
    Act.START,
    Act.AGAIN,
    Act.NOT_COME,
    Act.TRANSFER,
    Act.PAUSE,
    Act.HOLD,
    Act.FINISH,
    Act.BRING_BACK,
)
"""Start stands in the place of Call while somebody is called."""

PLACE = "strip"
_FEW = 2
"""So few keys need no row of their own."""

_SNAP = 24
"""So near to an edge of the screen it goes to the edge."""


class Remembering(Protocol):
    """Keeps short texts between starts (:class:`ui.preferences.PreferenceFile`)."""

    def text(self, name: str) -> str:
        """What was kept."""
        ...

    def remember(self, **texts: str) -> None:
        """Keep."""
        ...


class Strip(Living, QWidget):
    """Frameless, above other windows; it comes back where it was left. ``actions`` are the keys of the window."""

    full = Signal()
    """Back to the full window."""

    def __init__(
        self,
        model: WindowModel,
        actions: Mapping[str, KeyAction],
        kept: Remembering | None = None,
        parent: QWidget | None = None,
    ) -> None:
        flags = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(parent, flags)
        self._model, self._kept = model, kept
        self._undo: Undo | None = None
        self._row = QWidget(self)
        self.head, self.waiting = StripHead(self._row), StripHead(self._row)
        self.waiting.setCursor(Qt.CursorShape.ArrowCursor)
        self.buttons: dict[Act, StripButton] = {}
        for act in ACTS:
            self.buttons[act] = StripButton(parent=self._row)
            self.buttons[act].follow(actions[f"window.{act}"], own_words=act is Act.PAUSE)
        for action in actions.values():
            self.addAction(action)
        self._back, self._full = keys.action("undo", self), keys.action("full_window", self)
        self._back.triggered.connect(lambda _on=False: self._take_back())
        self._full.triggered.connect(lambda _on=False: self.full.emit())
        self.undo_button, self.full_button = StripButton(parent=self._row), StripButton(parent=self._row)
        self.undo_button.follow(self._back)
        self.full_button.follow(self._full, own_words=True)
        self.addActions([self._back, self._full])
        self.trouble = Note("orange", "circle-alert", parent=self)
        self.trouble.hide()
        self._grid = QGridLayout(self._row)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._row)
        column.addWidget(self.trouble)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head.dragged.connect(self._drag)
        self.head.dropped.connect(self._drop)
        model.changed.connect(self.refresh)
        model.busy_changed.connect(self.refresh)
        model.stepped.connect(self._offer)
        model.refused.connect(self._refuse)
        model.nobody.connect(lambda: announce(self, self.tr("Nobody waits at this moment")))
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self.refresh)
        self.built()

    # what is shown

    def refresh(self) -> None:
        """Show the window as it stands at this moment."""
        if self._undo is not None and self._model.time() >= self._undo.until:
            self._undo = None
        self._say_head()
        self._say_waiting()
        state, main = self._model.state(), self._model.main()
        for act, button in self.buttons.items():
            button.set_kind("primary" if act is main else "secondary")
            button.setVisible(self._undo is None and self._has_place(act, state))
        paused = state is WindowState.PAUSED
        self.buttons[Act.PAUSE].set_words(self.tr("Go on") if paused else self.tr("Pause"))
        again = self._model.cool_down() if state is WindowState.CALLING else 0
        self.buttons[Act.AGAIN].set_count(self.tr("{n} s").replace("{n}", str(again)) if again else "")
        self.undo_button.setVisible(self._undo is not None)
        self._back.setEnabled(self._undo is not None)
        if self._undo is not None:
            left = max(0, round((self._undo.until - self._model.time()).total_seconds()))
            self.undo_button.set_count(self.tr("{n} s").replace("{n}", str(left)))
        self.arrange()

    @staticmethod
    def _has_place(act: Act, state: WindowState) -> bool:
        """While the window pauses there is one key; while somebody is called, Start is in the place of Call."""
        if state is WindowState.PAUSED:
            return act is Act.PAUSE
        return act is not (Act.CALL if state is WindowState.CALLING else Act.START)

    def _say_head(self) -> None:
        model, now = self._model, self._model.now
        if now is None:
            self.head.show_lines("", self.tr("Sit down at a window in the full window first"), "", icon="armchair")
        elif self._undo is not None:
            self.head.show_lines("", words.undo_words(self._undo).replace("**", ""), "", icon="undo-2")
        elif now.state is WindowState.PAUSED:
            reason = words.pause_words(now.pause) if now.pause is not None else ""
            told = " · ".join(part for part in (reason, now.pause_words) if part)
            self.head.show_lines("", self.tr("This window pauses"), told, icon="circle-pause", look="paused")
        elif now.ticket is not None:
            who = model.visit.name or self.tr("Name withheld") if model.visit is not None else ""
            self.head.show_lines(now.ticket.number, who, self._how_long())
        elif (following := model.next()) is not None:
            waits = self.tr("waits {time}").replace("{time}", words.minutes(following.arrived, model.time()))
            first = self.tr("Next: {number}").replace("{number}", following.number)
            self.head.show_lines("", first, waits, icon="megaphone")
        else:
            self.head.show_lines(
                "", self.tr("Nobody waits now"), self.tr("Whoever comes is shown here"), icon="armchair"
            )

    def _how_long(self) -> str:
        now, time = self._model.now, self._model.time()
        if now is None or now.ticket is None:
            return ""
        if now.started_at is not None:
            return self.tr("served for {time}").replace("{time}", words.minutes(now.started_at, time))
        text = self.tr("call {n} · on the way {time}").replace("{n}", str(now.ticket.calls))
        return text.replace("{time}", words.minutes(now.called_at or time, time))

    def _say_waiting(self) -> None:
        now, following = self._model.now, self._model.next()
        count = self.tr("{n} waiting").replace("{n}", str(0 if now is None else now.waiting_count))
        tag = "" if following is None else words.why_tag(following)[1]
        then = "" if following is None else self.tr("next {number}").replace("{number}", following.number)
        self.waiting.show_lines("", count, " ".join(part for part in (then, tag) if part), look="plain")

    def _offer(self, undo: object) -> None:
        self._undo = undo if isinstance(undo, Undo) else None
        self.refresh()

    def _take_back(self) -> None:
        self._undo = None
        self._model.take_back()

    def _refuse(self, trouble: object) -> None:
        """Trouble in words under the strip; ``None``: another step began."""
        said = isinstance(trouble, UserError | EnvironmentFault)
        if isinstance(trouble, UserError | EnvironmentFault):
            self.trouble.say("{words}", words=error_sentence(trouble))
        elif trouble is None:
            self._undo = None
        self.trouble.setVisible(said)
        self.arrange()

    # layout

    def arrange(self) -> None:
        """One row, or two where the screen is too narrow or the type too large."""
        shown = [self.buttons[act] for act in ACTS if not self.buttons[act].isHidden()]
        shown += [] if self.undo_button.isHidden() else [self.undo_button]
        wide = self.head.sizeHint().width() + self.waiting.sizeHint().width()
        wide += sum(button.sizeHint().width() for button in (*shown, self.full_button))
        two = len(shown) > _FEW and wide > self._room().width() - 2 * _SNAP
        wanted = (two, *shown)
        if wanted != self._arranged:
            self._arranged = wanted
            self._lay(shown, two=two)
        if self.isWindow():
            self.adjustSize()

    _arranged: tuple[object, ...] = ()

    def _lay(self, shown: list[StripButton], *, two: bool) -> None:
        while self._grid.count():
            self._grid.takeAt(0)
        if not two:
            for at, part in enumerate((self.head, *shown, self.waiting, self.full_button)):
                self._grid.addWidget(part, 0, at)
            return
        below = max(1, len(shown))
        self._grid.addWidget(self.head, 0, 0, 1, max(1, below - 2))
        self._grid.addWidget(self.waiting, 0, max(1, below - 2))
        self._grid.addWidget(self.full_button, 0, max(1, below - 2) + 1)
        for at, part in enumerate(shown):
            self._grid.addWidget(part, 1, at)

    def _room(self) -> QRect:
        return self.screen().availableGeometry()

    # its place

    def open_there(self) -> None:
        """Show it where it was left, as far as that is on a screen; else at the middle of the upper edge."""
        self.refresh()
        at = self._left_at()
        self.show()
        self.move(self._inside(at if at is not None else QPoint(self._room().center().x() - self.width() // 2, 0)))
        self.activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._clock.start()

    def _left_at(self) -> QPoint | None:
        x, _, y = ("" if self._kept is None else self._kept.text(PLACE)).partition(",")
        try:
            return QPoint(int(x), int(y))
        except ValueError:
            return None

    def _inside(self, at: QPoint) -> QPoint:
        """The nearest place on a screen; near an edge, at the edge."""
        screen = QGuiApplication.screenAt(at) or self.screen()
        room = screen.availableGeometry()
        right, low = room.right() - self.width() + 1, room.bottom() - self.height() + 1
        x, y = (
            min(max(at.x(), room.left()), max(right, room.left())),
            min(max(at.y(), room.top()), max(low, room.top())),
        )
        x = room.left() if x - room.left() < _SNAP else right if right - x < _SNAP and right > room.left() else x
        y = room.top() if y - room.top() < _SNAP else low if low - y < _SNAP and low > room.top() else y
        return QPoint(x, y)

    def _drag(self, by: QPoint) -> None:
        self.move(self.pos() + by)

    def _drop(self) -> None:
        self.move(self._inside(self.pos()))
        if self._kept is not None:
            self._kept.remember(**{PLACE: f"{self.x()},{self.y()}"})

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the strip is not leaving the program."""
        if self.isVisible():
            event.ignore()
            self.full.emit()

    def put_away(self) -> None:
        """The full window stands again."""
        self._clock.stop()
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isWindow() and self.isVisible():
            self.move(self._inside(self.pos()))

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Window strip"))
        self.head.setToolTip(self.tr("Move: drag here"))
        self.full_button.set_words(self.tr("Full"))
        self.refresh()

    def restyle(self) -> None:
        self.setMinimumHeight(theme().px("row"))
        self.arrange()
