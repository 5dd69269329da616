"""``hallctl``: the hall by command, for administrators, batch work and checks. No screen needed, and no Qt.

Exit codes: 0 done · 1 refused · 2 wrong usage · 3 the surroundings (disk, database, printer) · 4 some items of a batch
refused, the others done. The commands stand in one module a group; each declares its own.
"""

from __future__ import annotations

import io
import sys
import traceback
from typing import TYPE_CHECKING

from hall.errors import EnvironmentFault, Fault, Problem, UserError
from ui.cli import accounts, cases, checking, founding, intake, papers, playing, queue, ratings, setting
from ui.cli.counter import ENVIRONMENT, REFUSED, Counter
from ui.cli.parsing import language_of, parser_of

if TYPE_CHECKING:
    from hall.clock import Clock
    from ui.cli.parsing import Commands

INTERRUPTED = 130


def main(words: list[str] | None = None, clock: Clock | None = None) -> int:
    """Carry out one command. ``clock`` is the machine's unless another one is given."""
    words = sys.argv[1:] if words is None else words
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    language = language_of(words)
    given = parser_of(language, _declare).parse_args(words)
    with Counter(given, language, clock) as counter:
        try:
            code: int = given.run(counter, given)
            sys.stdout.flush()
        except KeyboardInterrupt:
            return INTERRUPTED
        except Exception as trouble:  # noqa: BLE001  (whatever it is, it is told in a sentence)
            return _told(counter, trouble)
        return code


def _told(counter: Counter, trouble: Exception) -> int:
    """Say what went wrong; the answer is the exit code. A bug is told by its code, without a traceback."""
    if isinstance(trouble, BrokenPipeError):
        _nobody_listens()
        return ENVIRONMENT
    if isinstance(trouble, UserError):
        counter.refuse(trouble)
        return REFUSED
    if isinstance(trouble, OSError):
        trouble = EnvironmentFault(Fault.FILE_UNWRITABLE, str(trouble))
    if not isinstance(trouble, EnvironmentFault):
        counter.refuse(UserError.of([Problem("step.unknown", None, {"code": _code(trouble)})]))
        return ENVIRONMENT
    counter.refuse(trouble)
    return ENVIRONMENT


def _declare(commands: Commands) -> None:
    for group in (founding, intake, cases, queue, ratings, papers, setting, accounts, checking, playing):
        group.declare(commands)


def _code(bug: Exception) -> str:
    """Kind and place of a bug, without what was being worked on: ``KeyError@views.py:12``."""
    last = traceback.extract_tb(bug.__traceback__)[-1]
    file = last.filename.replace("\\", "/").rpartition("/")[2]
    return f"{type(bug).__name__}@{file}:{last.lineno}"


def _nobody_listens() -> None:
    """Whoever read our answers has gone; what is still buffered must not complain when the program ends."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
