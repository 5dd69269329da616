"""White sheets on the window's ground: a plain card, and a panel with a heading."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import icons, theme
from ui.widgets.living import Living, role, set_flag


class Icon(Living, QWidget):
    """A tinted icon; decoration only, a word always stands next to it."""

    def __init__(self, name: str, tone: str = "accent", *, share: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone, self._share = name, tone, share
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.built()

    def set_icon(self, name: str, tone: str = "") -> None:
        """Another icon, another colour token."""
        self._name, self._tone = name, tone or self._tone
        self.update()

    def sizeHint(self) -> QSize:
        side = round(theme().px("icon") * self._share)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._name, theme().color(self._tone), QRectF(self.rect()))


class Card(Living, QFrame):
    """A white sheet with a hairline; add to ``body``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_flag(self, "role", "card")
        self.body = QVBoxLayout(self)
        self.built()

    def restyle(self) -> None:
        pad = theme().space(3)
        self.body.setContentsMargins(pad, pad - 2, pad, pad)
        self.body.setSpacing(theme().scaled(9))


class Panel(Living, QFrame):
    """A card with a heading line: icon, words, and at its right whatever is added to ``head``."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_flag(self, "role", "card")
        self._icon = Icon(icon)
        self._heading = role(QLabel(), "strong")
        self._head = QFrame()
        set_flag(self._head, "role", "panelhead")
        self.head = QHBoxLayout(self._head)
        self.head.addWidget(self._icon)
        self.head.addWidget(self._heading)
        self.head.addStretch(1)
        self.body = QVBoxLayout()
        self._foot: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._column.addLayout(self.body, 1)
        self.built()

    def set_heading(self, text: str) -> None:
        """The heading's words; they also name the panel for a screen reader."""
        self._heading.setText(text)
        self.setAccessibleName(text)

    def set_icon(self, name: str) -> None:
        """Another icon before the heading."""
        self._icon.set_icon(name)

    def set_foot(self, widget: QWidget | None) -> None:
        """Something that stays at the bottom under a hairline."""
        if self._foot is not None:
            self._column.removeWidget(self._foot)
            self._foot.deleteLater()
            self._foot = None
        if widget is not None:
            foot = QFrame()
            set_flag(foot, "role", "panelfoot")
            inside = QVBoxLayout(foot)
            inside.setContentsMargins(theme().space(3), theme().space(2), theme().space(3), theme().space(2))
            inside.addWidget(widget)
            self._column.addWidget(foot)
            self._foot = foot

    def restyle(self) -> None:
        look = theme()
        self._head.setFixedHeight(look.px("row") + 2)
        self.head.setContentsMargins(look.space(3), 0, look.space(3), 0)
        self.head.setSpacing(look.space(2))
        self.body.setContentsMargins(look.space(3), look.space(2) + 2, look.space(3), look.space(3))
        self.body.setSpacing(look.scaled(9))


class Rule(QFrame):
    """A hairline across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_flag(self, "role", "rule")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
