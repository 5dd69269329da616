"""The danger banner of the front desk: the words, three acts, the supervisor, and the way to say that it was dealt with."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QWidget

from hall.routing.rules import DangerKind, danger_acts, danger_title
from ui.frontdesk.direction import Direction
from ui.keys import KeyAction
from ui.language import current
from ui.widgets.banner import Banner
from ui.widgets.key_button import KeyButton

_NUMBER = re.compile(r"\b(1\d\d|96110)\b", re.ASCII)
"""Numbers to ring stand out in the acts."""


class DangerBanner(Banner):
    """Shows the dangers of a :class:`Direction`; folds into one line once dealt with, opens again at a new word."""

    def __init__(
        self, direction: Direction, supervisor: KeyAction, dealt_with: KeyAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._direction = direction
        self.call = KeyButton(kind="danger_fill", icon="bell")
        self.call.follow(supervisor)
        self.done = KeyButton()
        self.done.follow(dealt_with, own_words=True)
        self.buttons.addWidget(self.call)
        self.buttons.addWidget(self.done)
        direction.danger_changed.connect(self.refresh)
        self.retranslate()

    def refresh(self) -> None:
        """Show what the words warn of now."""
        dangers = self._direction.dangers()
        for button in (self.call, self.done):
            button.setVisible(bool(dangers))
        if dangers:
            acts = [_NUMBER.sub(r"**\1**", act) for act in danger_acts(dangers, current())]
            worst = min((one.kind for one in dangers), key=list(DangerKind).index)
            title = self.tr("{title}: ").replace("{title}", danger_title(worst, current()))
            self.show_words(title, self._direction.danger_words(), acts)
        elif self._direction.was_dealt_with():
            said = self.tr("Dealt with: {words}").replace("{words}", "、".join(self._direction.danger_words()))
            self.fold(said)
        self.setVisible(bool(dangers) or self._direction.was_dealt_with())

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "done"):
            self.done.set_words(self.tr("Dealt with, fold"))
            self.refresh()
