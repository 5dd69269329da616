"""A pasted list: names, numbers and telephones are found in whatever column they stand."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.people.rules import check_character
from ui.frontdesk.entry import MemberEntry
from ui.frontdesk.pasting import read_list

NAMES = ("马建军", "李赟", "阿卜杜热合曼·买买提", "孙铁柱", "周大勇", "欧阳娜娜", "SMITH JOHN")


def number(serial: int) -> str:
    first = f"41102319790512{serial:03d}"
    return first + check_character(first)


@given(
    order=st.permutations(["place", "name", "number", "phone", "sex"]),
    names=st.lists(st.sampled_from(NAMES), min_size=1, max_size=12),
    headed=st.booleans(),
)
def test_columns_come_in_any_order(order: list[str], names: list[str], headed: bool) -> None:
    people = [(name, number(at), f"1370000{at:04d}") for at, name in enumerate(names)]
    titles = {"place": "序号", "name": "姓名", "number": "身份证号", "phone": "联系电话", "sex": "性别"}
    lines = ["\t".join(titles[column] for column in order)] if headed else []
    for at, (name, paper, phone) in enumerate(people, 1):
        cells = {"place": str(at), "name": name, "number": paper, "phone": phone, "sex": "男"}
        lines.append("\t".join(cells[column] for column in order))
    found = read_list("\r\n".join(lines))
    assert [(one.name, one.number, one.phone) for one in found] == people


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("马建军\n李赟\n", [("马建军", "", ""), ("李赟", "", "")]),
        ("马建军，13700002206\n李赟，13500008817", [("马建军", "", "13700002206"), ("李赟", "", "13500008817")]),
        ("马建军 13700002206", [("马建军", "", "13700002206")]),
        ("张赟(yūn)\t13700002206", [("张赟", "", "13700002206")]),
        ("姓名\t护照\nSMITH JOHN\tE12345678", [("SMITH JOHN", "E12345678", "")]),
        ("马建军\t411023 1979 0512 3317", [("马建军", "411023197905123317", "")]),
        ("\n  \n\t\t\n", []),
        ("姓名\t电话", []),
    ],
)
def test_other_lists(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(one.name, one.number, one.phone) for one in read_list(text)] == found


def test_what_excel_made_of_a_number_stays_to_be_seen() -> None:
    assert read_list("马建军\t4.11023E+17") == (MemberEntry("马建军", "4.11023E+17"),)


@given(st.text(max_size=300))
def test_nothing_pasted_is_too_strange(text: str) -> None:
    assert all(not one.is_blank() for one in read_list(text))


def test_a_long_list_is_read_to_the_end() -> None:
    lines = [f"{random.choice(NAMES)}\t{number(at % 1000)}" for at in range(1500)]
    assert len(read_list("\n".join(lines))) == 1500
