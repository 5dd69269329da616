"""Asking a CUPS server by its own protocol. Its programs cannot: ``lpstat`` shows a job that was given up like one that came out.

IPP is a list of named values over HTTP (RFC 8010); of its operations (RFC 8011) only the two that read are here.
"""

from __future__ import annotations

import http.client
import socket
import struct
from dataclasses import dataclass, field
from enum import IntEnum

_GET_JOB_ATTRIBUTES, _GET_PRINTER_ATTRIBUTES = 0x0009, 0x000B
_OPERATION, _END = b"\x01", b"\x03"
_CHARSET, _LANGUAGE, _URI, _KEYWORD = 0x47, 0x48, 0x45, 0x44
_NUMBERS = frozenset({0x21, 0x23})
_FIRST_VALUE = 0x10
_NOT_FOUND = 0x0406
_SUCCESSES = range(0x0100)


class JobState(IntEnum):
    """``job-state`` (RFC 8011, section 5.3.7)."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


class Silent(Exception):
    """The server did not answer, or not in a way that makes sense."""


@dataclass(frozen=True, slots=True)
class _Values:
    numbers: dict[str, int] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)


def job_state(server: str, patience: float, number: int, queue: str) -> JobState | None:
    """How a job of a queue stands; ``None`` if the server knows no such job. Raises :class:`Silent`.

    ``server`` as ``lpstat -H`` tells it: host and port, or the path of a socket.
    """
    wanted = ("job-state", "job-printer-uri")
    found = _ask(server, patience, _GET_JOB_ATTRIBUTES, "job-uri", f"/jobs/{number}", wanted)
    if found is None or not any(uri.endswith(f"/{queue}") for uri in found.words.get("job-printer-uri", [])):
        return None
    try:
        return JobState(found.numbers["job-state"])
    except (KeyError, ValueError) as odd:
        raise Silent("no job-state") from odd


def printer_reasons(server: str, patience: float, queue: str) -> frozenset[str]:
    """``printer-state-reasons`` of a queue (section 5.4.12), with their grades at the end. Raises :class:`Silent`."""
    wanted = ("printer-state-reasons",)
    path = f"/printers/{queue}"
    found = _ask(server, patience, _GET_PRINTER_ATTRIBUTES, "printer-uri", path, wanted)
    return frozenset(found.words.get("printer-state-reasons", [])) if found else frozenset()


def _ask(server: str, patience: float, operation: int, name: str, path: str, wanted: tuple[str, ...]) -> _Values | None:
    request = b"".join(
        (
            struct.pack(">BBHI", 1, 1, operation, 1),
            _OPERATION,
            _attribute(_CHARSET, "attributes-charset", "utf-8"),
            _attribute(_LANGUAGE, "attributes-natural-language", "en"),
            _attribute(_URI, name, f"ipp://localhost{path}"),
            *(_attribute(_KEYWORD, "" if place else "requested-attributes", word) for place, word in enumerate(wanted)),
            _END,
        )
    )
    connection = _connection(server, patience)
    try:
        connection.request("POST", "/", request, {"Content-Type": "application/ipp"})
        return _understood(connection.getresponse().read())
    except (OSError, http.client.HTTPException, struct.error, ValueError) as odd:
        raise Silent(type(odd).__name__) from odd
    finally:
        connection.close()


def _attribute(tag: int, name: str, value: str) -> bytes:
    label, content = name.encode(), value.encode()
    return struct.pack(">BH", tag, len(label)) + label + struct.pack(">H", len(content)) + content


def _connection(server: str, patience: float) -> http.client.HTTPConnection:
    if server.startswith("/"):
        return _Socket(server, patience)
    return http.client.HTTPConnection(server, timeout=patience)


class _Socket(http.client.HTTPConnection):
    """HTTP over a socket of this PC."""

    def __init__(self, path: str, patience: float) -> None:
        super().__init__("localhost", timeout=patience)
        self._path = path

    def connect(self) -> None:
        """To the socket instead of a host."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def _understood(answer: bytes) -> _Values | None:
    """The values of an answer; ``None`` if what was asked about is not there."""
    status = struct.unpack_from(">H", answer, 2)[0]
    if status == _NOT_FOUND:
        return None
    if status not in _SUCCESSES:
        raise http.client.HTTPException(f"IPP status {status:#06x}")
    found, place, name = _Values(), 8, ""
    while place < len(answer):
        tag = answer[place]
        place += 1
        if tag < _FIRST_VALUE:
            continue
        label, place = _counted(answer, place)
        content, place = _counted(answer, place)
        # a value without a name is one more of the name before
        name = label.decode() or name
        if tag in _NUMBERS:
            found.numbers[name] = struct.unpack(">i", content)[0]
        else:
            found.words.setdefault(name, []).append(content.decode("utf-8", "replace"))
    return found


def _counted(answer: bytes, place: int) -> tuple[bytes, int]:
    length = struct.unpack_from(">H", answer, place)[0]
    return answer[place + 2 : place + 2 + length], place + 2 + length
