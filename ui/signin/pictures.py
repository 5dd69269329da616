"""Every state of the sign-in page, for ``hallctl screens``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hall.asking import Actor
from hall.clock import HALL_ZONE, FixedClock
from hall.errors import EnvironmentFault, Fault, Problem
from hall.staff.orders import SignedIn
from ui.signin.people import Hint, Person
from ui.signin.screen import SignIn
from ui.widgets.halo import Halo

if TYPE_CHECKING:
    from ui.context import UiContext

MORNING = datetime(2026, 11, 23, 8, 12, tzinfo=HALL_ZONE)
_PLACE = "导办台 1"


def _page(context: UiContext, locked: Person | None = None) -> SignIn:
    own = replace(context, clock=FixedClock(MORNING))
    page = SignIn(own, locked, last_place=_PLACE)
    page.band.show_centre("青河县综治中心")
    page.band.show_data(embedded=True, backup="06:30")
    page.model.offer_places("", _PLACE, ["1 号", "2 号-1", "3 号-1"])
    page.model.login = page.model.login or "chenyu"
    page.model.stand_open()
    Halo(page)
    page.setFocus()
    return page


def _empty(context: UiContext) -> QWidget:
    page = _page(context)
    page.model.login = ""
    page.model.changed.emit()
    page.show_drafts(1)
    return page


def _typed(context: UiContext) -> SignIn:
    page = _page(context)
    page.model.password = "secretpass"  # noqa: S105  (an invented one)
    page.model.changed.emit()
    return page


def _caps(context: UiContext) -> QWidget:
    page = _typed(context)
    page.set_caps(True)
    return page


def _refused(context: UiContext, problem: Problem) -> QWidget:
    page = _typed(context)
    page.model.refuse([problem])
    return page


def _opening(context: UiContext, *, preparing: bool = False) -> QWidget:
    page = _page(context)
    page.model.begin(preparing=preparing)
    page.show_opening()
    return page


def _shut(context: UiContext, fault: Fault) -> QWidget:
    page = _page(context)
    page.model.stay_shut(EnvironmentFault(fault))
    return page


def _busy(context: UiContext) -> QWidget:
    page = _typed(context)
    page.model.busy = True
    page.model.changed.emit()
    page.enter.show_busy()
    return page


def _renewing(context: UiContext) -> QWidget:
    page = _page(context)
    page.model.renewing = SignedIn(Actor(4, "陈雨", frozenset(), _PLACE), frozenset(), must_change=True)
    page.model.changed.emit()
    page.type_new("Qinghe12")
    return page


def _locked(context: UiContext) -> QWidget:
    return _page(context, Person("chenyu", "陈雨", _PLACE))


def _demonstration(context: UiContext) -> QWidget:
    page = _page(context)
    accounts = (("daoban", "陈雨", "guide"), ("zhiban", "周明", "supervisor"), ("admin", "管理员", "administrator"))
    page.model.offer_hints(tuple(Hint(login, name, role, "Shifan-2026") for login, name, role in accounts))
    return page


def states() -> list[tuple[str, Callable[[UiContext], QWidget]]]:
    """Name and maker of every state."""
    wrong = Problem("staff.wrong_password", "password", {"left": 3})
    stopped = Problem("staff.locked", "password", {"count": 5, "until": "08:27"})
    return [
        ("signin-empty", _empty),
        ("signin-caps", _caps),
        ("signin-busy", _busy),
        ("signin-wrong", partial(_refused, problem=wrong)),
        ("signin-stopped", partial(_refused, problem=stopped)),
        ("signin-renew", _renewing),
        ("signin-locked", _locked),
        ("signin-opening", _opening),
        ("signin-preparing", partial(_opening, preparing=True)),
        ("signin-shut", partial(_shut, fault=Fault.DATABASE_BUSY)),
        ("signin-newer", partial(_shut, fault=Fault.DATABASE_NEWER)),
        ("signin-demonstration", _demonstration),
    ]
