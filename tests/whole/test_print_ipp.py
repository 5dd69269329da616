"""Asking a real CUPS by IPP: over a host and port, over a socket, and what is done with answers that make no sense."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import ipp
from reports.ipp import JobState, Silent
from reports.spool import Cups
from tests.helpers.cups import Spooler

_PATIENCE_S = 5.0


@contextmanager
def listening(listener: socket.socket, answer: bytes | None, onward: tuple[str, int] | None = None) -> Iterator[None]:
    """Answers one call with these bytes, or with what another server says."""

    def serve() -> None:
        caller, _ = listener.accept()
        with caller:
            asked = caller.recv(65536)
            while not asked.endswith(b"\x03"):
                asked += caller.recv(65536)
            if onward is None:
                caller.sendall(answer or b"")
                return
            with socket.create_connection(onward, _PATIENCE_S) as server:
                server.sendall(asked.replace(b"\r\nHost:", b"\r\nConnection: close\r\nHost:", 1))
                while part := server.recv(65536):
                    caller.sendall(part)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield
    finally:
        thread.join(_PATIENCE_S)
        listener.close()


def at_a_port() -> tuple[socket.socket, str]:
    listener = socket.create_server(("127.0.0.1", 0))
    return listener, f"127.0.0.1:{listener.getsockname()[1]}"


def sent(spooler: Spooler) -> int:
    """The number of a job that waits for paper."""
    spooler.tray_empty(empty=True)
    number = int(Cups().send(b"%PDF-1.4\n", spooler.queue, "one-door-hall 1").rpartition("-")[2])
    end = time.monotonic() + _PATIENCE_S
    while ipp.job_state(spooler.server, _PATIENCE_S, number, spooler.queue) is not JobState.PROCESSING:
        assert time.monotonic() < end
        time.sleep(0.02)
    return number


def test_a_job_is_told_over_a_port_and_over_a_socket(spooler: Spooler, tmp_path: Path) -> None:
    number = sent(spooler)
    assert ipp.job_state(spooler.server, _PATIENCE_S, number, spooler.queue) is JobState.PROCESSING
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    path = str(tmp_path / "cups.sock")
    listener.bind(path)
    listener.listen()
    host, _, port = spooler.server.rpartition(":")
    with listening(listener, None, (host, int(port))):
        assert ipp.job_state(path, _PATIENCE_S, number, spooler.queue) is JobState.PROCESSING


def test_the_job_of_another_queue_is_not_ours(spooler: Spooler) -> None:
    number = sent(spooler)
    assert ipp.job_state(spooler.server, _PATIENCE_S, number, "other") is None
    assert ipp.job_state(spooler.server, _PATIENCE_S, number + 1000, spooler.queue) is None


def test_a_queue_that_is_gone_has_no_reasons(spooler: Spooler) -> None:
    assert ipp.printer_reasons(spooler.server, _PATIENCE_S, "gone") == frozenset()
    assert ipp.printer_reasons(spooler.server, _PATIENCE_S, spooler.queue) <= {"none", "media-empty-error"}


def test_nobody_at_the_other_end_is_silence(spooler: Spooler, tmp_path: Path) -> None:
    spooler.stop()
    with pytest.raises(Silent):
        ipp.job_state(spooler.server, _PATIENCE_S, 1, spooler.queue)
    with pytest.raises(Silent):
        ipp.job_state(str(tmp_path / "no.sock"), _PATIENCE_S, 1, spooler.queue)


def http(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (len(body), body)


NONSENSE = {
    "nothing": b"",
    "no HTTP": b"hello\r\n\r\n",
    "an empty page": http(b""),
    "a web page": http(b"<html>Sign in</html>"),
    "not permitted": http(struct.pack(">BBHI", 1, 1, 0x0403, 1) + b"\x03"),
    "no state": http(struct.pack(">BBHI", 1, 1, 0, 1) + b"\x02\x45\x00\x0fjob-printer-uri\x00\x0aipp://h/q1\x03"),
    "cut off": http(struct.pack(">BBHI", 1, 1, 0, 1) + b"\x02\x23\x00\x09job-state\x00"),
}


@pytest.mark.parametrize("answer", NONSENSE)
def test_an_answer_without_sense_is_silence(answer: str) -> None:
    listener, server = at_a_port()
    with listening(listener, NONSENSE[answer]), pytest.raises(Silent):
        ipp.job_state(server, _PATIENCE_S, 1, "q1")


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading(rest: bytes) -> None:
    try:
        found = ipp._understood(struct.pack(">BBHI", 1, 1, 0, 1) + rest)
    except (struct.error, ValueError):
        return
    assert found is not None
