"""A look, a language and a clock for the tests of windows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication

from hall.clock import FixedClock
from ui.context import UiContext
from ui.language import Tongue
from ui.theme import Theme


@pytest.fixture
def app(qapp: object) -> QApplication:
    """The application in the standard look."""
    made = cast("QApplication", qapp)
    Theme().apply(made)
    return made


@pytest.fixture
def tongue(app: QApplication) -> Iterator[Tongue]:
    """The language, Chinese at first."""
    made = Tongue(app)
    made.switch("zh")
    yield made
    made.switch("en")
    made.deleteLater()


@pytest.fixture
def context(app: QApplication, tongue: Tongue) -> UiContext:
    """What a shell needs, at 23 November 2026, 09:42."""
    look = Theme()
    look.apply(app)
    return UiContext(FixedClock(datetime(2026, 11, 23, 9, 42)), look, tongue)
