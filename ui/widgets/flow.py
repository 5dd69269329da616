"""Things in a row that wrap into the next when the row is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then down; every item at its own size, in the middle of its row."""

    def __init__(self, spacing: int = 6, parent: QWidget | None = None, *, row_gap: int | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._row_gap = spacing if row_gap is None else row_gap
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), dry=True)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, dry=False)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, max((hint.height() for hint in shown), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, dry: bool) -> int:
        rows: list[list[tuple[int, QLayoutItem, QSize]]] = [[]]
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            width = min(hint.width(), max(rect.width(), item.minimumSize().width()))
            if item.hasHeightForWidth():
                hint.setHeight(item.heightForWidth(width))
            if x > 0 and x + width > rect.width():
                rows.append([])
                x = 0
            rows[-1].append((x, item, QSize(width, hint.height())))
            x += width + self.spacing()
        y = 0
        for row in rows:
            tallest = max((size.height() for _, _, size in row), default=0)
            if not dry:
                for left, item, size in row:
                    middle = rect.y() + y + (tallest - size.height()) // 2
                    item.setGeometry(QRect(QPoint(rect.x() + left, middle), size))
            y += tallest + self._row_gap
        return max(0, y - self._row_gap)
