"""Changing what the hall is called and how it is set."""

from __future__ import annotations

from sqlalchemy import delete, update

from hall.centre.orders import Centre, CentreNow, SetCentre, SetSetting
from hall.centre.records import centre, setting
from hall.centre.rules import Value, clean_centre_name, clean_centre_phone, clean_web_address, known
from hall.centre.views import centre_now
from hall.errors import UserError, all_of
from hall.store.unit import Unit, answers


def found_centre(unit: Unit, name: str, division: str, phone: str) -> None:
    """The hall's own row; the texts are clean. Raises ``centre.founded`` where it stands."""
    if centre_now(unit, CentreNow()).founded:
        raise UserError("centre.founded")
    unit.insert(centre, one=1, name=name, division=division, phone=phone, web_address="", founded_at=unit.now)
    unit.changed("centre")


@answers(SetCentre)
def set_centre(unit: Unit, order: SetCentre) -> Centre:
    """Change name, telephone and web address."""
    if not centre_now(unit, CentreNow()).founded:
        raise UserError("centre.unfounded")
    name, phone, web_address = all_of(
        lambda: clean_centre_name(order.name),
        lambda: clean_centre_phone(order.phone),
        lambda: clean_web_address(order.web_address),
    )
    unit.do(update(centre).values(name=name, phone=phone, web_address=web_address))
    unit.changed("centre")
    return centre_now(unit, CentreNow())


@answers(SetSetting)
def set_setting(unit: Unit, order: SetSetting) -> Value:
    """Set one thing, or give its default back."""
    wanted = known(order.name)
    value = wanted.default if order.value is None else wanted.understand(order.value)
    unit.do(delete(setting).where(setting.c.name == order.name))
    if order.value is not None:
        unit.insert(setting, name=order.name, value=value)
    unit.changed("centre")
    unit.note(setting=order.name, value=value)
    return value
