"""Where to: the desks proposed while the words are typed, the guide's own choice, and the words that ask for help at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hall.intake.orders import ProposeFor
from hall.routing.orders import Picked, PickMatter
from hall.routing.rules import GENERAL_DESK, PROPOSALS, Danger, Proposal, Proposals, Reason, ReasonKind
from ui.frontdesk.around import Around
from ui.frontdesk.entry import Entry
from ui.frontdesk.latest import Latest

if TYPE_CHECKING:
    from ui.context import Lanes

NOTHING = Proposals()


class Direction(QObject):
    """Follows the form; knows what is proposed and what is chosen."""

    changed = Signal()
    """Proposals or the choice."""
    danger_changed = Signal()
    danger_handled = Signal(object)
    """The dangers that were dealt with."""
    picks_changed = Signal()
    failed = Signal(object)

    def __init__(self, lanes: Lanes | None, around: Around, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self.proposals = NOTHING
        self.picks: tuple[Picked, ...] = ()
        self.pick_text = ""
        self._own: Proposal | None = None
        self._dealt_with: frozenset[str] = frozenset()
        self._asker = Latest(lanes, self)
        self._asker.answered.connect(self._propose)
        self._asker.failed.connect(self.failed)
        self._picker = Latest(lanes, self)
        self._picker.answered.connect(self._show_picks)
        self._picker.failed.connect(self.failed)

    # proposals

    def follow(self, entry: Entry, number: str) -> None:
        """The words, the other party or the person changed; ``number`` is the identity number once it reads well."""
        if not entry.statement.strip():
            self._asker.wish(None)
            if self.proposals != NOTHING:
                self._propose(NOTHING)
            return
        self._asker.wish(
            ProposeFor(
                statement=entry.statement,
                other_party=entry.other_party,
                paper_type=entry.paper_type,
                number=number,
                phone=entry.phone,
            )
        )

    def ask_again(self) -> None:
        """Who waits or who is there changed."""
        self._asker.again()

    def _propose(self, answer: object) -> None:
        if isinstance(answer, Proposals):
            before = self.danger_words()
            self.proposals = answer
            self.changed.emit()
            if self.danger_words() != before:
                self.danger_changed.emit()

    def shown(self) -> tuple[Proposal, ...]:
        """The cards, best first. What the guide picked himself comes first where it is not among the proposals;
        where no desk's words were heard the general window stands there, openly."""
        proposed = self.proposals.proposals
        if not proposed and self.proposals.none:
            proposed = (self._named(GENERAL_DESK, "", ReasonKind.GENERAL),)
        if self._own is None or any(_pair(one) == _pair(self._own) for one in proposed):
            return proposed
        return (self._own, *proposed)[:PROPOSALS]

    def chosen_at(self) -> int:
        """The place of the card that holds, as things stand; -1 where there is none."""
        if self._own is None:
            return 0 if self.shown() else -1
        return next((at for at, one in enumerate(self.shown()) if _pair(one) == _pair(self._own)), -1)

    def chosen(self) -> Proposal | None:
        """The desk the visitor will be led to."""
        at = self.chosen_at()
        return self.shown()[at] if at >= 0 else None

    def choose(self, at: int) -> bool:
        """Take the card at this place (0 the first); false if there is none."""
        shown = self.shown()
        if at >= len(shown):
            return False
        self._own = replace(shown[at], reasons=(Reason(ReasonKind.CHOSEN),), words=())
        self.changed.emit()
        return True

    def take(self, desk: str, matter: str) -> None:
        """Take this desk and matter, by code, whatever is proposed."""
        self._own = self._named(desk, matter, ReasonKind.CHOSEN) if desk else None
        self.changed.emit()

    def own_choice(self) -> tuple[str, str]:
        """Desk and matter the guide chose himself; empty while the first proposal holds."""
        return _pair(self._own) if self._own is not None else ("", "")

    def forget(self) -> None:
        """The next visitor: nothing is chosen, nothing was said."""
        self._own = None
        self._dealt_with = frozenset()
        self._asker.wish(None)
        self.pick("")
        self.proposals = NOTHING
        self.changed.emit()
        self.danger_changed.emit()

    def _named(self, desk: str, matter: str, why: ReasonKind) -> Proposal:
        known = self._around.names.desk(desk)
        picked = next((one for one in self.picks if (one.desk, one.matter) == (desk, matter)), None)
        name = known.name if known is not None else picked.desk_name if picked is not None else desk
        about = picked.matter_name if picked is not None else self._around.names.matter(matter)
        return Proposal(desk, name, matter, about, 0.0, (Reason(why),))

    # danger

    def danger_words(self) -> tuple[str, ...]:
        """The dangerous words, in the order they were found."""
        return tuple(dict.fromkeys(word for danger in self.proposals.danger for word in danger.words))

    def dangers(self) -> tuple[Danger, ...]:
        """What is not dealt with yet; a new word after that counts anew, with all that was said before."""
        return () if set(self.danger_words()) <= self._dealt_with else self.proposals.danger

    def deal_with_danger(self) -> None:
        """The guide has done what the banner says."""
        dangers = self.dangers()
        if dangers:
            self._dealt_with |= set(self.danger_words())
            self.danger_changed.emit()
            self.danger_handled.emit(dangers)

    def was_dealt_with(self) -> bool:
        """Dangerous words stand there, and all were dealt with."""
        return bool(self.danger_words()) and not self.dangers()

    # picking by pinyin

    def pick(self, text: str) -> None:
        """Look for a desk or matter by characters, pinyin, initials or number."""
        self.pick_text = text.strip()
        if self.pick_text:
            self._picker.wish(PickMatter(text=self.pick_text))
        else:
            self._picker.wish(None)
            self._show_picks(())

    def is_picking(self) -> bool:
        """Is the list of picks still being looked for?"""
        return self._picker.is_open()

    def _show_picks(self, answer: object) -> None:
        if isinstance(answer, tuple):
            self.picks = answer
            self.picks_changed.emit()


def _pair(one: Proposal) -> tuple[str, str]:
    return one.desk, one.matter
