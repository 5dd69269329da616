"""A screen towards the residents on a real house, as its own program shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall.asking import RESIDENT, Actor
from hall.clock import FixedClock
from hall.settings import Settings
from ui.apart import Apart, Face

PATIENCE_MS = 20_000
"""The machine may be busy with other tests."""


class OpenApart(Protocol):
    """Starts such a program for somebody who asks."""

    def __call__(self, settings: Settings, face: Face, actor: Actor = RESIDENT) -> Apart:
        """Waits until its house is open."""
        ...


@pytest.fixture
def open_apart(qtbot: QtBot, qapp: QApplication, clock: FixedClock) -> Iterator[OpenApart]:
    """Start such a program and wait until its house is open. It is closed after the test."""
    made: list[Apart] = []

    def begin(settings: Settings, face: Face, actor: Actor = RESIDENT) -> Apart:
        apart = Apart(qapp, settings, clock, face, actor)
        made.append(apart)
        apart.screen.resize(1366, 768)
        with qtbot.waitActive(apart.screen, timeout=PATIENCE_MS):
            apart.screen.show()
            apart.screen.activateWindow()
        qtbot.waitUntil(apart.lanes.is_open, timeout=PATIENCE_MS)
        return apart

    yield begin
    for apart in made:
        apart.end()
        apart.screen.close()
        shiboken6.delete(apart.screen)  # now: its timers must not end when Python cleans up on some lane's thread
        apart.tongue.switch("en")
        apart.tongue.deleteLater()
        shiboken6.delete(apart)
