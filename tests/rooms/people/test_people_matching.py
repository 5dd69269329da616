"""Who is the same person, and by which keys he is found. Pure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.people.matching import READINGS, Keys, doubles, family, initials, name_key, number_key, recognised
from hall.people.rules import PaperType

CITIZEN, PASSPORT = PaperType.CITIZEN_ID, PaperType.PASSPORT

digests = st.sampled_from([b"a", b"b", b"c"])
keys = st.builds(
    Keys,
    st.frozensets(st.sampled_from(["王小明", "李四"]), max_size=1),
    st.frozensets(st.tuples(st.sampled_from([CITIZEN, PASSPORT]), digests), max_size=1),
    st.frozensets(digests, max_size=1),
)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("王小明", {"wxm"}),
        ("欧阳建国", {"oyjg"}),
        ("单田芳", {"stf", "dtf"}),
        ("解晓东", {"xxd", "jxd"}),
        ("仇英", {"qy", "cy"}),
        ("买买提·艾力", {"mmtal"}),
        ("陳雨", {"cy"}),
        ("SMITH JOHN", {"sj"}),
        ("ÉMILE ZOLA", {"ez"}),
        ("", set()),
        ("···", set()),
    ],
)
def test_initials(name: str, letters: set[str]) -> None:
    assert set(initials(name)) == letters


@given(st.text("王单曾乐重长A ·", max_size=40))
def test_initials_are_few_and_small_letters(name: str) -> None:
    found = initials(name)
    assert len(found) <= READINGS
    assert len(set(found)) == len(found)
    assert all(letters.isascii() and letters.islower() for letters in found)


def test_a_citizen_number_is_the_same_on_three_papers() -> None:
    assert {family(kind) for kind in (CITIZEN, PaperType.TEMPORARY_ID, PaperType.HOUSEHOLD)} == {CITIZEN}
    assert family(PASSPORT) is PASSPORT
    assert number_key(PaperType.HOUSEHOLD, "1") == number_key(CITIZEN, "1") != number_key(PASSPORT, "1")


def test_names_are_compared_without_dots_blanks_and_traditional_forms() -> None:
    assert name_key("買買提·艾力") == name_key("买买提艾力")
    assert len(name_key("ﷺ" * 100)) <= 200


def test_a_number_goes_before_name_and_telephone() -> None:
    by_number = Keys(numbers=frozenset({(CITIZEN, b"n")}))
    by_name = Keys(frozenset({"王小明"}), frozenset(), frozenset({b"p"}))
    told = Keys(frozenset({"王小明"}), frozenset({(CITIZEN, b"n")}), frozenset({b"p"}))
    assert recognised(told, [(1, by_name), (2, by_number)]) == 2
    assert recognised(told, [(1, by_name)]) == 1
    assert recognised(told, [(1, by_name), (3, by_name)]) is None


@given(keys, st.lists(keys, max_size=4))
def test_what_makes_somebody_the_same(told: Keys, others: list[Keys]) -> None:
    found = recognised(told, enumerate(others))
    if found is not None:
        same = others[found]
        if not told.numbers & same.numbers:
            assert told.names & same.names
            assert told.phones & same.phones
            assert not {kind for kind, _ in told.numbers} & {kind for kind, _ in same.numbers}
    if any(told.numbers & other.numbers for other in others):
        assert found is not None
    if not told.numbers and not (told.names and told.phones):
        assert found is None


@given(st.lists(keys, max_size=6))
def test_doubles_point_to_somebody_further_up_who_is_none_himself(everybody: list[Keys]) -> None:
    found = doubles(everybody)
    for place, first in found.items():
        assert first < place
        assert first not in found
        assert recognised(everybody[place], [(first, everybody[first])]) == first
