"""A window program is killed (-9) in mid-service and started again: the same visitor, and what was written of him."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hall.asking import SYSTEM
from hall.bootstrap import open_house
from hall.clock import FixedClock
from hall.queueing.orders import TicketStory
from hall.queueing.rules import TicketEvent
from tests.helpers.clerk_at_work import WORDS
from tests.helpers.house import ROOT
from tests.helpers.houses import MORNING, settings_in
from tests.helpers.programs import found


def started(folder: Path, step: str) -> subprocess.Popen[bytes]:
    """The program, in a process of its own."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    words = [sys.executable, "-m", "tests.helpers.clerk_at_work", str(folder), step]
    return subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE)


def told(running: subprocess.Popen[bytes]) -> dict[str, Any]:
    """The next line it tells."""
    assert running.stdout is not None
    line: dict[str, Any] = json.loads(running.stdout.readline())
    return line


def test_a_killed_window_comes_back_where_it_was(tmp_path: Path, empty_sqlite: Path) -> None:
    shutil.copyfile(empty_sqlite, tmp_path / "hall.db")
    settings = settings_in(tmp_path, f"sqlite:///{tmp_path / 'hall.db'}")
    found(settings, FixedClock(MORNING))
    with started(tmp_path, "begin") as victim:
        before = told(victim)
        victim.kill()
        assert victim.wait() == -9
    assert (before["state"], before["written"], before["window"]) == ("serving", WORDS, "W09-1")
    with started(tmp_path, "again") as again:
        back, taken, done = told(again), told(again), told(again)
        assert again.wait() == 0
    assert (back["ticket"], back["shown"]) == (before["ticket"], before["ticket"])
    assert (back["state"], back["window"], back["offered"], back["written"]) == ("serving", "W09-1", WORDS, "")
    assert (taken["offered"], taken["written"]) == ("", WORDS)
    assert (done["state"], done["ticket"]) == ("free", "")
    assert done["service"] is not None
    with open_house(settings, FixedClock(MORNING)) as house:
        story = house.door.ask(SYSTEM, TicketStory(number=before["ticket"]))
    assert [step.event for step in story] == [
        TicketEvent.TAKEN,
        TicketEvent.CALLED,
        TicketEvent.STARTED,
        TicketEvent.FINISHED,
    ]
    assert not list(settings.drafts.glob("window.draft"))
