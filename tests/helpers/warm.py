"""``hallctl`` in processes forked from one that has imported everything: a kill costs no second for the next start.

What is forked has opened nothing and shares nothing but code with its parent; it is killed and ends like any program.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.helpers.house import ROOT
from tests.helpers.walk import Done, Hallctl

_PARENT = """
import importlib, json, os, pkgutil, sys
import hall, reports.courier, sqlalchemy.dialects.sqlite, sqlalchemy.dialects.postgresql.psycopg
from ui.cli import main
for room in pkgutil.iter_modules(hall.__path__):
    for furniture in ("service", "views"):
        name = f"hall.{room.name}.{furniture}"
        if room.ispkg and importlib.util.find_spec(name):
            importlib.import_module(name)
for line in sys.stdin:
    words, out, err = json.loads(line)
    child = os.fork()
    if child == 0:
        for file, number in ((os.devnull, 0), (out, 1), (err, 2)):
            os.dup2(os.open(file, os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        try:
            os._exit(main(words))
        finally:
            os._exit(70)
    print(child, flush=True)
    sys.stdin.readline()
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@dataclass
class Running:
    """One forked command: its output while it comes, and its end."""

    process: int
    out: IO[bytes]
    _parent: subprocess.Popen[str]
    _err: Path

    def kill(self) -> None:
        """``kill -9``; the process is not waited for yet, so that the number is surely still its own."""
        os.kill(self.process, 9)

    def wait(self) -> int:
        """Read to the end first. The exit code, -9 if it was killed."""
        self.out.close()
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        self._parent.stdin.write("\n")
        self._parent.stdin.flush()
        return int(self._parent.stdout.readline())

    def said(self) -> str:
        """What it wrote to standard error."""
        return self._err.read_text(encoding="utf-8")


@dataclass
class Warm:
    """Commands on one data folder, forked one after the other."""

    hallctl: Hallctl
    _parent: subprocess.Popen[str]
    _folder: Path

    def start(self, *words: str) -> Running:
        """Start a command, to be read line by line, and perhaps killed."""
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        out, err = self._folder / "out", self._folder / "err"
        line = ["--data", str(self.hallctl.data), *words, "--json"]
        self._parent.stdin.write(json.dumps([line, str(out), str(err)]) + "\n")
        self._parent.stdin.flush()
        process = int(self._parent.stdout.readline())
        return Running(process, out.open("rb"), self._parent, err)

    def run(self, *words: str) -> Done:
        """Run a command to its end."""
        running = self.start(*words)
        told = [json.loads(line) for line in running.out.read().splitlines()]
        return Done(running.wait(), told, running.said())


@contextmanager
def warm(hallctl: Hallctl, folder: Path) -> Iterator[Warm]:
    """A warm program for one data folder; ``folder`` takes its pipe."""
    folder.mkdir(parents=True, exist_ok=True)
    os.mkfifo(folder / "out")
    with subprocess.Popen(
        [sys.executable, "-c", _PARENT],
        cwd=ROOT,
        env=hallctl.surroundings(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        yield Warm(hallctl, parent, folder)
