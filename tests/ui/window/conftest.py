"""A window with lanes held in the hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtWidgets import QWidget

from hall.clock import FixedClock
from tests.ui.frontdesk.held_lanes import HeardNotices, HeldLanes, Told
from ui.context import UiContext
from ui.window import invented
from ui.window.screen import WindowScreen
from ui.window.viewmodel import WindowModel


@pytest.fixture
def lanes() -> HeldLanes:
    """Orders are held; what is read is told at once."""
    return HeldLanes(
        MyWindow=invented.CODE,
        Windows=invented.WINDOWS,
        Desks=invented.DESKS,
        Matters=invented.MATTERS,
        AtWindow=invented.IDLE,
        VisitAtWindow=invented.WANG,
    )


@pytest.fixture
def notices() -> HeardNotices:
    return HeardNotices()


@pytest.fixture
def changes() -> Told:
    return Told()


@pytest.fixture
def held_clock() -> FixedClock:
    return FixedClock(invented.LATER)


@pytest.fixture
def held(
    context: UiContext, lanes: HeldLanes, notices: HeardNotices, changes: Told, held_clock: FixedClock
) -> UiContext:
    """The context of the tests of windows, with these parts at its edge."""
    return replace(context, clock=held_clock, lanes=lanes, notices=notices, changes=changes)


@pytest.fixture
def model(held: UiContext) -> WindowModel:
    return WindowModel(held)


@pytest.fixture
def desk(held: UiContext, shown: Callable[[QWidget], QWidget]) -> WindowScreen:
    """The screen, shown and active."""
    made = WindowScreen(held)
    made.resize(1366, 650)
    cast("WindowScreen", shown(made)).setFocus()
    return made
