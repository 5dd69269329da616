"""Lanes at the edge: everything asked is held, and answered when the test says so, in any order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Asked:
    """One order or question under way."""

    what: Any
    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None


class HeldLanes:
    """``given`` are answers told at once, by the class of the question."""

    def __init__(self, **given: object) -> None:
        self.given = dict(given)
        self.under_way: list[Asked] = []
        self.orders: list[Any] = []

    def do(self, order: Any, done: Callable[[Any], None], failed: Callable[[Exception], None] | None = None) -> None:
        self.orders.append(order)
        self._take(Asked(order, done, failed))

    def ask(
        self, question: Any, done: Callable[[Any], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        self._take(Asked(question, done, failed))

    def _take(self, asked: Asked) -> None:
        name = type(asked.what).__name__
        if name not in self.given:
            self.under_way.append(asked)
            return
        answer = self.given[name]
        if isinstance(answer, Exception):
            if asked.failed is not None:
                asked.failed(answer)
        else:
            asked.done(answer)

    def waiting(self, kind: type[T]) -> list[T]:
        """What of this kind is not answered yet."""
        return [asked.what for asked in self.under_way if isinstance(asked.what, kind)]

    def answer(self, kind: type[object], answer: object, which: int = 0) -> None:
        """Answer one of this kind."""
        self._pop(kind, which).done(answer)

    def fail(self, kind: type[object], trouble: Exception, which: int = 0) -> None:
        """Let one of this kind fail."""
        asked = self._pop(kind, which)
        assert asked.failed is not None
        asked.failed(trouble)

    def _pop(self, kind: type[object], which: int) -> Asked:
        found = [asked for asked in self.under_way if isinstance(asked.what, kind)][which]
        self.under_way.remove(found)
        return found


class KeptDrafts:
    """Drafts in memory."""

    def __init__(self, found: dict[str, object] | None = None) -> None:
        self.on_disk = found
        self.writes = 0

    def keep(self, place: str, draft: Any) -> None:
        assert place == "frontdesk"
        self.on_disk = dict(draft)
        self.writes += 1

    def drop(self, place: str) -> None:
        self.on_disk = None

    def found(self, place: str) -> dict[str, object] | None:
        return self.on_disk


class HeardNotices:
    """What was said above the page."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.way_back: Callable[[], None] | None = None

    def toast(self, markup: str, icon: str = "circle-check") -> None:
        self.said.append(markup)

    def offer_undo(self, markup: str, undo: Callable[[], None], icon: str = "undo-2") -> None:
        self.said.append(markup)
        self.way_back = undo


class Told:
    """The change feed, told by hand."""

    def __init__(self) -> None:
        self.watches: dict[str, Callable[[Any], None]] = {}

    def watch(self, topic: str, told: Callable[[Any], None]) -> None:
        self.watches[topic] = told
