"""What stands in the form, as typed. Plain values: they become an order, or a draft that JSON can hold, and come back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from typing import TypeVar

from hall.intake.orders import Group, Member, RegisterVisit
from hall.intake.rules import Willing
from hall.people.rules import PaperType, Priority

Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """One row of a group's list. ``withheld`` is somebody who would not tell his name."""

    name: str = field(default="", repr=False)
    number: str = field(default="", repr=False)
    number_confirmed: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    representative: bool = False
    withheld: bool = False

    def is_blank(self) -> bool:
        """Nobody stands in this row yet."""
        return not (self.name.strip() or self.number.strip() or self.phone.strip() or self.withheld)


@dataclass(frozen=True, slots=True)
class GroupEntry:
    """The band of a group visit: the head count as typed, and the list."""

    count: str = ""
    relation: str = ""
    members: tuple[MemberEntry, ...] = ()
    one_ticket: bool = True

    def listed(self) -> tuple[MemberEntry, ...]:
        """The rows in which somebody stands."""
        return tuple(member for member in self.members if not member.is_blank())

    def representatives(self) -> int:
        """How many were chosen to speak for all."""
        return sum(member.representative for member in self.listed())

    def with_cell(self, row: int, column: str, value: object) -> GroupEntry:
        """A cell of the list changed; the row after the last makes a new one."""
        members = list(self.members) + [MemberEntry()] * (row + 1 - len(self.members))
        members[row] = replace(members[row], **{column: value})  # type: ignore[arg-type]
        return replace(self, members=tuple(members))

    def without(self, row: int) -> GroupEntry:
        """The list without one row."""
        return replace(self, members=self.members[:row] + self.members[row + 1 :])

    def with_people(self, people: tuple[MemberEntry, ...]) -> GroupEntry:
        """A pasted list appended; the head count follows where it was smaller."""
        listed = self.listed() + people
        count = self.count if (head_count(self.count) or 0) >= len(listed) else str(len(listed))
        return replace(self, members=listed, count=count)


@dataclass(frozen=True, slots=True)
class How:
    """How a visit is to be kept: with a number or without; ``again``: with a second one though the first still waits."""

    order_id: str
    place: str = ""
    take_ticket: bool = True
    again: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """The whole form. ``desk`` and ``matter`` are codes of the guide's own choice, empty while the first proposal holds."""

    name: str = field(default="", repr=False)
    name_withheld: bool = False
    paper_type: PaperType = PaperType.CITIZEN_ID
    number: str = field(default="", repr=False)
    number_confirmed: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    statement: str = field(default="", repr=False)
    other_party: str = field(default="", repr=False)
    amount: str = ""
    willing: Willing | None = None
    materials: str = ""
    missing: str = ""
    priorities: tuple[Priority, ...] = ()
    group: GroupEntry | None = None
    desk: str = ""
    matter: str = ""
    joins_case: int | None = None

    def is_blank(self) -> bool:
        """Nothing that would have to be kept."""
        return replace(self, paper_type=PaperType.CITIZEN_ID) == _BLANK

    def order(self, how: How, *, desk: str, matter: str) -> RegisterVisit:
        """The order to the hall; ``desk`` and ``matter`` are what the guide sees chosen."""
        speaker = self if self.group is None else self._speaker(self.group)
        return RegisterVisit(
            order_id=how.order_id,
            name="" if speaker.name_withheld else speaker.name,
            name_withheld=speaker.name_withheld,
            paper_type=speaker.paper_type,
            number=speaker.number,
            number_confirmed=speaker.number_confirmed,
            phone=speaker.phone,
            address=speaker.address,
            statement=self.statement,
            other_party=self.other_party,
            amount=self.amount,
            willing=self.willing,
            materials=self.materials,
            missing=self.missing,
            priorities=self.priorities,
            group=None if self.group is None else _group(self.group),
            desk=desk,
            matter=matter,
            joins_case=self.joins_case,
            take_ticket=how.take_ticket,
            again=how.again,
            place=how.place,
        )

    def as_group(self) -> Entry:
        """Several visitors: who was being written becomes the first of the list and its first representative."""
        first = MemberEntry(self.name, self.number, self.number_confirmed, self.phone, withheld=self.name_withheld)
        members = () if first.is_blank() else (replace(first, representative=True),)
        alone = replace(self, name="", name_withheld=False, number="", number_confirmed="", phone="", priorities=())
        return replace(alone, group=GroupEntry(members=members))

    def as_one(self) -> Entry:
        """One visitor again: who speaks for the group stands in the form."""
        return self if self.group is None else replace(self._speaker(self.group), group=None)

    def _speaker(self, group: GroupEntry) -> Entry:
        """The form with the first representative (or else the first listed) as the visitor."""
        listed = group.listed()
        first = next((member for member in listed if member.representative), listed[0] if listed else MemberEntry())
        return replace(
            self,
            name=first.name,
            name_withheld=first.withheld or not first.name.strip(),
            number=first.number,
            number_confirmed=first.number_confirmed,
            phone=first.phone,
        )

    def draft(self) -> dict[str, object]:
        """Plain values for the draft file."""
        return asdict(self)

    @classmethod
    def from_draft(cls, draft: Mapping[str, object]) -> Entry:
        """What :meth:`draft` gave; what another version wrote and this one does not know is left out."""
        texts = {name: value for name in _TEXTS if isinstance(value := draft.get(name), str)}
        joins = draft.get("joins_case")
        priorities = draft.get("priorities")
        return cls(
            **texts,
            name_withheld=draft.get("name_withheld") is True,
            paper_type=_code(PaperType, draft.get("paper_type")) or PaperType.CITIZEN_ID,
            willing=_code(Willing, draft.get("willing")),
            priorities=tuple(code for value in _list(priorities) if (code := _code(Priority, value))),
            group=_group_entry(draft.get("group")),
            joins_case=joins if isinstance(joins, int) else None,
        )


_BLANK = Entry()
_TEXTS = "name number number_confirmed phone address statement other_party amount materials missing desk matter".split()
_MEMBER_FLAGS = ("representative", "withheld")


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()


def _code(kind: type[Code], value: object) -> Code | None:
    return kind(value) if isinstance(value, str) and value in set(kind) else None


def _group(group: GroupEntry) -> Group:
    return Group(
        count=head_count(group.count) or 0,
        relation=group.relation,
        members=tuple(
            Member(
                name="" if member.withheld else member.name,
                number=member.number,
                number_confirmed=member.number_confirmed,
                phone=member.phone,
                representative=member.representative,
            )
            for member in group.listed()
        ),
        one_ticket=group.one_ticket,
    )


def _group_entry(value: object) -> GroupEntry | None:
    if not isinstance(value, Mapping):
        return None
    rows = value.get("members")
    return GroupEntry(
        count=str(value.get("count", "")),
        relation=str(value.get("relation", "")),
        members=tuple(_member(row) for row in _list(rows) if isinstance(row, Mapping)),
        one_ticket=value.get("one_ticket") is not False,
    )


def _member(row: Mapping[str, object]) -> MemberEntry:
    known = {part.name for part in fields(MemberEntry)} & set(row)
    flags = {name: row[name] is True for name in known & set(_MEMBER_FLAGS)}
    return MemberEntry(**flags, **{name: str(row[name]) for name in known - set(_MEMBER_FLAGS)})  # type: ignore[arg-type]


def head_count(typed: str) -> int | None:
    """The number of people as typed (full-width digits too, ``7人``), or ``None`` where there is no number."""
    digits = "".join(typed.split()).removesuffix("人")
    return int(digits) if digits.isdecimal() and len(digits) <= 6 else None
