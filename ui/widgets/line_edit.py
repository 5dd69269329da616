"""The one-line field, with what can stand inside it: an icon at the left; a tag, a key cap, a unit, a mark of trouble at the right."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import fonts, icons, theme
from ui.theme.painters import cap_size, paint_cap, paint_tag, tag_size
from ui.widgets.living import Living, set_flag


class LineEdit(Living, QLineEdit):
    """A field. Its height comes from the tokens and never changes with focus or trouble."""

    left = Signal()
    """The focus went elsewhere: what stands here may be checked."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._lead = ""
        self._tag = ("", "")
        self._unit = ""
        self._cap = ""
        self._trouble = False
        self.textChanged.connect(fonts.cover)
        self.built()

    def set_lead(self, icon: str) -> None:
        """An icon at the left."""
        self._lead = icon
        self._make_room()

    def set_tag(self, text: str, icon: str = "check") -> None:
        """A tag at the right such as ``✓ 读卡``; ``""`` takes it away."""
        self._tag = (text, icon)
        self._make_room()

    def set_unit(self, text: str) -> None:
        """A unit at the right end such as ``元``."""
        self._unit = text
        self._make_room()

    def set_keycap(self, text: str) -> None:
        """The key that brings the caret here."""
        if text != self._cap:
            self._cap = text
            self._make_room()

    def set_trouble(self, on: bool) -> None:
        """Danger border and sign."""
        self._trouble = on
        set_flag(self, "problem", "true" if on else None)
        self._make_room()

    def set_soft(self, on: bool) -> None:
        """Orange border: please look, nothing is blocked."""
        set_flag(self, "soft", "true" if on else None)

    def set_auto(self, on: bool, tag: str = "", icon: str = "check") -> None:
        """The value came from a reader: other ground and a tag saying where from; still editable."""
        set_flag(self, "auto", "true" if on else None)
        self.set_tag(tag if on else "", icon)
        if on and not self.hasFocus():
            self.home(False)

    def restyle(self) -> None:
        self._make_room()

    def _inside(self) -> list[tuple[str, int]]:
        look = theme()
        made: list[tuple[str, int]] = []
        if self._trouble:
            made.append(("trouble", look.px("icon.small")))
        if self._unit:
            made.append(("unit", look.metrics("body").horizontalAdvance(self._unit) + 1))
        if self._cap:
            made.append(("cap", cap_size(self._cap).width()))
        if self._tag[0]:
            made.append(("tag", tag_size(*self._tag).width()))
        return made

    def _make_room(self) -> None:
        gap = theme().space(1) + 2
        right = sum(width + gap for _, width in self._inside())
        left = theme().px("icon.small") + gap if self._lead else 0
        room = QMargins(left, 0, right, 0)
        if room != self.textMargins():
            self.setTextMargins(room)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.home(False)
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        inside = self._inside()
        if not inside and not self._lead:
            return
        look = theme()
        painter = QPainter(self)
        gap = look.space(1) + 2
        if self._lead:
            side = look.px("icon.small")
            icons.paint(
                painter,
                self._lead,
                look.color("muted"),
                QRectF(look.space(2) + 1, (self.height() - side) // 2, side, side),
            )
        x = self.width() - look.space(2) - 1
        for what, width in inside:
            x -= width
            if what == "trouble":
                icons.paint(
                    painter, "circle-alert", look.color("danger"), QRectF(x, (self.height() - width) // 2, width, width)
                )
            elif what == "unit":
                painter.setFont(look.font("body"))
                painter.setPen(look.color("muted"))
                painter.drawText(
                    QRectF(x, 0, width, self.height()),
                    int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine),
                    self._unit,
                )
            else:
                height = look.px("keycap")
                room = QRectF(x, (self.height() - height) // 2, width, height)
                if what == "cap":
                    paint_cap(painter, room, self._cap, ground=look.color("surface"))
                else:
                    paint_tag(painter, room, *self._tag)
            x -= gap
