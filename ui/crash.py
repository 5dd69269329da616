"""When a bug shows itself: what was half-filled is kept, a report without personal data is written, a short code is told.

A report names places in the program (module, line, function) and kinds of exceptions; never their words, never values: those
may be somebody's name.
"""

from __future__ import annotations

import sys
import threading
import zlib
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, qVersion

if TYPE_CHECKING:
    from hall.clock import Clock

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O, which are read as digits."""


def code_of(bug: BaseException) -> str:
    """A short code that is the same for the same bug at the same place: ``K7-204``."""
    kind, place = type(bug).__name__, _places(bug.__traceback__)[-1:]
    number = zlib.crc32(f"{kind} {place}".encode())
    letter, rest = _LETTERS[number % len(_LETTERS)], number // len(_LETTERS)
    return f"{letter}{rest % 10}-{rest // 10 % 1000:03}"


def _places(trace: TracebackType | None) -> list[str]:
    """Where it went, outermost first: ``ui/app.py:12 main``."""
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        # the last folders say which module it is; those before say whose PC it is
        file = "/".join(Path(code.co_filename).parts[-3:])
        found.append(f"{file}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return found


def report_of(bug: BaseException) -> list[str]:
    """The report's lines, the causes first."""
    lines: list[str] = []
    one: BaseException | None = bug
    while one is not None:
        lines[:0] = [type(one).__qualname__, *(f"  {place}" for place in _places(one.__traceback__))]
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return lines


class Crashes(QObject):
    """Writes reports into ``folder``, one folder a bug and day. :meth:`install` lets it hear of everything nobody caught."""

    happened = Signal(object)
    """The code of a bug nobody caught, told on the windows' thread."""
    _caught = Signal(object)

    def __init__(self, folder: Path, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder, self._clock = folder, clock
        self._before: tuple[Any, Any] | None = None
        self._caught.connect(self.happened, Qt.ConnectionType.QueuedConnection)

    def report(self, bug: BaseException) -> str:
        """Keep a report, on any thread; its code. A disk that does not take it changes nothing."""
        code, now = code_of(bug), self._clock.now()
        try:
            folder = self.folder / f"{now:%Y%m%d}-{code}"
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with (folder / "report.txt").open("a", encoding="utf-8") as opened:
                opened.write("\n".join([*_head(code, now.isoformat()), *report_of(bug), "", ""]))
        except OSError:
            pass
        return code

    def install(self) -> None:
        """Hear of every exception nobody caught, on every thread."""
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread

    def remove(self) -> None:
        """Hear no more."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before
            self._before = None

    def _uncaught(self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, bug, trace)
        else:
            self._caught.emit(self.report(bug))

    def _uncaught_in_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self._caught.emit(self.report(told.exc_value))


def _head(code: str, moment: str) -> list[str]:
    import platform

    from hall import __version__

    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    made = f"One Door Hall {__version__} · Python {platform.python_version()} · Qt {qVersion()} · {system}"
    return [f"{code} {moment}", made, f"thread {threading.current_thread().name}"]
