"""A front desk with lanes held in the hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.frontdesk.held_lanes import HeardNotices, HeldLanes, KeptDrafts, Told
from ui.context import UiContext
from ui.frontdesk import invented
from ui.frontdesk.screen import FrontDesk
from ui.frontdesk.viewmodel import FrontDeskModel


@pytest.fixture
def lanes() -> HeldLanes:
    """Everything is held, but the hall around is told at once."""
    return HeldLanes(
        Desks=invented.DESKS,
        Matters=invented.MATTERS,
        PresentOn=invented.PRESENT,
        WaitingNow=invented.WAITING,
        RecentVisits=(),
        PrintJobs=(),
    )


@pytest.fixture
def drafts() -> KeptDrafts:
    return KeptDrafts()


@pytest.fixture
def notices() -> HeardNotices:
    return HeardNotices()


@pytest.fixture
def changes() -> Told:
    return Told()


@pytest.fixture
def held(context: UiContext, lanes: HeldLanes, drafts: KeptDrafts, notices: HeardNotices, changes: Told) -> UiContext:
    """The context of the tests of windows, with these parts at its edge."""
    return replace(context, lanes=lanes, drafts=drafts, notices=notices, changes=changes)


@pytest.fixture
def model(held: UiContext) -> FrontDeskModel:
    return FrontDeskModel(held, "导办台 1")


@pytest.fixture
def desk(held: UiContext, shown: Callable[[QWidget], QWidget]) -> FrontDesk:
    """The screen, shown and active."""
    made = FrontDesk(held, "导办台 1")
    made.resize(1366, 650)
    cast("FrontDesk", shown(made)).setFocus()
    return made
