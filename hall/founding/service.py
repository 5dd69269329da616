"""The first start. Everything in one transaction: a hall stands whole, or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from hall.catalogue.orders import LoadCatalogue
from hall.catalogue.service import load_catalogue
from hall.centre.orders import CentreNow
from hall.centre.rules import clean_centre_name, clean_centre_phone, clean_division
from hall.centre.service import found_centre
from hall.centre.views import centre_now
from hall.errors import UserError, all_of
from hall.founding.orders import Founded, FoundHall
from hall.staff import passwords
from hall.staff.rules import Role, check_new_password, clean_login, clean_staff_name, login_key
from hall.staff.service import NewAccount, open_account
from hall.store.unit import Reading, Unit, answers, prepares
from hall.workdays.service import fill_calendar


@dataclass(frozen=True, slots=True)
class Foundation:
    """What was typed at the first start, checked, with the password hashed."""

    centre_name: str
    division: str
    phone: str
    administrator: NewAccount


@prepares(FoundHall)
def check_foundation(reading: Reading, order: FoundHall) -> Foundation | None:
    """Check everything that was typed, hash the password; nothing where the hall stands already."""
    if centre_now(reading, CentreNow()).founded:
        return None
    centre_name, division, phone, name, login, password = all_of(
        lambda: clean_centre_name(order.centre_name, "centre_name"),
        lambda: clean_division(order.division),
        lambda: clean_centre_phone(order.phone),
        lambda: clean_staff_name(order.admin_name, "admin_name"),
        lambda: clean_login(order.login),
        lambda: check_new_password(order.password, login_key(order.login), order.admin_name.strip()),
    )
    administrator = NewAccount(login, name, passwords.hashed(password), frozenset({Role.ADMINISTRATOR}))
    return Foundation(centre_name, division, phone, administrator)


@answers(FoundHall)
def found_hall(unit: Unit, order: FoundHall) -> Founded:  # noqa: ARG001
    """Found the hall. Raises ``centre.founded`` where it stands."""
    foundation: Foundation | None = unit.prepared
    if foundation is None:
        raise UserError("centre.founded")
    found_centre(unit, foundation.centre_name, foundation.division, foundation.phone)
    fill_calendar(unit)
    load_catalogue(unit, LoadCatalogue())
    account = open_account(unit, foundation.administrator)
    unit.note(division=foundation.division)
    return Founded(account)
