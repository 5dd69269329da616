"""Half-filled forms on this PC's disk, sealed with the hall's key, so that they survive a crash or a power cut.

One file a place. A thread of its own writes, the newest wins, a file is whole or not there; until the house is open and its
key known, everything waits in memory.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMutex, QMutexLocker, QObject, QThreadPool

from hall.errors import EnvironmentFault

SUFFIX = ".draft"
UNREADABLE = ".unreadable"
"""A draft that another key sealed is put aside under this name, not overwritten."""

_PATIENCE_MS = 3000


class Seal(Protocol):
    """What the hall's vault does to a text."""

    def seal(self, text: str, what: str) -> bytes:
        """Sealed for storing; ``what`` binds it to its place."""
        ...

    def open(self, sealed: bytes, what: str) -> str:
        """The text again. Raises ``EnvironmentFault`` where the key is another one."""
        ...


class Drafts(QObject):
    """Drafts in ``folder``. They are read by :meth:`unseal`; before that nothing is found."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._seal: Seal | None = None
        self._kept: dict[str, dict[str, object]] = {}
        self._lock = QMutex()
        self._due: dict[str, dict[str, object] | None] = {}
        self._writing = QThreadPool(self)
        self._writing.setMaxThreadCount(1)

    def waiting(self) -> int:
        """How many drafts there are."""
        return len(self._kept)

    def keep(self, place: str, draft: Mapping[str, object]) -> None:
        """Keep this instead of what was kept before. Never waits for the disk, never raises."""
        self._kept[place] = dict(draft)
        self._hand_over(place, dict(draft))

    def drop(self, place: str) -> None:
        """Nothing is half-filled any more."""
        if self._kept.pop(place, None) is not None:
            self._hand_over(place, None)

    def found(self, place: str) -> dict[str, object] | None:
        """What was kept last, in this run of the program or in one that ended, or ``None``."""
        return self._kept.get(place)

    def finish(self) -> None:
        """Wait until everything is on the disk (a few seconds at most): before the program ends, and after a crash."""
        self._writing.waitForDone(_PATIENCE_MS)

    # the disk

    def read(self, seal: Seal) -> dict[str, dict[str, object]]:
        """The drafts on the disk, on any thread. One that does not open is put aside."""
        found: dict[str, dict[str, object]] = {}
        for file in sorted(self._folder.glob(f"*{SUFFIX}")):
            try:
                draft = json.loads(seal.open(file.read_bytes(), _what(file.stem)))
            except (EnvironmentFault, OSError, ValueError):
                with contextlib.suppress(OSError):
                    file.replace(file.with_suffix(UNREADABLE))
                continue
            if isinstance(draft, dict):
                found[file.stem] = draft
        return found

    def unseal(self, seal: Seal, found: Mapping[str, dict[str, object]]) -> None:
        """The house is open: these drafts were :meth:`read`, and what was kept meanwhile may go to the disk."""
        self._seal = seal
        self._kept = {**found, **self._kept}
        if self._due:
            self._writing.start(self._write_all)

    def _hand_over(self, place: str, draft: dict[str, object] | None) -> None:
        with QMutexLocker(self._lock):
            first = not self._due
            self._due[place] = draft
        if first and self._seal is not None:
            self._writing.start(self._write_all)

    def _write_all(self) -> None:
        with QMutexLocker(self._lock):
            due, self._due = self._due, {}
        for place, draft in due.items():
            # a full disk must not stop the guide; the next keeping tries again
            with contextlib.suppress(OSError):
                self._write(place, draft)

    def _write(self, place: str, draft: dict[str, object] | None) -> None:
        file = self._folder / f"{place}{SUFFIX}"
        if draft is None or self._seal is None:
            file.unlink(missing_ok=True)
            return
        sealed = self._seal.seal(json.dumps(draft, ensure_ascii=True), _what(place))
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        half = file.with_suffix(".half")
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
            opened.write(sealed)
            opened.flush()
            os.fsync(opened.fileno())
        half.replace(file)


def _what(place: str) -> str:
    return f"draft.{place}"
