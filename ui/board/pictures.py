"""Every state of the board, to be looked at: invented numbers, no hall behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from hall.catalogue.rules import Desk, Presence
from hall.centre.orders import Centre
from hall.centre.rules import SETTINGS
from hall.clock import HALL_ZONE, FixedClock
from hall.errors import EnvironmentFault, Fault
from hall.queueing.orders import Board, CallShown
from ui.board.screen import BoardScreen
from ui.context import UiContext
from ui.voice.speaking import Voice

MORNING = datetime(2026, 11, 23, 10, 26, tzinfo=HALL_ZONE)
NOTICE = "律师今天 14:30 到 7 号窗口。需要热水、轮椅、老花镜，请找导办台。"

DESKS = tuple(
    Desk(code, name, Presence.RESIDENT, "", "A")
    for code, name in (
        ("D02", "信访接待窗口"),
        ("D03", "婚姻家庭调解窗口"),
        ("D07", "公共法律服务窗口"),
        ("D09", "劳动监察与仲裁窗口"),
        ("D10", "住房和物业纠纷调解窗口"),
        ("D12", "心理服务室"),
        ("D15", "诉讼服务窗口"),
    )
)
_WAITING = tuple((desk.code, desk.short, count) for desk, count in zip(DESKS, (4, 2, 3, 1, 12, 1, 2), strict=True))


def call(id: int, number: str, window: str, desk: str = "D09", ago: int = 0) -> CallShown:
    """One call; the newest has the greatest id."""
    return CallShown(id, number, f"W{id}", window, desk, MORNING - timedelta(minutes=ago))


CALLS = (
    call(46, "A032", "9 号窗口"),
    call(45, "B018", "3 号窗口", "D03", 2),
    call(44, "A031", "2 号-1", "D02", 4),
    call(43, "C014", "7 号窗口", "D07", 5),
    call(42, "B017", "10 号窗口", "D10", 9),
    call(41, "A030", "2 号-2", "D02", 12),
)
NEXT, MISSED, PAUSED = ("A033", "B019", "C015", "A034"), ("A019", "A024", "C011"), ("4 号-2",)
BUSY = Board(MORNING, CALLS[:5], _WAITING, NOTICE, next=NEXT, missed=MISSED, paused=PAUSED)
MANY = replace(
    BUSY,
    calls=tuple(call(60 - at, f"B{60 - at:03d}", f"{at + 1} 号", DESKS[at % 7].code, at) for at in range(13)),
    missed=tuple(f"A{at:03d}" for at in range(9, 0, -1)),
    paused=("4 号-1", "4 号-2", "11 号"),
)


class _Told:
    """Answers what hangs on the wall."""

    def __init__(self, board: Board | None) -> None:
        self._answers: dict[str, object] = {
            "BoardNow": board,
            "CentreNow": Centre("青河县综治中心", founded=True),
            "Desks": DESKS,
            "SettingsNow": {name: setting.default for name, setting in SETTINGS.items()},
        }

    def ask(
        self, question: object, done: Callable[[object], None], _failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Answer a question."""
        answer = self._answers[type(question).__name__]
        if answer is not None:
            done(answer)

    def do(
        self, _order: object, _done: Callable[[object], None], _failed: Callable[[Exception], None] | None = None
    ) -> None:
        """A board orders nothing."""


def made(context: UiContext, board: Board | None = BUSY, minutes: int = 0) -> BoardScreen:
    """The board, looked at so many minutes after it was told."""
    clock = FixedClock(MORNING + timedelta(minutes=minutes))
    return BoardScreen(replace(context, clock=clock, lanes=_Told(board), changes=None))


def _lost(context: UiContext) -> QWidget:
    screen = made(context, minutes=7)
    screen.model.lose(EnvironmentFault(Fault.DATABASE_UNREACHABLE))
    return screen


def _flashing(context: UiContext) -> QWidget:
    screen = made(context)
    screen.model.take(replace(BUSY, calls=(call(47, "C015", "7 号窗口", "D07"), *CALLS)))
    screen.model.blink()
    return screen


def _later_page(context: UiContext, turns: int) -> QWidget:
    screen = made(context, MANY)
    for _ in range(turns):
        screen.model.turn()
    return screen


def _silent(context: UiContext) -> QWidget:
    clock = FixedClock(MORNING)
    told = replace(context, clock=clock, lanes=_Told(BUSY), changes=None)
    screen = BoardScreen(told, voice=Voice(None))
    screen.model.mute = True
    screen.close()
    return screen


def states() -> list[tuple[str, Callable[[UiContext], QWidget]]]:
    """Name and maker of every state."""
    closed = Board(MORNING, (), (), open=False)
    urgent = replace(BUSY, notice="消防演习：请从东门离开，工作人员会带路。", urgent=True)
    return [
        ("board-busy", made),
        ("board-flash", _flashing),
        ("board-many", partial(made, board=MANY)),
        ("board-page-2", partial(_later_page, turns=1)),
        ("board-page-3", partial(_later_page, turns=2)),
        ("board-silent", _silent),
        ("board-quiet", partial(made, board=Board(MORNING, (), ()))),
        ("board-closed", partial(made, board=closed)),
        ("board-urgent", partial(made, board=urgent)),
        ("board-lost", _lost),
        ("board-connecting", partial(made, board=None)),
    ]
