"""Every state of the kiosk, to be looked at: invented numbers, no hall behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from hall.asking import ChangeSet, Outcome
from hall.clock import HALL_ZONE
from hall.errors import UserError
from hall.intake.orders import NumberTaken, TakeNumber
from hall.queueing.orders import Board
from ui.context import UiContext
from ui.kiosk.needs import groups
from ui.kiosk.screen import KioskScreen

MORNING = datetime(2026, 11, 23, 10, 26, tzinfo=HALL_ZONE)
OPEN = Board(MORNING, (), (("D09", "劳动监察与劳动争议仲裁窗口", 12),))
TAKEN = NumberTaken("B019", "D09", "劳动监察与劳动争议仲裁窗口", 12)


class _Told:
    """Answers how the hall stands and gives one number."""

    def __init__(self, board: Board | None, taken: NumberTaken | UserError | None) -> None:
        self._board, self._taken = board, taken

    def ask(
        self, _question: object, done: Callable[[object], None], _failed: Callable[[Exception], None] | None = None
    ) -> None:
        """How the hall stands."""
        if self._board is not None:
            done(self._board)

    def do(
        self, order: object, done: Callable[[object], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """A number, or why not."""
        if isinstance(self._taken, NumberTaken) and isinstance(order, TakeNumber):
            done(Outcome(self._taken, ChangeSet({}, "")))
        elif isinstance(self._taken, UserError) and failed is not None:
            failed(self._taken)


def made(
    context: UiContext, board: Board | None = OPEN, taken: NumberTaken | UserError | None = TAKEN, *, steps: int = 0
) -> KioskScreen:
    """The kiosk after so many touches: first a group, then a need."""
    screen = KioskScreen(replace(context, lanes=_Told(board, taken), changes=None))
    first = groups()[0]
    if steps:
        screen.model.open(first)
    if steps > 1:
        screen.model.take(first.needs[0])
    if steps > 2:
        screen.model.forget()
    return screen


def states() -> list[tuple[str, Callable[[UiContext], QWidget]]]:
    """Name and maker of every state."""
    full = UserError("ticket.day_full", None, letter="B")
    return [
        ("kiosk-home", made),
        ("kiosk-second", partial(made, steps=1)),
        ("kiosk-number", partial(made, steps=2)),
        ("kiosk-next", partial(made, steps=2, taken=replace(TAKEN, ahead=0))),
        ("kiosk-forgotten", partial(made, steps=3)),
        ("kiosk-full", partial(made, steps=2, taken=full)),
        ("kiosk-taking", partial(made, steps=2, taken=None)),
        ("kiosk-closed", partial(made, board=replace(OPEN, open=False))),
        ("kiosk-lost", partial(made, board=None)),
    ]
