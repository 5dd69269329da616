"""The page one signs in on. It also covers the screen while it is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.language import day_words, error_sentence, problem_sentence
from ui.shell.enter import EnterOn
from ui.shell.switches import Switches
from ui.signin.band import Band
from ui.signin.forms import EntryForm
from ui.signin.viewmodel import SignInModel
from ui.theme import theme
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton
from ui.widgets.living import FOCUS_RING, Living, effective_height, effective_width, set_flag
from ui.widgets.rich import RichText

if TYPE_CHECKING:
    from ui.context import UiContext
    from ui.signin.hints import Hints
    from ui.signin.people import Person
    from ui.signin.renewal import RenewalForm
    from ui.widgets.note import Note

WIDTH: Final = 440
"""Of the form, at the standard size."""
BAND_SHARE: Final = 0.38
BAND_FROM: Final = 900
"""Effective width below which the band at the left gives way."""
TIGHT_BELOW: Final = 560
"""Effective height below which the day's line gives way and the parts stand closer."""
OPENING_NOTE_MS: Final = 500


class SignIn(Living, QWidget):
    """``locked``: who locked the screen. ``last_place``: where this PC was signed in last."""

    other_asked = Signal()
    """While locked: somebody else wants to sign in."""

    def __init__(
        self, context: UiContext, locked: Person | None = None, last_place: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_flag(self, "role", "page")
        self._clock = context.clock
        self.model = SignInModel(context.lanes, locked, self)
        self.band = Band()
        self.switches = Switches(context)
        self._heading = RichText("number", "text")
        self._when = RichText("body", "text2")
        self.form: EntryForm | RenewalForm = EntryForm(self.model, last_place)
        self.enter = KeyButton("", "primary", key="Return", main=True)
        self.enter.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.other = KeyButton("", "quiet")
        self._help = RichText("small", "text2")
        self._drafts = RichText("small", "muted", align=Qt.AlignmentFlag.AlignHCenter)
        self._waiting_drafts = 0
        self._note: Note | None = None
        self._hints: Hints | None = None
        self._note_timer = QTimer(self)
        self._note_timer.setSingleShot(True)
        self._note_timer.setInterval(OPENING_NOTE_MS)
        self._note_timer.timeout.connect(self.show_opening)
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self._tick)
        self._build()
        self.enter.clicked.connect(self.model.submit)
        self.other.clicked.connect(self.other_asked)
        self.model.changed.connect(self._show)
        self.model.go_to.connect(self._go_to)
        self._watch(self.form)
        self.built()
        self._show()

    def _build(self) -> None:
        self._sheet = QWidget()
        self._sheet.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self._sheet)
        under = QHBoxLayout()
        under.addWidget(self._help, 1)
        under.addWidget(self.other)
        for part in (self._heading, self._when, self.form, self.enter):
            self._column.addWidget(part)
        self._column.addLayout(under)
        self.other.setVisible(self.model.locked is not None)
        inside = QWidget()
        set_flag(inside, "role", "clear")
        middle = QVBoxLayout(inside)
        middle.setContentsMargins(FOCUS_RING, FOCUS_RING, FOCUS_RING, FOCUS_RING)
        middle.addStretch(2)
        centred = QHBoxLayout()  # an alignment would ask for the height at the wrong width
        centred.addStretch(1)
        centred.addWidget(self._sheet)
        centred.addStretch(1)
        middle.addLayout(centred)
        middle.addStretch(3)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self._area = area
        top = QHBoxLayout()
        top.addStretch(1)
        top.addWidget(self.switches)
        self._right = QVBoxLayout()
        self._right.addLayout(top)
        self._right.addWidget(area, 1)
        self._right.addWidget(self._drafts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.band)
        row.addLayout(self._right, 1)

    def _watch(self, form: EntryForm | RenewalForm) -> None:
        EnterOn(form.fields, self.enter.click, "password", parent=form)

    def _first(self) -> str:
        return self.form.first() if isinstance(self.form, EntryForm) else "new"

    def _go_to(self, field: object) -> None:
        found = self.form.fields.get(str(field))
        if isinstance(found, Field):
            found.focus()

    # what is shown

    def note_text(self) -> str:
        """What the note above the form says, if it is there."""
        return "" if self._note is None or self._note.isHidden() else self._note.text()

    def again_button(self) -> KeyButton | None:
        """The button in the note, where the house did not open."""
        return self._note.findChild(KeyButton) if self._note is not None else None

    def show_drafts(self, waiting: int) -> None:
        """How many half-filled forms wait on this PC."""
        self._waiting_drafts = waiting
        self._say_drafts()

    def set_caps(self, on: bool) -> None:
        """Show the note about caps lock."""
        if isinstance(self.form, EntryForm):
            self.form.password.set_caps(on)

    def type_new(self, password: str) -> None:
        """Write into the field of the new password."""
        if not isinstance(self.form, EntryForm):
            self.form.choice.new.edit.setText(password)

    def show_opening(self) -> None:
        """Half a second is over and the house is not open yet: say so."""
        note = self._the_note()
        note.set_kind("info", "hourglass")
        note.set_button(None)
        if self.model.preparing:
            note.say(self.tr("Making demonstration data, this takes about half a minute…"))
        else:
            note.say(self.tr("Opening the database… After an update this takes a little longer."))

    def _show(self) -> None:
        model = self.model
        if model.renewing is not None and isinstance(self.form, EntryForm):
            from ui.signin.renewal import RenewalForm

            self._change_form(RenewalForm(model))
        elif model.renewing is None and not isinstance(self.form, EntryForm):
            self._change_form(EntryForm(model))
        if isinstance(self.form, EntryForm):
            self.form.show_state()
        self.setFocusProxy(self.form.fields[self._first()].editor)
        problems = model.problems()
        for name, field in self.form.fields.items():
            problem = problems.get(name)
            field.set_trouble(problem_sentence(problem) if problem is not None else "")
        self._show_hints()
        self._say_help()
        self.enter.setEnabled(model.open)
        self.enter.set_busy(self.tr("Signing in…") if model.busy else "")
        self._say_state()

    def _show_hints(self) -> None:
        if not self.model.hints or self.model.renewing is not None:
            if self._hints is not None:
                self._hints.hide()
            return
        if self._hints is None:
            from ui.signin.hints import Hints

            self._hints = Hints(self.model)
            self._column.addWidget(self._hints)
        self._hints.show()

    def _change_form(self, form: EntryForm | RenewalForm) -> None:
        at = self._column.indexOf(self.form)
        self._column.removeWidget(self.form)
        self.form.hide()
        self.form.deleteLater()
        self.form = form
        self._column.insertWidget(at, form)
        self._watch(form)
        self.retranslate()

    def _say_state(self) -> None:
        trouble = self.model.sentence_of_fault()
        if self.model.opening:
            if not self._note_timer.isActive() and (self._note is None or self._note.isHidden()):
                self._note_timer.start()
            elif self._note is not None and not self._note.isHidden():
                self.show_opening()
        elif trouble is not None:
            self._note_timer.stop()
            note = self._the_note()
            note.set_kind("orange", "info")
            note.say("{sentence}", sentence=error_sentence(trouble))
            note.set_button(self._again() if not self.model.open else None)
        elif self.model.welcoming:
            self._note_timer.stop()
            note = self._the_note()
            note.set_kind("info", "circle-check")
            note.set_button(None)
            note.say(self.tr("**The hall stands.** Sign in with the account you have just made."))
        else:
            self._note_timer.stop()
            if self._note is not None:
                self._note.hide()

    def _the_note(self) -> Note:
        from ui.widgets.note import Note

        if self._note is None:
            self._note = Note()
            self._column.insertWidget(self._column.indexOf(self.form), self._note)
        self._note.show()
        return self._note

    def _again(self) -> KeyButton:
        button = KeyButton(self.tr("Try again"), small=True)
        button.clicked.connect(self.model.again_asked)
        return button

    def _say_help(self) -> None:
        text = self.tr("Forgotten? The administrator sets a new one.")
        if self.model.open:
            from hall.staff.rules import FAILURES_UNTIL_LOCK, LOCK_TIME

            text += " " + self.tr("{tries} tries missed in a row stop it for {minutes} minutes.")
            text = text.replace("{tries}", str(FAILURES_UNTIL_LOCK)).replace("{minutes}", str(LOCK_TIME.seconds // 60))
        self._help.set_text(text)

    def _say_drafts(self) -> None:
        waiting = self._waiting_drafts
        text = self.tr("A half-filled form waits on this computer; go on with it after signing in")
        self._drafts.set_text(text if waiting else "")

    def _tick(self) -> None:
        now = self._clock.now()
        parts = [f"{day_words(now.date(), weekday=True)} {now:%H:%M}"]
        locked = self.model.locked
        if locked is not None:
            parts.append(locked.place)
        self._when.set_text("　·　".join(part for part in parts if part))
        self._minute.start((60 - now.second) * 1000 - now.microsecond // 1000 + 5)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("One Door"))
        locked = self.model.locked
        if self.model.renewing is not None:
            self._heading.say(self.tr("**Choose a new password**"))
            self.enter.set_words(self.tr("Keep it and go on"))
        elif locked is not None:
            self._heading.say(self.tr("**Locked by {name}**"), name=locked.name)
            self.enter.set_words(self.tr("Unlock"))
        else:
            self._heading.say(self.tr("**Please sign in**"))
            self.enter.set_words(self.tr("Sign in"))
        self.other.set_words(self.tr("Somebody else"))
        self._say_help()
        self._say_drafts()
        self._tick()
        self._show()

    def restyle(self) -> None:
        look = theme()
        self._sheet.setFixedWidth(look.scaled(WIDTH))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Lay out for the effective size (design 7)."""
        look = theme()
        tight = effective_height(self) < TIGHT_BELOW
        edge = look.space(2) if tight else look.scaled(20)
        self._when.setHidden(tight)
        self._column.setSpacing(look.space(2) if tight else look.scaled(12))
        self._right.setContentsMargins(look.space(4), edge, look.space(6) + look.space(2), edge)
        self._right.setSpacing(look.space(1) if tight else look.space(2))
        self.band.setVisible(effective_width(self) >= BAND_FROM)
        self.band.setFixedWidth(round(self.width() * BAND_SHARE))
