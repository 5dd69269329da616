"""Everything of an intake cleaned and checked at once. Pure; a file of its own because ``rules.py`` is also the front desk's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

from hall.clock import in_hall
from hall.errors import Problem, UserError
from hall.intake.orders import Group, Member, RegisterVisit
from hall.intake.rules import LINE_LIMIT, NAME_LIMIT, STATEMENT_LIMIT, Willing, amount_fen, check_head_count
from hall.people.matching import Told, family, name_key
from hall.people.rules import PaperType, Priority, check_number, check_phone
from hall.text import clean_line, clean_name, clean_words

T = TypeVar("T")

PLACE_LIMIT = 100
EARLIEST = 1949
"""Visits before this year are slips of the finger."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """One person of a visit. ``confirmed`` is why his number was kept in spite of its check character."""

    told: Told = field(repr=False)
    representative: bool = False
    confirmed: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Checked:
    """An intake without anything to mend. ``people`` begin with whoever speaks."""

    people: tuple[Visitor, ...]
    count: int
    relation: str
    tickets: int
    name_withheld: bool
    statement: str = field(repr=False)
    other_party: str = field(repr=False)
    amount_fen: int | None
    willing: Willing | None
    materials: str = field(repr=False)
    missing: str = field(repr=False)
    priorities: tuple[Priority, ...]
    priority_reason: str = field(repr=False)
    place: str

    @property
    def speaker(self) -> Told:
        """Whoever speaks for all."""
        return self.people[0].told

    @property
    def representatives(self) -> tuple[str, ...]:
        """The names of those chosen to speak."""
        return tuple(one.told.name for one in self.people if one.representative and one.told.name)


class _Form:
    """Collects the problems of a form while its fields are checked one after the other."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def ask(self, check: Callable[[], T], otherwise: T) -> T:
        """What the check gives; where it refuses, its problems are kept."""
        try:
            return check()
        except UserError as refused:
            self.problems += refused.problems
            return otherwise

    def line(self, raw: str, field: str, limit: int = LINE_LIMIT) -> str:
        """One line of text."""
        return self.ask(lambda: clean_line(raw, field, limit), "")

    def visitor(self, one: Member, today: date, place: str = "", address: str = "", *, named: bool = False) -> Visitor:
        """A person's fields; ``place`` goes before their names (``members.3.``); ``named`` asks for a name."""
        confirmed = self.line(one.number_confirmed, f"{place}number_confirmed")
        number = ""
        if one.number.strip():

            def check() -> str:
                return check_number(
                    one.paper_type, one.number, today, field=f"{place}number", confirmed=bool(confirmed)
                ).number

            number = self.ask(check, "")
        told = Told(
            name=self.ask(lambda: _name(one.name, f"{place}name", named=named), ""),
            kind=one.paper_type,
            number=number,
            phone=self.ask(lambda: check_phone(one.phone, f"{place}phone").number, ""),
            address=self.line(address, "address"),
        )
        return Visitor(told, one.representative, confirmed if number else "")


def check(order: RegisterVisit, now: datetime) -> tuple[Checked | None, tuple[Problem, ...]]:
    """The intake clean and ready, or nothing and everything there is to mend, in the order of the form."""
    form = _Form()
    today = in_hall(now if order.at is None else order.at).date()
    people = _people(order, today, form)
    checked = Checked(
        people=people,
        count=order.group.count if order.group else 1,
        relation=form.line(order.group.relation, "relation") if order.group else "",
        tickets=_tickets(order),
        name_withheld=not people[0].told.name,
        statement=form.ask(lambda: _statement(order.statement), ""),
        other_party=form.line(order.other_party, "other_party"),
        amount_fen=form.ask(lambda: amount_fen(order.amount), None),
        willing=order.willing,
        materials=form.line(order.materials, "materials"),
        missing=form.line(order.missing, "missing"),
        priorities=tuple(dict.fromkeys(order.priorities)),
        priority_reason=form.line(order.priority_reason, "priority_reason"),
        place=form.line(order.place, "place", PLACE_LIMIT),
    )
    if order.at is not None and not (in_hall(order.at) <= now and in_hall(order.at).year >= EARLIEST):
        form.problems.append(Problem("visit.future", "at"))
    return (None if form.problems else checked), tuple(form.problems)


def _name(raw: str, field: str, *, named: bool) -> str:
    name = clean_name(raw, field, NAME_LIMIT)
    if named and not name:
        raise UserError("visit.name", field)
    return name


def _statement(raw: str) -> str:
    words = clean_words(raw, "statement", STATEMENT_LIMIT)
    if not words:
        raise UserError("visit.statement", "statement")
    return words


def _tickets(order: RegisterVisit) -> int:
    """One for all, or one each representative: only they are called and speak (信访工作条例 art 20)."""
    if not order.take_ticket:
        return 0
    if order.group is None or order.group.one_ticket:
        return 1
    return max(1, sum(member.representative for member in order.group.members))


def _alone(order: RegisterVisit) -> Member:
    """Whoever the form itself is about."""
    return Member(
        name="" if order.name_withheld else order.name,
        paper_type=order.paper_type,
        number=order.number,
        number_confirmed=order.number_confirmed,
        phone=order.phone,
    )


def _people(order: RegisterVisit, today: date, form: _Form) -> tuple[Visitor, ...]:
    """Everybody, whoever speaks first."""
    one = _alone(order)
    if order.group is None:
        return (form.visitor(one, today, address=order.address, named=not order.name_withheld),)
    group = order.group
    people = _listed(group, one, order.address, today, form, named=not order.name_withheld)
    representatives = sum(person.representative for person in people)
    form.ask(lambda: check_head_count(group.count, len(people), representatives), None)
    return people


def _listed(group: Group, one: Member, address: str, today: date, form: _Form, *, named: bool) -> tuple[Visitor, ...]:
    """The list with whoever speaks at its head: the person of the form, else the first representative, else the first."""
    typed = _typed(one)
    at = next((row for row, member in enumerate(group.members) if _typed(member) == typed), None)
    if at is None and not any(typed):
        at = next((row for row, member in enumerate(group.members) if member.representative), None)
        at = 0 if at is None and group.members else at
    listed = [
        form.visitor(member, today, f"members.{row}.", address if row == at else "")
        for row, member in enumerate(group.members)
    ]
    if at is None:
        nobody_listed = not group.members
        speaker = form.visitor(one, today, address=address, named=named and nobody_listed)
        same = next((row for row, other in enumerate(listed) if _same(speaker.told, other.told)), None)
        if same is not None:
            return (_joined(speaker, listed.pop(same)), *listed)
        alone = not any(member.representative for member in listed)
        return (replace(speaker, representative=alone), *listed)
    return (listed.pop(at), *listed)


def _typed(one: Member) -> tuple[str, str, str]:
    return (one.name.strip(), one.number.strip(), one.phone.strip())


def _same(one: Told, other: Told) -> bool:
    """Within one list the name is enough, unless two numbers of one kind say no."""
    if one.number and other.number and family(one.kind) is family(other.kind):
        return one.number == other.number
    return bool(one.name) and name_key(one.name) == name_key(other.name)


def _joined(one: Visitor, other: Visitor) -> Visitor:
    """One person of what was told twice; what the form says goes before."""
    first, second = one.told, other.told
    number = first if first.number else second
    told = Told(
        first.name or second.name,
        number.kind if number.number else PaperType.NONE,
        number.number,
        first.phone or second.phone,
        first.address or second.address,
    )
    return Visitor(told, other.representative, one.confirmed or other.confirmed)
