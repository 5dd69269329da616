"""The page of the first start: steps at the left, one of them open, back and on at the foot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui import keys
from ui.firststart.steps import AdministratorStep, CentreStep, LastStep, Step
from ui.firststart.viewmodel import STEPS, FirstStartModel
from ui.language import error_sentence, problem_sentence
from ui.shell.enter import EnterOn
from ui.shell.switches import Switches
from ui.theme import theme
from ui.widgets.card import Icon
from ui.widgets.key_button import KeyButton
from ui.widgets.living import Living, effective_width, role, set_flag
from ui.widgets.note import Note
from ui.widgets.rich import IconLine, RichText
from ui.widgets.step_list import StepList

if TYPE_CHECKING:
    from ui.context import UiContext

_LIST: Final = 270
_SLIM_BELOW: Final = 1000
"""Effective width below which the list of steps and the explanations give way."""


class FirstStart(Living, QWidget):
    """``key_file``: where the key of this hall lies, to be told to whoever founds it."""

    def __init__(self, context: UiContext, key_file: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_flag(self, "role", "page")
        # no child of the page: while that goes, a field that had the caret still speaks to it
        self.model = FirstStartModel(context.lanes)
        self.switches = Switches(context, "on_bar")
        self.steps: tuple[Step, ...] = (
            CentreStep(self.model),
            AdministratorStep(self.model),
            LastStep(self.model, key_file),
        )
        self._house, self._about = role(QLabel(), "bartitle"), role(QLabel(), "bartext")
        self._list = StepList()
        self._data = IconLine("hard-drive", "small", "text2")
        self._title, self._why = RichText("number", "text"), RichText("body", "text2", spacing=1.5)
        self._note = Note("orange", "info")
        self._pages = QStackedWidget()
        self.back_button, self.next_button = KeyButton(icon="arrow-left"), KeyButton(kind="primary", main=True)
        self._hint = role(QLabel(), "muted")
        self._build()
        self._bind()
        self.built()
        self._show()

    def _build(self) -> None:
        bar = QFrame()
        set_flag(bar, "role", "lintel")
        self._bar, self._bar_row = bar, QHBoxLayout(bar)
        for part in (Icon("door-open", "bar.text", share=22 / 18), self._house, self._about):
            self._bar_row.addWidget(part)
        self._bar_row.addStretch(1)
        self._bar_row.addWidget(self.switches)
        for step in self.steps:
            self._pages.addWidget(step)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        set_flag(inside, "role", "clear")
        self._inside = QVBoxLayout(inside)
        for upper in (self._title, self._why, self._note, self._pages):
            self._inside.addWidget(upper)
        self._inside.setStretch(3, 1)
        area.setWidget(inside)
        self._area = area
        foot = QHBoxLayout()
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(self._hint)
        foot.addWidget(self.next_button)
        card = QFrame()
        set_flag(card, "role", "card")
        self._card = QVBoxLayout(card)
        self._card.addWidget(area, 1)
        self._card.addLayout(foot)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self._list)
        side.addWidget(self._data)
        side.addStretch(1)
        self._side_column = side
        self._row = QHBoxLayout()
        self._row.addWidget(self._side)
        self._row.addWidget(card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(self._row, 1)

    def _bind(self) -> None:
        model = self.model
        self._actions = {id: keys.action(id, self) for id in ("steps.back", "steps.next")}
        for id, act, button in (
            ("steps.back", model.back, self.back_button),
            ("steps.next", model.next, self.next_button),
        ):
            self._actions[id].triggered.connect(lambda _on=False, act=act: act())
            self.addAction(self._actions[id])
            button.follow(self._actions[id])
        for step in self.steps:
            EnterOn(step.fields, model.next, parent=step)
        model.changed.connect(self._show)
        model.go_to.connect(self._go_to)

    def _go_to(self, name: object) -> None:
        field = self.steps[self.model.step].fields.get(str(name))
        if field is not None:
            field.focus()
            self._area.ensureWidgetVisible(field)

    # what is shown

    def show_passwords(self) -> None:
        """Write what the model holds into the password fields too (pictures need it)."""
        for name in ("new", "again"):
            field = self.steps[1].fields[name].editor
            (field.focusProxy() or field).setText(self.model.typed[name])  # type: ignore[attr-defined]

    def _show(self) -> None:
        model = self.model
        step = self.steps[model.step]
        self._pages.setCurrentWidget(step)
        self._list.set_current(model.step)
        step.show_typed()
        problems = model.problems()
        for name, field in step.fields.items():
            problem = problems.get(name)
            said = problem_sentence(problem) if problem is not None else ""
            field.set_trouble(said, soft=problem is not None and problem.soft)
        trouble = model.sentence_of_fault()
        self._note.setVisible(trouble is not None)
        if trouble is not None:
            self._note.say("{sentence}", sentence=error_sentence(trouble))
        last = model.step == len(STEPS) - 1
        self._actions["steps.back"].setEnabled(model.step > 0 and not model.busy)
        self.back_button.setVisible(model.step > 0)
        self._actions["steps.next"].set_words(self.tr("Open the hall") if last else None)
        self.next_button.set_busy(self.tr("Founding the hall…") if model.busy else "")
        if last and not model.busy:
            self.next_button.setFocus(Qt.FocusReason.TabFocusReason)
        first = next(iter(step.fields.values()), None)
        self.setFocusProxy(first.editor if first is not None else self.next_button)
        self._say_step()

    def _say_step(self) -> None:
        titles = (self.tr("**The centre**"), self.tr("**The administrator**"), self.tr("**A last look**"))
        why = (
            self.tr("How it is called on papers and screens, and where it is."),
            self.tr("Looks after accounts and the catalogue, and lets the others in."),
            self.tr("If everything is right, the hall opens. With Back everything can still be changed."),
        )
        self._title.say(titles[self.model.step])
        self._why.set_text(why[self.model.step])
        n, all_steps = str(self.model.step + 1), str(len(STEPS))
        self._hint.setText(self.tr("Step {n} of {all}").replace("{n}", n).replace("{all}", all_steps))

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("One Door"))
        self._house.setText(self.tr("One Door"))
        self._about.setText(self.tr("First use: three steps, about two minutes"))
        self._list.set_steps([self.tr("Centre"), self.tr("Administrator"), self.tr("Last look")])
        self._data.words.set_text(self.tr("The data stays on this computer, no network is needed."))
        self._show()

    def restyle(self) -> None:
        look = theme()
        self._bar.setFixedHeight(look.px("topbar"))
        self._bar_row.setContentsMargins(look.space(4), 0, look.space(4), 0)
        self._bar_row.setSpacing(look.space(2))
        self._row.setContentsMargins(look.space(4), look.space(4), look.space(4), look.space(4))
        self._row.setSpacing(look.space(6))
        self._side.setFixedWidth(look.scaled(_LIST))
        self._side_column.setSpacing(look.space(4))
        self._card.setContentsMargins(look.space(6), look.space(4), look.space(6), look.space(4))
        self._card.setSpacing(look.space(3))
        self._inside.setContentsMargins(0, 0, look.space(2), 0)
        self._inside.setSpacing(look.space(2))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Lay out for the effective width (design 7)."""
        slim = effective_width(self) < _SLIM_BELOW
        self._side.setHidden(slim)
        self._about.setHidden(slim)
        for step in self.steps:
            step.set_slim(slim)
