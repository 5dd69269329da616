"""Forgotten objects end on the windows' thread, whichever thread makes Python collect."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import Any

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from ui.lanes import Lanes


class Ring(QObject):
    """Holds itself, as a model does whose screen knows it and is known by it."""

    def __init__(self) -> None:
        super().__init__()
        self.itself: Any = self
        self.timer = QTimer(self)
        self.timer.start(10_000)


def test_a_ring_with_a_running_timer_ends_on_the_windows_thread(qtbot: QtBot) -> None:
    parent = QObject()
    lanes = Lanes(lambda _trouble: "", parent)
    gc.collect()
    ended: list[threading.Thread] = []
    weakref.finalize(Ring(), lambda: ended.append(threading.current_thread()))

    kept: list[list[int]] = []
    busy = threading.Thread(target=lambda: kept.extend([number] for number in range(100_000)))
    busy.start()
    busy.join()
    assert not ended
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [threading.main_thread()]
    assert not gc.isenabled()
    lanes.close()
    assert gc.isenabled()
    gc.disable()  # as the fixture left it
