"""Sitting down: which window; if it is taken, by whom and since when."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall.catalogue.rules import Desk, Window
from hall.errors import UserError
from hall.queueing.orders import SeatNow
from ui.language import error_sentence
from ui.theme import theme
from ui.widgets.card import Card
from ui.widgets.field import Field, FieldSpec
from ui.widgets.key_button import KeyButton
from ui.widgets.living import Living
from ui.widgets.pick_box import PickBox
from ui.widgets.rich import RichText
from ui.widgets.walk import EnterWalk

_WIDTH = 420


class Sitting(Living, QWidget):
    """A card in the middle: pick a window, sit down. ``place`` is where this PC stands: its window is picked first."""

    chosen = Signal(object)
    """The code of a window."""

    def __init__(self, place: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._trouble: UserError | None = None
        self.pick = PickBox()
        self.sit = KeyButton(kind="primary", icon="armchair", main=True)
        self.field = Field(self.pick)
        self._title = RichText("strong", "text")
        self._hint = RichText("body", "text2", spacing=1.5)
        self._card = Card()
        for part in (self._title, self._hint, self.field, self.sit):
            self._card.body.addWidget(part)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._card, 4)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        self.setFocusProxy(self.pick)
        EnterWalk(self._card).watch(self.pick)
        self.pick.picked.connect(lambda _value: self.tell(None))
        self.sit.clicked.connect(self._sit)
        self.built()

    def offer(self, windows: tuple[Window, ...], desks: Mapping[str, Desk], seats: tuple[SeatNow, ...] = ()) -> None:
        """These windows are there, and these people sit at some of them."""
        first = self.pick.value() is None
        self._offered = windows, desks, seats
        by = {seat.window: seat for seat in seats}
        self.pick.set_choices([(window.code, self._title_of(window, desks, by.get(window.code))) for window in windows])
        here = next((window.code for window in windows if window.name == self._place), None)
        if first and here is not None:
            self.pick.set_value(here)
        self.sit.setEnabled(bool(windows))

    _offered: tuple[tuple[Window, ...], Mapping[str, Desk], tuple[SeatNow, ...]] = ((), {}, ())

    def _title_of(self, window: Window, desks: Mapping[str, Desk], seat: SeatNow | None) -> str:
        """``9 号-1 · 劳动监察与仲裁窗口``, and who sits there."""
        if seat is None:
            return _title(window, desks)
        text = self.tr("{window} · taken: {who} since {time}").replace("{window}", window.name)
        return text.replace("{who}", seat.clerk).replace("{time}", f"{seat.since:%H:%M}")

    def tell(self, trouble: UserError | None) -> None:
        """Why it was not possible, beside the field."""
        self._trouble = trouble
        if trouble is None:
            self.field.clear_trouble()
        else:
            self.field.set_trouble(error_sentence(trouble))

    def _sit(self) -> None:
        if self.pick.value() is not None:
            self.chosen.emit(self.pick.value())

    def retranslate(self) -> None:
        self._title.say(self.tr("**At which window do you sit?**"))
        self._hint.set_text(self.tr("Numbers are called to it, and the services count for it, until you leave it."))
        self.field.say(FieldSpec(self.tr("&Window")))
        self.sit.set_words(self.tr("Sit down"))
        self.offer(*self._offered)
        self.tell(self._trouble)

    def restyle(self) -> None:
        self._card.setMaximumWidth(theme().scaled(_WIDTH))


def _title(window: Window, desks: Mapping[str, Desk]) -> str:
    """``9 号-1 · 劳动监察与仲裁窗口``"""
    desk = desks.get(window.desk)
    return window.name if desk is None else f"{window.name} · {desk.name.partition('（')[0]}"
