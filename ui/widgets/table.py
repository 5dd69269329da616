"""The look of a table: sunken head, hairlines, a stripe at the selected row, a violet focus cell, pills and tags in cells."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import fonts, theme
from ui.theme.painters import box, paint_pill, paint_risk, paint_tag, pill_size, risk_size, tag_size
from ui.widgets.living import Living

PILL_ROLE: Final = Qt.ItemDataRole.UserRole + 101
"""The time state of the cell: green orange red paused done; the cell's text is the pill's."""
RISK_ROLE: Final = Qt.ItemDataRole.UserRole + 102
"""The risk level of the cell: red orange yellow blue."""
TAG_ROLE: Final = Qt.ItemDataRole.UserRole + 103
"""A quiet tag behind the text, for instance ``10:31 孙丽``."""
BOLD_ROLE: Final = Qt.ItemDataRole.UserRole + 104
"""Bold text (names of chosen people)."""


class BadgeDelegate(QStyledItemDelegate):
    """Paints every cell. The accessible text of a cell stays the words of its pill."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        view = self.parent()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(rect, look.color("select"))
        elif isinstance(view, Table) and view.hovered_row == index.row():
            painter.fillRect(rect, look.color("hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.color("line"))
        if selected and isinstance(view, QTableView) and view.horizontalHeader().visualIndex(index.column()) == 0:
            painter.fillRect(QRect(rect.left(), rect.top(), look.border("stripe"), rect.height()), look.color("accent"))
        self._content(painter, rect, index, selected)
        if state & QStyle.StateFlag.State_HasFocus:
            box(painter, QRectF(rect), fill=None, line=look.color("focus"), width=look.border("focus"))
        painter.restore()

    def _content(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, selected: bool
    ) -> None:
        look = theme()
        text = str(index.data() or "")
        pill, risk, tag = index.data(PILL_ROLE), index.data(RISK_ROLE), index.data(TAG_ROLE)
        room = QRectF(rect).adjusted(look.space(2), 0, -look.space(2), 0)
        if pill or risk:
            size = pill_size(pill, text) if pill else risk_size(text)
            place = QRectF(
                room.x(),
                rect.top() + (rect.height() - size.height()) // 2,
                min(size.width(), room.width()),
                size.height(),
            )
            if pill:
                paint_pill(painter, place, pill, text)
            else:
                paint_risk(painter, place, risk, text)
            return
        fonts.cover(text)
        bold = bool(index.data(BOLD_ROLE))
        metrics = look.metrics("body", bold=bold)
        if tag:
            size = tag_size(str(tag), "refresh-cw")
            room.setRight(room.right() - size.width() - 6)
        painter.setFont(look.font("body", bold=bold))
        painter.setPen(look.color("select.text" if selected else "text"))
        raw = index.data(Qt.ItemDataRole.TextAlignmentRole)
        align = Qt.AlignmentFlag(int(raw)) if raw else Qt.AlignmentFlag.AlignLeft
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(room.width()) + 1)
        painter.drawText(
            room,
            int(
                Qt.AlignmentFlag.AlignVCenter
                | (align & Qt.AlignmentFlag.AlignHorizontal_Mask)
                | Qt.TextFlag.TextSingleLine
            ),
            shown,
        )
        if tag:
            x = room.x() + metrics.horizontalAdvance(shown) + 6
            paint_tag(
                painter,
                QRectF(x, rect.top() + (rect.height() - size.height()) // 2, size.width(), size.height()),
                str(tag),
                "refresh-cw",
            )

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        text = str(index.data() or "")
        if index.data(PILL_ROLE):
            width = pill_size(index.data(PILL_ROLE), text).width()
        elif index.data(RISK_ROLE):
            width = risk_size(text).width()
        else:
            width = theme().metrics("body", bold=bool(index.data(BOLD_ROLE))).horizontalAdvance(text)
        return QSize(width + 2 * theme().space(2), theme().px("row"))


class Table(Living, QTableView):
    """A table in the house's look; give it any model. Rows select as a whole, the arrow keys move a violet cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self.setItemDelegate(BadgeDelegate(self))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.entered.connect(lambda index: self._hover(index.row()))
        self.built()

    def restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px("row"))
        self.horizontalHeader().setFixedHeight(theme().scaled(32))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()
