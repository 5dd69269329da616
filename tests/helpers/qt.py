"""Fixtures for tests of windows. Loaded only where Qt is installed."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar, cast

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

Thing = TypeVar("Thing", QWidget, QTimer)

_PATIENCE_MS = 30_000
"""A thread that ends is waited for only so long as it takes; on a busy machine unpacking a font may take seconds."""
_QT_OWN = ("QTipLabel", "QDesktopWidget", "QWindowContainer")
"""Windows Qt opens and keeps for itself."""


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Show a window and wait until it is the active one: only then do its keys work. It is closed after the test."""

    def show(window: QWidget) -> QWidget:
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return show


@pytest.fixture(autouse=True)
def _collected_here() -> Iterator[None]:
    """Python cleans up between tests: what a test forgot must not end on a thread it has started (see ui/tidying.py)."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _nothing_left_open(request: pytest.FixtureRequest) -> Iterator[None]:
    before = {_address(window) for window in _windows()}
    timers = {_address(timer) for timer in _timers()}
    yield
    app = QApplication.instance()
    if app is None:
        return
    left = _after_cleaning(lambda: [window for window in _windows() if _address(window) not in before])
    running = _after_cleaning(lambda: [timer for timer in _timers() if _address(timer) not in timers])
    busy = [pool for pool in _pools() if not pool.waitForDone(_PATIENCE_MS)]
    names = [f"window {type(window).__name__} {window.objectName()!r}" for window in left]
    names += [f"timer of {timer.interval()} ms" for timer in running]
    names += [f"thread pool with {pool.activeThreadCount()} busy threads" for pool in busy]
    for window in left:
        window.close()
        window.deleteLater()
    for timer in running:
        timer.stop()
    _delete_what_waits()
    if names:
        pytest.fail(f"left behind by {request.node.name}: {', '.join(names)}")


def _address(thing: QObject) -> int:
    """Where it stands in memory: the same thing whichever Python wrapper speaks of it."""
    return int(shiboken6.getCppPointer(thing)[0])


def _windows() -> list[QWidget]:
    if QApplication.instance() is None:
        return []
    return [
        window
        for window in QApplication.topLevelWidgets()
        if window.parent() is None and window.metaObject().className() not in _QT_OWN
    ]


def _timers() -> list[QTimer]:
    app = QApplication.instance()
    return [] if app is None else [timer for timer in app.findChildren(QTimer) if timer.isActive()]


def _pools() -> list[QThreadPool]:
    """Qt's shared pool and every pool made in Python that still has somebody at work."""
    if not _pool_threads():
        return []
    made = [thing for thing in gc.get_objects() if isinstance(thing, QThreadPool) and shiboken6.isValid(thing)]
    return [pool for pool in {*made, QThreadPool.globalInstance()} if pool.activeThreadCount()]


def _pool_threads() -> bool:
    """Whether this process has threads of a Qt pool at all (Linux names them; elsewhere look always)."""
    tasks = Path("/proc/self/task")
    if not tasks.is_dir():
        return True
    for task in tasks.iterdir():
        try:
            if (task / "comm").read_text().startswith("Thread (pooled"):
                return True
        except (FileNotFoundError, ProcessLookupError):  # it ended while we looked
            continue
    return False


def _after_cleaning(find: Callable[[], list[Thing]]) -> list[Thing]:
    """What is still there after deferred deletions and, if anything is, after a round of Python's own cleaning."""
    _delete_what_waits()
    if not find():
        return []
    gc.collect()
    _delete_what_waits()
    return find()


def _delete_what_waits() -> None:
    QApplication.sendPostedEvents(cast("QObject", None), QEvent.Type.DeferredDelete.value)
