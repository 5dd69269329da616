"""The catalogue through the door: filled, asked for, changed. Monday 2026-11-23."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hall.asking import NOBODY, SYSTEM
from hall.bootstrap import House
from hall.catalogue.orders import Desks, LoadCatalogue, Matters, PresentOn, SetPresence, SetRota, Windows
from hall.catalogue.rules import Desk, DeskToday, Matter, Presence, Window, readings_of
from hall.catalogue.service import readings
from hall.clock import FixedClock
from hall.errors import UserError
from tests.helpers.houses import another
from tests.helpers.vectors import codes_of

MONDAY, TUESDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 28)


@pytest.fixture
def filled(house: House) -> House:
    house.door.enter(SYSTEM, LoadCatalogue())
    return house


def desk(house: House, code: str) -> Desk:
    desks: tuple[Desk, ...] = house.door.ask(NOBODY, Desks())
    return next(one for one in desks if one.code == code)


def present(house: House, code: str, day: date | None = None) -> DeskToday:
    today: dict[str, DeskToday] = house.door.ask(NOBODY, PresentOn(day=day))
    return today[code]


def test_an_empty_house_has_no_desks(house: House) -> None:
    assert house.door.ask(NOBODY, Desks()) == ()
    assert house.door.ask(NOBODY, Matters()) == ()
    assert house.door.ask(NOBODY, PresentOn()) == {}


def test_it_is_filled_once(house: House) -> None:
    outcome = house.door.enter(SYSTEM, LoadCatalogue())
    assert outcome.answer == (43, 263)
    assert outcome.changes.topics == {"catalogue": ()}
    with pytest.raises(UserError) as refused:
        house.door.enter(SYSTEM, LoadCatalogue())
    assert codes_of(refused) == ["catalogue.filled"]
    assert len(house.door.ask(NOBODY, Desks())) == 43


def test_desks_matters_and_windows_are_told_by_code(filled: House) -> None:
    desks: tuple[Desk, ...] = filled.door.ask(NOBODY, Desks())
    assert [one.code for one in desks] == [f"D{number:02d}" for number in range(1, 44)]
    assert "".join(sorted({one.letter for one in desks})) == "ABCDEF"
    assert (desk(filled, "D09").unit, desk(filled, "D09").letter, desk(filled, "D09").weekdays) == ("人社局", "B", ())
    assert desk(filled, "D13").weekdays == (1, 3, 5)
    matters: tuple[Matter, ...] = filled.door.ask(NOBODY, Matters(desk="D13"))
    assert [one.code for one in matters] == ["M1301", "M1302", "M1303", "M1304"]
    assert matters[2].flag == "urgent"
    assert matters[2].keywords == ("自杀", "轻生", "跳楼", "不想活", "自残")
    assert len(filled.door.ask(NOBODY, Matters())) == 263
    assert filled.door.ask(NOBODY, Windows(desk="D13")) == (Window("W13-1", "D13", "13 号"),)
    assert [one.name for one in filled.door.ask(NOBODY, Windows(desk="D09"))] == ["9 号-1", "9 号-2"]


def test_names_are_kept_with_their_pinyin(filled: House) -> None:
    name = readings_of(next(one for one in filled.door.ask(NOBODY, Matters()) if one.code == "M0204").pinyin)[0]
    assert name[0][0] == "chong"
    assert "zhong" in name[0]
    assert list(readings("12号（A）女")) == [("1",), ("2",), ("hao", *_others("号")), ("a",), ("nv", *_others("女"))]


def _others(character: str) -> tuple[str, ...]:
    return next(readings(character))[1:]


def test_presence_follows_the_calendar_and_the_weekdays(filled: House, clock: FixedClock) -> None:
    assert present(filled, "D13") == DeskToday("D13", True, Presence.ROTATING)
    assert present(filled, "D13", TUESDAY) == DeskToday(
        "D13", False, Presence.ROTATING, next_day=TUESDAY + timedelta(1)
    )
    assert present(filled, "D09", SATURDAY) == DeskToday("D09", False, Presence.RESIDENT, next_day=date(2026, 11, 30))
    assert not present(filled, "D32").there
    clock.forward(days=1)
    assert not present(filled, "D13").there


def test_weekdays_are_changed(filled: House) -> None:
    changes = filled.door.enter(SYSTEM, SetPresence(desk="D13", presence=Presence.ROTATING, weekdays=(4, 2, 2))).changes
    assert changes.topics == {"catalogue": ()}
    assert desk(filled, "D13").weekdays == (2, 4)
    assert present(filled, "D13").next_day == TUESDAY
    filled.door.enter(SYSTEM, SetPresence(desk="D13", presence=Presence.RESIDENT, weekdays=(4,)))
    assert (desk(filled, "D13").presence, desk(filled, "D13").weekdays) == (Presence.RESIDENT, ())


def test_one_day_is_said_and_said_again(filled: House) -> None:
    filled.door.enter(SYSTEM, SetRota(desk="D09", day=MONDAY, there=False, note=" 培训 "))
    assert present(filled, "D09") == DeskToday("D09", False, Presence.RESIDENT, "", "培训", TUESDAY)
    filled.door.enter(SYSTEM, SetRota(desk="D09", day=MONDAY, there=True, who="赵明"))
    assert present(filled, "D09") == DeskToday("D09", True, Presence.RESIDENT, "赵明")
    filled.door.enter(SYSTEM, SetRota(desk="D32", day=SATURDAY, there=True))
    assert present(filled, "D32").next_day == SATURDAY


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (SetPresence(desk="D99", presence=Presence.RESIDENT), "visit.desk"),
        (SetPresence(desk="D13", presence=Presence.ROTATING), "catalogue.weekdays"),
        (SetPresence(desk="D13", presence=Presence.ROTATING, weekdays=(0, 1)), "catalogue.weekdays"),
        (SetRota(desk="D99", day=MONDAY, there=True), "visit.desk"),
        (SetRota(desk="D13", day=MONDAY, there=True, who="赵\x00明"), "text.control"),
        (SetRota(desk="D13", day=MONDAY, there=True, note="长" * 201), "text.too_long"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(filled: House, order: SetPresence | SetRota, code: str) -> None:
    before = filled.door.ask(NOBODY, PresentOn())
    with pytest.raises(UserError) as refused:
        filled.door.enter(SYSTEM, order)
    assert codes_of(refused) == [code]
    assert filled.door.ask(NOBODY, PresentOn()) == before


def test_only_who_manages_the_catalogue_may_change_it(filled: House) -> None:
    with pytest.raises(UserError) as refused:
        filled.door.enter(NOBODY, SetRota(desk="D09", day=MONDAY, there=False))
    assert codes_of(refused) == ["right.missing"]


def test_another_pc_sees_the_change(filled: House) -> None:
    with another(filled) as second:
        assert desk(second, "D13").weekdays == (1, 3, 5)
        filled.door.enter(SYSTEM, SetPresence(desk="D13", presence=Presence.ROTATING, weekdays=(2,)))
        assert desk(second, "D13").weekdays == (2,)
