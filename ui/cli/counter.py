"""Where a command stands: it asks the hall here, and tells its answers here.

Answers go to standard output: with ``--json`` one object a line, else one line of words. Everything else (progress,
refusals in words) goes to standard error.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from hall.asking import SYSTEM, Actor, Order, Question
from hall.errors import EnvironmentFault, Problem, UserError
from hall.settings import Settings, load_settings
from ui import wording

if TYPE_CHECKING:
    from hall.bootstrap import House
    from hall.clock import Clock
    from ui.cli.parsing import Given
    from ui.wording import Language

DONE, REFUSED, USAGE, ENVIRONMENT, SOME_REFUSED = range(5)
"""Exit codes of ``hallctl``."""

PLACE = "hallctl"
"""The place the command line works at: its papers become files, no print lane takes them."""


class Counter:
    """Opens the house when a command first needs it, and closes it at the end."""

    def __init__(self, given: Given, language: Language, clock: Clock | None = None) -> None:
        self._given, self._clock = given, clock
        self._open = ExitStack()
        self.language: Language = language
        self.json: bool = getattr(given, "json", False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    @cached_property
    def settings(self) -> Settings:
        """Of this PC, or of the folder that was named."""
        data: Path | None = getattr(self._given, "data", None)
        return load_settings(data)

    @cached_property
    def house(self) -> House:
        """The open house. Raises ``EnvironmentFault``."""
        from hall.bootstrap import open_house

        return self._open.enter_context(open_house(self.settings, self._clock))

    @property
    def has_house(self) -> bool:
        """Whether there is a database to open, so that a mere calculation does not make one."""
        return not self.settings.embedded or (self.settings.data / "hall.db").exists()

    @cached_property
    def actor(self) -> Actor:
        """The account it is done as: the one named, else the installation's administrator. Raises ``UserError``."""
        from hall.staff.orders import ActorFor

        asked = ActorFor(login=getattr(self._given, "actor", ""), place=PLACE)
        found: Actor = self.house.door.ask(SYSTEM, asked)
        return found

    def ask(self, question: Question) -> Any:
        """The answer to a question."""
        return self.house.door.ask(self.actor, question)

    def do(self, order: Order) -> Any:
        """The answer to an order."""
        return self.house.door.enter(self.actor, order).answer

    def either(self, zh: str, en: str) -> str:
        """The words of the language in force."""
        return en if self.language == "en" else zh

    def tell(self, answer: Mapping[str, Any], words: str) -> None:
        """One answer: the object with ``--json``, else the words; never held back."""
        print(as_json(answer) if self.json else words, flush=True)

    def say(self, zh: str, en: str) -> None:
        """A remark beside the answers."""
        print(self.either(zh, en), file=sys.stderr, flush=True)

    def refuse(self, error: UserError | EnvironmentFault, **place: int) -> None:
        """Tell a refusal: with ``--json`` as an object, else as a sentence. ``line`` is that of a batch."""
        told = trouble(error, self.language)
        if self.json:
            print(as_json(place | {"error": told}), flush=True)
            return
        where = self.either(f"第 {place['line']} 行：", f"Line {place['line']}: ") if place else ""
        for problem in told.get("problems", [told]):
            field = f"{problem['field']}：" if place and problem["field"] else ""
            print(f"{where}{field}{problem['message']}", file=sys.stderr, flush=True)


def trouble(error: UserError | EnvironmentFault, language: Language) -> dict[str, Any]:
    """``{code, message, field}`` of an error; of several problems the first, and all of them as ``problems``."""
    if isinstance(error, EnvironmentFault):
        return {"code": f"fault.{error.kind}", "message": wording.of_fault(error, language), "field": None}
    told = [_problem(problem, language) for problem in error.problems]
    return told[0] | ({"problems": told} if len(told) > 1 else {})


def _problem(problem: Problem, language: Language) -> dict[str, Any]:
    return {"code": problem.code, "message": wording.of_problem(problem, language), "field": problem.field}


def as_json(answer: Mapping[str, Any]) -> str:
    """One line of JSON: UTF-8 as it is, half characters as escapes, moments in ISO 8601."""
    text = json.dumps(answer, ensure_ascii=False, default=_plain).translate(_LINE_ENDS)
    return text.encode("utf-8", "backslashreplace").decode()


_LINE_ENDS = {point: f"\\u{point:04x}" for point in (0x85, 0x2028, 0x2029)}
"""Some readers of lines would end one at these."""


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, frozenset | set):
        return sorted(value)
    return str(value)
