"""The first start without its widgets: three steps, what is typed in each, what of it needs a look."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from hall.asking import new_order_id
from hall.centre.rules import clean_centre_name, clean_centre_phone, clean_division, division_doubt
from hall.errors import EnvironmentFault, Problem, UserError
from hall.founding.orders import FoundHall
from hall.staff.rules import check_new_password, clean_login, clean_staff_name, login_key

if TYPE_CHECKING:
    from ui.context import Lanes

STEPS: Final[tuple[tuple[str, ...], ...]] = (
    ("centre_name", "division", "phone"),
    ("admin_name", "login", "new", "again"),
    (),
)
"""The fields of each step; the last one only shows what was said."""

_OF_ORDER: Final = {"password": "new"}
"""Fields of the order that are called otherwise here."""


class FirstStartModel(QObject):
    """Every text stays as typed. ``step`` counts from 0."""

    changed = Signal()
    """Problems, step, or busy or not: look again."""
    go_to = Signal(object)
    """The caret belongs into this field."""
    founded = Signal(object)
    """The hall stands; the administrator's login."""

    def __init__(self, lanes: Lanes | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._order_id = new_order_id()
        self.typed = {name: "" for step in STEPS for name in step}
        self.step = 0
        self.busy = False
        self.fault: Exception | None = None
        self._problems: dict[str, Problem] = {}

    def problems(self) -> dict[str, Problem]:
        """What is shown beside the fields, by field."""
        return self._problems

    def edit(self, name: str, text: str) -> None:
        """Somebody typed."""
        if self.typed[name] == text:
            return
        self.typed[name] = text
        if self._problems.pop(name, None) is not None:
            self.changed.emit()

    def leave(self, name: str) -> None:
        """The caret went elsewhere: what stands there may be checked; nothing yet is no trouble yet."""
        found = self._look(name) if self.typed[name] else None
        if found is not None:
            self._problems[name] = found
            self.changed.emit()

    def _look(self, name: str) -> Problem | None:
        """The first thing to look at in a field."""
        text = self.typed[name]
        names = (login_key(self.typed["login"]), self.typed["admin_name"].strip())
        checks: dict[str, Callable[[], object]] = {
            "centre_name": lambda: clean_centre_name(text, "centre_name"),
            "division": lambda: clean_division(text),
            "phone": lambda: clean_centre_phone(text),
            "admin_name": lambda: clean_staff_name(text, "admin_name"),
            "login": lambda: clean_login(text),
            "new": lambda: check_new_password(text, *names, field="new"),
        }
        try:
            if name in checks:
                checks[name]()
        except UserError as wrong:
            return wrong.problems[0]
        if name == "division":
            return division_doubt(clean_division(text))
        if name == "again" and text != self.typed["new"]:
            return Problem("staff.password_repeat", "again")
        return None

    def next(self) -> None:
        """Go on; what needs a look is shown and the caret goes there. After the last step the hall is founded."""
        if self.busy:
            return
        found = {name: problem for name in STEPS[self.step] if (problem := self._look(name)) is not None}
        self._problems = found
        blocking = [name for name, problem in found.items() if not problem.soft]
        if blocking:
            self.changed.emit()
            self.go_to.emit(blocking[0])
        elif self.step + 1 < len(STEPS):
            self._stand_at(self.step + 1)
        else:
            self._found()

    def back(self) -> None:
        """One step back; nothing typed is lost."""
        if self.step and not self.busy:
            self._stand_at(self.step - 1)

    def _stand_at(self, step: int) -> None:
        self.step = step
        self.fault = None
        self.changed.emit()
        if STEPS[step]:
            self.go_to.emit(STEPS[step][0])

    def _found(self) -> None:
        if self._lanes is None:
            return
        self.busy, self.fault = True, None
        self.changed.emit()
        said = self.typed
        order = FoundHall(
            order_id=self._order_id,
            centre_name=said["centre_name"],
            division=said["division"],
            phone=said["phone"],
            admin_name=said["admin_name"],
            login=said["login"],
            password=said["new"],
        )
        self._lanes.do(order, self._stands, self._refused)

    def _stands(self, _outcome: object) -> None:
        self.busy = False
        login = login_key(self.typed["login"])
        self.typed["new"] = self.typed["again"] = ""
        self.changed.emit()
        self.founded.emit(login)

    def _refused(self, trouble: Exception) -> None:
        """Back to the step whose field needs a look; what belongs to no field is said above."""
        self.busy = False
        problems = trouble.problems if isinstance(trouble, UserError) else ()
        named = {_OF_ORDER.get(str(problem.field), str(problem.field)): problem for problem in problems}
        placed = {name: problem for name, problem in named.items() if name in self.typed}
        self._problems = placed
        if placed:
            first = next(iter(placed))
            self.step = next(at for at, names in enumerate(STEPS) if first in names)
            self.changed.emit()
            self.go_to.emit(first)
        else:
            self.fault = trouble
            self.changed.emit()

    def sentence_of_fault(self) -> UserError | EnvironmentFault | None:
        """Trouble that belongs to no field."""
        return self.fault if isinstance(self.fault, UserError | EnvironmentFault) else None
