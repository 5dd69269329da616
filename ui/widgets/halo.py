"""The violet focus ring: one frame a window, over everything, costing no room in any layout."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from ui.theme import Look, theme
from ui.widgets.living import FOCUS_RING


class _Margins(QProxyStyle):
    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return FOCUS_RING
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, data)


class Halo(QFocusFrame):
    """Follows the focus inside ``window``. Fields always show it, buttons only when the focus came by a key."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._margins = _Margins("Fusion")
        self._margins.setParent(self)
        self.setStyle(self._margins)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._move)
        self._move(None, QApplication.focusWidget())

    def _move(self, _old: QWidget | None, new: QWidget | None) -> None:
        shown = new if new is not None and new.window() is self._window and wears_ring(new) else None
        if shown is not self.widget():
            self.setWidget(shown)  # type: ignore[arg-type]
        if shown is not None:
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        target = cast("QWidget | None", self.widget())  # the stubs promise one always
        if target is None or not wears_ring(target):
            return
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = look.radius("button")
        inner = QRectF(self.rect()).adjusted(FOCUS_RING, FOCUS_RING, -FOCUS_RING, -FOCUS_RING)

        def ring(color: str, start: float, width: float) -> None:
            out = start + width / 2
            painter.setPen(QPen(look.color(color), width))
            painter.drawRoundedRect(inner.adjusted(-out, -out, out, out), radius + out, radius + out)

        if look.look is Look.CONTRAST:
            ring("focus", 1 if isinstance(target, QAbstractButton) else 0, 3)
        elif isinstance(target, QAbstractButton):
            ring("focus.halo", 1, 4)
            ring("focus", 1, 2)
        elif target.property("problem"):
            ring("focus.halo", 0, 3)
            ring("focus", 3, 2)
        else:
            ring("focus.halo", 0, 3)


def wears_ring(widget: QWidget) -> bool:
    """Does this widget show the ring now?"""
    if isinstance(widget, QAbstractButton):
        return bool(getattr(widget, "ring", True))
    return isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox) and not isinstance(
        widget.parentWidget(), QAbstractItemView
    )
