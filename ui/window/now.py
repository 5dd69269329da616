"""Who stands at the window: the number, the person, his own words, what was noted; or who is next, or that it pauses."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hall.intake.orders import VisitShown
from hall.queueing.rules import WindowState
from ui import saying
from ui.keys import KeyAction
from ui.theme import theme
from ui.widgets.badges import Tag
from ui.widgets.card import Panel
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field, FieldSpec
from ui.widgets.flow import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.living import Living, role, set_flag
from ui.widgets.note import Note
from ui.widgets.rich import RichText
from ui.widgets.words_edit import WordsEdit
from ui.window import words
from ui.window.viewmodel import WindowModel

_SHORT = 24
"""So much of a draft is shown where it is offered."""


class Quoted(Living, QWidget):
    """What was said, word for word, beside a bar."""

    def __init__(self) -> None:
        super().__init__()
        self._words = RichText("body", "text", spacing=1.5)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.built()

    def say(self, text: str) -> None:
        """Quote this."""
        self._words.set_text(self.tr("“{words}”").replace("{words}", " ".join(text.split())))

    def restyle(self) -> None:
        look = theme()
        self._row.setContentsMargins(look.scaled(14), look.scaled(2), 0, look.scaled(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        QPainter(self).fillRect(QRectF(0, 0, look.border("stripe"), self.height()), look.color("accent"))


class Facts(Living, QWidget):
    """What was noted: a name and its value, line by line; what is empty is left out."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, RichText]] = []
        self.built()

    def told(self) -> list[tuple[str, str]]:
        """What is shown: names and values."""
        return [(name.text(), value.text()) for name, value in self._rows if not name.isHidden()]

    def show_facts(self, facts: list[tuple[str, str]]) -> None:
        """Names and values."""
        told = [(name, value) for name, value in facts if value]
        while len(self._rows) < len(told):
            at = len(self._rows)
            name, value = role(QLabel(), "small"), RichText("small", "text")
            self._grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, at, 1)
            self._rows.append((name, value))
        for at, (name, value) in enumerate(self._rows):
            for part in (name, value):
                part.setVisible(at < len(told))
            if at < len(told):
                name.setText(told[at][0])
                value.set_text(told[at][1])

    def restyle(self) -> None:
        self._grid.setHorizontalSpacing(theme().space(3))
        self._grid.setVerticalSpacing(theme().scaled(3))


class _Person(Living, QWidget):
    """Number and name side by side, tags below; wraps where there is little room."""

    def __init__(self) -> None:
        super().__init__()
        self.number = role(QLabel(), "hero")
        self.name = RichText("strong", "text")
        self.about = RichText("body", "text2")
        self._tags = QWidget()
        self._flow = FlowLayout(6, self._tags)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._tags.setSizePolicy(policy)
        self.setSizePolicy(policy)
        self._shown: list[Tag] = []
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addStretch(1)
        for part in (self.name, self.about, self._tags):
            right.addWidget(part)
        right.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.number)
        self._row.addLayout(right, 1)
        self.built()

    def show_tags(self, tags: list[tuple[str, str]]) -> None:
        """Words and icon of each."""
        for tag in self._shown:
            self._flow.removeWidget(tag)
            tag.deleteLater()
        self._shown = [Tag(text, icon) for text, icon in tags]
        for tag in self._shown:
            self._flow.addWidget(tag)
            tag.show()
        self._tags.setVisible(bool(tags))

    def restyle(self) -> None:
        self._row.setSpacing(theme().space(3))


class NowPanel(Panel):
    """The middle column of the window."""

    def __init__(self, model: WindowModel, keys: Mapping[str, KeyAction]) -> None:
        self._model = model
        self._aside = role(QLabel(), "small")
        self.queue_button = KeyButton(small=True)
        self.queue_button.follow(keys["window.queue"], own_words=True)
        self.leave_button = KeyButton(small=True, kind="quiet")
        self.leave_button.follow(keys["window.leave"])
        self.person = _Person()
        self._note = Note("info", "message-square-text")
        self._walk = Note("info", "megaphone")
        self._quoted, self.facts = Quoted(), Facts()
        self.empty = EmptyState("armchair")
        self.written = WordsEdit()
        self._field = Field(self.written, FieldSpec("&Words"))
        self.draft = Note("info", "history")
        take = KeyButton(small=True)
        take.follow(keys["window.take_draft"])
        self.draft.set_button(take)
        self.draft.hide()
        self.start_button = KeyButton(kind="primary", icon="play", main=True)
        self.start_button.follow(keys["window.start"])
        inside = QWidget()
        set_flag(inside, "role", "clear")
        self._inside = QVBoxLayout(inside)
        super().__init__("user-round")
        self.head.addWidget(self._aside)
        self.head.addWidget(self.queue_button)
        for part in (self.empty, self.person, self._walk, self._note, self._quoted, self.facts):
            self._inside.addWidget(part)
        self._inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self.body.addWidget(area, 3)
        self.body.addWidget(self.draft)
        self.body.addWidget(self._field, 1)
        self.body.addWidget(self.start_button)
        self.body.addWidget(self.leave_button, 0, Qt.AlignmentFlag.AlignRight)
        self.retranslate()

    def arrange(self, *, slim: bool) -> None:
        """With two columns the queue is a drawer, opened from here."""
        self.queue_button.setVisible(slim)
        self._aside.setVisible(not slim)

    def refresh(self) -> None:
        """Show the window as it stands."""
        model = self._model
        state, ticket = model.state(), model.ticket()
        calling, serving = state is WindowState.CALLING, state is WindowState.SERVING
        for part in (self.person, self._quoted, self.facts):
            part.setVisible(ticket is not None)
        self.empty.setVisible(ticket is None)
        self._walk.setVisible(calling)
        self._note.setVisible(ticket is not None and bool(ticket.note))
        self._field.setVisible(serving)
        self.start_button.setVisible(calling)
        self.leave_button.setVisible(state in {WindowState.FREE, WindowState.PAUSED})
        self._say_head()
        if ticket is None:
            self._say_empty()
            return
        self.person.number.setText(ticket.number)
        self._note.say("{note}", note=ticket.note)
        self._say_person(model.visit)
        if calling:
            self._say_call()

    def offer_draft(self, found: str) -> None:
        """What was written before the program ended; nothing: no offer."""
        self.draft.setVisible(bool(found) and self._model.state() is WindowState.SERVING)
        short = found if len(found) <= _SHORT else f"{found[:_SHORT]}…"
        self.draft.say(self.tr("Written before the program ended: {words}"), words=" ".join(short.split()))

    def tick(self) -> None:
        """A second passed."""
        self._say_head()
        if self._model.ticket() is None:
            self._say_empty()
        elif self._model.state() is WindowState.CALLING:
            self._say_call()

    def _say_head(self) -> None:
        now, time = self._model.now, self._model.time()
        heads = {
            WindowState.FREE: self.tr("Nobody here"),
            WindowState.CALLING: self.tr("Called"),
            WindowState.SERVING: self.tr("At the window"),
            WindowState.PAUSED: self.tr("Paused"),
        }
        self.set_heading(heads.get(self._model.state(), ""))
        waiting = 0 if now is None else now.waiting_count
        self.queue_button.set_words(self.tr("{n} waiting").replace("{n}", str(waiting)))
        aside = ""
        if now is not None and now.started_at is not None:
            text = self.tr("since {time} · {n}").replace("{time}", f"{now.started_at:%H:%M}")
            aside = text.replace("{n}", words.minutes(now.started_at, time))
        self._aside.setText(aside)

    def _say_empty(self) -> None:
        now, time = self._model.now, self._model.time()
        if now is None:
            return
        if now.state is WindowState.PAUSED:
            self.empty.set_icon("circle-pause")
            reason = words.pause_words(now.pause) if now.pause is not None else ""
            told = " · ".join(part for part in (reason, now.pause_words) if part)
            self.empty.say(self.tr("**This window pauses**"), "{told}", told=told)
            return
        following = self._model.next()
        if following is None:
            self.empty.set_icon("armchair")
            self.empty.say(self.tr("**Nobody waits now**"), self.tr("Whoever comes is shown at once"))
            return
        self.empty.set_icon("megaphone")
        waited = self.tr("waits {time}").replace("{time}", words.minutes(following.arrived, time))
        head = self.tr("Next: **{number}**").replace("{number}", following.number)
        matter = words.matter_name(self._model.matters, following.matter)
        self.empty.say(
            head + " · {matter}", "{why} · {waited}", matter=matter, why=words.why_line(following), waited=waited
        )

    def _say_call(self) -> None:
        now, time = self._model.now, self._model.time()
        if now is None or now.ticket is None:
            return
        text = self.tr("Call {n}").replace("{n}", str(now.ticket.calls))
        if now.called_at is not None:
            text += " · " + self.tr("on the way for {time}").replace("{time}", words.minutes(now.called_at, time))
        if now.calls_left:
            text += " · " + self.tr("{n} more before no-show").replace("{n}", str(now.calls_left))
        self._walk.say("{text}", text=text)

    def _waited(self) -> str:
        """How long from arrival to the call, and apart from it from the call to the window."""
        now = self._model.now
        if now is None or now.ticket is None or now.called_at is None or now.started_at is None:
            return ""
        text = self.tr("{waited} to the call, {walked} to walk here")
        text = text.replace("{waited}", words.minutes(now.ticket.arrived, now.called_at))
        return text.replace("{walked}", words.minutes(now.called_at, now.started_at))

    def _say_person(self, visit: VisitShown | None) -> None:
        person = self.person
        for part in (self._quoted, self.facts):
            part.setVisible(visit is not None)
        if visit is None:
            ticket = self._model.ticket()
            unknown = ticket is not None and not ticket.visit
            person.name.set_text(self.tr("Number from the kiosk") if unknown else "")
            person.about.set_text(self.tr("Not registered: ask what it is about") if unknown else "")
            person.show_tags([])
            return
        name = visit.name or self.tr("Name withheld")
        person.name.say("**{name}**", name=name)
        person.about.set_text(saying.about(visit.birth, visit.sex, self._model.time().date()))
        tags = [(saying.priority_words(one), "accessibility") for one in visit.priorities]
        if visit.people > 1:
            tags.append((self.tr("{n} people").replace("{n}", str(visit.people)), "users"))
        if visit.visit_count > 1:
            tags.append((self.tr("visit {n}").replace("{n}", str(visit.visit_count)), "repeat"))
        person.show_tags(tags)
        self._quoted.say(visit.statement)
        amount = "" if visit.amount_fen is None else saying.money(visit.amount_fen)
        willing = "" if visit.willing is None else words.willing_words(visit.willing)
        self.facts.show_facts(
            [
                (self.tr("Waited"), self._waited()),
                (self.tr("Other party"), visit.other_party),
                (self.tr("Amount"), " · ".join(part for part in (amount, willing) if part)),
                (self.tr("Materials"), visit.materials),
                (self.tr("Phone"), visit.phone_masked),
            ]
        )

    def retranslate(self) -> None:
        if self.body.count() == 0:
            return  # not laid out yet: what has no parent would open as a window of its own
        label = self.tr("What was done and said (&W)")
        self._field.say(FieldSpec(label, optional=True))
        self.refresh()

    def restyle(self) -> None:
        super().restyle()
        self.written.setMinimumHeight(theme().px("field") * 2)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(theme().space(2))
