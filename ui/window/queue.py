"""Who waits at this desk in the order of calling, who is held here, who was missed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hall.catalogue.rules import Matter
from hall.queueing.orders import QueueRow, WindowNow
from hall.queueing.rules import TicketState
from ui.saying import desk_words
from ui.theme import fonts, theme
from ui.theme.painters import paint_tag, tag_size
from ui.widgets.card import Panel
from ui.widgets.empty_state import EmptyState
from ui.widgets.living import Living, role, set_flag
from ui.widgets.rich import RichText
from ui.window import words

_NUMBER = 62
"""Room of a number at the standard size."""


class QueueLine(Living, QWidget):
    """One ticket: its number; why it stands here; what it is about; how long."""

    def __init__(self, row: QueueRow, *, first: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self._first = first
        self._tag: tuple[str, str] = ("", "")
        self._line = self._time = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.built()

    def say(self, matters: Mapping[str, Matter], now: datetime) -> None:
        """Set the words of this moment."""
        row = self.row
        self._tag = words.why_tag(row) if row.state is TicketState.WAITING else ("", "")
        told = [words.matter_name(matters, row.matter)]
        self._time = words.minutes(row.arrived, now)
        if row.state is TicketState.HELD:
            told = [row.reason]
            self._time = words.minutes(row.since, now)
            if row.until is not None:
                until = self.tr("back at {time}").replace("{time}", f"{row.until:%H:%M}")
                told.append(until)
        elif row.state is TicketState.MISSED:
            told = [self.tr("called {n} times").replace("{n}", str(row.calls))]
            self._time = words.minutes(row.since, now)
        elif self._first:
            told.append(self.tr("the next one"))
        if row.from_desk and row.state is TicketState.WAITING:
            told.append(self.tr("from {desk}").replace("{desk}", desk_words(row.from_desk)))
        self._line = " · ".join(part for part in told if part)
        spoken = " · ".join(part for part in (row.number, self._tag[1], self._line, self._time) if part)
        self.setAccessibleName(spoken)
        self.setToolTip(" · ".join(part for part in (self._line, row.note) if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        tag = look.px("keycap") + 4 if self._tag[1] else 0
        inner = max(look.metrics("strong", bold=True).height(), tag + look.metrics("small").height())
        return QSize(look.scaled(180), max(look.px("row"), inner + look.scaled(12)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().scaled(150), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        if self._first:
            painter.fillRect(self.rect(), look.color("sunken"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), look.color("line"))
        fonts.cover(self._line)
        pad = look.space(3)
        room = QRectF(self.rect()).adjusted(pad, 0, -pad, -1)
        time = look.metrics("small").horizontalAdvance(self._time)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setPen(look.color("text"))
        painter.setFont(look.font("strong", bold=True))
        painter.drawText(room, int(flags), self.row.number)
        painter.setFont(look.font("small"))
        painter.setPen(look.color("text2"))
        painter.drawText(room, int(flags | Qt.AlignmentFlag.AlignRight), self._time)
        left = room.x() + look.scaled(_NUMBER)
        width = room.right() - left - time - look.space(2)
        height = look.metrics("small").height()
        y = (self.height() - height) / 2
        icon, tag = self._tag
        if tag:
            tag = look.metrics("small").elidedText(tag, Qt.TextElideMode.ElideRight, round(width) - look.scaled(32))
            size = tag_size(tag, icon)
            y = (self.height() - size.height() - 4 - height) / 2
            paint_tag(painter, QRectF(left, y, min(size.width(), width), size.height()), tag, icon)
            y += size.height() + 4
        painter.setFont(look.font("small"))
        painter.setPen(look.color("text2"))
        shown = look.metrics("small").elidedText(self._line, Qt.TextElideMode.ElideRight, round(width))
        painter.drawText(QRectF(left, y, width, height), int(flags), shown)


class QueuePanel(Panel):
    """The left column of the window."""

    def __init__(self) -> None:
        self._longest = role(QLabel(), "small")
        self._now: WindowNow | None = None
        self._matters: Mapping[str, Matter] = {}
        self._time: datetime | None = None
        self._lines: list[QueueLine] = []
        self._shown: tuple[tuple[QueueRow, ...], ...] = ()
        self._nobody = EmptyState("armchair")
        self._kept_head = RichText("strong", "text")
        self._waiting, self._kept = QVBoxLayout(), QVBoxLayout()
        self._today = RichText("small", "text2")
        self._kept_row = QHBoxLayout()
        self.why = RichText("small", "text2")
        self._why_row = QHBoxLayout()
        super().__init__("users")
        self.head.addWidget(self._longest)
        inside = QWidget()
        set_flag(inside, "role", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._waiting, self._kept):
            part.setContentsMargins(0, 0, 0, 0)
            part.setSpacing(0)
        column.addWidget(self._nobody)
        column.addLayout(self._waiting)
        column.addStretch(1)
        self._kept_row.addWidget(self._kept_head)
        column.addLayout(self._kept_row)
        column.addLayout(self._kept)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self._why_row.addWidget(self.why)
        self.body.addLayout(self._why_row)
        self.body.addWidget(area, 1)
        self.set_foot(self._today)
        self.retranslate()

    def lines(self) -> list[QueueLine]:
        """Everybody who is shown: waiting, held, missed."""
        return list(self._lines)

    def show_queue(self, now: WindowNow | None, matters: Mapping[str, Matter], time: datetime) -> None:
        """Show a window's queue at this moment."""
        self._now, self._matters, self._time = now, matters, time
        rows = ((), (), ()) if now is None else (now.waiting, now.held, now.missed)
        if rows != self._shown:
            self._shown = rows
            self._build(rows)
        self.retranslate()

    def _build(self, rows: tuple[tuple[QueueRow, ...], ...]) -> None:
        for line in self._lines:
            line.setParent(None)
            line.deleteLater()
        self._lines = []
        for at, row in enumerate(rows[0]):
            self._add(self._waiting, QueueLine(row, first=at == 0))
        for row in (*rows[1], *rows[2]):
            self._add(self._kept, QueueLine(row))

    def _add(self, column: QVBoxLayout, line: QueueLine) -> None:
        column.addWidget(line)
        self._lines.append(line)

    def retranslate(self) -> None:
        if self.body.count() == 0:
            return  # not laid out yet: what has no parent would open as a window of its own
        now, time = self._now, self._time
        self.set_heading(self.tr("{n} waiting").replace("{n}", str(0 if now is None else now.waiting_count)))
        self._nobody.say(self.tr("Nobody waits"), self.tr("Whoever comes is shown here at once"))
        if now is None or time is None:
            return
        for line in self._lines:
            line.say(self._matters, time)
        self._nobody.setVisible(not now.waiting)
        self.why.setVisible(bool(now.waiting))
        if now.waiting:
            why = words.why_line(now.waiting[0])
            self.why.say("**{number}** {why}", number=now.waiting[0].number, why=why)
        longest = min((row.arrived for row in now.waiting), default=None)
        text = self.tr("longest {time}")
        self._longest.setText("" if longest is None else text.replace("{time}", words.minutes(longest, time)))
        kept = [self.tr("held {n}").replace("{n}", str(len(now.held)))] if now.held else []
        kept += [self.tr("no-show {n}").replace("{n}", str(len(now.missed)))] if now.missed else []
        self._kept_head.setVisible(bool(kept))
        self._kept_head.say("**{kept}**", kept=" · ".join(kept))
        done = [self.tr("Done today: {n}").replace("{n}", str(now.served_today))]
        if now.mean_minutes is not None:
            done.append(self.tr("{n} min on average").replace("{n}", str(now.mean_minutes)))
        self._today.set_text(" · ".join(done))

    def restyle(self) -> None:
        super().restyle()
        self.body.setContentsMargins(0, 0, 0, 0)
        pad = theme().space(3)
        self._why_row.setContentsMargins(pad, theme().space(2), pad, theme().space(1))
        self._kept_row.setContentsMargins(pad, pad, pad, theme().space(1))
