"""The button of the house: an icon, a word, and the key that does the same."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme import Look, icons, theme
from ui.theme.painters import box, cap_size, paint_cap
from ui.widgets.key_cap import key_text
from ui.widgets.painted import PaintedButton


class _Tones(NamedTuple):
    fill: str
    hover: str
    press: str
    line: str
    ink: str
    cap: str


_KINDS: Final = {
    "primary": _Tones("accent", "accent.hover", "accent.press", "accent", "accent.text", "accent.line"),
    "secondary": _Tones("surface", "hover", "select", "line.strong", "text", "line.strong"),
    "quiet": _Tones("", "hover", "select", "", "accent", "line.strong"),
    "danger": _Tones("surface", "danger.tint", "danger.tint", "danger", "danger", "line.strong"),
    "danger_fill": _Tones("danger", "danger.hover", "danger.hover", "danger", "accent.text", "accent.text"),
    "on_bar": _Tones("bar", "bar.hover", "bar.hover", "accent.line", "bar.text", "accent.line"),
}
_BOLD: Final = ("primary", "danger_fill")


class KeyButton(PaintedButton):
    """Kinds: primary (one a region), secondary, quiet, danger, danger_fill, on_bar. ``main`` is the tall one of the action bar,
    ``small`` one in the head of a panel, ``mini`` one in the line of a label (as high as that line)."""

    def __init__(
        self,
        text: str = "",
        kind: str = "secondary",
        key: QKeySequence | str = "",
        icon: str = "",
        *,
        main: bool = False,
        small: bool = False,
        mini: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind, self._key, self._icon = kind, key, icon
        self._main, self._small, self._mini = main, small or mini, mini
        self._action: QAction | None = None
        self._own_words = bool(text)
        self._count = ""
        self._count_room = ""
        self._busy = ""
        self._busy_shown = False
        self._menu: QMenu | None = None
        self._busy_timer = QTimer(self)
        self._busy_timer.setSingleShot(True)
        self._busy_timer.timeout.connect(self.show_busy)
        self.built()
        self._name()

    # what it says

    def follow(self, action: QAction, *, own_words: bool = False) -> None:
        """Take words (unless ``own_words``), key and state from an action, and trigger it when pressed."""
        self._action = action
        self._own_words = own_words
        action.changed.connect(self._read_action)
        self.clicked.connect(action.trigger)
        self._read_action()

    def set_words(self, text: str) -> None:
        super().set_words(text)
        self._name()

    def set_key(self, key: QKeySequence | str) -> None:
        """Show another key on the cap."""
        self._key = key
        self._refit()

    def set_icon(self, icon: str) -> None:
        """Another icon, or none."""
        self._icon = icon
        self._refit()

    def set_kind(self, kind: str) -> None:
        """Another kind, when the filled button moves with the state."""
        self._kind = kind
        self._refit()

    def kind(self) -> str:
        """primary, secondary, quiet, danger, danger_fill or on_bar."""
        return self._kind

    def set_count(self, text: str, widest: str = "") -> None:
        """A number behind the cap, for instance the seconds left; ``widest`` keeps its room."""
        self._count, self._count_room = text, widest or self._count_room or text
        self._refit()

    def set_menu(self, menu: QMenu | None) -> None:
        """Open a menu when pressed; the arrow says so."""
        if self._menu is None and menu is not None:
            self.clicked.connect(self._open_menu)
        self._menu = menu
        self._refit()

    def set_busy(self, text: str) -> None:
        """Say what is going on (``"Saving…"``) until called with ``""``. Presses are ignored at once, the mark shows after half a second."""
        self._busy = text
        if text:
            self._busy_timer.start(theme().motion("busy_mark_after"))
        else:
            self._busy_timer.stop()
            self._busy_shown = False
            self.setMinimumWidth(0)
        self._name()
        self.update()

    def is_busy(self) -> bool:
        """Is something going on?"""
        return bool(self._busy)

    def cap_text(self) -> str:
        """The words on the key cap, ``""`` without one."""
        return key_text(self._key)

    # inside

    def _refit(self) -> None:
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(self._busy or self.spoken())
        self.setAccessibleDescription(self.cap_text())

    def _read_action(self) -> None:
        if self._action is None:
            return
        self._key = self._action.shortcut()
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.statusTip() if not self._action.isEnabled() else "")
        if not self._own_words:
            super().set_words(self._action.text())
        self._name()
        self._refit()

    def show_busy(self) -> None:
        """Half a second is over: show the mark."""
        self.setMinimumWidth(self.sizeHint().width())
        self._busy_shown = True
        self.update()

    def _open_menu(self) -> None:
        if self._menu is not None:
            self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def nextCheckState(self) -> None:
        if not self._busy:
            super().nextCheckState()

    def hitButton(self, at: QPoint) -> bool:
        return not self._busy and super().hitButton(at)

    def click(self) -> None:
        if not self._busy:
            super().click()

    def animateClick(self) -> None:
        self.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._busy and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        super().keyPressEvent(event)

    def _bold(self) -> bool:
        return self._kind in _BOLD

    def _role(self) -> str:
        return "strong" if self._main else "small" if self._small else "body"

    def _pads(self) -> int:
        if self._mini:
            return theme().scaled(2)
        return theme().scaled(20 if self._main else 8 if self._kind == "quiet" else 10 if self._small else 14)

    def _parts(self) -> list[tuple[str, str, int]]:
        """What is drawn, from left to right: (part, words, width)."""
        look = theme()
        metrics = look.metrics(self._role(), bold=self._bold())
        icon_px = look.px("icon") if self._main else look.px("icon.small")
        if self._busy_shown:
            return [("icon", "hourglass", icon_px), ("text", self._busy, metrics.horizontalAdvance(self._busy) + 1)]
        made: list[tuple[str, str, int]] = []
        icon = self._icon or ("ban" if not self.isEnabled() and not self.cap_text() else "")
        if icon:
            made.append(("icon", icon, icon_px))
        if self.text():
            made.append(("text", self.words(), metrics.horizontalAdvance(self.words()) + 1))
        if self.cap_text():
            made.append(("cap", self.cap_text(), cap_size(self.cap_text()).width()))
        if self._count:
            made.append(("count", self._count, look.metrics("body", bold=True).horizontalAdvance(self._count_room) + 4))
        if self._menu is not None:
            made.append(("icon", "chevron-down", look.px("icon.small")))
        return made

    def sizeHint(self) -> QSize:
        look = theme()
        parts = self._parts()
        width = sum(part[2] for part in parts) + look.space(2) * max(0, len(parts) - 1) + 2 * self._pads()
        if self._mini:
            height = look.metrics("small").height()
        elif self._main:
            height = look.px("button.main")
        else:
            height = look.px("button") - (look.scaled(6) if self._small else 0)
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        tones = _KINDS[self._kind]
        painter = QPainter(self)
        rect = QRectF(self.rect())
        fill, line, ink, cap = tones.fill, tones.line, tones.ink, tones.cap
        if not self.isEnabled():
            fill, line, ink, cap = (
                ("disabled.bg" if tones.fill else ""),
                ("line" if tones.line else ""),
                "disabled",
                "line",
            )
        elif self.isDown() or self.isChecked():
            fill = tones.press
        elif self.hovered and not self._busy:
            fill = tones.hover
        if fill or line:
            box(
                painter,
                rect,
                fill=look.color(fill) if fill else None,
                line=look.color(line) if line else None,
                radius=look.radius("button"),
            )
        if ink == "accent.text" and look.look is Look.CONTRAST:
            cap = ink
        parts = self._parts()
        gap = look.space(2)
        x = (self.width() - sum(part[2] for part in parts) - gap * (len(parts) - 1)) / 2
        for what, words, width in parts:
            room = QRectF(round(x), 0, width, self.height())
            if what == "icon":
                icons.paint(
                    painter, words, look.color(ink), QRectF(room.x(), round((self.height() - width) / 2), width, width)
                )
            elif what == "cap":
                height = min(look.px("keycap"), self.height() - 1)
                paint_cap(
                    painter,
                    QRectF(room.x(), round((self.height() - height) / 2), width, height),
                    words,
                    ink=look.color("text2" if ink == "text" else ink),
                    line=look.color(cap),
                    ground=look.color("surface")
                    if self._kind in ("secondary", "quiet", "danger") and self.isEnabled()
                    else None,
                )
            else:
                painter.setFont(
                    look.font("body" if what == "count" else self._role(), bold=self._bold() or what == "count")
                )
                painter.setPen(look.color(ink))
                flags = Qt.AlignmentFlag.AlignVCenter | (
                    Qt.AlignmentFlag.AlignRight if what == "count" else Qt.AlignmentFlag.AlignLeft
                )
                painter.drawText(room, int(flags | Qt.TextFlag.TextSingleLine), words)
            x += width + gap
