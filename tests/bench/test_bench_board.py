"""Is the board painted within one beat of the screen (16 ms), at 1920×1080 with everything on it?"""

from __future__ import annotations

import statistics
import time
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall.clock import FixedClock
from ui.board.pictures import BUSY, CALLS, call, made
from ui.context import UiContext
from ui.language import Tongue
from ui.theme import Theme

ROUNDS = 60
BEAT_MS = 16.0


def test_the_board_is_repainted_within_a_beat(
    qtbot: QtBot, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    look, tongue = Theme(), Tongue(qapp)
    look.apply(qapp)
    tongue.switch("zh")
    screen = made(UiContext(FixedClock(datetime(2026, 11, 23, 10, 26)), look, tongue))
    qtbot.addWidget(screen)
    screen.resize(1920, 1080)
    canvas = QImage(1920, 1080, QImage.Format.Format_RGB32)
    screen.render(canvas)
    took = []
    for at in range(ROUNDS):
        fresh = call(100 + at, f"A{100 + at}", f"{at % 12 + 1} 号窗口")
        screen.model.take(replace(BUSY, calls=(fresh, *CALLS)))
        start = time.process_time()
        screen.render(canvas)
        took.append((time.process_time() - start) * 1000)
    middle, worst = statistics.median(took), max(took)
    tongue.switch("en")
    tongue.deleteLater()
    with capsys.disabled():
        print(f"\nboard: repaint {middle:.1f} ms in the middle, {worst:.1f} ms at worst (aim {BEAT_MS:.0f} ms)")
