"""The kiosk as a whole: one page at a time, by touch or by keys. Each visitor's language and size end with him."""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from hall.errors import UserError
from ui.context import UiContext
from ui.kiosk.needs import Group, Need, groups
from ui.kiosk.pages import ChoicePage, NumberPage
from ui.kiosk.viewmodel import KioskModel, Stage
from ui.theme import Size
from ui.widgets.halo import Halo
from ui.widgets.living import Living, announce, set_flag

_DIGITS: Final = tuple(Qt.Key(Qt.Key.Key_1.value + at) for at in range(9))
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KioskScreen(Living, QWidget):
    """Keys: 1 to 9 the tiles in their order, Esc or Backspace back, Enter done; Tab and the arrows go from tile to tile."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_flag(self, "role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme, self._tongue = context.theme, context.language
        self._own = context.theme.size, context.language.current()
        self.home, self.second, self.said = ChoicePage(), ChoicePage(second=True), NumberPage()
        self.pages = QStackedWidget()
        for page in (self.home, self.second, self.said):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.model = model = KioskModel(context, self)
        self.home.offer(groups())
        self.home.chosen.connect(self._choose)
        self.second.chosen.connect(self._choose)
        self.second.back.clicked.connect(model.forget)
        self.said.done.clicked.connect(model.forget)
        for page in (self.home, self.second):
            page.large.clicked.connect(self._switch_large)
            page.other.clicked.connect(self._switch_language)
        model.changed.connect(self._show)
        self._shown: Stage | None = None
        self._halo = Halo(self)
        self.built()
        self._show()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Take a number"))
        if self._shown is not None:
            self._show()

    def _choose(self, choice: Group | Need) -> None:
        if isinstance(choice, Group):
            self.model.open(choice)
        else:
            self.model.take(choice)

    def _show(self) -> None:
        model, stage = self.model, self.model.stage
        page: ChoicePage | NumberPage = self.said
        if stage is Stage.HOME:
            page = self.home
        elif stage is Stage.GROUP and model.group is not None:
            page = self.second
            page.offer(model.group.needs)
        elif stage is Stage.NUMBER and model.taken is not None:
            self.said.show_number(model.taken)
        else:
            self._say(stage)
        if isinstance(page, ChoicePage):
            page.show_waiting(model.waiting())
        self.pages.setCurrentWidget(page)
        if stage is not self._shown:
            self._turned(stage)

    def _say(self, stage: Stage) -> None:
        ask = self.tr("Please ask the guide at the desk")
        trouble = self.model.trouble
        shut = isinstance(trouble, UserError) and trouble.problems[0].code == "ticket.hall_closed"
        if stage is Stage.CLOSED or shut:
            self.said.show_words(self.tr("The hall is closed now"), self.tr("Thank you for coming"))
        elif stage is Stage.TAKING:
            self.said.show_words(self.tr("One moment"), "")
        else:
            self.said.show_words(self.tr("No numbers here just now"), ask, done=stage is Stage.SAID)

    def _turned(self, stage: Stage) -> None:
        """Another page: the focus of the one before is not kept; on the first nothing of the last visitor is."""
        self._shown = stage
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if stage is Stage.NUMBER and self.model.taken is not None:
            announce(self, f"{self.said.first.text()} {self.model.taken.number}")
        if stage is Stage.HOME:
            self.second.offer(())
            self.said.show_words("", "")
            size, language = self._own
            self._wear(size)
            self._tongue.switch(language)

    def _switch_large(self) -> None:
        self._wear(self._own[0] if self._theme.size is Size.EXTRA else Size.EXTRA)

    def _switch_language(self) -> None:
        self._tongue.switch("en" if self._tongue.current() == "zh" else "zh")

    def _wear(self, size: Size) -> None:
        if size is not self._theme.size:
            self._theme.size = size
            self._theme.apply(cast("QApplication", QApplication.instance()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, stage = Qt.Key(event.key()), self.model.stage
        if key in _DIGITS and stage in {Stage.HOME, Stage.GROUP}:
            (self.home if stage is Stage.HOME else self.second).press(_DIGITS.index(key))
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace) or (
            key in _ENTER and stage in {Stage.NUMBER, Stage.SAID}
        ):
            self.model.forget()
        else:
            super().keyPressEvent(event)
