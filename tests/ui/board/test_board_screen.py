"""The board hangs on a real house: calls, those who wait, the line of news; a window elsewhere calls."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import resources
from hall.asking import SYSTEM
from hall.bootstrap import House
from hall.centre.orders import SetSetting
from hall.floor.orders import SetNotice
from hall.queueing.orders import CallNext
from tests.helpers.apart import PATIENCE_MS, OpenApart
from tests.helpers.queue import LEFT, OTHER_DESK, RIGHT, clerk, comes, on_both, sits
from ui.apart import board_face
from ui.board import pictures
from ui.board.screen import BoardScreen
from ui.context import UiContext
from ui.voice.joining import Clips
from ui.voice.rules import call_read


@pytest.fixture
def board(queue_house: House, open_apart: OpenApart) -> BoardScreen:
    screen = open_apart(queue_house.settings, board_face(queue_house.settings.data)).screen
    assert isinstance(screen, BoardScreen)
    return screen


@on_both
def test_a_call_at_a_window_hangs_on_the_wall(qtbot: QtBot, queue_house: House, board: BoardScreen) -> None:
    model = board.model
    qtbot.waitUntil(lambda: model.centre == "青河县社会治安综合治理中心", timeout=PATIENCE_MS)
    comes(queue_house, 3)
    comes(queue_house, desk=OTHER_DESK)
    qtbot.waitUntil(lambda: model.waiting_in_all() == 4, timeout=PATIENCE_MS)
    assert [(desk, count) for desk, _name, count in model.waiting().rows] == [("D02", 3), (OTHER_DESK, 1)]
    first = sits(queue_house, LEFT).number(CallNext)
    qtbot.waitUntil(lambda: model.current is not None and model.current.number == first, timeout=PATIENCE_MS)
    assert model.is_flashing()
    assert board.accessibleName() == f"请 {first} 号到 2-1 号窗口"
    second = sits(queue_house, RIGHT, clerk(12, "赵明")).number(CallNext)
    qtbot.waitUntil(lambda: model.current is not None and model.current.number == second, timeout=PATIENCE_MS)
    assert [call.number for call in model.recent()] == [first]
    assert model.waiting_in_all() == 2


@on_both
def test_news_hang_below_and_are_taken_away(qtbot: QtBot, queue_house: House, board: BoardScreen) -> None:
    for text, urgent in (("热水在东边", False), ("请从东门离开", True), ("", False)):
        queue_house.door.enter(SYSTEM, SetNotice(text=text, urgent=urgent))
        qtbot.waitUntil(
            lambda text=text: board.model.board is not None and board.model.board.notice == text,  # type: ignore[misc]
            timeout=PATIENCE_MS,
        )
        assert board.model.board is not None
        assert board.model.board.urgent is urgent


def colours(screen: BoardScreen) -> set[str]:
    image = screen.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080), (1024, 1280)])
def test_the_board_fits_every_wall(qtbot: QtBot, context: UiContext, width: int, height: int) -> None:
    screen = pictures.made(context)
    qtbot.addWidget(screen)
    screen.resize(width, height)
    lit = colours(screen)
    assert {"#0a2c34", "#f4f1e6", "#103c46", "#ffd66b", "#ffffff"} <= lit
    screen.model.take(replace(pictures.BUSY, calls=(pictures.call(47, "C015", "7 号窗口"), *pictures.CALLS)))
    screen.model.blink()
    assert "#f4f1e6" not in colours(screen)


@pytest.mark.parametrize("spoken", ["zh", "en"])
@pytest.mark.parametrize("state", dict(pictures.states()))
def test_every_state_of_the_board_is_drawn_and_says_its_call(
    qtbot: QtBot, context: UiContext, state: str, spoken: str
) -> None:
    context.language.switch("en" if spoken == "en" else "zh")
    screen = dict(pictures.states())[state](context)
    assert isinstance(screen, BoardScreen)
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    assert len(colours(screen)) > 4
    call = screen.model.current
    assert (call is not None and call.number in screen.accessibleName()) or screen.accessibleName() == ""


@on_both
def test_calls_are_spoken_in_turn_and_none_that_was_before(
    qtbot: QtBot, queue_house: House, open_apart: OpenApart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "said.wav"
    monkeypatch.setenv("HALL_SOUND", f"file:{file}")
    queue_house.door.enter(SYSTEM, SetSetting(name="voice.times", value=1))
    comes(queue_house, 3)
    sits(queue_house, LEFT).press(CallNext)
    screen = open_apart(queue_house.settings, board_face(queue_house.settings.data)).screen
    assert isinstance(screen, BoardScreen)
    model = screen.model
    qtbot.waitUntil(lambda: file.exists() and model.current is not None, timeout=PATIENCE_MS)
    second = sits(queue_house, RIGHT, clerk(12, "赵明")).number(CallNext)
    clips = Clips(resources.locate("voice"))
    wanted = file.read_bytes()[44:] + clips.joined(call_read(second, "2 号-2", yao=False), 1)[44:]
    qtbot.waitUntil(lambda: file.stat().st_size == len(wanted) + 44, timeout=PATIENCE_MS)
    screen.close()
    assert file.read_bytes()[44:] == wanted
    assert not model.is_silent()


@pytest.mark.parametrize("queue_settings", ["sqlite"], indirect=True)
def test_a_board_without_sound_says_so(
    qtbot: QtBot, queue_house: House, open_apart: OpenApart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HALL_SOUND", "none")
    screen = open_apart(queue_house.settings, board_face(queue_house.settings.data)).screen
    assert isinstance(screen, BoardScreen)
    qtbot.waitUntil(screen.model.is_silent, timeout=PATIENCE_MS)
    queue_house.door.enter(SYSTEM, SetSetting(name="voice.times", value=0))
    qtbot.waitUntil(lambda: not screen.model.is_silent(), timeout=PATIENCE_MS)
