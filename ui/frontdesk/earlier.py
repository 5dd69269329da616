"""The person at the desk, if he was here before: open cases first, then his visits; while nobody is there, what was just registered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hall.intake.orders import KnownPerson, PastVisit, RecentVisit
from ui import saying
from ui.frontdesk.acquaintance import Acquaintance
from ui.frontdesk.around import Names
from ui.frontdesk.open_case import OpenCaseBlock
from ui.keys import KeyAction, cap
from ui.theme import theme
from ui.theme.painters import box
from ui.widgets.badges import TimePill
from ui.widgets.card import Icon, Panel
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_button import KeyButton
from ui.widgets.living import Living, role, set_flag
from ui.widgets.note import Note
from ui.widgets.rich import RichText, Run, runs
from ui.widgets.skeleton import Skeleton


class PastLine(Living, QWidget):
    """One earlier visit: the day in bold, what it was about; below, where and how it stands."""

    def __init__(self, visit: PastVisit, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit, self._names = visit, names
        self._first, self._second = RichText("body", "text"), RichText("small", "text2")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._first)
        self._column.addWidget(self._second)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.built()

    def retranslate(self) -> None:
        self._first.set_runs(
            runs("**{day}**  {about}", day=self._visit.day.isoformat(), about=self._names.matter(self._visit.matter))
        )
        state = self.tr("not ended yet") if self._visit.case_open else self.tr("ended")
        self._second.set_text(f"{saying.desk_words(self._visit.desk)} · {state}")

    def restyle(self) -> None:
        look = theme()
        self._column.setContentsMargins(look.space(3), look.scaled(8), look.space(3), look.scaled(9))
        self._column.setSpacing(2)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme().color("line"))


class RecentList(Living, QWidget):
    """What was registered last at this desk, each with its way to another copy."""

    reprint = Signal(object)
    """A :class:`RecentVisit`."""
    preview = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visits: tuple[RecentVisit, ...] = ()
        self._title = RichText("small", "text2")
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self.built()

    def show_visits(self, visits: tuple[RecentVisit, ...]) -> None:
        """Show these, the newest first."""
        self._visits = visits
        self.retranslate()

    def has_visits(self) -> bool:
        """Was anybody registered here today?"""
        return bool(self._visits)

    def retranslate(self) -> None:
        self._title.set_runs([Run(self.tr("Just registered"), "bold")])
        for row in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = [self._row(visit) for visit in self._visits]
        for row in self._rows:
            self._column.addWidget(row)
            row.show()
        self.setVisible(bool(self._visits))

    def _row(self, visit: RecentVisit) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        text = RichText("small", "text2")
        name = visit.name or self.tr("Name withheld")
        text.say("**{ticket}** {name}  {desk}", ticket=visit.ticket, name=name, desk=saying.desk_words(visit.desk))
        line.addWidget(text, 1)
        for button, told, spoken in (
            (KeyButton(self.tr("Look"), "quiet", mini=True), self.preview, self.tr("Look at {number}")),
            (KeyButton(self.tr("Print again"), "quiet", mini=True), self.reprint, self.tr("Print {number} again")),
        ):
            button.setAccessibleName(spoken.replace("{number}", visit.paper_number))
            button.setEnabled(bool(visit.paper_number))
            button.clicked.connect(lambda told=told: told.emit(visit))
            line.addWidget(button)
        return row

    def restyle(self) -> None:
        self._column.setSpacing(theme().space(1))


class EarlierPanel(Panel):
    """Fixed at the right, never floating over the form."""

    join = Signal(object)

    def __init__(
        self, acquaintance: Acquaintance, keys: Mapping[str, KeyAction], today: date, parent: QWidget | None = None
    ) -> None:
        self._acquaintance, self._keys, self.today = acquaintance, keys, today
        self.names = Names()
        self._parts: list[QWidget] = []
        self._by = role(QLabel(), "muted")
        self._nobody = EmptyState("user-round")
        self._bones = Skeleton(3)
        self._ticket = Note("orange", "ticket", size="small")
        self._again = KeyButton(small=True)
        self._inside = QWidget()
        self._area = QScrollArea()
        self.recent = RecentList()
        self._logged = RichText("small", "muted")
        super().__init__("user-round", parent)
        self.head.addWidget(self._by)
        set_flag(self._inside, "role", "clear")
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addWidget(self._ticket)
        self._list.addWidget(self._nobody)
        self._list.addWidget(self._bones)
        self._list.addStretch(1)
        self._area.setWidget(self._inside)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._again.follow(keys["frontdesk.reprint"])
        self._ticket.set_button(self._again)
        self.body.addWidget(self._area, 1)
        self._under = QWidget()
        column = QVBoxLayout(self._under)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.recent)
        column.addWidget(self._logged)
        self.set_foot(self._under)
        acquaintance.changed.connect(self.refresh)
        self.refresh()

    def look_here(self) -> None:
        """Arrows scroll here from now on."""
        self._area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Show who is known now."""
        person = self._acquaintance.person()
        for part in self._parts:
            self._list.removeWidget(part)
            part.deleteLater()
        self._parts = [] if person is None else self._lines(person)
        for at, part in enumerate(self._parts):
            self._list.insertWidget(at + 1, part)
            part.show()
        reading = self._acquaintance.is_reading()
        self._nobody.setVisible(person is None and not reading)
        self._bones.setVisible(person is None and reading)
        self._say_head(person)
        self._ticket.setVisible(person is not None and bool(person.waiting_ticket))
        if person is not None and person.waiting_ticket:
            self._ticket.say(self.tr("Number **{ticket}** of today still waits"), ticket=person.waiting_ticket)
        self._logged.setVisible(person is not None)
        self.recent.setVisible(person is None and self.recent.has_visits())
        foot = self._under.parentWidget()
        if foot is not None:
            foot.setVisible(person is not None or self.recent.has_visits())

    def _lines(self, person: KnownPerson) -> list[QWidget]:
        sure = self._acquaintance.is_sure()
        parts: list[QWidget] = []
        for at, case in enumerate(person.open_cases if sure else ()):
            pair = (self._keys["frontdesk.join"], self._keys["frontdesk.new_matter"])
            block = OpenCaseBlock(case, self.names, self.today, pair if at == 0 else None)
            block.join.connect(self.join)
            parts.append(block)
        told = {case.case for case in person.open_cases} if sure else set()
        parts += [PastLine(visit, self.names) for visit in person.visits if visit.case not in told]
        return parts

    def _say_head(self, person: KnownPerson | None) -> None:
        if person is None:
            self.set_icon("user-round")
            self.set_heading(self.tr("This visitor"))
            self._by.setText("")
            return
        self.set_icon("history")
        if self._acquaintance.is_sure():
            times = self.tr("Here {n} times before") if person.visit_count > 1 else self.tr("Here once before")
            self.set_heading(times.replace("{n}", str(person.visit_count)))
            by = {"number": self.tr("by ID"), "phone": self.tr("by phone")}
            self._by.setText(by.get(person.by, ""))
        else:
            self.set_heading(self.tr("The same name was here"))
            self._by.setText(person.number_masked or person.phone_masked)

    def retranslate(self) -> None:
        self._nobody.say(
            self.tr("Not known yet who it is"),
            self.tr("Put the card down, or type number, phone or name: earlier visits appear here"),
        )
        self._logged.say(self.tr("Looking is logged. [[{key}]] reads here"), key=cap("frontdesk.earlier"))
        self.refresh_when_ready()

    def refresh_when_ready(self) -> None:
        """Words follow the language once everything stands."""
        if hasattr(self, "_list"):
            self.refresh()

    def restyle(self) -> None:
        super().restyle()
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.setSpacing(0)


class EarlierStrip(Living, QWidget):
    """The same in one line above the form where there is no third column (picture r)."""

    def __init__(
        self, acquaintance: Acquaintance, keys: Mapping[str, KeyAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._acquaintance = acquaintance
        self._icon = Icon("history")
        self._words = RichText("body", "text")
        self._pill = TimePill("green", "")
        self._join, self._look = KeyButton(kind="primary", small=True), KeyButton(small=True)
        self._join.follow(keys["frontdesk.join"], own_words=True)
        self._look.follow(keys["frontdesk.earlier"], own_words=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words, 1)
        for part in (self._pill, self._join, self._look):
            self._row.addWidget(part)
        acquaintance.changed.connect(self.refresh)
        self.built()

    def has_news(self) -> bool:
        """Is there anything to say?"""
        return self._acquaintance.person() is not None

    def refresh(self) -> None:
        """Show who is known now."""
        person = self._acquaintance.person()
        if person is None:
            return
        cases = self._acquaintance.open_cases() if self._acquaintance.is_sure() else ()
        if not self._acquaintance.is_sure():
            self._words.say(self.tr("**The same name was here**, {number}"), number=person.number_masked)
        elif cases:
            text = self.tr("**Here {n} times, {m} still open**").replace("{n}", str(person.visit_count))
            self._words.say(text.replace("{m}", str(len(cases))))
        else:
            self._words.say(self.tr("**Here {n} times**, nothing open").replace("{n}", str(person.visit_count)))
        clock = saying.worst_clock(cases[0].clocks) if cases else None
        self._pill.setVisible(clock is not None)
        if clock is not None:
            self._pill.show_state(*saying.pill(clock))
        self._join.setVisible(bool(cases))

    def retranslate(self) -> None:
        self._join.set_words(self.tr("Add to it"))
        self._look.set_words(self.tr("Look"))
        self.refresh()

    def restyle(self) -> None:
        look = theme()
        self._row.setContentsMargins(look.scaled(10), look.scaled(5), look.scaled(8), look.scaled(5))
        self._row.setSpacing(look.space(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        line = look.color("accent.line")
        box(QPainter(self), QRectF(self.rect()), fill=look.color("accent.tint"), line=line, radius=look.radius("field"))
