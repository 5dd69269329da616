"""Who was here before: asked while the number, telephone or name is typed, before anything is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hall.cases.orders import CaseBrief
from hall.errors import UserError
from hall.intake.orders import Acquaintances, Known, KnownPerson
from hall.people.rules import check_phone
from ui.frontdesk.entry import Entry
from ui.frontdesk.latest import Latest

if TYPE_CHECKING:
    from ui.context import Lanes

_NOBODY = Known()
_PHONE_DIGITS = 7


class Acquaintance(QObject):
    """Follows the form; knows the person found, and his open cases."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, lanes: Lanes | None, parent: QObject) -> None:
        super().__init__(parent)
        self.known = _NOBODY
        self.asked = False
        self._asker = Latest(lanes, self)
        self._asker.answered.connect(self._meet)
        self._asker.failed.connect(self.failed)

    def follow(self, entry: Entry, number: str) -> None:
        """``number`` is the identity number once it reads well. A name is asked for from two characters on."""
        phone = _whole_phone(entry.phone)
        name = "" if entry.name_withheld or len(entry.name.strip()) < 2 else entry.name
        self.asked = bool(number or phone or name)
        if not self.asked:
            self._asker.wish(None)
            if self.known != _NOBODY:
                self._meet(_NOBODY)
            return
        self._asker.wish(Acquaintances(name=name, paper_type=entry.paper_type, number=number, phone=phone))

    def ask_again(self) -> None:
        """A visit or case changed."""
        self._asker.again()

    def is_reading(self) -> bool:
        """Is an answer awaited?"""
        return self.asked and self._asker.is_open()

    def person(self) -> KnownPerson | None:
        """The surest one, if anybody is known."""
        return self.known.persons[0] if self.known.persons else None

    def is_sure(self) -> bool:
        """Found by number or telephone; a name alone gives candidates, never a match."""
        person = self.person()
        return person is not None and person.by != "name"

    def open_cases(self) -> tuple[CaseBrief, ...]:
        """The person's cases that are not ended, the most urgent first as the hall tells them."""
        person = self.person()
        return person.open_cases if person is not None else ()

    def forget(self) -> None:
        """The next visitor."""
        self._asker.wish(None)
        self.asked = False
        self._meet(_NOBODY)

    def _meet(self, answer: object) -> None:
        if isinstance(answer, Known):
            self.known = answer
            self.changed.emit()


def _whole_phone(typed: str) -> str:
    """The telephone once it reads well; half a number is not looked up."""
    if sum(sign.isdigit() for sign in typed) < _PHONE_DIGITS:
        return ""
    try:
        phone = check_phone(typed)
    except UserError:
        return ""
    return typed if phone.problem is None else ""
