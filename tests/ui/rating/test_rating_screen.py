"""A resident rates on a real house: by touch and by keys, once, of his own will."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from hall.asking import SYSTEM
from hall.bootstrap import House
from hall.queueing.orders import CallNext, Finish, Start, TakeBack
from hall.ratings.orders import Corrections, ServiceBehind, ServicesBehind
from hall.ratings.rules import Level, Why
from tests.helpers.apart import PATIENCE_MS, OpenApart
from tests.helpers.queue import LEFT, AtWindow, comes, on_both, on_sqlite, sits
from ui.apart import rating_face
from ui.rating.screen import RatingScreen
from ui.rating.viewmodel import Stage
from ui.theme import Size, theme


class Pad:
    """The screen of one window, and the clerk who works there."""

    def __init__(self, qtbot: QtBot, house: House, open_apart: OpenApart) -> None:
        self.qtbot, self.house = qtbot, house
        self.clerk: AtWindow = sits(house, LEFT)
        screen = open_apart(house.settings, rating_face(LEFT)).screen
        assert isinstance(screen, RatingScreen)
        self.screen = screen

    def serve(self) -> None:
        comes(self.house)
        for order in (CallNext, Start, Finish):
            self.clerk.press(order)

    def wait(self, stage: Stage) -> None:
        """Until the page is there and hears."""
        model = self.screen.model
        self.qtbot.waitUntil(
            lambda: model.stage is stage and (stage is Stage.THANKS or model.hears()), timeout=PATIENCE_MS
        )

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.screen, key)

    def touch(self, button: QAbstractButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(30, 30))

    def rated(self) -> list[tuple[Level | None, tuple[Why, ...]]]:
        """What the hall knows, oldest first."""
        rows: tuple[ServiceBehind, ...] = self.house.door.ask(SYSTEM, ServicesBehind(window=LEFT, month="2026-11"))
        return [(row.level, row.reasons) for row in reversed(rows)]


@pytest.fixture
def pad(qtbot: QtBot, queue_house: House, open_apart: OpenApart) -> Pad:
    return Pad(qtbot, queue_house, open_apart)


@on_both
@pytest.mark.parametrize("level", [Level.VERY_SATISFIED, Level.SATISFIED, Level.FAIR])
def test_the_screen_appears_when_the_clerk_finishes_and_one_touch_is_the_rating(pad: Pad, level: Level) -> None:
    pad.wait(Stage.WAITING)
    pad.qtbot.waitUntil(lambda: pad.screen.waiting.clerk.text() == "孙丽", timeout=PATIENCE_MS)
    pad.serve()
    pad.wait(Stage.FACES)
    pad.touch(pad.screen.faces.tiles[level])
    pad.wait(Stage.THANKS)
    assert pad.screen.pages.currentWidget() is pad.screen.said
    assert pad.screen.said.words.text() == "记下了，谢谢您"
    assert pad.rated() == [(level, ())]


@on_sqlite
def test_the_second_half_of_a_double_touch_marks_nothing(pad: Pad) -> None:
    pad.serve()
    pad.wait(Stage.FACES)
    pad.press(Qt.Key.Key_4, Qt.Key.Key_2)
    pad.touch(pad.screen.reasons.marks[Why.UNCLEAR])
    assert pad.screen.model.stage is Stage.REASONS
    assert pad.screen.model.reasons == ()
    assert not any(tile.isChecked() for tile in pad.screen.reasons.marks.values())


@on_both
def test_marks_and_words_go_with_a_low_level(pad: Pad) -> None:
    pad.serve()
    pad.wait(Stage.FACES)
    pad.press(Qt.Key.Key_5)
    pad.wait(Stage.REASONS)
    pad.press(Qt.Key.Key_1)
    pad.touch(pad.screen.reasons.marks[Why.UNFRIENDLY])
    pad.screen.reasons.words.setFocus()
    QTest.keyClicks(pad.screen.reasons.words, "3 hours")
    pad.touch(pad.screen.reasons.done)
    pad.wait(Stage.THANKS)
    assert pad.screen.said.words.text() == "记下了，谢谢您"
    assert pad.rated() == [(Level.VERY_DISSATISFIED, (Why.WAITED_LONG, Why.UNFRIENDLY))]
    (task,) = pad.house.door.ask(SYSTEM, Corrections())
    assert task.words == "3 hours"


@on_sqlite
def test_nobody_has_to_give_a_reason(pad: Pad) -> None:
    pad.serve()
    pad.wait(Stage.FACES)
    pad.press(Qt.Key.Key_4)
    pad.wait(Stage.REASONS)
    pad.press(Qt.Key.Key_Return)
    pad.wait(Stage.THANKS)
    assert pad.rated() == [(Level.DISSATISFIED, ())]


@on_sqlite
def test_who_thinks_again_has_given_nothing_yet(pad: Pad) -> None:
    pad.serve()
    pad.wait(Stage.FACES)
    pad.press(Qt.Key.Key_4)
    pad.wait(Stage.REASONS)
    pad.press(Qt.Key.Key_2, Qt.Key.Key_Escape)
    pad.wait(Stage.FACES)
    assert pad.rated() == [(None, ())]
    pad.press(Qt.Key.Key_2)
    pad.wait(Stage.THANKS)
    assert pad.rated() == [(Level.SATISFIED, ())]


@on_sqlite
def test_not_this_time_is_no_rating_and_the_next_service_is_asked_for(pad: Pad) -> None:
    pad.serve()
    pad.wait(Stage.FACES)
    pad.press(Qt.Key.Key_Escape)
    assert pad.screen.said.words.text() == "这次没有评，谢谢您"
    pad.wait(Stage.WAITING)
    pad.serve()
    pad.wait(Stage.FACES)
    pad.press(Qt.Key.Key_1)
    pad.wait(Stage.THANKS)
    assert pad.rated() == [(None, ()), (Level.VERY_SATISFIED, ())]


@on_sqlite
def test_a_service_taken_back_is_asked_for_no_longer(pad: Pad) -> None:
    pad.serve()
    pad.wait(Stage.FACES)
    pad.clerk.press(TakeBack)
    pad.wait(Stage.WAITING)
    assert pad.screen.pages.currentWidget() is pad.screen.waiting


@on_sqlite
def test_large_type_is_for_this_resident_only(pad: Pad) -> None:
    own = theme().size
    pad.serve()
    pad.wait(Stage.FACES)
    pad.touch(pad.screen.faces.large)
    assert theme().size is Size.EXTRA
    pad.press(Qt.Key.Key_1)
    pad.wait(Stage.WAITING)
    assert theme().size is own


@on_sqlite
def test_the_screen_can_do_nothing_but_rate(queue_house: House, qtbot: QtBot, open_apart: OpenApart) -> None:
    apart = open_apart(queue_house.settings, rating_face(LEFT))
    refused: list[Exception] = []
    apart.lanes.do(CallNext(window=LEFT), lambda _answer: None, refused.append)
    qtbot.waitUntil(lambda: bool(refused), timeout=PATIENCE_MS)
    assert type(refused[0]).__name__ == "UserError"
