"""One line of an intake file: everything that can be wrong with it gets its sentence, nothing of it a traceback."""

from __future__ import annotations

import io
import json
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall.clock import HALL_ZONE
from hall.errors import UserError
from hall.intake.rules import Willing
from hall.papers.rules import TO_FILE
from hall.people.rules import PaperType, Priority
from ui.cli import lines
from ui.cli.lines import KEYS, intake_of, lines_of
from ui.wording import sentences


def codes(line: str) -> list[tuple[str, str | None]]:
    with pytest.raises(UserError) as refused:
        intake_of(line)
    return [(problem.code, problem.field) for problem in refused.value.problems]


def read(data: bytes) -> list[tuple[int, str]]:
    """Number and text, or code, of each line."""
    found = lines_of(io.BytesIO(data))
    return [(number, text if isinstance(text, str) else text.problems[0].code) for number, text in found]


def test_a_whole_line_becomes_the_order() -> None:
    given_line = {
        "name": "李四",
        "id_type": "护照",
        "id_number": "E12345678",
        "phone": 13800000000,
        "address": "和平路 1 号",
        "statement": "要个说法",
        "other_party": "某某",
        "amount": 18000.50,
        "willing_to_mediate": True,
        "priority": ["elderly", "孕妇"],
        "priority_reason": "72 岁",
        "group": {"count": "3", "representatives": ["李四", {"name": "王五", "phone": "138"}], "members": ["赵六"]},
        "desk": "D09",
        "matter": "M0901",
        "order_id": "import-1",
        "at": "2026-11-23T09:42",
        "seat": 4,
    }
    order, ignored = intake_of(json.dumps(given_line))
    assert ignored == ("seat",)
    assert (order.name, order.paper_type, order.number) == ("李四", PaperType.PASSPORT, "E12345678")
    assert (order.phone, order.amount, order.willing) == ("13800000000", "18000.5", Willing.YES)
    assert order.priorities == (Priority.ELDERLY, Priority.PREGNANT)
    assert order.group is not None
    assert [(one.name, one.representative) for one in order.group.members] == [
        ("李四", True),
        ("王五", True),
        ("赵六", False),
    ]
    assert (order.group.count, order.group.one_ticket) == (3, True)
    assert (order.desk, order.matter, order.order_id) == ("D09", "M0901", "import-1")
    assert order.at == datetime(2026, 11, 23, 9, 42, tzinfo=HALL_ZONE)
    assert order.printer == TO_FILE


def test_what_is_not_said_is_empty_and_every_line_has_an_order_of_its_own() -> None:
    one, _ = intake_of('{"name": null, "statement": "a"}')
    other, _ = intake_of('{"statement": "a"}')
    assert (one.name, one.paper_type, one.willing, one.group, one.at) == ("", PaperType.CITIZEN_ID, None, None, None)
    assert one.order_id != other.order_id


def test_an_amount_keeps_its_digits() -> None:
    order, _ = intake_of('{"amount": 12345678901234567890.10}')
    assert order.amount == "12345678901234567890.10"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{", ("line.json", None)),
        ("[]", ("line.object", None)),
        ("12", ("line.object", None)),
        ("null", ("line.object", None)),
        ('{"name": NaN}', ("line.json", None)),
        ('{"a": ' + "[" * 100_000, ("line.json", None)),
        ('{"name": 7}', ("line.text", "name")),
        ('{"name": ["李四"]}', ("line.text", "name")),
        ('{"statement": {"a": 1}}', ("line.text", "statement")),
        ('{"name_withheld": "yes"}', ("line.yes", "name_withheld")),
        ('{"id_type": "身份证件"}', ("line.choice", "id_type")),
        ('{"willing_to_mediate": "maybe"}', ("line.choice", "willing_to_mediate")),
        ('{"willing_to_mediate": 1}', ("line.text", "willing_to_mediate")),
        ('{"priority": ["elderly", 3]}', ("line.choice", "priority")),
        ('{"priority": {"a": 1}}', ("line.choice", "priority")),
        ('{"at": "yesterday"}', ("line.moment", "at")),
        ('{"at": "0001-01-01T00:00+14:00"}', ("line.moment", "at")),
        ('{"order_id": "a b"}', ("line.order_id", "order_id")),
        ('{"order_id": "' + "a" * 33 + '"}', ("line.order_id", "order_id")),
        ('{"group": 7}', ("line.group", "group")),
        ('{"group": {}}', ("line.count", "group.count")),
        ('{"group": {"count": 2.5}}', ("line.count", "group.count")),
        ('{"group": {"count": true}}', ("line.count", "group.count")),
        ('{"group": {"count": 7, "representatives": "李四"}}', ("line.list", "group.representatives")),
        ('{"group": {"count": 7, "members": ["a", 5]}}', ("line.member", "group.members.2")),
        (
            '{"group": {"count": 7, "representatives": [{"name": 5}]}}',
            ("line.text", "group.representatives.1.name"),
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_key(line: str, expected: tuple[str, str | None]) -> None:
    assert codes(line) == [expected]


def test_everything_wrong_is_told_at_once() -> None:
    assert codes('{"name": 1, "phone": [], "at": "x"}') == [
        ("line.text", "name"),
        ("line.text", "phone"),
        ("line.moment", "at"),
    ]


def test_a_mark_of_byte_order_line_ends_and_empty_lines_are_no_trouble() -> None:
    assert read(b'\xef\xbb\xbf{"a":1}\r\n\r\n  \n{"b":2}') == [(1, '{"a":1}'), (4, '{"b":2}')]


def test_a_line_that_is_no_utf_8_does_not_spoil_the_next() -> None:
    assert read(b"{}\n" + "来访\n".encode("gb18030") + b"{}\n") == [(1, "{}"), (2, "line.encoding"), (3, "{}")]


def test_a_line_without_end_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST", 100)
    assert read(b"a" * 450 + b"\n{}\n" + b"b" * 101) == [(1, "line.long"), (2, "{}"), (3, "line.long")]
    assert read(b"a" * 99 + b"\n{}") == [(1, "a" * 99), (2, "{}")]


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["count", "representatives", "members", "name", "x"]), inner, max_size=4)
    ),
    max_leaves=6,
)


def refusal(line: str) -> list[str]:
    """The codes of what is wrong with a line; none if it is an order."""
    try:
        order, ignored = intake_of(line)
    except UserError as refused:
        return [problem.code for problem in refused.problems]
    return [] if order.order_id and not set(ignored) & KEYS else ["no order"]


@given(st.dictionaries(st.sampled_from(sorted(KEYS)), VALUES, max_size=6))
@settings(max_examples=300, deadline=None)
def test_whatever_a_line_holds_it_is_an_order_or_has_a_sentence(line: dict[str, Any]) -> None:
    assert set(refusal(json.dumps(line))) <= set(sentences())


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_whatever_a_file_holds_its_lines_are_read(data: bytes) -> None:
    for number, text in lines_of(io.BytesIO(data)):
        assert 1 <= number <= data.count(b"\n") + 1
        assert all(code.startswith("line.") for code in (refusal(text) if isinstance(text, str) else ()))
