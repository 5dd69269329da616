"""What of the form needs a look, field by field: the same functions the hall itself checks with, asked while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from hall.errors import Problem, UserError
from hall.intake.rules import LINE_LIMIT, NAME_LIMIT, STATEMENT_LIMIT, amount_fen, check_head_count
from hall.people.rules import Identity, PaperType, check_number, check_phone
from hall.text import clean_line, clean_name, clean_words
from ui.frontdesk.entry import Entry, GroupEntry, MemberEntry, head_count

Problems = dict[str, Problem]
"""Field → what is to be looked at, in the order of the form. Fields of a group's list are ``members.<row>.<column>``."""

LOOK_AGAIN_FROM = 10_000_000_00
"""An amount (fen) from which one nought too many is likelier than the sum itself: a soft hint."""

MISSING = frozenset({"visit.name", "visit.statement", "group.count"})
"""Nothing was written yet: said on F9, not while somebody walks past the empty field."""


def identity(entry: Entry, today: date) -> Identity | None:
    """What the number of the form tells, or ``None`` while it is empty or does not read."""
    if not entry.number.strip():
        return None
    try:
        return check_number(entry.paper_type, entry.number, today, confirmed=bool(entry.number_confirmed.strip()))
    except UserError:
        return None


def problems(entry: Entry, today: date) -> Problems:
    """Everything to look at, at most one thing a field; soft ones never block."""
    found: Problems = {}
    checks = _person(entry, today) if entry.group is None else _group(entry.group, today)
    for field, check in (*checks, *_matter(entry)):
        if field not in found and (problem := _asked(check)) is not None:
            found[field] = problem
    return found


def _asked(check: Callable[[], object]) -> Problem | None:
    try:
        said = check()
    except UserError as refused:
        return refused.problems[0]
    return said if isinstance(said, Problem) else None


Check = tuple[str, Callable[[], object]]


def _person(entry: Entry, today: date) -> Iterator[Check]:
    if entry.number.strip() or entry.paper_type is PaperType.NONE:
        confirmed = bool(entry.number_confirmed.strip())
        yield "number", lambda: check_number(entry.paper_type, entry.number, today, confirmed=confirmed)
        yield "number_confirmed", lambda: clean_line(entry.number_confirmed, "number_confirmed", LINE_LIMIT)
    if not entry.name_withheld:
        yield "name", lambda: _name(entry.name, "name")
    yield "phone", lambda: check_phone(entry.phone).problem
    yield "address", lambda: _line(entry.address, "address")


def _matter(entry: Entry) -> Iterator[Check]:
    yield "statement", lambda: _statement(entry.statement)
    yield "other_party", lambda: _line(entry.other_party, "other_party")
    yield "amount", lambda: _amount(entry.amount)
    yield "materials", lambda: _line(entry.materials, "materials")
    yield "missing", lambda: _line(entry.missing, "missing")


def _group(group: GroupEntry, today: date) -> Iterator[Check]:
    listed = group.listed()
    count = head_count(group.count)
    yield "group_count", lambda: check_head_count(count or 0, len(listed), group.representatives())
    yield "relation", lambda: _line(group.relation, "relation")
    for row, member in enumerate(group.members):
        if not member.is_blank():
            yield from _member(row, member, today)
            yield f"members.{row}.name", lambda row=row: doubled(group, row)  # type: ignore[misc]


def _member(row: int, member: MemberEntry, today: date) -> Iterator[Check]:
    place = f"members.{row}"
    if not member.withheld:
        yield f"{place}.name", lambda: _name(member.name, f"{place}.name", may_miss=True)
    if member.number.strip():
        yield (
            f"{place}.number",
            lambda: check_number(
                PaperType.CITIZEN_ID,
                member.number,
                today,
                field=f"{place}.number",
                confirmed=bool(member.number_confirmed.strip()),
            ),
        )
    yield f"{place}.phone", lambda: check_phone(member.phone, f"{place}.phone").problem


def doubled(group: GroupEntry, row: int) -> Problem | None:
    """The same person further up in the list: the same number, or without numbers the same name and telephone. Soft."""
    here = group.members[row]
    for other in group.members[:row]:
        same_number = bool(here.number.strip()) and here.number.strip().upper() == other.number.strip().upper()
        same_name = bool(here.name.strip()) and (here.name, here.phone) == (other.name, other.phone)
        if same_number or (same_name and not (here.number.strip() and other.number.strip())):
            return Problem("group.doubled", f"members.{row}.name", {"name": here.name or other.name}, soft=True)
    return None


def _name(raw: str, field: str, *, may_miss: bool = False) -> Problem | None:
    name = clean_name(raw, field, NAME_LIMIT)
    if not name and not may_miss:
        return Problem("visit.name", field)
    return rare(name, field)


def _statement(raw: str) -> Problem | None:
    words = clean_words(raw, "statement", STATEMENT_LIMIT)
    return rare(words, "statement") if words else Problem("visit.statement", "statement")


def _line(raw: str, field: str) -> Problem | None:
    return rare(clean_line(raw, field, LINE_LIMIT), field)


def _amount(typed: str) -> Problem | None:
    fen = amount_fen(typed)
    if fen is None or fen < LOOK_AGAIN_FROM:
        return None
    return Problem("amount.look", "amount", {"amount": f"{fen // 100:,}"}, soft=True)


def rare(text: str, field: str) -> Problem | None:
    """Characters no carried typeface can draw: told before anything is printed. Soft, because the name is what it is."""
    if text.isascii():
        return None
    from reports.coverage import uncovered  # reads a table of 50 kB at its first use

    signs = uncovered(text)
    if not signs:
        return None
    shown = "、".join(f"{sign}（U+{ord(sign):04X}）" for sign in signs[:3])
    return Problem("text.uncovered", field, {"signs": shown}, soft=True)
