"""Starting the program, and a bare window to compare it with, each in a process of its own that ends at its first paint."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.helpers import house

BARE = """
import os, sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv[:1])
window = QMainWindow()
window.showMaximized()
app.processEvents()
app.processEvents()
os._exit(0)
"""
"""The floor: a window without anything in it, painted."""

WITH_ENUMS = BARE.replace(
    "window = ",
    "from PySide6.QtCore import QEvent, Qt\nfrom PySide6.QtGui import QFont, QPainter, QPalette\n"
    "from PySide6.QtWidgets import QFrame, QSizePolicy\nwindow = ",
)
"""The same, with the classes in hand that every widget of one's own uses: PySide makes all enums of a class at its first touch."""

HALL = """
import os, sys
from ui import app
from ui.shell.window import Window
def painted(window):
    if "modules" in sys.argv:
        print(*sorted(sys.modules), flush=True)
    os._exit(0)
Window._tell_painted = painted
app.main([])
"""
"""The program until the page one signs in on is painted."""

_ROUNDS = """
import json, os, sys
scripts, rounds = json.load(sys.stdin)
nothing = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)]
costs = {name: [] for name in scripts}
for number in range(-1, rounds):  # the first round fills the caches of the disk
    for name, script in scripts.items():
        child = os.posix_spawn(sys.executable, [sys.executable, "-c", script], os.environ, file_actions=nothing)
        _, status, used = os.wait4(child, 0)
        assert status == 0, name
        if number >= 0:
            costs[name].append((used.ru_utime + used.ru_stime, used.ru_maxrss))
print(json.dumps(costs))
"""
"""A small process of its own starts the others: what a process used includes the memory of the one that started it."""


@dataclass(frozen=True)
class Cost:
    """Of one start: seconds of CPU (user and system), and the largest resident set in KiB."""

    cpu: float
    memory: int


def surroundings(data: Path) -> dict[str, str]:
    """What such a process is told: no display, a data folder, bytecode kept as an installed program has it."""
    told = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return told | {
        "HALL_DATA": str(data),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(house.ROOT),
        "PYTHONPYCACHEPREFIX": str(data / "bytecode"),
    }


def compare(scripts: dict[str, str], rounds: int, data: Path) -> dict[str, list[Cost]]:
    """Start the scripts in turn, so that whatever else the machine does hits all of them alike."""
    run = subprocess.run(
        [sys.executable, "-c", _ROUNDS],
        input=json.dumps([scripts, rounds]),
        env=surroundings(data),
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, list[list[float]]] = json.loads(run.stdout)
    return {name: [Cost(cpu, int(memory)) for cpu, memory in costs] for name, costs in found.items()}


def modules_at_first_paint(data: Path) -> set[str]:
    """Everything that is imported when the first page is painted."""
    run = subprocess.run(
        [sys.executable, "-c", HALL, "modules"], env=surroundings(data), capture_output=True, text=True, check=True
    )
    return set(run.stdout.split())
