"""Programs that write at once, each a process of its own, and may be killed.

``python -m tests.helpers.writers <data folder> <database url> <numbers> <processes>``: every process opens the house; when all
have, it says ``ready`` and waits for a line; then they take their numbers, printing each after its commit.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from hall.asking import SYSTEM
from hall.bootstrap import House, open_house
from hall.errors import EnvironmentFault, Fault
from hall.settings import Settings
from tests.helpers.orders import TakeNumber


def begin(house: House, numbers: int, processes: int = 1) -> subprocess.Popen[str]:
    """Processes that are ready to take so many numbers each; :func:`go` lets them begin. One alone can be killed."""
    told = [str(house.settings.data), house.settings.database_url, str(numbers), str(processes)]
    line = [sys.executable, "-m", "tests.helpers.writers", *told]
    program = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert program.stdout is not None
    if program.stdout.readline() != "ready\n":
        raise AssertionError(program.communicate()[1])
    return program


def go(program: subprocess.Popen[str]) -> None:
    """Let them begin."""
    assert program.stdin is not None
    program.stdin.write("go\n")
    program.stdin.flush()


def taken(program: subprocess.Popen[str]) -> list[int]:
    """The numbers they told of, when they have ended well or were killed."""
    assert program.stdout is not None
    assert program.stderr is not None
    with program:
        # not communicate(): it forgets the lines that came along with one already read
        told, complaints = program.stdout.read(), program.stderr.read()
    if program.returncode > 0 or complaints:
        raise AssertionError(complaints)
    return [int(line) for line in told.split("\n")[:-1]]


def write(settings: Settings, numbers: int, ready: Barrier | None) -> None:
    """One process: the barrier is met twice, when the house is open and when all may begin."""
    with open_house(settings) as house:
        if ready is None:
            wait_for_go()
        else:
            ready.wait()
            ready.wait()
        for _ in range(numbers):
            os.write(1, f"{press(house, TakeNumber())}\n".encode())  # one call: lines of several processes never mix


def press(house: House, order: TakeNumber) -> int:
    """The number of an order; while the database is busy (a loaded machine) the same order is given again."""
    while True:
        try:
            return int(house.door.enter(SYSTEM, order).answer.number)
        except EnvironmentFault as fault:
            if fault.kind is not Fault.DATABASE_BUSY:
                raise


def wait_for_go() -> None:
    """Say that everything is ready, and wait for a line."""
    print("ready", flush=True)
    sys.stdin.readline()


def main(data: str, database_url: str, numbers: str, processes: str) -> None:
    """The parent of the processes, or the one process itself."""
    settings = Settings(Path(data), database_url, Path(data) / "keys" / "hall.key", "导办台 1")
    if processes == "1":
        write(settings, int(numbers), None)
        return
    with open_house(settings) as house:
        press(house, TakeNumber(series="warm"))  # everything that is needed is imported once
    forks = "fork" in multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("fork" if forks else "spawn")
    ready = context.Barrier(int(processes) + 1)
    writers = [context.Process(target=write, args=(settings, int(numbers), ready)) for _ in range(int(processes))]
    for writer in writers:
        writer.start()
    ready.wait()
    wait_for_go()
    ready.wait()
    for writer in writers:
        writer.join()
    sys.exit(sum(writer.exitcode != 0 for writer in writers))


if __name__ == "__main__":
    main(*sys.argv[1:])
