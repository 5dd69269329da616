"""The visitor's own words: running text in which matched and dangerous words are marked without touching the text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from ui.theme import fonts, theme
from ui.widgets.living import Living, set_flag
from ui.widgets.walk import step

_UNDERLINE = 2


class WordsEdit(Living, QPlainTextEdit):
    """Enter moves on (``next_field``), Shift+Enter back, Alt+Enter makes a new line, Tab walks."""

    next_field = Signal()
    previous_field = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matched: tuple[str, ...] = ()
        self._danger: tuple[str, ...] = ()
        self._found: list[tuple[int, int, bool]] = []
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._mark)
        self.built()

    def text(self) -> str:
        """What was written."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Replace everything; the caret goes to the end."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def set_marks(self, matched: Sequence[str], danger: Sequence[str] = ()) -> None:
        """Mark these words wherever they stand; dangerous ones in red."""
        if (tuple(matched), tuple(danger)) != (self._matched, self._danger):
            self._matched, self._danger = tuple(matched), tuple(danger)
            self._mark()

    def set_trouble(self, on: bool) -> None:
        """Danger border."""
        set_flag(self, "problem", "true" if on else None)

    def set_soft(self, on: bool) -> None:
        """Orange border."""
        set_flag(self, "soft", "true" if on else None)

    def set_auto(self, on: bool, tag: str = "", icon: str = "check") -> None:
        """As for a one-line field; a words field shows the ground only."""
        set_flag(self, "auto", "true" if on else None)

    def restyle(self) -> None:
        self.setMinimumHeight(theme().metrics("body").lineSpacing() * 2 + theme().scaled(16))
        self._mark()

    def marked(self) -> list[tuple[str, bool]]:
        """The words marked now, in order of the text, and whether they are dangerous."""
        text = self.toPlainText()
        return [(text[start:end], danger) for start, end, danger in self._found]

    def _mark(self) -> None:
        look = theme()
        text = self.toPlainText()
        fonts.cover(text)
        found: list[tuple[int, int, bool]] = []
        for words, danger in ((self._danger, True), (self._matched, False)):
            for word in sorted(words, key=len, reverse=True):
                at = text.find(word) if word else -1
                while at >= 0:
                    if not any(at < end and start < at + len(word) for start, end, _ in found):
                        found.append((at, at + len(word), danger))
                    at = text.find(word, at + len(word))
        self._found = sorted(found)
        selections = []
        for start, end, danger in self._found:
            mark = QTextEdit.ExtraSelection()
            style = QTextCharFormat()
            style.setBackground(look.color("mark.danger" if danger else "mark"))
            style.setForeground(look.color("text"))
            cursor = QTextCursor(self.document())
            cursor.setPosition(_units(text, start))
            cursor.setPosition(_units(text, end), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, style
            selections.append(mark)
        self.setExtraSelections(selections)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if held == Qt.KeyboardModifier.AltModifier:
                self.insertPlainText("\n")
                self.ensureCursorVisible()
            elif held == Qt.KeyboardModifier.ShiftModifier:
                self.previous_field.emit()
                step(self, back=True)
            elif held == Qt.KeyboardModifier.NoModifier:
                self.next_field.emit()
                step(self)
            else:
                event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._found:
            return
        look = theme()
        painter = QPainter(self.viewport())
        offset = self.contentOffset()
        text = self.toPlainText()
        block = self.firstVisibleBlock()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(offset)
            if place.top() > self.viewport().height():
                break
            for start, end, danger in self._found:
                first = max(_units(text, start) - block.position(), 0)
                last = min(_units(text, end) - block.position(), block.length() - 1)
                while first < last:
                    line = block.layout().lineForTextPosition(first)
                    stop = min(last, line.textStart() + line.textLength())
                    x, right = _x(line.cursorToX(first)), _x(line.cursorToX(stop))
                    foot = place.top() + line.y() + line.height() - 1
                    painter.fillRect(
                        QRectF(place.left() + x, foot - _UNDERLINE, right - x, _UNDERLINE),
                        look.color("danger" if danger else "mark.line"),
                    )
                    if stop <= first:
                        break
                    first = stop
            block = block.next()


def _units(text: str, at: int) -> int:
    """Qt counts UTF-16 units, Python characters."""
    return at if text.isascii() else len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def _x(found: object) -> float:
    return float(found[0]) if isinstance(found, tuple) else float(found)  # type: ignore[arg-type]
