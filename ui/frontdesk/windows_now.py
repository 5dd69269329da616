"""The windows now: who is there, how many wait (picture s)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from ui import saying
from ui.frontdesk.around import Around, DeskNow
from ui.theme import theme
from ui.widgets.card import Panel
from ui.widgets.table import Table

MOST_LINES = 5
"""So many windows are shown: those with people waiting first."""


class WindowsNow(Panel):
    """A quiet table; nothing in it is pressed."""

    def __init__(self, around: Around, parent: QWidget | None = None) -> None:
        self._around, self._table, self._model = around, Table(), QStandardItemModel(0, 3)
        super().__init__("monitor", parent)
        self._model.setParent(self)
        self._table.setModel(self._model)
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._table.setSelectionMode(Table.SelectionMode.NoSelection)
        self.body.addWidget(self._table)
        around.changed.connect(self.refresh)
        self.refresh()

    def has_lines(self) -> bool:
        """Is there anything to show?"""
        return bool(self._around.names.desks)

    def refresh(self) -> None:
        """Show who is there and who waits."""
        lines = [line for line in self._around.now() if line.waiting or (line.today is not None and line.today.there)]
        lines.sort(key=lambda line: -line.waiting)
        self._model.setHorizontalHeaderLabels([self.tr("Window"), self.tr("Present"), self.tr("Waiting")])
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._model.setHeaderData(2, Qt.Orientation.Horizontal, right, Qt.ItemDataRole.TextAlignmentRole)
        self._model.setRowCount(0)
        for line in sorted(lines[:MOST_LINES], key=lambda line: line.desk.code):
            self._model.appendRow(_row(line))
        self._table.setFixedHeight(theme().scaled(32) + self._model.rowCount() * theme().px("row") + 2)

    def retranslate(self) -> None:
        self.set_heading(self.tr("Windows now"))
        self._table.setAccessibleName(self.tr("Windows now"))
        self.refresh()

    def restyle(self) -> None:
        super().restyle()
        self.body.setContentsMargins(1, 0, 1, 1)
        self._table.setColumnWidth(0, theme().scaled(240))
        self._table.setColumnWidth(1, theme().scaled(140))
        self.refresh()


def _row(line: DeskNow) -> list[QStandardItem]:
    who = (line.today.who or line.today.presence.value) if line.today is not None else ""
    cells = [saying.desk_title(line.desk.code, line.desk.name, short=True), who, str(line.waiting)]
    items = [QStandardItem(text) for text in cells]
    for item in items:
        item.setEditable(False)
    items[2].setTextAlignment(Qt.AlignmentFlag.AlignRight)
    return items
