"""A field with its label above and one line below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.line_edit import LineEdit
from ui.widgets.living import Living, announce, role, spoken
from ui.widgets.rich import IconLine


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """The words of a field. ``label`` carries its mnemonic (``"&Name"``, ``"姓名(&N)"``); ``optional`` shows the word for it, mandatory ones
    carry no star; ``hint`` stands below until there is trouble; ``unit`` stands inside at the right."""

    label: str
    optional: bool = False
    hint: str = ""
    placeholder: str = ""
    unit: str = ""


class Field(Living, QWidget):
    """``editor`` is any of LineEdit, ScanLineEdit, AmountEdit, WordsEdit, PickBox, Segments, Chips, PasswordField.

    The line below pushes the fields that follow, never the field itself. Trouble goes while typing as soon as the screen calls
    :meth:`clear_trouble`; the part itself decides nothing.
    """

    def __init__(self, editor: QWidget, spec: FieldSpec | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._spec = spec or FieldSpec("")
        self._trouble = ""
        self._soft = False
        self._label = role(QLabel(), "label")
        self._optional = role(QLabel(), "muted")
        self._line = IconLine("", "small", "muted", "muted", share=0.8)
        self._line.setVisible(False)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.addWidget(self._label)
        self._head.addWidget(self._optional)
        self._head.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(editor, 1)
        self._column.addWidget(self._line)
        grows = isinstance(editor, QPlainTextEdit)
        if not grows:
            self._column.addStretch(0)
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Minimum
        )
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._label.setBuddy(editor)
        self.setFocusProxy(editor)
        self.built()

    def say(self, spec: FieldSpec) -> None:
        """Set the words (also after a change of language)."""
        self._spec = spec
        self.retranslate()

    def set_side(self, widget: QWidget) -> None:
        """Something at the right end of the label's line, for instance a quiet button."""
        self._head.addWidget(widget)

    def label(self) -> str:
        """The label as one says it."""
        return spoken(self._spec.label)

    def focus(self) -> None:
        """Put the caret here, as a key would."""
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_trouble(self, text: str, *, soft: bool = False) -> None:
        """What is seen and what to do, one line. ``soft`` is orange and never blocks."""
        said = text != self._trouble
        self._trouble, self._soft = text, soft
        self._call("set_trouble", bool(text) and not soft)
        self._call("set_soft", bool(text) and soft)
        self._show_line()
        self._describe()
        if text and said and self.editor.hasFocus():
            announce(self.editor, text)

    def clear_trouble(self) -> None:
        """Nothing to say any more; the hint comes back."""
        if self._trouble:
            self.set_trouble("")

    def trouble(self) -> str:
        """The sentence shown, ``""`` without one."""
        return self._trouble

    def is_soft(self) -> bool:
        """Is it only a hint in orange?"""
        return bool(self._trouble) and self._soft

    def set_auto(self, on: bool, tag: str = "") -> None:
        """The value came from a reader (``tag``: where from)."""
        self._call("set_auto", on, tag)

    def retranslate(self) -> None:
        self._label.setText(self._spec.label)
        self._label.setVisible(bool(self._spec.label))
        self._optional.setText(self.tr("optional") if self._spec.optional else "")
        self._optional.setVisible(self._spec.optional)
        if isinstance(self.editor, QLineEdit | QPlainTextEdit):
            self.editor.setPlaceholderText(self._spec.placeholder)
        if isinstance(self.editor, LineEdit):
            self.editor.set_unit(self._spec.unit)
        self._show_line()
        self._describe()

    def restyle(self) -> None:
        look = theme()
        self._column.setSpacing(look.scaled(3))
        self._head.setSpacing(look.scaled(7))
        self._label.setMinimumHeight(look.metrics("small").height())

    def _describe(self) -> None:
        self.editor.setAccessibleName(self.label())
        self.editor.setAccessibleDescription(self._trouble or self._spec.hint)

    def _show_line(self) -> None:
        text = self._trouble or self._spec.hint
        if self._trouble:
            tone = "time.orange" if self._soft else "danger"
            self._line.set_icon("info" if self._soft else "circle-alert", tone)
            self._line.words.set_tone(tone)
        else:
            self._line.set_icon("")
            self._line.words.set_tone("muted")
        self._line.words.set_text(text)
        self._line.setVisible(bool(text))

    def _call(self, name: str, *values: object) -> None:
        method = getattr(self.editor, name, None)
        if method is not None:
            method(*values)
