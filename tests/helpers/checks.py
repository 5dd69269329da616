"""What must not be left behind by a test, and what it must not reach."""

from __future__ import annotations

import ipaddress
import logging
import sys
import threading

import pytest

_PATIENCE_S = 2.0


def forbid_network() -> None:
    """From now on only this PC can be reached from Python: an attempt to go further raises."""
    sys.addaudithook(_watch_network)


def _watch_network(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect":
        address = arguments[1]
        if isinstance(address, tuple) and not _is_here(str(address[0])):
            raise PermissionError(f"a test tried to reach {address[0]}")
    elif event == "socket.getaddrinfo" and not _is_here(str(arguments[0])):
        raise PermissionError(f"a test asked for the address of {arguments[0]}")


def _is_here(host: str) -> bool:
    if host in {"localhost", "", "None"}:
        return True
    try:
        address = ipaddress.ip_address(host.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def assert_no_loud_records(caplog: pytest.LogCaptureFixture) -> None:
    """Fail on log records of WARNING or worse, unless the test is marked ``logs``."""
    loud = [
        f"{record.name}: {record.levelname}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    if loud:
        pytest.fail("unexpected log records:\n" + "\n".join(loud))


def running_threads() -> set[threading.Thread]:
    """The threads Python knows of. Those it only met (Qt's own) have no life of their own here and are left out."""
    return {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}


def assert_no_new_threads(before: set[threading.Thread]) -> None:
    """Fail if a thread begun by the test still runs after a moment of patience."""
    left = running_threads() - before
    for thread in left:
        thread.join(_PATIENCE_S)
    alive = sorted(thread.name for thread in left if thread.is_alive())
    if alive:
        pytest.fail(f"threads still running: {', '.join(alive)}")
