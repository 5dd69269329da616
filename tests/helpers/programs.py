"""The whole program on a real house, driven by keys and clicks. Loaded by the tests that want it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall.asking import NOBODY, SYSTEM
from hall.bootstrap import open_house
from hall.clock import FixedClock
from hall.founding.orders import FoundHall
from hall.settings import Settings
from hall.staff.orders import AddAccount
from hall.staff.rules import Role
from tests.helpers.houses import MORNING, settings_in
from ui.front import Front
from ui.frontdesk.screen import FrontDesk
from ui.program import Program
from ui.signin.screen import SignIn

PASSWORD = "Qinghe-1234"
PATIENCE_MS = 20_000
"""The machine may be busy with other tests."""

Start = Callable[[Settings], Program]


def found(settings: Settings, clock: FixedClock) -> None:
    """A hall with an administrator (zhengjie), a guide (chenyu), an auditor (gaoyuan) and a guide whose password was given him (sunli)."""
    with open_house(settings, clock) as house:
        house.door.enter(
            NOBODY,
            FoundHall(
                centre_name="青河县综治中心", division="130105", admin_name="郑洁", login="zhengjie", password=PASSWORD
            ),
        )
        for login, name, role, must_change in (
            ("chenyu", "陈雨", Role.GUIDE, False),
            ("gaoyuan", "高原", Role.AUDITOR, False),
            ("sunli", "孙丽", Role.GUIDE, True),
        ):
            account = AddAccount(
                login=login, name=name, password=PASSWORD, roles=frozenset({role}), must_change=must_change
            )
            house.door.enter(SYSTEM, account)


@pytest.fixture(scope="session")
def founded_folder(tmp_path_factory: pytest.TempPathFactory, empty_sqlite: Path) -> Path:
    """The data folder of a founded hall, to be copied."""
    folder = tmp_path_factory.mktemp("founded")
    shutil.copyfile(empty_sqlite, folder / "hall.db")
    found(settings_in(folder, f"sqlite:///{folder / 'hall.db'}"), FixedClock(MORNING))
    return folder


@pytest.fixture
def founded(tmp_path: Path, founded_folder: Path) -> Settings:
    """Settings of a hall that is founded."""
    shutil.copytree(founded_folder, tmp_path, dirs_exist_ok=True)
    return settings_in(tmp_path, f"sqlite:///{tmp_path / 'hall.db'}")


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, clock: FixedClock) -> Iterator[Start]:
    """Start the program and wait until its first page is the active window. It is closed after the test."""
    fronts: list[Front] = []

    def begin(settings: Settings) -> Program:
        front = Front(qapp, settings, clock)
        fronts.append(front)
        made: list[Program] = []
        front.window.painted.connect(lambda: made.append(Program(front)))
        front.show()
        front.window.showNormal()
        front.window.resize(1366, 768)
        with qtbot.waitActive(front.window, timeout=PATIENCE_MS):
            front.window.activateWindow()
        qtbot.waitUntil(lambda: bool(made), timeout=PATIENCE_MS)
        return made[0]

    yield begin
    for front in fronts:
        front.window.close()
        front.window.deleteLater()
        front.tongue.switch("en")
        front.tongue.deleteLater()


def entrance(qtbot: QtBot, program: Program) -> SignIn:
    """The page one signs in on, once the house is open."""

    def ready() -> bool:
        page = program.window.page()
        return isinstance(page, SignIn) and page.model.open

    qtbot.waitUntil(ready, timeout=PATIENCE_MS)
    page = program.window.page()
    assert isinstance(page, SignIn)
    return page


def front_desk(qtbot: QtBot, program: Program) -> FrontDesk:
    """The front desk, once somebody is in."""
    qtbot.waitUntil(lambda: program.work is not None and program.work.front_desk is not None, timeout=PATIENCE_MS)
    assert program.work is not None
    assert program.work.front_desk is not None
    return program.work.front_desk
