"""A part of the form: named fields that tell what is typed and when they are left, and show problems beside themselves."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hall.errors import Problem
from ui.frontdesk.veiled_edit import VeiledEdit
from ui.language import problem_sentence
from ui.widgets.chips import Chips
from ui.widgets.field import Field
from ui.widgets.line_edit import LineEdit
from ui.widgets.living import Living
from ui.widgets.pick_box import PickBox
from ui.widgets.segments import Segments
from ui.widgets.walk import EnterWalk
from ui.widgets.words_edit import WordsEdit


class FieldSet(Living, QWidget):
    """Fields by the names of :class:`ui.frontdesk.entry.Entry`."""

    edited = Signal(object, object)
    """Field and value, by somebody's hand."""
    left = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self._walk = EnterWalk(self)
        self._putting = False

    def add(self, name: str, editor: QWidget) -> Field:
        """A new field; its words are set in ``retranslate``."""
        field = Field(editor, parent=self)
        self.fields[name] = field
        if isinstance(editor, LineEdit):
            editor.textEdited.connect(lambda _text: self._tell(name))
            editor.left.connect(lambda: self.left.emit(name))
            self._walk.watch(editor)
        elif isinstance(editor, WordsEdit):
            editor.textChanged.connect(lambda: self._tell(name))
            editor.left.connect(lambda: self.left.emit(name))
        elif isinstance(editor, PickBox):
            editor.picked.connect(lambda _value: self._tell(name))
            self._walk.watch(editor)
        elif isinstance(editor, Segments):
            editor.chosen.connect(lambda _value: self._tell(name))
        elif isinstance(editor, Chips):
            editor.changed.connect(lambda: self._tell(name))
        return field

    def _tell(self, name: str) -> None:
        if not self._putting:
            self.edited.emit(name, self.value(name))

    def value(self, name: str) -> object:
        """What stands in a field."""
        editor = self.fields[name].editor
        if isinstance(editor, VeiledEdit | PickBox | Segments):
            return editor.value()
        if isinstance(editor, Chips):
            return editor.values()
        return editor.text()  # type: ignore[attr-defined]

    def put(self, name: str, value: object) -> None:
        """Show a value nobody typed here; a field that shows it already is left alone."""
        editor = self.fields[name].editor
        if self.value(name) == value:
            return
        self._putting = True
        if isinstance(editor, VeiledEdit | PickBox | Segments):
            editor.set_value(value)  # type: ignore[arg-type]
        elif isinstance(editor, Chips):
            editor.set_values(value)  # type: ignore[arg-type]
        elif isinstance(editor, WordsEdit):
            editor.set_text(str(value))
        elif isinstance(editor, LineEdit):
            editor.setText(str(value))
            editor.home(False)
        self._putting = False

    def show_problems(self, problems: Mapping[str, Problem]) -> None:
        """Put each problem beside its field, and take away those that are mended."""
        for name, field in self.fields.items():
            problem = problems.get(name)
            if problem is None:
                field.clear_trouble()
            else:
                field.set_trouble(problem_sentence(problem), soft=problem.soft)
            if isinstance(field.editor, VeiledEdit):
                field.editor.set_open(problem is not None)

    def show_auto(self, name: str, on: bool, tag: str) -> None:
        """The value came from a reader or an earlier visit (``tag`` says which)."""
        self.fields[name].set_auto(on, tag)

    def field_at(self, widget: QWidget | None) -> str:
        """The name of the field that holds this widget, ``""`` if none does."""
        for name, field in self.fields.items():
            if widget is not None and (widget is field or field.isAncestorOf(widget)):
                return name
        return ""
