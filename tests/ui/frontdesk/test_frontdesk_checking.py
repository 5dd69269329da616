"""The form asks the hall's own rules; each problem stands beside its field and nothing strange breaks it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from hall.people.rules import PaperType
from tests.ui.frontdesk.test_frontdesk_entry import entries
from ui.frontdesk import checking
from ui.frontdesk.entry import Entry, GroupEntry, MemberEntry

TODAY = date(2026, 11, 23)
GOOD = Entry(name="王秀兰", statement="包工头不发工资")


def codes(entry: Entry) -> dict[str, str]:
    return {field: problem.code for field, problem in checking.problems(entry, TODAY).items()}


def test_a_name_and_a_few_words_are_enough() -> None:
    assert codes(GOOD) == {}
    assert codes(Entry()) == {"name": "visit.name", "statement": "visit.statement"}
    assert codes(Entry(name_withheld=True, statement="x")) == {}


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("number", "41012219810634001X", "id.date"),
        ("number", "410122195803120043", "id.check"),
        ("number", "4101221958", "id.length"),
        ("number", "410122299901010011", "id.future"),
        ("name", "王\ue000", "text.private_use"),
        ("name", "王\ud800", "text.broken"),
        ("name", "王" * 101, "text.too_long"),
        ("phone", "1380013800", "phone.length"),
        ("address", "x" * 201, "text.too_long"),
        ("statement", "\x00", "text.control"),
        ("amount", "很多", "amount.form"),
        ("amount", "99999999999999", "amount.large"),
        ("amount", "1亿", "amount.look"),
        ("other_party", "宏达\u0007", "text.control"),
        ("missing", "x" * 201, "text.too_long"),
        ("name", "王\U00032000明", "text.uncovered"),
    ],
)
def test_each_problem_stands_beside_its_field(field: str, value: str, code: str) -> None:
    changed: dict[str, Any] = {field: value}
    assert codes(replace(GOOD, **changed)) == {field: code}


def test_hints_never_block() -> None:
    asked = replace(GOOD, phone="1380013800", amount="1亿", address="\U00032000")
    assert all(problem.soft for problem in checking.problems(asked, TODAY).values())


def test_a_number_that_was_compared_with_the_card_is_kept() -> None:
    wrong = replace(GOOD, number="410122195803120043")
    assert checking.identity(wrong, TODAY) is None
    kept = replace(wrong, number_confirmed="已核对证件")
    assert codes(kept) == {}
    identity = checking.identity(kept, TODAY)
    assert identity is not None
    assert identity.birth == date(1958, 3, 12)


def test_without_a_document_there_is_no_number() -> None:
    assert codes(replace(GOOD, paper_type=PaperType.NONE, number="123")) == {"number": "id.none"}
    assert codes(replace(GOOD, paper_type=PaperType.NONE)) == {}


def test_markup_is_ordinary_text() -> None:
    assert codes(replace(GOOD, name="<b>王</b>", statement="& <i> =={x}==")) == {}


def group(*members: MemberEntry, count: str = "7") -> Entry:
    return Entry(statement="欠薪", group=GroupEntry(count, members=members))


def test_a_group_is_counted_and_its_list_checked() -> None:
    assert codes(group(count="")) == {"group_count": "group.count"}
    assert codes(group(count="1")) == {"group_count": "group.count"}
    two = (MemberEntry("马建军"), MemberEntry("李赟"), MemberEntry("孙铁柱"))
    assert codes(group(*two, count="2")) == {"group_count": "group.longer_list"}
    speakers = tuple(MemberEntry(f"代表{at}", representative=True) for at in range(6))
    assert codes(group(*speakers)) == {"group_count": "group.representatives"}
    assert codes(group(MemberEntry("周大勇", "411023198407152639"))) == {"members.0.number": "id.check"}
    assert codes(group(MemberEntry("周大勇", "411023198407152639", "看过原件"))) == {}
    assert codes(group(MemberEntry(withheld=True), MemberEntry("孙铁柱"))) == {}


def test_the_same_person_twice_is_said_and_does_not_block() -> None:
    twice = group(MemberEntry("马建军", "411023197905123317"), MemberEntry("马建军", "411023197905123317"))
    found = checking.problems(twice, TODAY)
    assert {field: problem.code for field, problem in found.items()} == {"members.1.name": "group.doubled"}
    assert found["members.1.name"].soft
    assert codes(group(MemberEntry("李伟", "411023197905123317"), MemberEntry("李伟", "410122195803120042"))) == {}


@given(entries)
def test_nothing_typed_is_too_strange(entry: Entry) -> None:
    for field, problem in checking.problems(entry, TODAY).items():
        assert problem.code
        assert problem.field in {field, "members", None}
