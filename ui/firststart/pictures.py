"""Every state of the first start, for ``hallctl screens``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hall.errors import EnvironmentFault, Fault
from ui.firststart.screen import FirstStart
from ui.widgets.halo import Halo

if TYPE_CHECKING:
    from ui.context import UiContext

_SAID = {
    "centre_name": "青河县综治中心",
    "division": "130105",
    "phone": "0311-86700000",
    "admin_name": "郑洁",
    "login": "zhengjie",
    "new": "Qinghe1234",
    "again": "Qinghe1234",
}


def _at(context: UiContext, step: int, **said: str) -> FirstStart:
    page = FirstStart(context, Path("keys") / "hall.key")
    page.model.typed |= _SAID | said
    page.model.step = step
    page.model.changed.emit()
    page.show_passwords()
    Halo(page)
    page.setFocus()
    return page


def _empty(context: UiContext) -> QWidget:
    page = FirstStart(context)
    Halo(page)
    page.setFocus()
    return page


def _asked(context: UiContext) -> QWidget:
    page = _at(context, 0, centre_name="", division="13010", phone="")
    page.model.next()
    return page


def _doubtful(context: UiContext) -> QWidget:
    page = _at(context, 0, division="993701")
    page.model.leave("division")
    return page


def _half(context: UiContext) -> QWidget:
    return _at(context, 1, new="Qinghe12", again="")


def _apart(context: UiContext) -> QWidget:
    page = _at(context, 1, again="Qinghe123")
    page.model.next()
    return page


def _full(context: UiContext) -> QWidget:
    page = _at(context, 2)
    page.model.fault = EnvironmentFault(Fault.DISK_FULL)
    page.model.changed.emit()
    return page


def states() -> list[tuple[str, Callable[[UiContext], QWidget]]]:
    """Name and maker of every state."""
    return [
        ("firststart-centre", _empty),
        ("firststart-centre-asked", _asked),
        ("firststart-centre-doubt", _doubtful),
        ("firststart-administrator", _half),
        ("firststart-administrator-apart", _apart),
        ("firststart-last", lambda context: _at(context, 2)),
        ("firststart-disk-full", _full),
    ]
