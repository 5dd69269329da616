"""Hears what other programs changed: those on this PC by the SQLite file, those on other PCs by PostgreSQL.

SQLite: ``PRAGMA data_version`` (a few microseconds) every 50 ms, then the change rows after the last one seen.
PostgreSQL: LISTEN on a connection of its own. After a lost link it connects again and tells that everything changed.
"""

from __future__ import annotations

import json
import logging
import selectors
import socket
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from hall.asking import ChangeSet
from hall.errors import EnvironmentFault
from hall.store.engine import Store
from hall.store.feed import CHANNEL, Told, merged

POLL_S = 0.05
_AGAIN_S = 1.0
"""Between two attempts to connect again."""

_PATIENCE_S = 10.0

EVERYTHING = ChangeSet({}, "", everything=True)

_log = logging.getLogger(__name__)


class FeedReader:
    """A thread that tells ``told`` of changes by others than ``origin``. It goes on until :meth:`stop`, whatever happens."""

    def __init__(self, store: Store, origin: str, told: Told) -> None:
        self._store, self._origin, self._told = store, origin, told
        self._last = 0
        self._ready, self._stopping = threading.Event(), threading.Event()
        self._bell, self._ear = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="hall-feed", daemon=True)

    def start(self) -> None:
        """Begin; when this returns, nothing committed from now on is missed."""
        self._thread.start()
        self._ready.wait(_PATIENCE_S)

    def stop(self) -> None:
        """End at once, and let go of the connection."""
        self._stopping.set()
        self._bell.send(b"!")
        self._thread.join()
        self._bell.close()
        self._ear.close()

    def _run(self) -> None:
        missed = False
        while not self._stopping.is_set():
            try:
                with closing(self._store.link()) as link:
                    self._follow(link, missed=missed)
            except Exception as lost:  # noqa: BLE001  (drivers' errors of many kinds; a feed that ended would be worse)
                expected = isinstance(lost, EnvironmentFault | OSError | sqlite3.Error) or hasattr(lost, "sqlstate")
                _log.log(logging.INFO if expected else logging.ERROR, "the feed lost its link: %s", lost)
                missed = True
                self._stopping.wait(_AGAIN_S)

    def _follow(self, link: Any, *, missed: bool) -> None:
        bell = self._polled(link) if self._store.sqlite else self._listened(link)
        next(bell)
        self._last = link.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0]
        self._ready.set()
        if missed:
            self._told(EVERYTHING)
        for _ in bell:
            self._read_on(link)

    def _polled(self, link: Any) -> Iterator[None]:
        """SQLite: comes by at once, and whenever another connection has committed; ends when stopping."""
        seen = None
        while True:
            version = link.execute("PRAGMA data_version").fetchone()[0]
            if version != seen:
                seen = version
                yield
            if self._stopping.wait(POLL_S):
                return

    def _listened(self, link: Any) -> Iterator[None]:
        """PostgreSQL: comes by as soon as it listens, and whenever it is notified; ends when stopping."""
        link.autocommit = True
        link.execute(f"LISTEN {CHANNEL}")
        with selectors.DefaultSelector() as selector:
            selector.register(link.fileno(), selectors.EVENT_READ)
            selector.register(self._ear, selectors.EVENT_READ)
            heard = True
            while not self._stopping.is_set():
                if heard:
                    yield
                else:
                    selector.select()
                # also what came with an answer while we read on: it is no longer at the socket, and select would sleep over it
                heard = bool(list(link.notifies(timeout=0)))

    def _read_on(self, link: Any) -> None:
        """Tell what came after the last row seen. If that row is gone, rows were tidied away or a backup was restored."""
        # the number is our own; the two drivers write placeholders differently
        rows = link.execute(f"SELECT id, topics, origin FROM change WHERE id >= {self._last:d} ORDER BY id").fetchall()  # noqa: S608
        gap = bool(self._last) and (not rows or rows[0][0] != self._last)
        if gap:
            self._last = link.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0]
            self._told(EVERYTHING)
            return
        new = [row for row in rows if row[0] > self._last]
        if new:
            self._last = new[-1][0]
        foreign = [ChangeSet(_topics(row[1]), row[2]) for row in new if row[2] != self._origin]
        if foreign:
            self._told(merged(foreign))


def _topics(told: str) -> dict[str, tuple[int, ...]]:
    return {topic: tuple(ids) for topic, ids in json.loads(told).items()}
