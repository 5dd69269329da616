"""Picking a desk or matter by pinyin initials: a field that keeps the input method off, and the list it finds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from hall.routing.orders import Picked
from ui import saying
from ui.theme import theme
from ui.widgets.living import Living
from ui.widgets.scan_line_edit import ScanLineEdit
from ui.widgets.table import BadgeDelegate


class PickEdit(ScanLineEdit):
    """Arrows move in the list, Enter takes, Esc leaves the list and keeps what is written elsewhere."""

    moved = Signal(object)
    taken = Signal()
    left_alone = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~KEYPAD:
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left_alone.emit()
        else:
            super().keyPressEvent(event)


KEYPAD = Qt.KeyboardModifier.KeypadModifier


class PickList(Living, QListWidget):
    """What was found, the most used first; a click takes."""

    taken = Signal(object)
    """A :class:`hall.routing.orders.Picked`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picks: tuple[Picked, ...] = ()
        self.setItemDelegate(BadgeDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemClicked.connect(lambda _item: self.take())
        self.built()

    def show_picks(self, picks: Sequence[Picked]) -> None:
        """Show these; the first is marked."""
        self._picks = tuple(picks)
        self.clear()
        for pick in self._picks:
            title = saying.desk_title(pick.desk, pick.desk_name)
            item = QListWidgetItem(f"{title} · {pick.matter_name}" if pick.matter_name else title)
            item.setSizeHint(QSize(0, theme().px("row")))
            item.setToolTip(item.text())
            self.addItem(item)
        if self._picks:
            self.setCurrentRow(0)

    def move_by(self, by: int) -> None:
        """Mark the next or the one before."""
        if self._picks:
            self.setCurrentRow(min(max(self.currentRow() + by, 0), len(self._picks) - 1))

    def take(self) -> None:
        """Take the marked one."""
        at = self.currentRow()
        if 0 <= at < len(self._picks):
            self.taken.emit(self._picks[at])

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Desks and matters found"))
        self.show_picks(self._picks)

    def restyle(self) -> None:
        self.show_picks(self._picks)
