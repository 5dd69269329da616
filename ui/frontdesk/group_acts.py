"""What to do first when many come: three lines to tick."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from hall.intake.rules import REPRESENTATIVES
from ui.keys import KeyAction
from ui.theme import theme
from ui.widgets.card import Card, Icon
from ui.widgets.check import Check
from ui.widgets.key_button import KeyButton
from ui.widgets.living import role
from ui.widgets.rich import RichText


class GroupActs(Card):
    """Seats and water, at most five representatives (信访工作条例 art 20), the supervisor (picture b)."""

    def __init__(self, supervisor: KeyAction, parent: QWidget | None = None) -> None:
        self._icon, self._title = Icon("users-round"), role(QLabel(), "strong")
        self.checks = [Check() for _ in range(3)]
        self._acts = [RichText() for _ in range(3)]
        self._call = KeyButton(icon="bell", small=True)
        super().__init__(parent)
        head = QHBoxLayout()
        head.addWidget(self._icon)
        head.addWidget(self._title)
        head.addStretch(1)
        self.body.addLayout(head)
        for check, act in zip(self.checks, self._acts, strict=True):
            line = QHBoxLayout()
            line.setSpacing(theme().space(2))
            line.addWidget(check, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(act, 1)
            if check is self.checks[-1]:
                line.addWidget(self._call)
            self.body.addLayout(line)
        self._call.follow(supervisor)
        supervisor.triggered.connect(lambda: self.checks[-1].setChecked(True))

    def begin(self) -> None:
        """Another group: nothing is done yet."""
        for check in self.checks:
            check.setChecked(False)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Many people: three things first"))
        self._acts[0].say(self.tr("Seats and water in the reception room"))
        elect = self.tr("Representatives elected, **at most {n}** (Petition Regulations, art. 20)")
        self._acts[1].say(elect, n=REPRESENTATIVES)
        self._acts[2].say(self.tr("Tell the supervisor"))
        for check, act in zip(self.checks, self._acts, strict=True):
            check.setAccessibleName(act.text())

    def restyle(self) -> None:
        super().restyle()
        self.body.setSpacing(theme().scaled(5))
