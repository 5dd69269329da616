"""What a step has to know before it is done: why, where to, what was done. What is not right yet stays open, with a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from hall.catalogue.rules import Desk, Matter
from hall.errors import Problem, UserError
from hall.queueing.orders import QueueRow, SeatNow
from hall.queueing.rules import PauseReason, TicketState, check_people
from ui.keys import KeyAction
from ui.language import problem_sentence
from ui.widgets.check import Check
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field, FieldSpec
from ui.widgets.line_edit import LineEdit
from ui.widgets.pick_box import PickBox
from ui.widgets.segments import Segments
from ui.widgets.walk import EnterWalk
from ui.window import words

MINUTES = (0, 10, 20, 30)


class StepDialog(Dialog):
    """Fields, then the verb; the key that opened it also does it. ``wanted`` tells what was filled in."""

    wanted = Signal(object)

    def __init__(self, owner: QWidget, action: KeyAction) -> None:
        super().__init__(owner)
        self.sheet.act.set_key(action.shortcut())
        self._again = QShortcut(action.shortcut(), self)
        self._again.activated.connect(self.accept)
        self._first: QWidget | None = None
        window = owner.window()
        # not every desktop gives the keys back by itself
        self.finished.connect(lambda _result: window.activateWindow())

    def add(self, editor: QWidget, spec: FieldSpec) -> Field:
        """One more field."""
        field = Field(editor, spec)
        self.body.addWidget(field)
        self._first = self._first or editor
        if isinstance(editor, QLineEdit):
            editor.textChanged.connect(lambda _text: field.clear_trouble())
        return field

    def open_with(self, title: str, text: str, verb: str) -> None:
        """Ask; the caret begins in the first field, Enter walks to the verb."""
        EnterWalk(self.sheet).watch_all()
        self.ask(title, text, self.tr("Back"), verb, danger=False)
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.TabFocusReason)

    def filled(self) -> object | None:
        """What was filled in, or None after saying what needs a look."""
        raise NotImplementedError

    def accept(self) -> None:
        told = self.filled()
        if told is not None:
            super().accept()
            self.wanted.emit(told)


class PauseDialog(StepDialog):
    """Why the window pauses: (reason, words)."""

    def __init__(self, owner: QWidget, action: KeyAction) -> None:
        super().__init__(owner, action)
        self.reason, self.more = PickBox(), LineEdit()
        self.reason.set_choices([(reason, words.pause_words(reason)) for reason in PauseReason])
        self.add(self.reason, FieldSpec(self.tr("&Reason")))
        self.add(self.more, FieldSpec(self.tr("&More"), optional=True))
        text = self.tr("Nobody is called to this window until you go on. The supervisor sees the reason.")
        self.open_with(self.tr("Pause this window?"), text, self.tr("Pause"))

    def filled(self) -> object | None:
        return PauseReason(str(self.reason.value())), self.more.text()


class HoldDialog(StepDialog):
    """What he has to fetch, and for how long: (reason, minutes)."""

    def __init__(self, owner: QWidget, action: KeyAction, number: str) -> None:
        super().__init__(owner, action)
        self.usual, self.reason, self.minutes = Segments(), LineEdit(), Segments()
        usual = (self.tr("Copying papers"), self.tr("Fetching papers"), self.tr("At another office"))
        self.usual.set_choices([(one, one) for one in usual])
        self.minutes.set_choices([(one, self._minutes(one)) for one in MINUTES])
        self.minutes.set_value(0)
        self.usual.chosen.connect(lambda one: self.reason.setText(str(one or "")))
        self.add(self.usual, FieldSpec(self.tr("&Usual reasons"), optional=True))
        self.why = self.add(self.reason, FieldSpec(self.tr("&Reason")))
        self.add(self.minutes, FieldSpec(self.tr("Back &in")))
        title = self.tr("Keep {number} for this window?").replace("{number}", number)
        self.open_with(title, self.tr("The window is free for others; F8 brings this visitor back."), self.tr("Hold"))

    def _minutes(self, minutes: int) -> str:
        return self.tr("{n} min").replace("{n}", str(minutes)) if minutes else self.tr("no time")

    def filled(self) -> object | None:
        if not self.reason.text().strip():
            self.why.set_trouble(problem_sentence(Problem("ticket.reason", "reason", {})))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return self.reason.text(), self.minutes.value() or 0


class TransferDialog(StepDialog):
    """Where to: (desk, clerk's login or nothing, note, come back)."""

    def __init__(
        self,
        owner: QWidget,
        action: KeyAction,
        number: str,
        desks: Mapping[str, Desk],
        here: str,
        seats: Sequence[SeatNow] = (),
    ) -> None:
        super().__init__(owner, action)
        self._here, self._seats = here, seats
        self.desk, self.clerk, self.note, self.come_back = PickBox(), PickBox(), LineEdit(), Check()
        colleagues = any(seat.desk == here for seat in seats)
        to = [(code, words.desk_name(desks, code)) for code in sorted(desks) if code != here or colleagues]
        self.desk.set_choices(to)
        self.come_back.setText(self.tr("and &back to this desk afterwards"))
        self.desk.set_value(None)
        self.where = self.add(self.desk, FieldSpec(self.tr("&Desk")))
        self.who = self.add(self.clerk, FieldSpec(self.tr("Only for on&e person"), optional=True))
        self.desk.picked.connect(lambda _desk: self._offer_people())
        self.clerk.picked.connect(lambda _who: self.who.clear_trouble())
        self.add(self.note, FieldSpec(self.tr("&Note for the desk"), optional=True))
        self.body.addWidget(self.come_back)
        self._offer_people()
        title = self.tr("Send {number} to another desk?").replace("{number}", number)
        self.open_with(
            title, self.tr("The number stays the same, and so does the time of arrival."), self.tr("Transfer")
        )

    def _offer_people(self) -> None:
        """Who sits at the chosen desk; within one's own desk it has to be somebody."""
        self.where.clear_trouble()
        self.who.clear_trouble()
        there = [seat for seat in self._seats if seat.desk == self.desk.value()]
        people = [(seat.login, f"{seat.clerk} · {seat.window}") for seat in there]
        self.clerk.set_choices([("", self.tr("Whoever is free")), *people])
        self.clerk.set_value("")
        self.clerk.setEnabled(bool(people))

    def filled(self) -> object | None:
        if self.desk.value() is None:
            self.where.set_trouble(self.tr("Please choose the desk"))
            self.desk.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        if self.desk.value() == self._here and not self.clerk.value():
            self.who.set_trouble(self.tr("This is your own desk: please choose the colleague"))
            self.clerk.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return self.desk.value(), self.clerk.value() or "", self.note.text(), self.come_back.isChecked()


class ChooseDialog(StepDialog):
    """A number called out of turn, and why: (number, reason)."""

    def __init__(self, owner: QWidget, action: KeyAction, rows: Iterable[QueueRow]) -> None:
        super().__init__(owner, action)
        self.who, self.reason = PickBox(), LineEdit()
        self.who.set_choices([(row.number, self._line(row)) for row in rows])
        self.add(self.who, FieldSpec(self.tr("&Number")))
        self.why = self.add(self.reason, FieldSpec(self.tr("&Reason")))
        text = self.tr("Out of turn; logged with your name.")
        self.open_with(self.tr("Call which number?"), text, self.tr("Call now"))

    def _line(self, row: QueueRow) -> str:
        return " · ".join(part for part in (row.number, words.why_tag(row)[1]) if part)

    def filled(self) -> object | None:
        if not self.reason.text().strip():
            self.why.set_trouble(problem_sentence(Problem("ticket.reason", "reason", {})))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return self.who.value(), self.reason.text()


class FinishDialog(StepDialog):
    """What was really done: (matter, people, next desk)."""

    def __init__(
        self,
        owner: QWidget,
        action: KeyAction,
        row: QueueRow,
        matters: Sequence[Matter],
        desks: Mapping[str, Desk],
    ) -> None:
        super().__init__(owner, action)
        self.matter, self.people, self.next = PickBox(), LineEdit(), PickBox()
        self.matter.set_choices([(matter.code, matter.name) for matter in matters])
        self.matter.set_value(row.matter)
        self.people.setText(str(row.people))
        nowhere = self.tr("Nowhere, all is done")
        others = [(code, words.desk_name(desks, code)) for code in sorted(desks) if code != row.desk]
        self.next.set_choices([("", nowhere), *others])
        self.add(self.matter, FieldSpec(self.tr("What was &done")))
        self.count = self.add(self.people, FieldSpec(self.tr("&People served"), unit=self.tr("people")))
        self.add(self.next, FieldSpec(self.tr("&Where to now")))
        title = self.tr("Is {number} done?").replace("{number}", row.number)
        self.open_with(title, self.tr("The visitor is asked for a rating."), self.tr("Done"))

    def filled(self) -> object | None:
        try:
            typed = self.people.text().strip()
            people = check_people(int(typed) if typed.isdecimal() else 0)
        except UserError as wrong:
            self.count.set_trouble(problem_sentence(wrong.problems[0]))
            self.people.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return self.matter.value() or "", people, self.next.value() or ""


class BringBackDialog(StepDialog):
    """Whom to call again, of several: the number."""

    def __init__(self, owner: QWidget, action: KeyAction, rows: Iterable[QueueRow]) -> None:
        super().__init__(owner, action)
        self.who = PickBox()
        self.who.set_choices([(row.number, self._line(row)) for row in rows])
        self.add(self.who, FieldSpec(self.tr("&Number")))
        self.open_with(self.tr("Bring whom back?"), self.tr("The number is called at once."), self.tr("Bring back"))

    def _line(self, row: QueueRow) -> str:
        why = row.reason if row.state is TicketState.HELD else self.tr("no-show")
        return f"{row.number} · {why}"

    def filled(self) -> object | None:
        return self.who.value()
