"""Does the window stall while visits are saved and papers drawn? The longest gap between two beats of its event loop."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from hall.settings import Settings
from tests.helpers.keyboard import enter, write
from tests.helpers.programs import PASSWORD, PATIENCE_MS, Start, entrance, front_desk
from ui.frontdesk.entry import Entry

VISITS = 12
LONGEST_MS = 50
"""What is aimed at (issue 2), on top of what this machine's idle loop shows."""

VISIT = Entry(
    name="王秀兰",
    phone="13800005678",
    address="青河县青云街道槐树社区 6 号楼",
    statement="我在工地食堂做饭，干了四个月，包工头一直不发工资，说工程款没下来，一共欠我一万八",
    other_party="宏达劳务公司　刘建国（包工头）",
    amount="18,000.00",
)


class Beats:
    """A timer of 1 ms; the gaps between its beats, in milliseconds."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self.gaps = []
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> list[float]:
        self._timer.stop()
        return sorted(self.gaps)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def test_the_window_goes_on_while_visits_are_saved_and_printed(
    qtbot: QtBot, start: Start, founded: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    program = start(founded)
    page = entrance(qtbot, program)
    page.form.fields["login"].focus()
    write("chenyu")
    enter()
    write(PASSWORD)
    enter()
    desk = front_desk(qtbot, program)

    beats = Beats()
    beats.start()
    qtbot.wait(1000)
    idle = beats.stop()
    busy: list[float] = []
    for number in range(VISITS + 1):
        desk.model.show(replace(VISIT, phone=f"138000056{number:02d}"))
        qtbot.waitUntil(lambda: desk.model.direction.chosen() is not None, timeout=PATIENCE_MS)
        qtbot.wait(100)
        beats.start()
        desk.model.submit()
        qtbot.waitUntil(lambda n=number: len(list(founded.papers.glob("*.pdf"))) > n, timeout=PATIENCE_MS)  # type: ignore[misc]
        qtbot.wait(100)
        gaps = beats.stop()
        busy += gaps if number else []  # the first one fills caches, as the first visitor of the day does
    busy.sort()
    with capsys.disabled():
        print(
            f"\nstall: longest gap {busy[-1]:.0f} ms while saving and printing {VISITS} visits, 99 of 100 under"
            f" {busy[len(busy) * 99 // 100]:.0f} ms (aim {LONGEST_MS}); idle loop {idle[-1]:.0f} ms"
        )
