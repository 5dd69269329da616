"""Papers for tests: an order that issues one through a real door, as the intake does, also from other processes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import pytest

from hall.asking import SYSTEM, Order, Question, Right
from hall.bootstrap import House
from hall.centre.orders import CentreNow
from hall.centre.service import found_centre
from hall.centre.views import centre_now
from hall.errors import UserError
from hall.papers.orders import IssuedRef, PaperContent, PaperRow, PrintJobRow, PrintJobs
from hall.papers.rules import PaperKind
from hall.papers.service import issue
from hall.store.unit import Unit, answers
from tests.helpers.houses import PLACE

DIVISION = "130105"
FIELDS = {
    "applicant": "孙德福",
    "phone": "138****8000",
    "summary": "楼上卫生间漏水，家里顶棚泡坏",
    "matter": "漏水渗水纠纷",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Found(Order):
    """Let the hall stand, without an administrator."""

    right: ClassVar[Right] = Right.ANYBODY
    division: str = DIVISION


@answers(Found)
def found(unit: Unit, order: Found) -> None:
    found_centre(unit, "青河县社会治安综合治理中心", order.division, "")


@dataclass(frozen=True, kw_only=True, slots=True)
class IssueSlip(Order):
    """Issue an acceptance notice; ``refused`` raises after issuing it."""

    right: ClassVar[Right] = Right.ISSUE_PAPER
    case: int = 1
    fields: dict[str, str] = field(default_factory=lambda: dict(FIELDS))
    place: str = PLACE
    printer: str = ""
    refused: bool = False


@answers(IssueSlip)
def issue_slip(unit: Unit, order: IssueSlip) -> IssuedRef:
    centre = centre_now(unit, CentreNow())
    made = issue(unit, PaperKind.ACCEPTANCE, order.case, order.fields, centre, place=order.place, printer=order.printer)
    if order.refused:
        raise UserError("visit.statement", "statement")
    return made


class Desk:
    """Somebody with every right in front of a house; a courier may be given one."""

    def __init__(self, house: House) -> None:
        self.house = house

    def ask(self, question: Question) -> object:
        return self.house.door.ask(SYSTEM, question)

    def do(self, order: Order) -> object:
        return self.house.door.enter(SYSTEM, order).answer

    def slip(self, **wanted: object) -> IssuedRef:
        """A fresh acceptance notice, and its waiting job."""
        made = self.do(IssueSlip(**wanted))  # type: ignore[arg-type]  # as IssueSlip has them
        assert isinstance(made, IssuedRef)
        return made

    def job(self, job: int) -> PrintJobRow:
        """How a job stands."""
        found: tuple[PrintJobRow, ...] = self.house.door.ask(SYSTEM, PrintJobs(limit=1000))
        return next(row for row in found if row.job == job)

    def row(self, paper: int) -> PaperRow:
        """How a paper stands in the register."""
        row: PaperRow = self.house.door.ask(SYSTEM, PaperContent(paper=paper)).row
        return row


@pytest.fixture
def desk(house: House) -> Desk:
    """A founded hall, on both databases."""
    house.door.enter(SYSTEM, Found())
    return Desk(house)


@pytest.fixture
def sqlite_desk(sqlite_house: House) -> Desk:
    """A founded hall on SQLite."""
    sqlite_house.door.enter(SYSTEM, Found())
    return Desk(sqlite_house)
