"""Time pills, risk tags and small tags, as widgets and as cells of a table: one paint function each (:mod:`ui.theme.painters`)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.painters import paint_pill, paint_risk, paint_tag, pill_size, risk_size, tag_size
from ui.widgets.living import Living


class _Badge(Living, QWidget):
    def __init__(self, kind: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._text = kind, text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(text)
        self.built()

    def show_state(self, kind: str, text: str) -> None:
        """Another state and its words."""
        self._kind, self._text = kind, text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words."""
        return self._text

    def kind(self) -> str:
        """The state, level or icon."""
        return self._kind

    def sizeHint(self) -> QSize:
        raise NotImplementedError

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class TimePill(_Badge):
    """``state``: green orange red paused done (design 2.2). Rounded, icon, word, number."""

    def sizeHint(self) -> QSize:
        return pill_size(self._kind, self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_pill(QPainter(self), QRectF(self.rect()), self._kind, self._text)


class RiskTag(_Badge):
    """``level``: red orange yellow blue. Square, four bars, the word 风险 in front unless the column says it."""

    def sizeHint(self) -> QSize:
        return risk_size(self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_risk(QPainter(self), QRectF(self.rect()), self._kind, self._text)


class Tag(_Badge):
    """A small tag with an optional icon; ``accent`` for what a reader or the program did."""

    def __init__(
        self, text: str, icon: str = "", *, accent: bool = True, ground: str = "", parent: QWidget | None = None
    ) -> None:
        self._accent, self._ground = accent, ground
        super().__init__(icon, text, parent)

    def sizeHint(self) -> QSize:
        return tag_size(self._text, self._kind)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_tag(QPainter(self), QRectF(self.rect()), self._text, self._kind, accent=self._accent, ground=self._ground)
