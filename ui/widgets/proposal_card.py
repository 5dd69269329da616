"""One proposed window, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.theme.painters import box
from ui.widgets.badges import Tag
from ui.widgets.key_cap import KeyCap
from ui.widgets.painted import PaintedButton
from ui.widgets.rich import IconLine, RichText, Run, plain


@dataclass(frozen=True, slots=True)
class Reason:
    """One line: its icon, its words; ``danger`` in red."""

    icon: str
    words: tuple[Run, ...] | str
    danger: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a card shows. ``key`` is written on the cap (``"Ctrl+1"``)."""

    key: str
    title: str
    matter: str = ""
    office: str = ""
    reasons: Sequence[Reason] = field(default=())


class ProposalCard(PaintedButton):
    """Pressed by mouse, Enter, Space, or the key on its cap (the screen's action)."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._proposal = Proposal("", "")
        self._cap = KeyCap("")
        self._title = RichText("strong", "text")
        self._tag = Tag("", "check", ground="surface")
        self._tag.hide()
        self._second = RichText("body", "text2")
        self._reasons: list[IconLine] = []
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.addLayout(self._head)
        self._column.addWidget(self._second)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._column, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCheckable(True)
        self.clicked.connect(self.chosen)
        self.built()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show another proposal; choosing is kept apart."""
        self._proposal = proposal
        self._cap.set_keys(proposal.key)
        self._title.set_runs([Run(proposal.title, "bold")])
        self._second.set_text(" · ".join(part for part in (proposal.matter, proposal.office) if part))
        self._second.setVisible(bool(proposal.matter or proposal.office))
        while len(self._reasons) < len(proposal.reasons):
            line = IconLine("", "body", "text2", "accent")
            self._column.addWidget(line)
            self._reasons.append(line)
        for at, line in enumerate(self._reasons):
            line.setVisible(at < len(proposal.reasons))
            if at < len(proposal.reasons):
                reason = proposal.reasons[at]
                line.set_icon(reason.icon, "danger" if reason.danger else "accent")
                line.words.set_tone("danger" if reason.danger else "text2")
                line.words.set_runs((Run(reason.words),) if isinstance(reason.words, str) else reason.words)
        self._name()
        self.updateGeometry()

    def proposal(self) -> Proposal:
        """What is shown."""
        return self._proposal

    def set_chosen(self, on: bool) -> None:
        """Show it as the chosen one."""
        if on != self.isChecked():
            self.setChecked(on)
        self._tag.setVisible(on)
        self._name()
        self.update()

    def is_chosen(self) -> bool:
        """Is it the chosen one?"""
        return self.isChecked()

    def nextCheckState(self) -> None:
        """Pressing asks to be chosen; the screen decides."""

    def _name(self) -> None:
        lines = [
            reason.words if isinstance(reason.words, str) else plain(reason.words) for reason in self._proposal.reasons
        ]
        words = [self._proposal.title, self._second.text(), *lines]
        if self.isChecked():
            words.insert(0, self._tag.text())
        self.setAccessibleName("; ".join(word for word in words if word))
        self.setAccessibleDescription(self._cap.text())

    def retranslate(self) -> None:
        self._tag.show_state("check", self.tr("Chosen"))
        self._name()

    def restyle(self) -> None:
        look = theme()
        self._row.setContentsMargins(look.scaled(12), look.scaled(9), look.scaled(12), look.scaled(10))
        self._row.setSpacing(look.scaled(10))
        self._column.setSpacing(look.scaled(3))
        self._head.setSpacing(look.space(2))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.totalMinimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        on = self.isChecked()
        fill = "accent.tint" if on else "hover" if self.hovered else "surface"
        box(
            painter,
            QRectF(self.rect()),
            fill=look.color(fill),
            line=look.color("accent" if on else "line"),
            width=2 if on else 1,
            radius=look.radius("card"),
        )
        if on:
            painter.setClipRect(0, 0, 6, self.height())
            box(
                painter,
                QRectF(0, 0, 24, self.height()),
                fill=look.color("accent"),
                line=None,
                radius=look.radius("card"),
            )
