"""The change feed: what changed travels to every open screen, of this process, of others on this PC, of other PCs."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select

from hall.asking import ChangeSet
from hall.store import statements
from hall.store.engine import dialect_of
from hall.store.records import change

CHANNEL = "hall_change"
"""PostgreSQL's channel; its payload is at most 8000 bytes, so it carries the row's id and origin only."""

_PUBLISH = insert(change)
_MADE = _PUBLISH.values({name: bindparam(name) for name in ("topics", "origin", "at")}).returning(*change.c).cte("made")
_PUBLISH_AND_NOTIFY = select(
    func.pg_notify(CHANNEL, func.concat('{"id":', _MADE.c.id, ',"origin":"', _MADE.c.origin, '"}'))
)
"""Both in one way to the server."""

_log = logging.getLogger(__name__)

Told = Callable[[ChangeSet], None]


def publish(connection: Connection, changes: ChangeSet, now: datetime) -> None:
    """Write the change row in the transaction that changes; on PostgreSQL notify in it too (told at commit)."""
    row = {"topics": changes.topics, "origin": changes.origin, "at": now}
    statements.do(connection, _PUBLISH_AND_NOTIFY if dialect_of(connection) == "postgresql" else _PUBLISH, row)


def merged(changes: Iterable[ChangeSet]) -> ChangeSet:
    """A burst as one change: each topic once with its ids in the order they came; a topic told without ids is meant as a
    whole and stays so. Changes of several origins have none (``""``), so that nobody takes them for his own.
    """
    topics: dict[str, tuple[int, ...]] = {}
    origins, everything = set(), False
    for one in changes:
        origins.add(one.origin)
        everything = everything or one.everything
        for topic, ids in one.topics.items():
            known = topics.get(topic, ids)
            topics[topic] = tuple(dict.fromkeys(known + ids)) if known and ids else ()
    return ChangeSet(topics, origins.pop() if len(origins) == 1 else "", everything)


class Hub:
    """Tells the listeners of one process, on the thread that brings the news; a window carries it to its own thread.

    While a listener is busy, what comes meanwhile from other threads is merged and told in one go afterwards.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: list[tuple[frozenset[str], Told]] = []
        self._waiting: list[ChangeSet] = []
        self._telling = False

    def listen(self, told: Told, *topics: str) -> Callable[[], None]:
        """From now on ``told`` hears of changes of these topics (of every one, if none is named) and of "everything".

        The answer stops it again.
        """
        entry = (frozenset(topics), told)
        with self._lock:
            self._listeners.append(entry)

        def stop() -> None:
            with self._lock:
                if entry in self._listeners:
                    self._listeners.remove(entry)

        return stop

    def tell(self, changes: ChangeSet) -> None:
        """Tell whom it concerns. A listener that raises is written to the log; the others still hear."""
        with self._lock:
            self._waiting.append(changes)
            if self._telling:
                return
            self._telling = True
        while True:
            with self._lock:
                burst, self._waiting = self._waiting, []
                if not burst:
                    self._telling = False
                    return
                listeners = list(self._listeners)
            _tell(listeners, merged(burst))


def _tell(listeners: Iterable[tuple[frozenset[str], Told]], news: ChangeSet) -> None:
    for topics, told in listeners:
        if news.everything or not topics or topics & news.topics.keys():
            try:
                told(news)
            except Exception:  # noqa: BLE001  (what is committed stays committed; one listener's bug is not the next one's)
                _log.exception("a listener of changes raised")
