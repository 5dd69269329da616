"""Windows that press at once, each a process of its own.

``python -m tests.helpers.presses <data folder> <database url> <processes>``: the processes sit down, one at each window
``X0``, ``X1`` …; for every line ``go`` all press until nobody waits at their desk; the numbers called come back as one line.
"""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import event, insert

from hall.bootstrap import House, open_house
from hall.catalogue import records
from hall.clock import FixedClock
from hall.errors import EnvironmentFault, Fault
from hall.queueing.orders import SitDown
from hall.settings import Settings
from tests.helpers.houses import MORNING
from tests.helpers.queue import CallMany, clerk

T = TypeVar("T")

AT_ONCE = 10
"""Calls in one step, so that ten thousand do not take a minute."""


def open_windows(house: House, windows: int, desks: tuple[str, ...]) -> None:
    """So many windows, taking turns at these desks."""
    rows = [{"code": f"X{n}", "name": f"{n} 号", "desk": desks[n % len(desks)], "in_use": True} for n in range(windows)]
    with house.store.writing() as connection:
        connection.execute(insert(records.window), rows)


def begin(house: House, processes: int) -> subprocess.Popen[str]:
    """The processes, sitting and ready."""
    told = [str(house.settings.data), house.settings.database_url, str(processes)]
    line = [sys.executable, "-m", "tests.helpers.presses", *told]
    program = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    if program.stdout.readline() != "ready\n":
        raise AssertionError("the windows did not open")
    return program


def go(program: subprocess.Popen[str]) -> list[int]:
    """All press until nobody waits; the tickets they called."""
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write("go\n")
    program.stdin.flush()
    return [int(number) for number in program.stdout.readline().split()]


def end(program: subprocess.Popen[str]) -> None:
    """Let them go home."""
    program.communicate(timeout=60)
    assert program.returncode == 0


def patiently(step: Callable[[], T]) -> T:
    """While the database is busy (a loaded machine) the same is done again."""
    while True:
        try:
            return step()
        except EnvironmentFault as fault:
            if fault.kind is not Fault.DATABASE_BUSY:
                raise


def _window(settings: Settings, number: int, parent: Connection) -> None:
    try:
        with patiently(lambda: open_house(settings, FixedClock(MORNING))) as house:
            _press(house, number, parent)
    except BaseException as trouble:  # noqa: BLE001  (whatever it is, whoever waits has to hear it)
        parent.send(repr(trouble))


def _press(house: House, number: int, parent: Connection) -> None:
    if house.store.sqlite:  # these processes are not killed: they need not wait for the disk
        event.listen(house.store._writer, "connect", lambda link, _: link.execute("PRAGMA synchronous=OFF"))
    who, window = clerk(1000 + number), f"X{number}"
    sit = SitDown(window=window)
    patiently(lambda: house.door.enter(who, sit))
    parent.send([])
    while parent.recv() == "go":
        called: list[int] = []
        found: tuple[int, ...] = (0,)
        while found:
            order = CallMany(window=window, times=AT_ONCE)
            found = patiently(lambda order=order: house.door.enter(who, order).answer)  # type: ignore[misc]
            called += found
        parent.send(called)


def heard(link: Connection) -> list[int]:
    """What a window says; its trouble ends us all."""
    said = link.recv()
    if isinstance(said, str):
        raise SystemExit(said)
    called: list[int] = said
    return called


def main(data: str, database_url: str, processes: str) -> None:
    """The parent of the windows."""
    settings = Settings(Path(data), database_url, Path(data) / "keys" / "hall.key", "窗口")
    open_house(settings).close()  # everything that is needed is imported once
    forks = "fork" in multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("fork" if forks else "spawn")
    links = []
    for number in range(int(processes)):
        mine, theirs = context.Pipe()
        context.Process(target=_window, args=(settings, number, theirs), daemon=True).start()
        links.append(mine)
    for link in links:
        heard(link)
    print("ready", flush=True)
    for line in sys.stdin:
        for link in links:
            link.send(line.strip())
        print(*(number for link in links for number in heard(link)), flush=True)
    for link in links:
        link.send("end")
    for child in multiprocessing.active_children():
        child.join()


if __name__ == "__main__":
    main(*sys.argv[1:])
