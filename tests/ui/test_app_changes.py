"""What changed, here or elsewhere, is told on the windows' thread."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall.asking import SYSTEM, ChangeSet
from hall.bootstrap import House, open_house
from hall.clock import FixedClock
from hall.settings import Settings
from tests.helpers.houses import another
from tests.helpers.orders import TakeNumber
from ui.changes import Changes


class Screen(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[ChangeSet] = []
        self.threads: set[QThread] = set()

    def hear(self, changes: ChangeSet) -> None:
        self.heard.append(changes)
        self.threads.add(QThread.currentThread())


@pytest.fixture
def changes(qapp: QApplication) -> Iterator[Changes]:
    made = Changes()
    yield made
    made.deleteLater()


@pytest.fixture
def watched(changes: Changes, sqlite_settings: Settings, clock: FixedClock) -> Iterator[House]:
    with open_house(sqlite_settings, clock, changes.hear) as house:
        changes.origin = house.door.origin
        house.watch()
        yield house


def test_own_changes_and_those_of_another_program_are_heard(qtbot: QtBot, changes: Changes, watched: House) -> None:
    screen, modest = Screen(), Screen()
    changes.watch("tickets", screen.hear)
    changes.watch("tickets", modest.hear, own=False)
    watched.door.enter(SYSTEM, TakeNumber())
    qtbot.waitUntil(lambda: len(screen.heard) == 1)
    assert screen.heard[0].topics == {"tickets": (1,)}
    with another(watched) as other:
        other.door.enter(SYSTEM, TakeNumber())
        qtbot.waitUntil(lambda: len(screen.heard) == 2)
    assert [one.topics for one in modest.heard] == [{"tickets": (2,)}]
    assert screen.threads == {QThread.currentThread()}


def test_a_set_of_several_topics_is_told_once(qtbot: QtBot, changes: Changes) -> None:
    screen = Screen()
    for topic in ("visits", "cases", "tickets"):
        changes.watch(topic, screen.hear)
    changes.hear(ChangeSet({"visits": (1,), "tickets": (2,)}, "x"))
    changes.hear(ChangeSet({"papers": (1,)}, "x"))
    changes.hear(ChangeSet({}, "", everything=True))
    qtbot.waitUntil(lambda: len(screen.heard) == 2)
    assert [one.everything for one in screen.heard] == [False, True]


def test_a_screen_that_is_gone_is_forgotten(qtbot: QtBot, changes: Changes) -> None:
    screen, dead = Screen(), Screen()
    changes.watch("visits", dead.hear)
    changes.watch("visits", Screen().hear)
    changes.watch("visits", screen.hear)
    shiboken6.delete(dead)
    changes.hear(ChangeSet({"visits": (1,)}, "x"))
    qtbot.waitUntil(lambda: len(screen.heard) == 1)
    assert dead.heard == []
