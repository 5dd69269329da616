"""Orders that only tests give: small things to do through a real door, also from other processes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select

from hall.asking import Order, Question, Right
from hall.errors import UserError
from hall.store.counting import next_number
from hall.store.records import counter, mark
from hall.store.unit import Reading, Unit, answers


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """A number that was given, and the name of whoever took it."""

    number: int
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeNumber(Order):
    """Take the next number; ``refused`` raises after taking it."""

    right: ClassVar[Right] = Right.ANYBODY
    series: str = "ticket.A"
    period: str = "2026-11-23"
    name: str = ""
    refused: bool = False


@answers(TakeNumber)
def take_number(unit: Unit, order: TakeNumber) -> Taken:
    number = next_number(unit, order.series, order.period)
    unit.changed("tickets", number)
    unit.note(number=number)
    if order.refused:
        raise UserError("case.unknown")
    return Taken(number=number, name=order.name)


@dataclass(frozen=True, kw_only=True, slots=True)
class SetMark(Order):
    """Write a mark. ``kept`` refuses it afterwards and keeps what was written."""

    right: ClassVar[Right] = Right.MANAGE_CATALOGUE
    name: str
    value: str
    kept: bool = False


@answers(SetMark)
def set_mark(unit: Unit, order: SetMark) -> None:
    unit.insert(mark, name=order.name, value=order.value)
    unit.changed("centre")
    if order.kept:
        unit.refuse(UserError("case.unknown"))


@dataclass(frozen=True, kw_only=True, slots=True)
class LastNumber(Question):
    """The last number of a series; ``None`` before the first."""

    right: ClassVar[Right] = Right.SEE_VISITS
    series: str = "ticket.A"
    period: str = "2026-11-23"


@answers(LastNumber)
def last_number(reading: Reading, question: LastNumber) -> int | None:
    wanted = (counter.c.series == question.series) & (counter.c.period == question.period)
    return reading.value(select(counter.c.last).where(wanted))
