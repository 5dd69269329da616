"""What the rating screen knows and says, second by second, with lanes held in the hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from hall.asking import ChangeSet
from hall.errors import EnvironmentFault, Fault, UserError
from hall.ratings.orders import NotRated, Rate, RateNow, ToRate
from hall.ratings.rules import LOW, Level, Why
from tests.ui.frontdesk.held_lanes import HeldLanes, Told
from ui.context import UiContext
from ui.rating import pictures
from ui.rating.screen import RatingScreen
from ui.rating.viewmodel import MORE_S, REASONS_S, RatingModel, Stage
from ui.theme import Size
from ui.widgets.rich import RichText

NOTHING = ToRate("W02-1", "2 号-1", "孙丽")
SERVED = ToRate("W02-1", "2 号-1", "孙丽", 7, "A007", 60)
NEXT = replace(SERVED, service=8, number="A008")


@pytest.fixture
def lanes() -> HeldLanes:
    return HeldLanes()


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def model(context: UiContext, lanes: HeldLanes, told: Told) -> Iterator[RatingModel]:
    made = RatingModel(replace(context, lanes=lanes, changes=told), "W02-1")
    yield made
    shiboken6.delete(made)  # its timers end here, not when Python cleans up on some other thread


@pytest.fixture
def faces(qtbot: QtBot, model: RatingModel, lanes: HeldLanes) -> RatingModel:
    """The five faces are shown, and hear."""
    lanes.answer(RateNow, SERVED)
    qtbot.waitUntil(model.hears)
    return model


def hear(told: Told, lanes: HeldLanes, now: ToRate) -> None:
    """Something changed in the hall; this is how the window stands now."""
    told.watches["services"](ChangeSet({"services": (1,)}, "elsewhere"))
    lanes.answer(RateNow, now)


def test_nothing_is_chosen_beforehand_and_a_fresh_page_is_deaf(model: RatingModel, lanes: HeldLanes) -> None:
    lanes.answer(RateNow, SERVED)
    assert (model.stage, model.level, model.left) == (Stage.FACES, None, 60)
    model.choose(Level.SATISFIED)
    assert lanes.orders == []


@pytest.mark.parametrize("level", [level for level in Level if level not in LOW])
def test_an_upper_level_is_given_at_once_and_only_once(faces: RatingModel, lanes: HeldLanes, level: Level) -> None:
    faces.choose(level)
    faces.choose(Level.VERY_SATISFIED)
    (order,) = lanes.orders
    assert (order.service, order.level, order.reasons, order.words) == (7, level, (), "")
    lanes.answer(Rate, None)
    assert faces.stage is Stage.THANKS


def test_time_over_is_no_rating(faces: RatingModel, lanes: HeldLanes) -> None:
    for _ in range(59):
        faces.tick()
    assert lanes.orders == []
    faces.tick()
    (order,) = lanes.orders
    assert isinstance(order, NotRated)
    assert order.service == 7
    assert (faces.stage, faces.trouble) == (Stage.OVER, None)


def test_more_time_is_given_though_the_halls_own_is_over(faces: RatingModel, lanes: HeldLanes, told: Told) -> None:
    faces.more_time()
    assert faces.left == 60 + MORE_S
    hear(told, lanes, NOTHING)
    assert faces.stage is Stage.FACES
    faces.choose(Level.FAIR)
    assert [type(order) for order in lanes.orders] == [Rate]


def test_more_time_ends_where_the_next_one_is_served(faces: RatingModel, lanes: HeldLanes, told: Told) -> None:
    """Else the next resident would speak about the service of the one before him."""
    faces.more_time()
    hear(told, lanes, replace(NOTHING, busy=True))
    assert faces.stage is Stage.WAITING
    assert [type(order) for order in lanes.orders] == [NotRated]


@pytest.mark.parametrize("level", sorted(LOW))
def test_a_low_level_counts_though_he_walks_away_from_the_reasons(
    qtbot: QtBot, faces: RatingModel, lanes: HeldLanes, level: Level
) -> None:
    faces.choose(level)
    assert (faces.stage, faces.left, lanes.orders) == (Stage.REASONS, REASONS_S, [])
    qtbot.waitUntil(faces.hears)
    faces.mark(Why.OTHER)
    faces.mark(Why.UNCLEAR)
    faces.mark(Why.OTHER)
    while faces.left > 1:
        faces.tick()
    assert lanes.orders == []
    faces.tick()
    (order,) = lanes.orders
    assert (order.level, order.reasons) == (level, (Why.UNCLEAR,))


def test_the_next_service_does_not_swallow_a_level_already_touched(
    faces: RatingModel, lanes: HeldLanes, told: Told
) -> None:
    faces.choose(Level.DISSATISFIED)
    hear(told, lanes, NEXT)
    (order,) = lanes.orders
    assert (order.service, order.level) == (7, Level.DISSATISFIED)


def test_the_next_service_takes_the_place_of_one_nobody_rated(faces: RatingModel, lanes: HeldLanes, told: Told) -> None:
    hear(told, lanes, NEXT)
    assert [type(order) for order in lanes.orders] == [NotRated]
    assert lanes.orders[0].service == 7
    assert (faces.stage, faces.now.number, faces.left) == (Stage.FACES, "A008", 60)


def test_what_did_not_arrive_can_be_touched_again(faces: RatingModel, lanes: HeldLanes) -> None:
    faces.choose(Level.SATISFIED)
    lanes.fail(Rate, EnvironmentFault(Fault.DATABASE_UNREACHABLE))
    assert faces.stage is Stage.FACES
    assert faces.trouble is not None
    faces.choose(Level.SATISFIED)
    assert len(lanes.orders) == 2


def test_what_was_rated_elsewhere_is_said_and_not_asked_again(faces: RatingModel, lanes: HeldLanes) -> None:
    faces.choose(Level.SATISFIED)
    lanes.fail(Rate, UserError("rating.done", "service"))
    assert faces.stage is Stage.OVER
    assert isinstance(faces.trouble, UserError)


def cut(screen: QWidget) -> list[str]:
    """Words and buttons that have less room than they need."""
    found = []
    for part in screen.findChildren(QWidget):
        if not part.isVisible():
            continue
        if isinstance(part, RichText) and part.height() + 1 < part.heightForWidth(part.width()):
            found.append(f"low: {part.text()}")
        if isinstance(part, QAbstractButton):
            least = part.minimumSizeHint()
            if part.width() < least.width() or part.height() < least.height():
                found.append(f"small: {part.text()}")
            if not part.accessibleName():
                found.append(f"nameless: {part.text()}")
    return found


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("spoken", ["zh", "en"])
@pytest.mark.parametrize("state", dict(pictures.states()))
def test_nothing_is_cut_in_any_state_and_touches_are_large_and_equal(
    qtbot: QtBot, context: UiContext, app: object, state: str, spoken: str, size: Size
) -> None:
    context.language.switch("en" if spoken == "en" else "zh")
    context.theme.size = size
    context.theme.apply(app)  # type: ignore[arg-type]
    screen = made(qtbot, context, dict(pictures.states())[state])
    qtbot.waitUntil(lambda: cut(screen) == [])
    assert (screen.width(), screen.height()) == (1366, 768)
    for button in screen.findChildren(QAbstractButton):
        assert not button.isVisible() or button.height() >= 64
    tiles = [tile for tile in screen.faces.tiles.values() if tile.isVisible()]
    assert len({tile.height() for tile in tiles}) <= 1
    assert max((tile.width() for tile in tiles), default=0) - min((tile.width() for tile in tiles), default=0) <= 1


def made(qtbot: QtBot, context: UiContext, maker: Callable[[UiContext], QWidget]) -> RatingScreen:
    screen = maker(context)
    assert isinstance(screen, RatingScreen)
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    with qtbot.waitExposed(screen):
        screen.show()
    return screen
