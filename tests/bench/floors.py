"""The least a disk takes: so many bytes, written and on the disk."""

from __future__ import annotations

import os
import time
from pathlib import Path
from types import TracebackType
from typing import Self

_synchronise = getattr(os, "fdatasync", os.fsync)


class DiskFloor:
    """A file that grows by so many bytes at every :meth:`write`, each time down to the disk, as a log must."""

    def __init__(self, file: Path, size: int) -> None:
        self._data = os.urandom(size)
        self._file = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)

    def write(self) -> float:
        """Write once; the seconds it took."""
        start = time.perf_counter()
        os.write(self._file, self._data)
        _synchronise(self._file)
        return time.perf_counter() - start

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._file)
