"""Answers about the hall itself."""

from __future__ import annotations

from sqlalchemy import select

from hall.centre.orders import Centre, CentreNow, SettingNow, SettingsNow
from hall.centre.records import centre, setting
from hall.centre.rules import SETTINGS, Value, known
from hall.store.unit import Reading, answers

_CENTRE = select(centre)
_SETTINGS = select(setting.c.name, setting.c.value)


@answers(CentreNow)
def centre_now(reading: Reading, question: CentreNow) -> Centre:  # noqa: ARG001
    """The hall as it is called today."""
    row = reading.row(_CENTRE)
    if row is None:
        return Centre()
    return Centre(row.name, row.division, row.phone, row.web_address, founded=True)


def set_to(reading: Reading, name: str) -> Value:
    """The value of a setting."""
    default = known(name).default
    return _kept(reading).get(name, default)


def _kept(reading: Reading) -> dict[str, Value]:
    """What was set, read once."""
    return reading.once("centre", "settings", lambda: {row.name: row.value for row in reading.rows(_SETTINGS)})


@answers(SettingNow)
def setting_now(reading: Reading, question: SettingNow) -> Value:
    """One setting."""
    return set_to(reading, question.name)


@answers(SettingsNow)
def settings_now(reading: Reading, question: SettingsNow) -> dict[str, Value]:  # noqa: ARG001
    """All settings, in the order of their table."""
    kept = _kept(reading)
    return {name: kept.get(name, one.default) for name, one in SETTINGS.items()}
