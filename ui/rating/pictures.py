"""Every state of the rating screen, to be looked at: an invented service, no hall behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from hall.errors import EnvironmentFault, Fault
from hall.ratings.orders import ToRate
from hall.ratings.rules import Level, Why
from ui.context import UiContext
from ui.rating.screen import RatingScreen
from ui.rating.viewmodel import Stage

WINDOW = "W09-1"
WAITING = ToRate(WINDOW, "9 号窗口", "赵明")
SERVED = ToRate(WINDOW, "9 号窗口", "赵明", 32, "A032", 48)


class _Told:
    """Answers what is to be rated; keeps every rating, unless there is trouble."""

    def __init__(self, now: ToRate, trouble: Exception | None = None) -> None:
        self._now, self._trouble = now, trouble

    def ask(
        self, _question: object, done: Callable[[object], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Answer a question."""
        done(self._now)

    def do(
        self, _order: object, done: Callable[[object], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Answer an order."""
        if self._trouble is None:
            done(None)
        elif failed is not None:
            failed(self._trouble)


def _screen(context: UiContext, now: ToRate = SERVED, trouble: Exception | None = None) -> RatingScreen:
    return RatingScreen(replace(context, lanes=_Told(now, trouble), changes=None), WINDOW)


def _reasons(context: UiContext) -> QWidget:
    screen = _screen(context)
    model = screen.model
    model.level, model.reasons, model.left = Level.DISSATISFIED, (Why.WAITED_LONG, Why.SENT_AROUND), 90
    model.stage = Stage.REASONS
    model.changed.emit()
    return screen


def _sent(context: UiContext, trouble: Exception | None = None) -> QWidget:
    screen = _screen(context, trouble=trouble)
    screen.model.level = Level.SATISFIED
    screen.model.send()
    return screen


def _timed_out(context: UiContext) -> QWidget:
    screen = _screen(context)
    screen.model.left = 1
    screen.model.tick()
    return screen


def states() -> list[tuple[str, Callable[[UiContext], QWidget]]]:
    """Name and maker of every state."""
    return [
        ("rating-waiting", partial(_screen, now=WAITING)),
        ("rating-faces", _screen),
        ("rating-reasons", _reasons),
        ("rating-thanks", _sent),
        ("rating-again", partial(_sent, trouble=EnvironmentFault(Fault.DATABASE_UNREACHABLE))),
        ("rating-not-rated", _timed_out),
    ]
