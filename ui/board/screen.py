"""The board on the wall, painted as one piece: drawn for 1920×1080 and scaled to whatever hangs there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from hall.queueing.orders import CallShown
from ui.board.viewmodel import DESKS, ROWS, BoardModel, Part, Row
from ui.context import UiContext
from ui.language import day_words
from ui.theme import fonts, icons, theme
from ui.theme.painters import box
from ui.theme.tokens import tokens
from ui.voice.rules import bare_window, short_window, window_said
from ui.widgets.living import Living, announce

if TYPE_CHECKING:
    from ui.voice.speaking import Voice

T = TypeVar("T")

WIDTH, HEIGHT = 1920, 1080
_PX: Final = 96 / 72
_SMALLEST: Final = 0.4
"""A text is made smaller to fit, but not below this share of its size; then it is cut with dots."""

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter

_HEAD = QRectF(48, 0, 1824, 104)
_NOW = QRectF(48, 136, 1060, 504)
_RECENT = QRectF(1140, 136, 732, 504)
_NEXT = QRectF(48, 672, 516, 292)
_MISSED = QRectF(592, 672, 516, 292)
_WAITING = QRectF(1140, 672, 732, 292)
_FOOT = QRectF(0, 996, WIDTH, 84)


class BoardScreen(Living, QWidget):
    """Never a name, never a key: it is looked at from ten metres away."""

    def __init__(self, context: UiContext, parent: QWidget | None = None, *, voice: Voice | None = None) -> None:
        super().__init__(parent)
        if voice is not None:
            voice.setParent(self)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        still = not self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        self._voice = voice
        self.model = BoardModel(context, self, still=still, voice=voice)
        self._fonts: dict[tuple[float, bool], QFont] = {}
        self._minute = QTimer(self)
        self._minute.setInterval(1000)
        self._minute.timeout.connect(self._tick)
        self._minute.start()
        self._said = ""
        self._shown_minute = ""
        self.model.changed.connect(self._change)
        self.model.flashed.connect(self._flash)
        self.built()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Board"))
        self._change()

    def restyle(self) -> None:
        self._fonts.clear()

    def _change(self) -> None:
        words = self.call_words()
        if words != self._said:
            self._said = words
            self.setAccessibleName(words)
            if words:
                announce(self, words)
        self.update()

    def call_words(self) -> str:
        """The current call as a sentence."""
        call = self.model.current
        if call is None:
            return ""
        bare = bare_window(call.window_name)
        if bare == call.window_name:
            return self.tr("Number {number}, please go to {window}").format(number=call.number, window=bare)
        return self.tr("Number {number}, please go to window {window}").format(number=call.number, window=bare)

    def _flash(self) -> None:
        self.update(self._on_screen(_NOW).toAlignedRect())

    def _tick(self) -> None:
        minute = f"{self.model.now():%H:%M}"
        if minute != self._shown_minute:
            self._shown_minute = minute
            self.update()

    # painting

    def _scale(self) -> float:
        return min(self.width() / WIDTH, self.height() / HEIGHT)

    def _on_screen(self, area: QRectF) -> QRectF:
        k = self._scale()
        x, y = (self.width() - WIDTH * k) / 2, (self.height() - HEIGHT * k) / 2
        return QRectF(x + area.x() * k, y + area.y() * k, area.width() * k, area.height() * k)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, k = theme(), QPainter(self), self._scale()
        painter.fillRect(event.rect(), look.color("board.window"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate((self.width() - WIDTH * k) / 2, (self.height() - HEIGHT * k) / 2)
        painter.scale(k, k)
        parts = (
            (_HEAD, self._paint_head),
            (_NOW, self._paint_now),
            (_RECENT, self._paint_recent),
            (_NEXT, self._paint_next),
            (_MISSED, self._paint_missed),
            (_WAITING, self._paint_waiting),
            (_FOOT, self._paint_foot),
        )
        for area, paint in parts:
            if self._on_screen(area).intersects(QRectF(event.rect())):
                paint(painter, area)

    def _font(self, pt: float, *, bold: bool) -> QFont:
        key = (pt, bold)
        if key not in self._fonts:
            made = QFont()
            made.setFamilies(fonts.families())
            made.setPixelSize(max(1, round(pt * _PX)))
            made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
            self._fonts[key] = made
        return self._fonts[key]

    def _write(
        self,
        painter: QPainter,
        area: QRectF,
        text: str,
        role: str,
        color: str,
        align: Qt.AlignmentFlag = LEFT,
        *,
        bold: bool = False,
        pt: float = 0,
    ) -> float:
        """One line into an area, smaller if it has to be; the answer is how wide it became."""
        pt = pt or float(tokens()["font"]["board_pt_at_1080p"][role])
        wide = QFontMetricsF(self._font(pt, bold=bold)).horizontalAdvance(text)
        if wide > area.width() > 0:
            pt = max(pt * _SMALLEST, int(pt * area.width() / wide))
        font = self._font(pt, bold=bold)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width() + 1)
        painter.setFont(font)
        painter.setPen(theme().color(f"board.{color}"))
        painter.drawText(area, int(align | Qt.TextFlag.TextSingleLine), shown)
        return QFontMetricsF(font).horizontalAdvance(shown)

    def _paint_head(self, painter: QPainter, area: QRectF) -> None:
        look, now = theme(), self.model.now()
        icons.paint(painter, "door-open", look.color("board.text"), QRectF(area.x(), 26, 52, 52))
        title = self.tr("{centre} · reception hall").format(centre=self.model.centre) if self.model.centre else ""
        end = self._write(painter, area.adjusted(76, 0, -640, 0), title, "title", "text", bold=True)
        if self.model.is_silent():
            silent = self.tr("No sound here")
            self._write(painter, area.adjusted(76 + end + 32, 0, -560, 0), silent, "small", "notice")
        wide = self._write(painter, area, f"{now:%H:%M}", "title", "text", RIGHT, bold=True)
        day = day_words(now.date(), weekday=True)
        self._write(painter, area.adjusted(1200, 0, -wide - 28, 0), day, "body", "text2", RIGHT)
        painter.fillRect(QRectF(0, area.bottom() - 2, WIDTH, 2), look.color("board.line"))

    def _paint_now(self, painter: QPainter, area: QRectF) -> None:
        look, model, call = theme(), self.model, self.model.current
        if model.is_closed():
            self._panel(painter, area)
            self._message(painter, area, self.tr("The hall is closed now"), self.tr("Thank you for coming"))
        elif call is None:
            self._panel(painter, area)
            waits = self.tr("Connecting") if model.board is None else self.tr("Your number will appear here")
            self._message(painter, area, waits, self.tr("Please take a seat"))
        else:
            ground, ink = ("surface.now", "now.text") if model.lit else ("surface", "text")
            box(painter, area, fill=look.color(f"board.{ground}"), line=None, radius=12)
            self._paint_call(painter, area.adjusted(44, 20, -44, -20), call, ink)

    def _paint_call(self, painter: QPainter, area: QRectF, call: CallShown, ink: str) -> None:
        look = theme()
        head, middle = 80.0, 260.0
        right = area.width() * 0.60
        icons.paint(painter, "megaphone", look.color(f"board.{ink}"), QRectF(area.x(), area.y() + 16, 48, 48))
        line = QRectF(area.x() + 68, area.y(), right - 68, head)
        self._write(painter, line, self.tr("Number"), "title", ink, bold=True)
        there = QRectF(area.x() + right + 90, area.y(), area.width() - right - 90, head)
        self._write(painter, there, self.tr("to window"), "title", ink, MIDDLE, bold=True)
        big = QRectF(area.x(), area.y() + head, right - 10, middle)
        self._write(painter, big, call.number, "hero", ink, bold=True)
        arrow = QRectF(area.x() + right, big.center().y() - 40, 80, 80)
        icons.paint(painter, "arrow-right", look.color(f"board.{ink}"), arrow)
        window = QRectF(there.x(), big.y(), there.width(), middle)
        self._write(painter, window, bare_window(call.window_name), "hero", ink, MIDDLE, bold=True)
        painter.fillRect(QRectF(area.x(), big.bottom() + 8, area.width(), 2), look.color(f"board.{ink}"))
        foot = QRectF(area.x(), big.bottom() + 20, area.width(), area.bottom() - big.bottom() - 20)
        wide = self._write(painter, foot, window_said(call.window_name), "title", ink, bold=True)
        self._write(painter, foot.adjusted(wide + 40, 0, 0, 0), self.model.desk_name(call), "title", ink)

    def _message(self, painter: QPainter, area: QRectF, first: str, second: str) -> None:
        inner = area.adjusted(44, 0, -44, 0)
        half = area.height() / 2
        self._write(painter, inner.adjusted(0, 80, 0, -half), first, "number", "text", MIDDLE, bold=True)
        self._write(painter, inner.adjusted(0, half, 0, -100), second, "title", "text2", MIDDLE)

    def _panel(self, painter: QPainter, area: QRectF) -> None:
        box(painter, area, fill=theme().color("board.surface"), line=None, radius=12)

    def _paint_recent(self, painter: QPainter, area: QRectF) -> None:
        part = self.model.rows()
        inner, head = self._headed(painter, area, self.tr("Called before"), part)
        if part.pages == 1:
            self._write(painter, head, self.tr("Window"), "small", "text2", RIGHT)
        row = (inner.bottom() - head.bottom()) / ROWS
        for at, one in enumerate(part.rows):
            line = QRectF(inner.x(), head.bottom() + at * row, inner.width(), row)
            if at:
                painter.fillRect(QRectF(line.x(), line.y(), line.width(), 2), theme().color("board.line"))
            self._paint_row(painter, line, one)

    def _paint_row(self, painter: QPainter, line: QRectF, row: Row) -> None:
        left, ink = line.adjusted(0, 0, -260, 0), "text" if row.number else "text2"
        if row.number:
            wide = self._write(painter, left, row.number, "number", ink, bold=True, pt=58)
        else:
            wide = self._write(painter, left, self.tr("Paused"), "title", ink)
        rest = line.adjusted(wide + 24, 0, 0, 0)
        self._write(painter, rest, short_window(row.window), "number", ink, RIGHT, bold=bool(row.number), pt=58)

    def _paint_next(self, painter: QPainter, area: QRectF) -> None:
        self._paint_numbers(painter, area, self.tr("Please get ready"), "text", self.model.next())

    def _paint_missed(self, painter: QPainter, area: QRectF) -> None:
        self._paint_numbers(painter, area, self.tr("Missed: ask the guide"), "text2", self.model.missed())

    def _paint_numbers(self, painter: QPainter, area: QRectF, title: str, ink: str, part: Part[str]) -> None:
        inner, head = self._headed(painter, area, title, part)
        wide, high = inner.width() / 2, (inner.bottom() - head.bottom()) / 2
        for at, number in enumerate(part.rows):
            cell = QRectF(inner.x() + at % 2 * wide, head.bottom() + at // 2 * high, wide - 16, high)
            self._write(painter, cell, number, "number", ink, bold=True, pt=58)

    def _paint_waiting(self, painter: QPainter, area: QRectF) -> None:
        model, part = self.model, self.model.waiting()
        count = model.waiting_in_all()
        said = self.tr("Still waiting: {count}").format(count=count) if count else self.tr("Nobody waits just now")
        inner, head = self._headed(painter, area, said, part)
        row = (inner.bottom() - head.bottom()) / DESKS
        for at, (_code, name, here) in enumerate(part.rows):
            line = QRectF(inner.x(), head.bottom() + at * row, inner.width(), row)
            self._write(painter, line.adjusted(0, 0, -130, 0), name, "body", "text")
            self._write(painter, line, str(here), "title", "text", RIGHT, bold=True)

    def _headed(self, painter: QPainter, area: QRectF, title: str, part: Part[T]) -> tuple[QRectF, QRectF]:
        """A panel with its heading, and the page where there are several: what is inside, and where the heading stands."""
        self._panel(painter, area)
        inner = area.adjusted(36, 14, -36, -8)
        head = QRectF(inner.x(), inner.y(), inner.width(), 54)
        wide = 0.0
        if part.pages > 1:
            wide = self._write(painter, head, f"{part.page}/{part.pages}", "small", "text2", RIGHT)
        self._write(painter, head.adjusted(0, 0, -wide - 16, 0), title, "small", "text2")
        return inner, head

    def _paint_foot(self, painter: QPainter, area: QRectF) -> None:
        look, model = theme(), self.model
        board = model.board
        if model.lost:
            icon, text = "wifi-off", self.tr("Please go by what the window calls")
            if board is not None:
                old = self.tr("what is shown here is {count} min old").format(count=model.minutes_old())
                text = f"{text} · {old}"
            urgent = True
        else:
            icon, text = "megaphone", board.notice if board is not None else ""
            urgent = board is not None and board.urgent
        if not text:
            return
        ground, ink = ("notice", "now.text") if urgent else ("surface", "notice")
        painter.fillRect(area, look.color(f"board.{ground}"))
        icons.paint(painter, icon, look.color(f"board.{ink}"), QRectF(48, area.y() + 18, 48, 48))
        self._write(painter, area.adjusted(116, 0, -48, 0), text, "body", ink, bold=urgent)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._voice is not None:
            self._voice.end()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fonts.clear()
