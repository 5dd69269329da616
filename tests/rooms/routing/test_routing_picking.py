"""Picking a desk or matter by what is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.catalogue.rules import Desk, Matter, Presence, readings_of
from hall.routing.orders import Picked
from hall.routing.picking import Candidate, candidates_of, pick, sounds

DESKS = {
    "D02": Desk("D02", "信访窗口（信访局）", Presence.RESIDENT, "", "A", pinyin="xin fang chuang kou xin fang ju"),
    "D09": Desk("D09", "劳动窗口", Presence.RESIDENT, "", "B", pinyin="lao dong chuang kou"),
}
MATTERS = [
    Matter("M0204", "重复来访", "D02", "", ("又来了",), pinyin="chong|zhong fu lai fang;you lai liao|le"),
    Matter("M0913", "劳动争议", "D09", "", ("劳动仲裁",), pinyin="lao dong zheng yi;lao dong zhong cai"),
    Matter("M0901", "欠薪", "D09", "", ("工钱",), pinyin="qian xin;gong qian"),
]
ALL = candidates_of(DESKS, MATTERS)


def picked(typed: str, **more: dict[str, int]) -> list[tuple[str, str]]:
    return [(one.matter or one.desk, one.matched) for one in pick(ALL, typed, 8, **more)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("9", [("D09", "code"), ("M0901", "code"), ("M0913", "code")]),
        ("09", [("D09", "code"), ("M0901", "code"), ("M0913", "code")]),
        ("d09", [("D09", "code")]),
        ("M0901", [("M0901", "code")]),
        ("劳动", [("D09", "name"), ("M0913", "name")]),
        ("勞動", [("D09", "name"), ("M0913", "name")]),
        ("工钱", [("M0901", "word")]),
        ("ldzy", [("M0913", "initials")]),
        ("LDZY", [("M0913", "initials")]),
        ("ｌｄ", [("D09", "initials"), ("M0913", "initials")]),
        ("dzh", [("M0913", "pinyin")]),
        ("laodongzy", [("M0913", "pinyin")]),
        ("lao dong zheng", [("M0913", "pinyin")]),
        ("ldzc", [("M0913", "word")]),
        ("cf", [("M0204", "initials")]),
        ("zf", [("M0204", "other")]),
        ("zhongfu", [("M0204", "other")]),
        ("xf", [("D02", "initials")]),
        ("qqq", []),
        ("", []),
        ("，", []),
    ],
)
def test_it_finds_by_number_characters_and_pinyin(typed: str, found: list[tuple[str, str]]) -> None:
    assert picked(typed) == found


def test_the_most_used_stands_first() -> None:
    assert picked("9", used={"M0913": 5}) == [("D09", "code"), ("M0913", "code"), ("M0901", "code")]


def test_what_is_picked_has_its_names_and_no_more_than_wanted_come() -> None:
    assert pick(ALL, "ldzy", 8) == (Picked("D09", "劳动窗口", "M0913", "劳动争议", "initials"),)
    assert len(pick(ALL, "9", 1)) == 1
    assert pick(ALL, "9", 0) == ()


READINGS = readings_of("chong|zhong fu lai fang")[0]
WAYS = (("chong", "zhong"), ("fu",), ("lai",), ("fang",))


def _short(syllable: str) -> set[str]:
    sharp = {syllable[:2]} if syllable[:2] in {"zh", "ch", "sh"} else set()
    return {syllable[0], syllable} | sharp


def _typed_ways() -> set[str]:
    """Everything that may be typed for the four characters, written out the slow way."""
    typed: set[str] = set()
    before = {""}
    for ways in WAYS:
        typed |= {one + way[:length] for one in before for way in ways for length in range(1, len(way) + 1)}
        before = {one + short for one in before for way in ways for short in _short(way)}
    return typed


EVERYTHING = _typed_ways()


@pytest.mark.parametrize("typed", sorted(EVERYTHING))
def test_every_way_of_shortening_sounds(typed: str) -> None:
    assert sounds(typed, READINGS)
    assert sounds(typed, READINGS, usual=True) or typed.startswith("z")


@given(st.text(alphabet="chongzfulai", min_size=1, max_size=12))
def test_nothing_else_sounds(typed: str) -> None:
    assert sounds(typed, READINGS) == (typed in EVERYTHING)


@given(st.text(max_size=60))
def test_anything_may_be_typed(typed: str) -> None:
    assert isinstance(pick(ALL, typed, 8), tuple)


def test_a_matter_without_readings_is_found_by_its_name() -> None:
    plain: tuple[Candidate, ...] = candidates_of(DESKS, [Matter("M0999", "新事项", "D09", "")])
    assert pick(plain, "新事项", 8)[0].matter == "M0999"
    assert pick(plain, "xsx", 8) == ()
