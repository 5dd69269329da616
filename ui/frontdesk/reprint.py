"""Another copy of an issued paper: counted, with its reason. A dialog, because paper is printed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.dialog import Dialog
from ui.widgets.pick_box import PickBox


class ReprintDialog(Dialog):
    """Asks for the reason; ``chosen`` tells it when the copy is wanted."""

    chosen = Signal(object)

    def __init__(self, number: str, owner: QWidget) -> None:
        super().__init__(owner)
        self._reason = PickBox()
        self._reason.setAccessibleName(self.tr("Reason"))
        reasons = (
            self.tr("The visitor lost it"),
            self.tr("The printing was not clear"),
            self.tr("No paper came out"),
            self.tr("The visitor wants another copy"),
        )
        self._reason.set_choices([(reason, reason) for reason in reasons])
        self.body.addWidget(self._reason)
        self.acted.connect(lambda: self.chosen.emit(self._reason.value()))
        self.ask(
            self.tr("Print {number} again?").replace("{number}", number),
            self.tr("The copy says that it is one, and is counted. Please choose the reason:"),
            self.tr("Do not print"),
            self.tr("Print again"),
            danger=False,
        )
