"""Issued papers from where one stands: another copy, with its reason, or a look at the very pages."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hall.intake.orders import RecentVisit
from hall.papers.orders import IssuedPaper
from ui.frontdesk.viewmodel import FrontDeskModel


class PapersHere(QObject):
    """Opens the reprint's dialog and the preview over ``owner``."""

    def __init__(self, desk: FrontDeskModel, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._owner = desk, owner

    def reprint_waiting(self) -> None:
        """Another copy for somebody whose number of today still waits, instead of a second number."""
        person = self._desk.acquaintance.person()
        if person is None or not person.waiting_ticket:
            return
        visit = next((visit for visit in person.visits if visit.ticket == person.waiting_ticket), None)
        case = next((case for case in person.open_cases if visit is not None and case.case == visit.case), None)
        if case is not None:
            self._desk.keeping.find_paper(case.paper_number, self._ask_for)

    def reprint_recent(self, visit: object) -> None:
        """Another copy for one of those registered last."""
        if isinstance(visit, RecentVisit):
            self._ask(visit.paper, visit.paper_number)

    def look_at_recent(self, visit: object) -> None:
        """The paper of one of those registered last."""
        if isinstance(visit, RecentVisit):
            self._look_at(visit.paper_number)

    def look_at_last(self) -> None:
        """The paper issued last at this desk."""
        last, recent = self._desk.keeping.last, self._desk.keeping.recent
        number = last.answer.paper.number if last is not None else recent[0].paper_number if recent else ""
        if number:
            self._look_at(number)

    def _look_at(self, number: str) -> None:
        from ui.frontdesk.preview import PaperPreview

        self._desk.keeping.find_paper(number, lambda issued: PaperPreview(issued, self._owner).show())

    def _ask_for(self, issued: IssuedPaper) -> None:
        self._ask(issued.row.paper, issued.row.number)

    def _ask(self, paper: int, number: str) -> None:
        from ui.frontdesk.reprint import ReprintDialog

        dialog = ReprintDialog(number, self._owner)
        dialog.chosen.connect(lambda reason: self._desk.keeping.reprint(paper, str(reason)))
