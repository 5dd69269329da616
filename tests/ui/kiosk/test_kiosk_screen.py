"""The kiosk on a real house, by touch and by keys: a number, nobody's name, and nothing left of who was there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hall.asking import KIOSK, RESIDENT, SYSTEM
from hall.bootstrap import House
from hall.catalogue.orders import Desks
from hall.clock import FixedClock
from hall.queueing.orders import BoardNow, QueueOf
from hall.queueing.rules import TicketEvent
from tests.helpers.apart import PATIENCE_MS, OpenApart
from tests.helpers.queue import comes, events, on_both
from ui.apart import kiosk_face
from ui.context import UiContext
from ui.kiosk import pictures
from ui.kiosk.needs import groups
from ui.kiosk.screen import KioskScreen
from ui.kiosk.viewmodel import Stage
from ui.theme import Size

only_sqlite = pytest.mark.parametrize("queue_settings", ["sqlite"], indirect=True)


@pytest.fixture
def kiosk(qtbot: QtBot, queue_house: House, open_apart: OpenApart) -> KioskScreen:
    screen = open_apart(queue_house.settings, kiosk_face(), KIOSK).screen
    assert isinstance(screen, KioskScreen)
    qtbot.waitUntil(lambda: screen.model.stage is Stage.HOME, timeout=PATIENCE_MS)
    return screen


def waits_for(qtbot: QtBot, kiosk: KioskScreen, stage: Stage) -> None:
    qtbot.waitUntil(lambda: kiosk.model.stage is stage, timeout=PATIENCE_MS)


def texts(widget: QWidget) -> str:
    """Every word somewhere in a widget, seen or hidden."""
    found = []
    for part in [widget, *widget.findChildren(QWidget)]:
        text = getattr(part, "text", None)
        found += [part.accessibleName(), text() if callable(text) else ""]
    return " ".join(found)


@on_both
def test_a_number_by_touch_waits_at_its_desk(qtbot: QtBot, queue_house: House, kiosk: KioskScreen) -> None:
    group = next(group for group in groups() if "D02" in {need.desk for need in group.needs})
    need = next(need for need in group.needs if need.desk == "D02")
    before = comes(queue_house, 2)
    QTest.mouseClick(kiosk.home.tiles[groups().index(group)], Qt.MouseButton.LeftButton)
    assert kiosk.model.stage is Stage.GROUP
    QTest.mouseClick(kiosk.second.tiles[group.needs.index(need)], Qt.MouseButton.LeftButton)
    waits_for(qtbot, kiosk, Stage.NUMBER)
    taken = kiosk.model.taken
    assert taken is not None
    assert (taken.desk, taken.ahead) == ("D02", 2)
    assert (kiosk.said.number.text(), "2" in kiosk.said.ahead.text()) == (taken.number, True)
    assert [row.number for row in queue_house.door.ask(SYSTEM, QueueOf(desk="D02"))] == [*before, taken.number]
    assert events(queue_house, taken.number) == [TicketEvent.TAKEN]


@only_sqlite
def test_the_keys_alone_take_a_number_and_the_kiosk_forgets(
    qtbot: QtBot, queue_house: House, kiosk: KioskScreen
) -> None:
    QTest.keyClick(kiosk, Qt.Key.Key_1)
    waits_for(qtbot, kiosk, Stage.GROUP)
    QTest.keyClick(kiosk, Qt.Key.Key_Escape)
    waits_for(qtbot, kiosk, Stage.HOME)
    QTest.keyClick(kiosk, Qt.Key.Key_6)  # the last group has a single need
    waits_for(qtbot, kiosk, Stage.NUMBER)
    assert kiosk.model.taken is not None
    number = kiosk.model.taken.number
    assert number in texts(kiosk)
    QTest.keyClick(kiosk, Qt.Key.Key_1)  # nothing can be chosen over somebody's number
    QTest.keyClick(kiosk, Qt.Key.Key_Return)
    waits_for(qtbot, kiosk, Stage.HOME)
    assert number not in texts(kiosk)
    waiting = queue_house.door.ask(RESIDENT, BoardNow()).waiting
    assert [(desk, count) for desk, _name, count in waiting] == [("D01", 1)]


@only_sqlite
def test_a_number_goes_away_by_itself_with_the_visitors_size_and_language(qtbot: QtBot, kiosk: KioskScreen) -> None:
    own = kiosk._theme.size, kiosk._tongue.current()
    QTest.mouseClick(kiosk.home.large, Qt.MouseButton.LeftButton)
    QTest.mouseClick(kiosk.home.other, Qt.MouseButton.LeftButton)
    assert (kiosk._theme.size, kiosk._tongue.current()) == (Size.EXTRA, "en" if own[1] == "zh" else "zh")
    QTest.keyClick(kiosk, Qt.Key.Key_6)
    waits_for(qtbot, kiosk, Stage.NUMBER)
    timer = kiosk.model._forget
    assert timer.isActive()
    timer.start(0)  # its seconds are over
    waits_for(qtbot, kiosk, Stage.HOME)
    assert (kiosk._theme.size, kiosk._tongue.current()) == own


@only_sqlite
def test_a_closed_hall_gives_no_number(qtbot: QtBot, queue_house: House, kiosk: KioskScreen, clock: FixedClock) -> None:
    clock.forward(hours=12)
    QTest.keyClick(kiosk, Qt.Key.Key_6)  # the kiosk has not heard of the hour yet
    waits_for(qtbot, kiosk, Stage.SAID)
    assert kiosk.model.taken is None
    kiosk.model.read()
    QTest.keyClick(kiosk, Qt.Key.Key_Return)
    waits_for(qtbot, kiosk, Stage.CLOSED)
    assert queue_house.door.ask(RESIDENT, BoardNow()).waiting == ()


@only_sqlite
def test_every_need_leads_to_a_desk_of_the_catalogue(queue_house: House) -> None:
    desks = {desk.code for desk in queue_house.door.ask(KIOSK, Desks())}
    needs = [need for group in groups() for need in group.needs]
    assert {need.desk for need in needs} <= desks
    assert all(all(need.words) for need in needs)
    assert max(len(groups()), *(len(group.needs) for group in groups())) <= 8


@pytest.mark.parametrize("spoken", ["zh", "en"])
@pytest.mark.parametrize("state", dict(pictures.states()))
def test_every_state_of_the_kiosk_is_drawn_with_nothing_cut(
    qtbot: QtBot, context: UiContext, state: str, spoken: str
) -> None:
    context.language.switch("en" if spoken == "en" else "zh")
    screen = dict(pictures.states())[state](context)
    assert isinstance(screen, KioskScreen)
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    assert screen.width() == 1366
    assert screen.minimumSizeHint().height() <= 768
    assert screen.pages.height() == 768
    assert ("B019" in texts(screen)) == (state in {"kiosk-number", "kiosk-next"})
