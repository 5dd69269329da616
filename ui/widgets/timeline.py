"""The story of a case: the day at the left, a line with a ring for each entry, what happened and who; the newest on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.living import Living
from ui.widgets.rich import RichText

_RING, _LINE = 11, 2
_DAY_WIDTH = 86


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: finished words. ``late`` is a limit that passed (a red square instead of the ring)."""

    day: str
    what: str
    who: str
    late: bool = False


class _Row(Living, QWidget):
    def __init__(self, entry: Entry, *, newest: bool, last: bool) -> None:
        super().__init__()
        self._entry, self._newest, self._last = entry, newest, last
        self._day = RichText("small", "text2", align=Qt.AlignmentFlag.AlignRight)
        self._what, self._who = RichText("body", "danger" if entry.late else "text"), RichText("small", "text2")
        self._day.set_text(entry.day)
        self._what.say("**{what}**" if newest or entry.late else "{what}", what=entry.what)
        self._who.set_text(entry.who)
        self._left = QVBoxLayout()
        self._left.addWidget(self._day)
        self._left.addStretch(1)
        self._right = QVBoxLayout()
        self._right.setSpacing(1)
        self._right.addWidget(self._what)
        self._right.addWidget(self._who)
        self._right.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._left)
        self._row.addLayout(self._right, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(" · ".join(filter(None, (entry.day, entry.what, entry.who))))
        self.built()

    def restyle(self) -> None:
        look = theme()
        self._day.setFixedWidth(look.scaled(_DAY_WIDTH))
        self._left.setContentsMargins(0, look.scaled(2), 0, 0)
        self._row.setContentsMargins(0, 0, 0, look.scaled(8))
        self._row.setSpacing(look.scaled(_RING + 14))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = look.scaled(_DAY_WIDTH) + self._row.spacing() / 2
        centre = QPointF(middle, look.metrics("body").height() / 2 + 1)
        top = centre.y() if self._newest else 0
        bottom = centre.y() if self._last else self.height()
        painter.fillRect(QRectF(middle - _LINE / 2, top, _LINE, bottom - top), look.color("line"))
        side = look.scaled(_RING)
        mark = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        if self._entry.late:
            painter.fillRect(mark, look.color("danger"))
            return
        painter.setPen(QPen(look.color("accent"), _LINE))
        painter.setBrush(look.color("accent" if self._newest else "surface"))
        painter.drawEllipse(mark)


class Timeline(Living, QWidget):
    """Give it the entries, the newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.built()

    def entries(self) -> tuple[Entry, ...]:
        """What it shows."""
        return self._entries

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these."""
        if tuple(entries) == self._entries:
            return
        self._entries = tuple(entries)
        while (item := self._column.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.setParent(None)
                row.deleteLater()
        last = len(self._entries) - 1
        for at, entry in enumerate(self._entries):
            self._column.addWidget(_Row(entry, newest=at == 0, last=at == last))
        self._column.addStretch(1)
