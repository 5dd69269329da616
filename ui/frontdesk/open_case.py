"""One open case of the person at the desk: what it is about, how its clocks stand, and the two ways on."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hall.cases.orders import CaseBrief
from ui import saying
from ui.frontdesk.around import Names
from ui.keys import KeyAction
from ui.language import day_words
from ui.theme import theme
from ui.widgets.badges import TimePill
from ui.widgets.flow import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.living import Living
from ui.widgets.rich import RichText


class OpenCaseBlock(Living, QWidget):
    """Tinted, as wide as its panel. The first case answers to the keys, the others to their own button."""

    join = Signal(object)
    """The id of the case."""

    def __init__(
        self,
        case: CaseBrief,
        names: Names,
        today: date,
        keys: tuple[KeyAction, KeyAction] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._case, self._names, self._today, self._keys = case, names, today, keys
        self._title = RichText("body", "text")
        self._pill = TimePill("green", "")
        self._summary = RichText("body", "text")
        self._lines = [RichText("small", "text2") for _ in range(3)]
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._pill)
        self.join_button, self.other_button = KeyButton(small=True), KeyButton(small=True)
        host = QWidget()
        flow = FlowLayout(8, host)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        host.setSizePolicy(policy)
        self.setSizePolicy(policy)
        flow.addWidget(self.join_button)
        if keys is not None:
            self.join_button.set_kind("primary")
            self.join_button.follow(keys[0])
            self.other_button.follow(keys[1])
            flow.addWidget(self.other_button)
        else:
            self.join_button.clicked.connect(lambda: self.join.emit(case.case))
            self.other_button.hide()
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self._summary)
        for line in self._lines:
            self._column.addWidget(line)
        self._column.addWidget(host)
        self.built()

    def retranslate(self) -> None:
        case = self._case
        self._title.say(self.tr("**Still open**"))
        clock = saying.worst_clock(case.clocks)
        self._pill.setVisible(clock is not None)
        if clock is not None:
            self._pill.show_state(*saying.pill(clock))
            self._pill.setToolTip(clock.line)
        about = self._names.matter(case.matter)
        self._summary.say(
            "**{about}** {sum}", about=about, sum="" if case.amount_fen is None else saying.money(case.amount_fen)
        )
        accepted = self.tr("accepted {day}").replace("{day}", day_words(case.opened_at.date(), today=self._today))
        self._lines[0].set_text(case.paper_number or case.number)
        self._lines[1].set_text(f"{saying.desk_words(case.desk)} · {accepted}")
        last = self.tr("Last step: {what} ({day})").replace("{what}", saying.event_words(case.last_event))
        self._lines[2].set_text(last.replace("{day}", day_words(case.last_event_at.date(), today=self._today)))
        self._lines[2].setVisible(bool(case.last_event))
        if self._keys is None:
            self.join_button.set_words(self.tr("Add to this one"))

    def restyle(self) -> None:
        look = theme()
        self._column.setContentsMargins(look.space(3), look.scaled(10), look.space(3), look.scaled(10))
        self._column.setSpacing(look.space(1))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), look.color("accent.tint"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), look.color("line"))
