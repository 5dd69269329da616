"""Size, contrast and language, where there is no status bar yet: signing in, first start, the locked screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ui.context import Preferences
from ui.language import NAMES
from ui.shell.sizes import size_words
from ui.theme import Look, Size, theme
from ui.widgets.key_button import KeyButton
from ui.widgets.living import Living

if TYPE_CHECKING:
    from ui.context import UiContext


class Switches(Living, QWidget):
    """Each press goes on to the next size, to and from high contrast, to the other language."""

    preferences_changed = Signal(object)
    """A :class:`ui.context.Preferences`."""

    def __init__(self, context: UiContext, kind: str = "secondary", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.size_button = KeyButton(kind=kind, icon="a-large-small")
        self.look_button = KeyButton(kind=kind, icon="contrast")
        self.language_button = KeyButton(kind=kind, icon="languages")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for button in (self.size_button, self.look_button, self.language_button):
            self._row.addWidget(button)
        self.size_button.clicked.connect(self._next_size)
        self.look_button.clicked.connect(self._other_look)
        self.language_button.clicked.connect(self._other_language)
        self.built()

    def _next_size(self) -> None:
        sizes = list(Size)
        look = self._context.theme
        look.size = sizes[(sizes.index(look.size) + 1) % len(sizes)]
        self._apply()

    def _other_look(self) -> None:
        look = self._context.theme
        look.look = Look.LIGHT if look.look is Look.CONTRAST else Look.CONTRAST
        self._apply()

    def _other_language(self) -> None:
        self._context.language.switch(self._context.language.other())
        self._tell()

    def _apply(self) -> None:
        self._context.theme.apply(cast("QApplication", QApplication.instance()))
        self._tell()

    def _tell(self) -> None:
        look = self._context.theme
        self.preferences_changed.emit(Preferences(look.size, look.look, self._context.language.current()))

    def retranslate(self) -> None:
        look = self._context.theme
        self.size_button.set_words(self.tr("Text: {size}").replace("{size}", size_words(look.size)))
        contrast = look.look is Look.CONTRAST
        self.look_button.set_words(self.tr("Usual colours") if contrast else self.tr("High contrast"))
        self.language_button.set_words(NAMES[self._context.language.other()])

    def restyle(self) -> None:
        self._row.setSpacing(theme().space(2))
        self.retranslate()
