"""What is done in the lanes when the house opens: nothing here is imported before the first paint."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from hall import demonstration
from hall.asking import NOBODY, ChangeSet, Right
from hall.bootstrap import House, open_house
from hall.catalogue.orders import Windows
from hall.centre.orders import CentreNow
from hall.clock import Clock, FixedClock, in_hall
from hall.founding.orders import FoundHall
from hall.settings import Settings
from hall.staff.rules import RIGHTS
from ui.signin.people import Hint

ADMINISTRATOR = Hint("admin", "管理员", "administrator", demonstration.PASSWORD)


def open_and_watch(settings: Settings, clock: Clock, hear: Callable[[ChangeSet], None], *, demo: bool) -> House:
    """The open house, which from now on tells ``hear`` what it and others change. A demonstration is filled first."""
    if demo:
        _fill(settings, clock)
    house = open_house(settings, clock, hear)
    try:
        house.watch()
    except BaseException:
        house.close()
        raise
    return house


def _fill(settings: Settings, clock: Clock) -> None:
    """A month of a lively hall until now, in an empty folder; a folder that has one stays as it is."""
    then = FixedClock(clock.now())
    with open_house(settings, then) as house:
        if house.door.ask(NOBODY, CentreNow()).founded:
            return
        order = FoundHall(
            centre_name=demonstration.CENTRE,
            division=demonstration.DIVISION,
            admin_name=ADMINISTRATOR.name,
            login=ADMINISTRATOR.login,
            password=ADMINISTRATOR.password,
        )
        house.door.enter(NOBODY, order)
        demonstration.fill_month(house.door, then)


def hints() -> tuple[Hint, ...]:
    """The accounts of the demonstration that may work at the front desk."""
    guides = [one for one in demonstration.ACCOUNTS if Right.REGISTER in RIGHTS[one.role]]
    return (*(Hint(one.login, one.name, one.role.value, demonstration.PASSWORD) for one in guides), ADMINISTRATOR)


def warm(_house: House) -> None:
    """Import what signing in and the first paper need."""
    for module in ("ui.work", "hall.intake.service", "hall.intake.views", "reports.courier", "reports.render"):
        importlib.import_module(module)


def windows(house: House) -> list[str]:
    """The windows of the hall as places to sit at."""
    return [window.name for window in house.door.ask(NOBODY, Windows())]


def backup_words(folder: Path, now: datetime) -> str:
    """When this PC's database was last backed up, in figures; nothing if it never was."""
    latest = max((file.stat().st_mtime for file in folder.glob("*") if file.is_file()), default=None)
    if latest is None:
        return ""
    at = in_hall(datetime.fromtimestamp(latest, in_hall(now).tzinfo))
    return f"{at:%H:%M}" if at.date() == in_hall(now).date() else f"{at:%m-%d %H:%M}"
