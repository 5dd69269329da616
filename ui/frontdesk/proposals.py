"""Where to go: three cards with their reasons, the windows now, and the ways to another desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hall.routing.orders import Picked
from hall.routing.rules import PROPOSALS, reason_words
from ui.frontdesk import words
from ui.frontdesk.around import Around
from ui.frontdesk.direction import Direction
from ui.frontdesk.picking import PickEdit, PickList
from ui.frontdesk.windows_now import WindowsNow
from ui.keys import KeyAction
from ui.language import current
from ui.theme import theme
from ui.widgets.card import Icon
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field, FieldSpec
from ui.widgets.key_button import KeyButton
from ui.widgets.key_cap import key_text
from ui.widgets.living import FOCUS_RING, Living, role, set_flag
from ui.widgets.note import Note
from ui.widgets.proposal_card import ProposalCard
from ui.widgets.rich import RichText

_CARDS = PROPOSALS


class ProposalsPanel(Living, QWidget):
    """Shows a :class:`Direction`. ``narrow`` keeps two cards and puts the rest behind keys (picture r)."""

    chosen = Signal(object)
    """The place of a card."""
    picked = Signal(object, object)
    """Desk and matter, by code."""
    searched = Signal(object)

    def __init__(
        self, direction: Direction, around: Around, keys: Mapping[str, KeyAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._direction, self._around, self._keys = direction, around, keys
        self._mode, self._tall = "normal", False
        self._title, self._second = role(QLabel(), "strong"), role(QLabel(), "muted")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._second)
        head.addStretch(1)
        self.left_out = Note("orange", "ban")
        self.left_out.hide()
        self.joined = Note("info", "repeat")
        self.joined.hide()
        self.cards = [ProposalCard() for _ in range(_CARDS)]
        for at, card in enumerate(self.cards):
            card.chosen.connect(lambda at=at: self.chosen.emit(at))
        self.empty = EmptyState("message-square-text", boxed=True)
        self.found = PickList()
        self.found.hide()
        self.found.taken.connect(self._take)
        self.windows = WindowsNow(around)
        self.pick = PickEdit()
        self.pick_field = Field(self.pick)
        self.pick.textEdited.connect(lambda _text: self.searched.emit(self.pick.text()))
        self.pick.moved.connect(self.found.move_by)
        self.pick.taken.connect(self.found.take)
        self.pick.left_alone.connect(self.stop_picking)
        self._general_words = RichText("small", "muted")
        self._general = QWidget()
        general = QHBoxLayout(self._general)
        general.setContentsMargins(0, 0, 0, 0)
        general.addWidget(Icon("circle-question-mark", "muted", share=0.85))
        general.addWidget(self._general_words, 1)
        self.third, self.other = KeyButton(), KeyButton()
        self.third.follow(keys["frontdesk.proposal_3"], own_words=True)
        self.other.follow(keys["frontdesk.pick"], own_words=True)
        self._behind = QWidget()
        behind = QHBoxLayout(self._behind)
        behind.setContentsMargins(0, 0, 0, 0)
        behind.addWidget(self.third)
        behind.addWidget(self.other)
        behind.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._stack(head)
        direction.changed.connect(self.refresh)
        direction.picks_changed.connect(self._show_picks)
        around.changed.connect(self.refresh)
        self.built()
        self._show_picks()

    def _stack(self, head: QHBoxLayout) -> None:
        """The head, what scrolls before it is cut, and the ways to another desk at the foot. Only the middle leaves room
        for the focus ring at its edges, so the rest is set in by as much."""
        inside = QWidget()
        set_flag(inside, "role", "clear")
        self.inner = QVBoxLayout(inside)
        self.inner.setContentsMargins(FOCUS_RING, FOCUS_RING, FOCUS_RING, FOCUS_RING)
        for part in (self.joined, self.left_out, self.found, *self.cards, self.empty, self.windows):
            self.inner.addWidget(cast("QWidget", part))
        self.inner.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QVBoxLayout()
        for way in (self._behind, self.pick_field, self._general):
            foot.addWidget(way)
        head.setSpacing(theme().space(2))
        for layout in (head, foot):
            layout.setContentsMargins(FOCUS_RING, 0, FOCUS_RING, 0)
        self._column.addLayout(head)
        self._column.addWidget(self._area, 1)
        self._column.addLayout(foot)
        self._foot = foot

    def show_all(self, on: bool) -> None:
        """Under the words of a one-column form nothing scrolls by itself."""
        self._area.setMinimumHeight(max(self.inner.totalSizeHint().height(), 0) if on else theme().scaled(90))

    def arrange(self, mode: str, *, tall: bool) -> None:
        """Lay out for a width; ``tall`` leaves room for the windows now (picture s)."""
        if (mode, tall) != (self._mode, self._tall):
            self._mode, self._tall = mode, tall
            self.refresh()
            self._show_picks()

    def start_picking(self) -> None:
        """The caret goes to the pick field."""
        self.pick_field.show()
        self._behind.setVisible(False)
        self.pick_field.focus()
        self.pick.selectAll()

    def stop_picking(self) -> None:
        """The list goes, the cards are there again."""
        self.pick.setText("")
        self.searched.emit("")
        self._show_picks()

    def show_joined(self, paper_number: str) -> None:
        """The visit belongs to an open case; ``""`` when it is a matter of its own."""
        self.joined.setVisible(bool(paper_number))
        self.joined.say(self.tr("Goes to the open case **{number}**, no second case"), number=paper_number)

    def refresh(self) -> None:
        """Show what is proposed and chosen now."""
        shown, chosen = self._direction.shown(), self._direction.chosen_at()
        brief = self._mode in {"narrow", "tiny"}
        picking = self._is_picking()
        for at, card in enumerate(self.cards):
            card.setVisible(at < len(shown) and not picking and not (brief and at == _CARDS - 1))
            if at < len(shown):
                key = key_text(self._keys[f"frontdesk.proposal_{at + 1}"].shortcut())
                desk = self._around.names.desk(shown[at].desk)
                card.show_proposal(words.card_of(shown[at], key, desk, brief=brief))
                card.set_chosen(at == chosen)
        if brief and chosen == _CARDS - 1 and not picking:
            self.cards[1].hide()
            self.cards[2].show()
        self.empty.setVisible(not shown and not picking)
        left_out = self._direction.proposals.left_out
        self.left_out.setVisible(bool(left_out) and bool(shown))
        if left_out:
            self.left_out.say("{words}", words=reason_words(left_out[0], current()))
        self.third.setEnabled(len(shown) == _CARDS)
        self._keys["frontdesk.proposal_3"].setEnabled(len(shown) == _CARDS)
        self._general.setVisible(not brief and bool(shown))
        self.show_all(self._mode == "tiny")
        self.windows.setVisible(self._tall and self._mode == "wide" and self.windows.has_lines() and not picking)
        self._say_pick()

    def _is_picking(self) -> bool:
        return bool(self._direction.pick_text)

    def _show_picks(self) -> None:
        brief = self._mode in {"narrow", "tiny"}
        picking = self._is_picking()
        self.found.show_picks(self._direction.picks)
        self.found.setVisible(picking and bool(self._direction.picks))
        if self.found.isVisible() or self._direction.picks:
            self.found.setFixedHeight(min(len(self._direction.picks), 8) * theme().px("row") + 4)
        nothing = picking and not self._direction.picks and not self._direction.is_picking()
        self.pick_field.set_trouble(
            self.tr("Nothing found. Try another letter, or Ctrl+9") if nothing else "", soft=True
        )
        self.pick_field.setVisible(not brief or picking or self.pick.hasFocus())
        self._behind.setVisible(brief and self.pick_field.isHidden())
        self.refresh()

    def _take(self, pick: object) -> None:
        if isinstance(pick, Picked):
            self.picked.emit(pick.desk, pick.matter)
            self.stop_picking()

    def _say_pick(self) -> None:
        if self._direction.shown():
            label = self.tr("None fits? Type pinyin initials, e.g. ldzy (&B)")
        else:
            label = self.tr("Or pick at once: pinyin initials, e.g. ldzy (&B)")
        self.pick_field.say(FieldSpec(label, placeholder=self.tr("Window, matter or office")))
        self.pick.set_keycap(key_text(self._keys["frontdesk.pick"].shortcut()))

    def retranslate(self) -> None:
        general = key_text(self._keys["frontdesk.general"].shortcut())
        self._title.setText(self.tr("Where to go"))
        self._second.setText(self.tr("You decide, these are proposals"))
        self.empty.say(
            self.tr("Write the words, and three ways appear here with their reasons"),
            self.tr("Not clear what it is about? Window 1, general reception [[{key}]]"),
            key=general,
        )
        self._general_words.say(self.tr("Nothing fits: window 1, general reception [[{key}]]"), key=general)
        self.third.set_words(self.tr("The third"))
        self.other.set_words(self.tr("Another"))
        self.refresh()

    def restyle(self) -> None:
        self._column.setSpacing(theme().space(1))
        self.inner.setSpacing(theme().space(2))
        self._foot.setSpacing(theme().space(2))
