"""The hall's own row and its settings, through the door."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hall.asking import NOBODY, SYSTEM
from hall.bootstrap import House
from hall.centre.orders import Centre, CentreNow, SetCentre, SetSetting, SettingNow, SettingsNow
from hall.centre.rules import SETTINGS, Value
from hall.errors import UserError
from hall.founding.orders import FoundHall
from tests.helpers.houses import another

FOUND = FoundHall(
    centre_name="长安区综治中心",
    division="130105",
    admin_name="王主任",
    login="admin",
    password="Spring-2026",
    phone="0311-86700000",
)
FOUNDED = Centre("长安区综治中心", "130105", "0311-86700000", "", founded=True)


def test_name_telephone_and_address_are_changed_and_the_division_stays(house: House) -> None:
    house.door.enter(NOBODY, replace(FOUND))
    order = SetCentre(name="长安区社会治安综合治理中心", phone="12345", web_address="hz.example.gov.cn/c")
    after = Centre("长安区社会治安综合治理中心", "130105", "12345", "HTTPS://HZ.EXAMPLE.GOV.CN/C", founded=True)
    done = house.door.enter(SYSTEM, order)
    assert (done.answer, done.changes.topics) == (after, {"centre": ()})
    assert house.door.ask(NOBODY, CentreNow()) == after


def test_everything_wrong_is_said_at_once_and_nothing_changes(house: House) -> None:
    house.door.enter(NOBODY, replace(FOUND))
    with pytest.raises(UserError) as refused:
        house.door.enter(SYSTEM, SetCentre(name=" ", phone="无", web_address="a_b"))
    assert [(problem.code, problem.field) for problem in refused.value.problems] == [
        ("centre.name", "name"),
        ("centre.phone", "phone"),
        ("centre.web", "web_address"),
    ]
    assert house.door.ask(NOBODY, CentreNow()) == FOUNDED


def test_a_hall_that_does_not_stand_has_no_name_to_change(sqlite_house: House) -> None:
    with pytest.raises(UserError, match=r"centre\.unfounded"):
        sqlite_house.door.enter(SYSTEM, SetCentre(name="长安区综治中心"))


def test_settings_are_kept_and_given_back(house: House) -> None:
    defaults: dict[str, Value] = {name: one.default for name, one in SETTINGS.items()}
    assert house.door.ask(NOBODY, SettingsNow()) == defaults
    assert house.door.enter(SYSTEM, SetSetting(name="idle.minutes", value="20")).answer == 20
    assert house.door.enter(SYSTEM, SetSetting(name="clocks.rolls", value=False)).answer is False
    assert house.door.enter(SYSTEM, SetSetting(name="clocks.hours_run", value="office")).answer == "office"
    changed: dict[str, Value] = {"idle.minutes": 20, "clocks.rolls": False, "clocks.hours_run": "office"}
    with another(house) as other:
        assert other.door.ask(NOBODY, SettingsNow()) == defaults | changed
        assert other.door.ask(NOBODY, SettingNow(name="clocks.rolls")) is False
    assert house.door.enter(SYSTEM, SetSetting(name="idle.minutes", value=None)).answer == 10
    assert house.door.ask(NOBODY, SettingNow(name="idle.minutes")) == 10


def test_a_setting_nobody_knows_is_refused(sqlite_house: House) -> None:
    for ask in (
        lambda: sqlite_house.door.ask(NOBODY, SettingNow(name="wings")),
        lambda: sqlite_house.door.enter(SYSTEM, SetSetting(name="wings", value=2)),
        lambda: sqlite_house.door.enter(SYSTEM, SetSetting(name="wings", value=None)),
    ):
        with pytest.raises(UserError, match=r"setting\.unknown"):
            ask()


def test_a_refused_value_changes_nothing(house: House) -> None:
    house.door.enter(SYSTEM, SetSetting(name="idle.minutes", value=20))
    with pytest.raises(UserError, match=r"setting\.number"):
        house.door.enter(SYSTEM, SetSetting(name="idle.minutes", value=0))
    assert house.door.ask(NOBODY, SettingNow(name="idle.minutes")) == 20


def test_nobody_changes_settings_without_the_right(sqlite_house: House) -> None:
    for order in (SetCentre(name="x"), SetSetting(name="idle.minutes", value=20)):
        with pytest.raises(UserError, match=r"right\.missing"):
            sqlite_house.door.enter(NOBODY, order)
