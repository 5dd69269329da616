"""``hallctl`` for the tests of the whole: in this process with a clock that stands, or as a program of its own."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any, Protocol

import pytest

from hall.clock import FixedClock
from tests.helpers.walk import PASSWORD, Done, citizen_number
from ui.cli import main


class Command(Protocol):
    """``hallctl`` in this process, with ``--json``."""

    def __call__(self, *words: str, given: str | bytes = "") -> Done:
        """Run one command with this standard input."""
        ...


@pytest.fixture(scope="session")
def founded_hall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a founded hall, to be copied."""
    folder = tmp_path_factory.mktemp("founded") / "hall"
    assert main(["--data", str(folder), "init", "--password", PASSWORD, "--json"]) == 0
    return folder


@pytest.fixture
def founded(founded_hall: Path, hall_data: Path) -> Path:
    """This test's data folder, with a founded hall in it."""
    return copy_hall(founded_hall, hall_data)


def copy_hall(founded: Path, folder: Path) -> Path:
    """A copy of a data folder."""
    shutil.copytree(founded, folder)
    return folder


@pytest.fixture
def hallctl(clock: FixedClock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """``hallctl`` on this test's data folder (told by ``HALL_DATA``), at Monday 2026-11-23 09:42."""

    def run(*words: str, given: str | bytes = "") -> Done:
        data = given.encode() if isinstance(given, str) else given
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        try:
            code = main([*words, "--json"], clock)
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 0
        told, said = capsys.readouterr()
        return Done(code, [json.loads(line) for line in told.split("\n") if line], said)

    return run


WAGES: dict[str, Any] = {
    "name": "李四",
    "id_number": citizen_number(1),
    "phone": "13800000001",
    "statement": "包工头拖欠工资，三个月没发了",
    "amount": "1.8万",
}


def take_in(hallctl: Command, tmp_path: Path, *lines: Any, raw: bytes = b"") -> Done:
    """Register these lines, or this file."""
    file = tmp_path / "visits.jsonl"
    file.write_bytes(raw or "".join(f"{json.dumps(line)}\n" for line in lines).encode())
    return hallctl("intake", str(file))
