"""What stands on the screen while somebody is signed in: the shell with his work places, its status, printing, the lock."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QApplication, QMenu

from hall.asking import SYSTEM, Order, Question, Right
from ui import keys
from ui.finding import Finder
from ui.frontdesk.screen import FrontDesk
from ui.preferences import PreferenceFile
from ui.printing.lane import PrintLane
from ui.shell.idle import Idle
from ui.shell.main import Shell
from ui.shell.standing import Standing
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from hall.bootstrap import House
    from hall.settings import Settings
    from ui.context import Lanes, UiContext
    from ui.lanes import Lanes as RealLanes
    from ui.signin.people import Entrance
    from ui.window.screen import WindowScreen


class HallItself:
    """The door for the print lane: papers go on printing while the screen is locked, so the hall itself prints."""

    def __init__(self, house: House, place: str) -> None:
        self._door, self._actor = house.door, replace(SYSTEM, place=place)

    def ask(self, question: Question) -> Any:
        """The answer to a question."""
        return self._door.ask(self._actor, question)

    def do(self, order: Order) -> Any:
        """The answer to an order."""
        return self._door.enter(self._actor, order).answer


class Work(QObject):
    """From signing in to signing out."""

    lock_asked = Signal()
    leave_asked = Signal()

    def __init__(self, context: UiContext, house: House, settings: Settings, entrance: Entrance) -> None:
        super().__init__()
        place = settings.place
        self.printing = PrintLane(HallItself(house, place), settings, context.clock, context.changes, self)
        self.context = replace(context, printing=self.printing)
        self.shell = Shell(self.context)
        self.finder = Finder(self.shell)
        self._place = place
        self._rights: frozenset[Right] = frozenset()
        self._kept = PreferenceFile(settings.data)
        self.front_desk: FrontDesk | None = None
        self.window: WindowScreen | None = None
        self.idle = Idle(cast("QApplication", QApplication.instance()), self)
        self.idle.lapsed.connect(self.lock_asked)
        lock = keys.action("lock", self.shell)
        lock.triggered.connect(lambda _on=False: self.lock_asked.emit())
        self.shell.addAction(lock)
        self._lock = lock
        self.standing = Standing(
            self.shell,
            entrance.person.name,
            place,
            embedded=settings.embedded,
            printer=settings.printer,
            on_who=self._open_who,
        )
        lanes = _real(context.lanes)
        if lanes is not None:
            lanes.surroundings.connect(self.standing.set_surroundings)

    def begin(self, rights: frozenset[Right]) -> None:
        """Open the work places this person has, and go on with papers that were left."""
        self._rights = rights
        places: tuple[tuple[Right, str, str, str, Callable[[], QWidget]], ...] = (
            (Right.REGISTER, "frontdesk", "clipboard-list", "place.1", self._front_desk),
            (Right.SERVE, "window", "monitor", "place.2", self._window),
        )
        for right, place, icon, key, make in places:
            if right in rights:
                self.shell.add_place(place, icon, partial(keys.words, key), key, make)
        if not rights & {right for right, *_ in places}:
            page = EmptyState("door-open")
            page.say(
                self.tr("Your role has no work place on this computer"),
                self.tr("What it looks after is done with hallctl; sign out by your name below"),
            )
            self.shell.add_place("nothing", "door-open", partial(keys.words, "place.1"), "place.1", page)
        self.printing.wake()

    def _front_desk(self) -> FrontDesk:
        self.front_desk = FrontDesk(self.context, self._place)
        self.front_desk.supervisor_asked.connect(self._fetch_supervisor)
        return self.front_desk

    def _window(self) -> WindowScreen:
        from ui.window.screen import WindowScreen  # opened by those who serve, not at the first paint

        may_choose = Right.CHOOSE_TICKET in self._rights
        self.window = WindowScreen(self.context, self._place, may_choose=may_choose, kept=self._kept)
        return self.window

    def _fetch_supervisor(self, reason: object) -> None:
        """The supervisor's screen is not built yet, so nobody would hear a call: say so instead of calling."""
        words = self.tr("Please ring or fetch the supervisor, the program does not call yet: **{reason}**")
        self.shell.toast.toast(words, "phone-call", reason=reason)

    def _open_who(self) -> None:
        menu = QMenu(self.shell)
        menu.addAction(self._lock)
        leave = menu.addAction(self.tr("Sign out"))
        leave.triggered.connect(lambda _on=False: self.leave_asked.emit())
        part = self.shell.status.part("who")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(part.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    # locking

    def wait_idle(self, minutes: int) -> None:
        """Ask for the lock after so many minutes without a touch."""
        if minutes:
            self.idle.begin(minutes)

    def rest(self) -> None:
        """Locked: nothing to wait for, and nothing stands beside the cover."""
        if self.window is not None:
            self.window.expand()
        self.idle.end()

    def keep_drafts(self) -> None:
        """What is half-filled goes to the disk now."""
        if self.front_desk is not None:
            self.front_desk.model.drafting.keep()
        if self.window is not None:
            self.window.drafting.keep()

    def end(self) -> None:
        """Signed out, or the program ends. What is not printed yet stays in the queue."""
        self.idle.end()
        if self.window is not None and self.window.strip is not None:
            self.window.strip.put_away()
        self.printing.stop()
        self.deleteLater()


def _real(lanes: Lanes | None) -> RealLanes | None:
    from ui.lanes import Lanes as RealLanes

    return lanes if isinstance(lanes, RealLanes) else None
