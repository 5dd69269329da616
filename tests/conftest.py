"""Nothing unexpected passes a test: warnings, words from Qt, log records, leftover windows, timers, pools and threads all fail it.

Set before anything else: no display is needed, and no test sees the data of this PC or a network beyond it.
"""

from __future__ import annotations

import atexit
import importlib.util
import itertools
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = os.environ.get("HALL_TEST_PLATFORM", "offscreen")
for _name in ("HALL_DATABASE_URL", "HALL_DATA", "LANGUAGE"):
    os.environ.pop(_name, None)
if sys.platform.startswith("linux") and not Path(os.environ.get("XDG_RUNTIME_DIR", "-")).is_dir():
    # without a session Qt and PostgreSQL's starter would complain; workers inherit the folder
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="hall-tests-")
    atexit.register(shutil.rmtree, os.environ["XDG_RUNTIME_DIR"], ignore_errors=True)
if "HALL_TEST_SERVERS" not in os.environ:
    # not below pytest's own folder: another run shuts that one to everybody but root, and PostgreSQL runs as somebody else
    os.environ["HALL_TEST_SERVERS"] = tempfile.mkdtemp(prefix="hall-servers-")
    atexit.register(shutil.rmtree, os.environ["HALL_TEST_SERVERS"], ignore_errors=True)

import hypothesis
import pytest

from tests.helpers import checks

_HAS_QT = importlib.util.find_spec("PySide6") is not None and importlib.util.find_spec("pytestqt") is not None
_numbers = itertools.count(1)

pytest_plugins = [
    "tests.helpers.postgres",
    "tests.helpers.houses",
    "tests.helpers.papers",
    "tests.helpers.cups",
    "tests.helpers.couriers",
    "tests.helpers.passwords",
    "tests.helpers.queue",
    *(["tests.helpers.qt", "tests.helpers.programs"] if _HAS_QT else []),
]

checks.forbid_network()
hypothesis.settings.register_profile("hall", deadline=None)  # no time is asserted: the machine may be busy
hypothesis.settings.load_profile("hall")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Without Qt its plugin is not there either; its settings in pyproject.toml stay known."""
    if not _HAS_QT:
        for name in ("qt_api", "qt_log_level_fail"):
            parser.addini(name, "unused without Qt")
        parser.addini("qt_log_ignore", "unused without Qt", type="linelist")


@pytest.fixture(scope="session")
def _hall_data_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("halls")


@pytest.fixture(autouse=True)
def hall_data(_hall_data_root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test has a data folder of its own (not made yet), told to the program and to child processes by ``HALL_DATA``."""
    folder = _hall_data_root / f"hall-{next(_numbers)}"
    monkeypatch.setenv("HALL_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _quiet_logs(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    if request.node.get_closest_marker("logs") is None:
        checks.assert_no_loud_records(caplog)


@pytest.fixture(autouse=True)
def _no_threads_left() -> Iterator[None]:
    before = checks.running_threads()
    yield
    checks.assert_no_new_threads(before)
