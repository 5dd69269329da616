"""A house in hard surroundings: its disk is full, or may only be read. Each is played in a process of its own.

``python -m tests.helpers.hardship full <folder>`` and ``… read_only <folder>`` print what they met as one line of JSON.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

from hall.asking import SYSTEM
from hall.audit.orders import AuditVerify
from hall.bootstrap import House, open_house
from hall.errors import EnvironmentFault
from hall.settings import Settings
from hall.store.backup import troubles
from tests.helpers.orders import TakeNumber

ROOT = Path(__file__).resolve().parents[2]

_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE = 24, 1


def met(what: str, folder: Path) -> dict[str, Any]:
    """What the play met; see :func:`full` and :func:`read_only`."""
    line = [sys.executable, "-m", "tests.helpers.hardship", what, str(folder)]
    if what == "full" and _may_mount(folder):
        line = [*_APART, 'mount -t tmpfs -o size=3m none "$0" && exec "$@"', str(folder), *line]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode or done.stderr:
        raise AssertionError(done.stdout + done.stderr)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


_APART = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]


def _may_mount(folder: Path) -> bool:
    """Whether this machine lets anybody mount a small disk that only he sees."""
    if shutil.which("unshare") is None:
        return False
    return (
        subprocess.run([*_APART, 'mount -t tmpfs none "$0"', str(folder)], capture_output=True, check=False).returncode
        == 0
    )


def full(folder: Path) -> dict[str, Any]:
    """Numbers until the disk is full, the same order again, then once more with room. A machine that mounts nothing lets
    SQLite itself say that there is no room.
    """
    with open_house(_settings(folder)) as house:
        ballast = folder / "ballast"
        real = os.path.ismount(folder)
        if real:
            _fill(ballast)
        else:
            _limit_pages(house, "(SELECT * FROM pragma_page_count)")
        told: list[int] = []
        order, fault = TakeNumber(), _try(house, TakeNumber(), told)
        while fault is None:
            order = TakeNumber()
            fault = _try(house, order, told)
        again = _try(house, order, told)
        readable = house.door.ask(SYSTEM, AuditVerify()).intact
        if real:
            ballast.unlink()
        else:
            _limit_pages(house, "1000000")
        at_last = _try(house, order, told)
        return {
            "real": real,
            "faults": [fault, again, at_last],
            "readable": readable,
            "numbers": told,
            "intact": house.door.ask(SYSTEM, AuditVerify()).intact,
            "troubles": troubles(house.store),
        }


def read_only(folder: Path) -> dict[str, Any]:
    """A house that was open yesterday, today may only be read."""
    told: list[int] = []
    with open_house(_settings(folder)) as house:
        _try(house, TakeNumber(), told)
        parts = [*folder.iterdir(), folder]
        modes = {part: part.stat().st_mode for part in parts}
        for part in parts:
            part.chmod(modes[part] & ~0o222)
    try:
        with open_house(_settings(folder)) as house:
            fault = _try(house, TakeNumber(), told)
    except EnvironmentFault as refused:
        fault = refused.kind.value
    for part, mode in modes.items():
        part.chmod(mode)
    with open_house(_settings(folder)) as house:
        return {"fault": fault, "then": _try(house, TakeNumber(), told), "numbers": told}


def spoil(file: Path, table: str) -> None:
    """Write rubbish over the first page of a table."""
    link = sqlite3.connect(file)
    page = link.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table]).fetchone()[0]
    size = link.execute("PRAGMA page_size").fetchone()[0]
    link.close()
    with file.open("r+b") as opened:
        opened.seek((page - 1) * size)
        opened.write(b"\xff" * size)


def _settings(folder: Path) -> Settings:
    return Settings(folder, f"sqlite:///{folder / 'hall.db'}", folder / "hall.key")


def _try(house: House, order: TakeNumber, told: list[int]) -> str | None:
    """The fault it met, or nothing."""
    try:
        told.append(house.door.enter(SYSTEM, order).answer.number)
    except EnvironmentFault as fault:
        return fault.kind.value
    return None


def _fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as opened:
        for size in (65536, 4096):
            try:
                while True:
                    opened.write(bytes(size))
            except OSError:
                pass


def _limit_pages(house: House, pages: str) -> None:
    with house.store.writing() as connection:
        count = connection.exec_driver_sql(f"SELECT {pages}").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={count}")


def _as_anybody() -> None:
    """Begin anew without root's right to write where nobody may."""
    if os.name == "posix" and os.geteuid() == 0 and "HALL_ANYBODY" not in os.environ:
        ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE)
        os.execve(sys.executable, sys.orig_argv, os.environ | {"HALL_ANYBODY": "1"})


if __name__ == "__main__":
    if sys.argv[1] == "read_only":
        _as_anybody()
    play = {"full": full, "read_only": read_only}[sys.argv[1]]
    print(json.dumps(play(Path(sys.argv[2]))))
