"""One line of a JSON-lines file as an intake. Everything that can be wrong with a line has its own sentence.

What the words mean is the room's business (:mod:`hall.intake`); here is only looked at whether a value is of the kind it
has to be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, BinaryIO, Final, TypeVar

from hall.asking import new_order_id
from hall.clock import in_hall
from hall.errors import Problem, UserError
from hall.intake.orders import Group, Member, RegisterVisit
from hall.intake.rules import Willing
from hall.papers.rules import TO_FILE
from hall.people.rules import PAPER_NAMES, PRIORITY_NAMES, PaperType, Priority

LONGEST: Final = 4_000_000
"""Bytes of a line: two hundred times the longest statement."""

KEYS: Final = frozenset(
    """name name_withheld id_type id_number id_confirmed phone address statement other_party amount willing_to_mediate
    materials missing priority priority_reason group desk matter order_id at again""".split()
)
"""What a line may say. ``name_withheld``, ``id_confirmed``, ``materials``, ``missing`` and ``priority_reason`` are as on the
form. ``again: false`` refuses a line of somebody whose ticket for the same matter still waits; a file is taken at its word."""

_ORDER_ID = re.compile(r"[A-Za-z0-9_-]{1,32}", re.ASCII)
_BOM = b"\xef\xbb\xbf"
_E = TypeVar("_E", bound=StrEnum)


def lines_of(file: BinaryIO) -> Iterator[tuple[int, str | UserError]]:
    """The lines that say something, each with its number, as text or as what is wrong with it. A mark of byte order is dropped."""
    number = 0
    while raw := file.readline(LONGEST + 1):
        number += 1
        if len(raw) > LONGEST and not raw.endswith(b"\n"):
            while (rest := file.readline(LONGEST)) and not rest.endswith(b"\n"):
                pass
            yield number, UserError("line.long", None, most=LONGEST // 1_000_000)
            continue
        if number == 1:
            raw = raw.removeprefix(_BOM)
        try:
            text = raw.decode("utf-8").strip("\r\n")
        except UnicodeDecodeError as wrong:
            yield number, UserError("line.encoding", None, place=wrong.start + 1)
            continue
        if text.strip():
            yield number, text


def intake_of(text: str) -> tuple[RegisterVisit, tuple[str, ...]]:
    """The order a line asks for, and the keys in it that mean nothing here. Raises ``UserError`` with a problem a key."""
    told = _object(text)
    line = _Line(told)
    order = RegisterVisit(
        order_id=line.order_id(),
        name=line.text("name"),
        name_withheld=line.yes("name_withheld"),
        paper_type=line.paper_type(),
        number=line.digits("id_number"),
        number_confirmed=line.text("id_confirmed"),
        phone=line.digits("phone"),
        address=line.text("address"),
        statement=line.text("statement"),
        other_party=line.text("other_party"),
        amount=line.digits("amount"),
        willing=line.willing(),
        materials=line.text("materials"),
        missing=line.text("missing"),
        priorities=line.priorities(),
        priority_reason=line.text("priority_reason"),
        group=line.group(),
        desk=line.text("desk"),
        matter=line.text("matter"),
        printer=TO_FILE,
        at=line.at(),
        again=line.yes("again", otherwise=True),
    )
    if line.problems:
        raise UserError.of(line.problems)
    return order, tuple(key for key in told if key not in KEYS)


class _Number(str):
    """A number of JSON, digit for digit as it was written."""

    __slots__ = ()


def _object(text: str) -> dict[str, Any]:
    """The object a line is. Raises ``line.json`` (``place``), ``line.object``."""
    try:
        read = json.loads(text, parse_int=_Number, parse_float=_Number, parse_constant=_no_constant)
    except json.JSONDecodeError as wrong:
        raise UserError("line.json", None, place=wrong.pos + 1) from wrong
    except (ValueError, RecursionError) as wrong:
        raise UserError("line.json", None, place=1) from wrong
    if not isinstance(read, dict):
        raise UserError("line.object")
    return read


def _no_constant(_word: str) -> float:
    raise ValueError


class _Line:
    """The values of one object by key. What is wrong is collected, so that all of it is told at once."""

    def __init__(self, told: Mapping[str, Any], before: str = "") -> None:
        self._told, self._before = told, before
        self.problems: list[Problem] = []

    def _wrong(self, code: str, key: str, **params: str | int) -> None:
        self.problems.append(Problem(code, f"{self._before}{key}", params))

    def text(self, key: str) -> str:
        """A text; none at all is an empty one."""
        value = self._told.get(key)
        if value is None:
            return ""
        if isinstance(value, str) and not isinstance(value, _Number):
            return value
        self._wrong("line.text", key)
        return ""

    def digits(self, key: str) -> str:
        """A text that may be written as a number."""
        value = self._told.get(key)
        return str(value) if isinstance(value, _Number) else self.text(key)

    def yes(self, key: str, *, otherwise: bool = False) -> bool:
        """A plain yes or no: ``true`` or ``false``; ``otherwise`` where nothing is said."""
        value = self._told.get(key)
        if isinstance(value, bool):
            return value
        if value is not None:
            self._wrong("line.yes", key)
        return otherwise

    def count(self, key: str) -> int:
        """A whole number, which may be written as a text."""
        value = self._told.get(key)
        if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 10:
            return int(value)
        self._wrong("line.count", key)
        return 0

    def order_id(self) -> str:
        """The line's own key, so that a file may be read again; a fresh one for a line without."""
        given = self.text("order_id")
        if given and not _ORDER_ID.fullmatch(given):
            self._wrong("line.order_id", "order_id")
        return given or new_order_id()

    def paper_type(self) -> PaperType:
        """By code (``111``) or by Chinese name (``护照``)."""
        given = self.digits("id_type")
        return self._chosen("id_type", PaperType, PAPER_NAMES, given) if given else PaperType.CITIZEN_ID

    def willing(self) -> Willing | None:
        """true, false, or a word of :class:`Willing`."""
        value = self._told.get("willing_to_mediate")
        if isinstance(value, bool):
            return Willing.YES if value else Willing.NO
        given = self.text("willing_to_mediate")
        return self._chosen("willing_to_mediate", Willing, {}, given) if given else None

    def priorities(self) -> tuple[Priority, ...]:
        """One, or a list."""
        value = self._told.get("priority")
        given = value if isinstance(value, list) else [value] if value else []
        return tuple(dict.fromkeys(self._chosen("priority", Priority, PRIORITY_NAMES, one) for one in given))

    def _chosen(self, key: str, kinds: type[_E], names: Mapping[_E, tuple[str, str]], given: object) -> _E:
        """A value of a code table, by code or Chinese name."""
        for kind in kinds:
            if given in (kind.value, names.get(kind, ("",))[0]) and given:
                return kind
        self._wrong("line.choice", key, choices="、".join(kinds))
        return next(iter(kinds))

    def at(self) -> datetime | None:
        """ISO 8601; without a zone the hall's own time."""
        given = self.text("at")
        if not given:
            return None
        try:
            return in_hall(datetime.fromisoformat(given))
        except (ValueError, OverflowError):
            self._wrong("line.moment", "at")
            return None

    def group(self) -> Group | None:
        """Head count, and the list as far as known: ``representatives`` and, besides them, ``members``."""
        value = self._told.get("group")
        if value is None:
            return None
        if not isinstance(value, dict):
            self._wrong("line.group", "group")
            return None
        inside = _Line(value, "group.")
        members = (*inside.people("representatives", speak=True), *inside.people("members", speak=False))
        made = Group(
            count=inside.count("count"),
            relation=inside.text("relation"),
            members=members,
            one_ticket=inside.yes("one_ticket", otherwise=True),
        )
        self.problems += inside.problems
        return made

    def people(self, key: str, *, speak: bool) -> tuple[Member, ...]:
        """Names, or objects with ``name``, ``id_type``, ``id_number``, ``phone``."""
        value = self._told.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self._wrong("line.list", key)
            return ()
        return tuple(self._member(f"{key}.{place}", one, speak=speak) for place, one in enumerate(value, 1))

    def _member(self, key: str, value: object, *, speak: bool) -> Member:
        if isinstance(value, str) and not isinstance(value, _Number):
            return Member(name=value, representative=speak)
        if not isinstance(value, dict):
            self._wrong("line.member", key)
            return Member()
        inside = _Line(value, f"{self._before}{key}.")
        member = Member(
            name=inside.text("name"),
            paper_type=inside.paper_type(),
            number=inside.digits("id_number"),
            number_confirmed=inside.text("id_confirmed"),
            phone=inside.digits("phone"),
            representative=speak,
        )
        self.problems += inside.problems
        return member
