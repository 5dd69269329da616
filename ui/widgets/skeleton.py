"""Grey lines where something is being read; they appear only if it takes longer than half a second."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.living import Living

_SHARES = (0.70, 0.92, 0.55)


class Skeleton(Living, QWidget):
    """``start()`` when reading begins, ``stop()`` when it is done."""

    def __init__(self, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._shown = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show_now)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.built()

    def start(self) -> None:
        """Reading has begun."""
        self._timer.start(theme().motion("busy_mark_after"))

    def stop(self) -> None:
        """Reading is done."""
        self._timer.stop()
        self._shown = False
        self.update()

    def show_now(self) -> None:
        """Half a second is over."""
        self._shown = True
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Being read"))

    def sizeHint(self) -> QSize:
        return QSize(theme().scaled(120), theme().scaled(19) * self._lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shown:
            return
        look = theme()
        painter = QPainter(self)
        for at in range(self._lines):
            painter.fillRect(
                QRectF(0, at * look.scaled(19), self.width() * _SHARES[at % 3], look.scaled(12)),
                look.color("disabled.bg"),
            )
