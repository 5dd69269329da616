"""Signing in without its widgets: what is typed, what of it needs a look, whether the hall is open yet.

The page is the first thing painted, so what is only needed when somebody signs in is imported then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hall.errors import EnvironmentFault, Problem, UserError
    from hall.staff.orders import SignedIn
    from ui.context import Lanes
    from ui.signin.people import Hint, Person

GUIDE_DESKS = ("导办台 1", "导办台 2", "导办台 3")
"""Front desks a PC may stand at, besides the windows of the catalogue."""

FIELDS = ("login", "password", "place", "new", "again")


class SignInModel(QObject):
    """``locked`` is who locked the screen: then only his password is asked for."""

    changed = Signal()
    """Problems, busy or not, open or not, which form: look again."""
    go_to = Signal(object)
    """The caret belongs into this field."""
    became = Signal(object)
    """The :class:`hall.asking.Actor` who asks from now on."""
    entered = Signal(object)
    """An :class:`Entrance`."""
    again_asked = Signal()
    """Somebody wants the house to be opened once more."""

    def __init__(self, lanes: Lanes | None, locked: Person | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self.locked = locked
        self.login = locked.login if locked is not None else ""
        self.password = ""
        self.place = locked.place if locked is not None else ""
        self.new = self.again = ""
        self.places: tuple[str, ...] = GUIDE_DESKS
        self.hints: tuple[Hint, ...] = ()
        self.open = locked is not None
        self.opening = False
        self.preparing = False
        """The demonstration is being filled, which takes longer than opening."""
        self.fault: Exception | None = None
        self.busy = self.welcoming = False
        self.renewing: SignedIn | None = None
        """He may do nothing but choose a new password."""
        self._problems: dict[str, Problem] = {}

    def problems(self) -> dict[str, Problem]:
        """What is shown beside the fields, by field."""
        return self._problems

    # the house

    def use(self, lanes: Lanes) -> None:
        """From now on there is somebody to ask (the page is painted before)."""
        self._lanes = lanes

    def begin(self, *, preparing: bool = False) -> None:
        """The house is being opened (and, for a demonstration, filled)."""
        self.open, self.opening, self.fault = False, True, None
        self.preparing = preparing
        self.changed.emit()

    def stand_open(self) -> None:
        """The house is open: signing in works."""
        self.open, self.opening, self.fault = True, False, None
        self.changed.emit()

    def stay_shut(self, trouble: Exception) -> None:
        """The house could not be opened."""
        self.open, self.opening, self.fault = False, False, trouble
        self.changed.emit()

    def welcome(self) -> None:
        """The hall was founded a moment ago: now its administrator signs in."""
        self.welcoming = True
        self.changed.emit()

    def offer_places(self, configured: str, last: str, windows: Sequence[str]) -> None:
        """Where one may sit: first where this PC stands, then where it was used last, front desks, windows."""
        self.places = tuple(dict.fromkeys(place for place in (configured, last, *GUIDE_DESKS, *windows) if place))
        if self.place not in self.places:
            self.place = last or configured or self.places[0]
        self.changed.emit()

    def offer_hints(self, hints: tuple[Hint, ...]) -> None:
        """Accounts one may simply take."""
        self.hints = hints
        self.changed.emit()

    # typing

    def edit(self, name: str, text: str) -> None:
        """Somebody typed or chose."""
        if getattr(self, name) == text:
            return
        setattr(self, name, text)
        # a password that did not fit is answered by a new one, or by another login
        gone = {"login", "password"} if name in {"login", "password"} else {name}
        left = {field: problem for field, problem in self._problems.items() if field not in gone}
        if left != self._problems:
            self._problems = left
            self.changed.emit()

    def take_hint(self, hint: Hint) -> None:
        """Fill in an account whose password is shown."""
        self.login, self.password = hint.login, hint.password
        self._problems = {}
        self.changed.emit()

    # entering

    def submit(self) -> None:
        """Enter: sign in, or keep the new password; what is missing is shown and the caret goes there."""
        if self.busy or not self.open or self._lanes is None:
            return
        self.fault = None
        self._problems = self._missing()
        if self._problems:
            self.changed.emit()
            self.go_to.emit(next(iter(self._problems)))
        elif self.renewing is not None:
            self._renew(self.renewing)
        else:
            self._sign_in(self.password)

    def _missing(self) -> dict[str, Problem]:
        from hall.errors import Problem
        from hall.staff.rules import password_problem

        found: list[Problem | None] = []
        if self.renewing is not None:
            found = [password_problem(self.new, self.login, self.renewing.actor.name, field="new")]
            if found == [None] and self.again != self.new:
                found = [Problem("staff.password_repeat", "again")]
        else:
            if not self.login.strip():
                found.append(Problem("staff.login_missing", "login"))
            if not self.password:
                found.append(Problem("staff.password_missing", "password"))
        return {str(problem.field): problem for problem in found if problem is not None}

    def _sign_in(self, password: str) -> None:
        from hall.staff.orders import SignIn

        if self._lanes is None:
            return
        self._work()
        self._lanes.do(SignIn(login=self.login, password=password, place=self.place), self._came_in, self._refused)

    def _came_in(self, outcome: object) -> None:
        from hall.asking import Outcome
        from hall.staff.orders import SignedIn
        from ui.signin.people import Entrance

        self.busy = False
        signed = outcome.answer if isinstance(outcome, Outcome) else None
        if isinstance(signed, SignedIn) and signed.must_change:
            self.renewing = signed
            self.changed.emit()
            self.go_to.emit("new")
        elif isinstance(signed, SignedIn):
            self.password = self.new = self.again = ""
            self.renewing = None
            self.changed.emit()
            self.became.emit(signed.actor)
            self.entered.emit(Entrance(signed, self.login.strip().lower()))

    def _renew(self, signed: SignedIn) -> None:
        from hall.staff.orders import ChangePassword

        if self._lanes is None:
            return
        self._work()
        self.became.emit(signed.actor)
        order = ChangePassword(login=self.login, old=self.password, new=self.new)
        self._lanes.do(order, lambda _outcome: self._sign_in(self.new), self._refused)

    def _work(self) -> None:
        self.busy = True
        self.changed.emit()

    def _refused(self, trouble: Exception) -> None:
        from hall.errors import UserError

        self.busy = False
        problems = trouble.problems if isinstance(trouble, UserError) else ()
        if not self.refuse(problems):
            self.fault = trouble
            self.changed.emit()

    def refuse(self, problems: Sequence[Problem]) -> bool:
        """Show problems beside their fields; false if none of them belongs to a field here."""
        placed = [problem for problem in problems if problem.field in FIELDS]
        self._problems = {str(problem.field): problem for problem in placed}
        if placed:
            self.changed.emit()
            self.go_to.emit(placed[0].field)
        return bool(placed)

    def sentence_of_fault(self) -> UserError | EnvironmentFault | None:
        """Trouble that belongs to no field."""
        if self.fault is None:
            return None
        from hall.errors import EnvironmentFault, UserError

        return self.fault if isinstance(self.fault, UserError | EnvironmentFault) else None
