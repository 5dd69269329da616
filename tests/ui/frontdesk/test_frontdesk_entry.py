"""What stands in the form becomes a draft and comes back, becomes an order, becomes a group and one visitor again."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hall.intake.rules import Willing
from hall.people.rules import PaperType, Priority
from ui.frontdesk.entry import Entry, GroupEntry, How, MemberEntry, head_count

texts = st.text(max_size=20)
members = st.builds(MemberEntry, texts, texts, texts, texts, representative=st.booleans(), withheld=st.booleans())
groups = st.builds(GroupEntry, texts, texts, st.lists(members, max_size=4).map(tuple), st.booleans())
entries = st.builds(
    Entry,
    name=texts,
    name_withheld=st.booleans(),
    paper_type=st.sampled_from(PaperType),
    number=texts,
    number_confirmed=texts,
    phone=texts,
    address=texts,
    statement=texts,
    other_party=texts,
    amount=texts,
    willing=st.none() | st.sampled_from(Willing),
    materials=texts,
    missing=texts,
    priorities=st.lists(st.sampled_from(Priority), unique=True).map(tuple),
    group=st.none() | groups,
    desk=texts,
    matter=texts,
    joins_case=st.none() | st.integers(1, 9),
)
junk = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


@given(entries)
def test_a_draft_comes_back_as_it_was(entry: Entry) -> None:
    assert Entry.from_draft(json.loads(json.dumps(entry.draft()))) == entry


@given(st.dictionaries(st.sampled_from(sorted(Entry().draft())), junk))
def test_a_draft_of_another_version_is_taken_as_far_as_it_is_known(draft: dict[str, object]) -> None:
    taken = Entry.from_draft(draft)
    assert Entry.from_draft(taken.draft()) == taken


@given(entries.filter(lambda entry: entry.group is None))
def test_a_group_and_back_loses_nothing(entry: Entry) -> None:
    entry = replace(entry, priorities=(), name="" if entry.name_withheld else entry.name.strip())
    entry = replace(entry, name_withheld=entry.name_withheld or not entry.name)
    back = entry.as_group().as_one()
    kept = (
        ("number", "number_confirmed", "phone")
        if not MemberEntry(
            entry.name, entry.number, entry.number_confirmed, entry.phone, withheld=entry.name_withheld
        ).is_blank()
        else ()
    )
    assert [getattr(back, name) for name in kept] == [getattr(entry, name) for name in kept]
    assert (back.name, back.statement, back.amount, back.willing) == (
        entry.name,
        entry.statement,
        entry.amount,
        entry.willing,
    )


def test_only_an_empty_form_is_blank() -> None:
    assert Entry(paper_type=PaperType.PASSPORT).is_blank()
    for name in ("name", "number", "phone", "address", "statement", "other_party", "amount", "materials", "missing"):
        changed: dict[str, Any] = {name: "x"}
        assert not replace(Entry(), **changed).is_blank(), name
    assert not Entry(willing=Willing.NO).is_blank()
    assert not Entry(priorities=(Priority.ELDERLY,)).is_blank()


def test_the_order_says_what_was_typed_and_what_was_chosen() -> None:
    entry = Entry(name="王秀兰", statement="欠薪", amount="1.8万", missing="身份证复印件", joins_case=7)
    order = entry.order(How("0" * 32, "导办台 1", take_ticket=False, again=True), desk="D09", matter="M0901")
    assert (order.order_id, order.place, order.take_ticket, order.again) == ("0" * 32, "导办台 1", False, True)
    assert (order.name, order.statement, order.amount, order.missing) == ("王秀兰", "欠薪", "1.8万", "身份证复印件")
    assert (order.desk, order.matter, order.joins_case, order.group) == ("D09", "M0901", 7, None)


def test_a_name_withheld_is_not_sent() -> None:
    order = Entry(name="王秀兰", name_withheld=True, statement="x").order(How("1"), desk="", matter="")
    assert (order.name, order.name_withheld) == ("", True)


def test_the_first_representative_speaks_for_a_group() -> None:
    people = (MemberEntry("马建军"), MemberEntry("李赟", phone="13500008817", representative=True), MemberEntry())
    order = Entry(statement="x", group=GroupEntry("7", members=people)).order(How("1"), desk="", matter="")
    assert (order.name, order.phone) == ("李赟", "13500008817")
    assert order.group is not None
    assert (order.group.count, [one.name for one in order.group.members]) == (7, ["马建军", "李赟"])
    assert [one.representative for one in order.group.members] == [False, True]


def test_head_count_is_read_as_people_write_it() -> None:
    assert [head_count(typed) for typed in ("7", " ７ 人", "12人", "", "多人", "7.5", "-3", "9" * 9)] == [
        7,
        7,
        12,
        None,
        None,
        None,
        None,
        None,
    ]


def test_nothing_personal_is_told_to_a_log() -> None:
    person = MemberEntry("王秀兰", "410122195803120042", phone="13800005678")
    told = repr(
        Entry(name="王秀兰", number="410122195803120042", phone="13800005678", group=GroupEntry("7", members=(person,)))
    )
    assert not {"王秀兰", "410122195803120042", "13800005678"} & set(told.replace("'", " ").split())
    assert "王秀兰" not in told
    assert "0042" not in told
