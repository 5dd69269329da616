"""While somebody types only the newest answer counts, in whatever order answers come."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall.routing.orders import PickMatter
from tests.ui.frontdesk.held_lanes import HeldLanes
from ui.frontdesk.latest import PAUSE_MS, Latest


class Ear:
    def __init__(self, lanes: HeldLanes) -> None:
        self.owner = QObject()
        self.heard: list[object] = []
        self.asker = Latest(lanes, self.owner)
        self.asker.answered.connect(self.heard.append)

    def ask(self, text: str) -> None:
        self.asker.wish(PickMatter(text=text), at_once=True)


@pytest.fixture
def lanes() -> HeldLanes:
    return HeldLanes()


@given(st.permutations(range(5)))
def test_the_newest_answer_wins_in_any_order(order: list[int]) -> None:
    held = HeldLanes()
    ear = Ear(held)
    for text in "abcde":
        ear.ask(text)
    asked = list(held.under_way)
    for at in order:
        asked[at].done(asked[at].what.text)
    assert ear.heard == ["e"]


def test_what_is_no_longer_wanted_is_dropped(app: QApplication, lanes: HeldLanes) -> None:
    ear = Ear(lanes)
    ear.ask("a")
    ear.asker.wish(None)
    lanes.answer(PickMatter, "old")
    assert ear.heard == []
    assert not ear.asker.is_open()


def test_quick_keys_are_one_question(qtbot: QtBot, lanes: HeldLanes) -> None:
    ear = Ear(lanes)
    for text in ("l", "ld", "ldz", "ldzy"):
        ear.asker.wish(PickMatter(text=text))
    assert not lanes.under_way
    qtbot.waitUntil(lambda: bool(lanes.under_way), timeout=2000)
    assert [asked.what.text for asked in lanes.under_way] == ["ldzy"]


def test_the_same_is_not_asked_twice_unless_something_changed(app: QApplication, lanes: HeldLanes) -> None:
    ear = Ear(lanes)
    ear.ask("a")
    ear.asker.wish(PickMatter(text="a"))
    ear.asker.flush()
    assert len(lanes.under_way) == 1
    ear.asker.again()
    assert len(lanes.under_way) == 2
    lanes.answer(PickMatter, "second", which=1)
    lanes.answer(PickMatter, "first")
    assert ear.heard == ["second"]


def test_an_answer_that_comes_after_the_end_is_no_trouble(app: QApplication, lanes: HeldLanes) -> None:
    ear = Ear(lanes)
    ear.ask("a")
    ear.owner.deleteLater()
    QApplication.sendPostedEvents(ear.owner, 52)
    lanes.answer(PickMatter, "late")
    assert ear.heard == []


def test_key_to_question_leaves_time_for_the_answer() -> None:
    assert PAUSE_MS <= 30
