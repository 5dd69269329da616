"""What stands above the form: danger, what was saved, what was found half-filled, what did not work, who was here before (narrow)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall.errors import EnvironmentFault, Fault, UserError
from hall.intake.orders import Registered
from ui import saying, wording
from ui.frontdesk import words
from ui.frontdesk.danger import DangerBanner
from ui.frontdesk.earlier import EarlierStrip
from ui.frontdesk.entry import Entry
from ui.frontdesk.viewmodel import FrontDeskModel
from ui.keys import KeyAction
from ui.language import current, error_sentence
from ui.theme import theme
from ui.widgets.key_button import KeyButton
from ui.widgets.living import Fitting, announce
from ui.widgets.note import Note
from ui.widgets.saved_band import Saved, SavedBand

_WORDS_SHOWN = 16
_WAITS = "visit.waiting_ticket"
"""Refused because his number of today still waits; it may be taken once more on purpose."""

_OFFLINE = frozenset({Fault.DATABASE_UNREACHABLE, Fault.DATABASE_BUSY})


class News(Fitting, QWidget):
    """A column that takes no room while there is nothing to say."""

    def __init__(self, desk: FrontDeskModel, keys: Mapping[str, KeyAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.danger = DangerBanner(desk.direction, keys["call_supervisor"], keys["frontdesk.danger_done"])
        self.saved = SavedBand()
        self.draft = Note("info", "history")
        self.trouble = Note("orange", "circle-alert")
        self.strip = EarlierStrip(desk.acquaintance, keys)
        self._trouble: Exception | None = None
        self._answer: tuple[Registered, Entry] | None = None
        self._narrow = False
        self.twice = Note("orange", "ticket")
        for note, act in ((self.twice, "frontdesk.again"), (self.draft, "frontdesk.take_draft")):
            button = KeyButton(small=True, kind="primary")
            button.follow(keys[act])
            note.set_button(button)
        self._column = QVBoxLayout(self)
        for part in self._parts():
            self._column.addWidget(part)
        for part in self._parts()[2:]:
            part.hide()
        desk.drafting.changed.connect(self._show_draft)
        desk.refused.connect(self.tell)
        desk.keeping.busy_changed.connect(self._begin_again)
        desk.keeping.paper_changed.connect(self._show_paper)
        desk.keeping.withdrawn.connect(lambda _saved: self.saved.clear())
        desk.acquaintance.changed.connect(self._show_strip)
        self.saved.undo.connect(desk.keeping.take_back)
        self.built()

    def _parts(self) -> tuple[QWidget, ...]:
        return self.danger, self.saved, self.draft, self.trouble, self.twice, self.strip

    def arrange(self, *, narrow: bool) -> None:
        """With two columns the earlier visits are told here."""
        self._narrow = narrow
        self._show_strip()

    def show_saved(self, answer: Registered, entry: Entry) -> None:
        """The number, large; where to; what to say; the paper; the way back."""
        self._answer = (answer, entry)
        self._say_saved()

    def tell(self, trouble: object) -> None:
        """What did not work, in words: what is safe, what to do."""
        if isinstance(trouble, Exception):
            self._trouble = trouble
            self._say_trouble()

    def calm(self) -> None:
        """It works again."""
        self._trouble = None
        self.trouble.hide()
        self.twice.hide()

    def _begin_again(self) -> None:
        if self._desk.keeping.is_busy():
            self.calm()

    def _say_trouble(self) -> None:
        trouble = self._trouble
        if trouble is None:
            return
        offline = isinstance(trouble, EnvironmentFault) and trouble.kind in _OFFLINE
        self.trouble.set_kind("offline" if offline else "orange", "wifi-off" if offline else "circle-alert")
        if isinstance(trouble, UserError | EnvironmentFault):
            sentence = error_sentence(trouble)
        else:
            sentence = wording.sentence(wording.UNKNOWN, {"code": type(trouble).__name__}, current())
        waits = isinstance(trouble, UserError) and trouble.problems[0].code == _WAITS
        for note in (self.twice, self.trouble):
            note.say("{words}", words=sentence)
            note.setVisible((note is self.twice) == waits)
        announce(self, sentence)

    def _say_saved(self) -> None:
        if self._answer is None:
            return
        answer, entry = self._answer
        known = self._desk.around.names.desk(answer.desk)
        title = saying.desk_title(answer.desk, known.name if known is not None else "")
        number = words.ticket_span(answer) or self.tr("Kept")
        self.saved.show_saved(Saved(number, title, self._say_to(answer, entry), self._paper()))

    def _say_to(self, answer: Registered, entry: Entry) -> str:
        name = entry.as_one().name.strip()
        who = self.tr("Please tell {name}:").replace("{name}", name) if name else self.tr("Please tell the visitor:")
        if not answer.ticket:
            return self.tr("No number was taken, nobody is called yet")
        if answer.ahead:
            text = self.tr("“Please take this paper to {desk}; {n} are before you.”").replace("{n}", str(answer.ahead))
        else:
            text = self.tr("“Please take this paper to {desk}; you are the next.”")
        return f"**{saying.literal(who)}** {text.replace('{desk}', saying.desk_words(answer.desk))}"

    def _paper(self) -> str:
        return (
            words.paper_state(self._answer[0].paper.number, self._desk.keeping.job) if self._answer is not None else ""
        )

    def _show_paper(self) -> None:
        if self._answer is not None and self._desk.keeping.last is not None:
            self.saved.set_paper(self._paper(), warn=self._desk.keeping.paper_waits())

    def _show_draft(self) -> None:
        offered = self._desk.drafting.offered
        self.draft.setVisible(offered is not None)
        if offered is None:
            return
        name = offered.as_one().name.strip() or self.tr("no name yet")
        said = " ".join(offered.statement.split())
        said = said[:_WORDS_SHOWN] + "…" if len(said) > _WORDS_SHOWN else said
        self.draft.say(self.tr("**A half-filled form was kept:** {name}, “{words}”"), name=name, words=said)

    def _show_strip(self) -> None:
        self.strip.setVisible(self._narrow and self.strip.has_news())

    def fit(self) -> None:
        look = theme()
        used = any(not part.isHidden() for part in self._parts())
        side = look.space(4)
        wished = (side, look.space(3), side, 0) if used else (0, 0, 0, 0)
        margins = self._column.contentsMargins()
        if (margins.left(), margins.top(), margins.right(), margins.bottom()) != wished:
            self._column.setContentsMargins(*wished)

    def retranslate(self) -> None:
        self._show_draft()
        self._say_trouble()
        if self._answer is not None and not self.saved.isHidden():
            self._show_paper()

    def restyle(self) -> None:
        self._column.setSpacing(theme().space(2))
