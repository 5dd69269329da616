"""Every state of the front desk, to be looked at: built with invented people and scripted answers, no hall behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from hall.asking import ChangeSet, Outcome
from hall.catalogue.orders import Desks, Matters, PresentOn
from hall.clock import FixedClock
from hall.errors import EnvironmentFault, Fault, UserError
from hall.intake.orders import (
    Acquaintances,
    Known,
    ProposeFor,
    RecentVisits,
    RegisterVisit,
)
from hall.papers.orders import PrintJobs
from hall.queueing.orders import WaitingNow
from hall.routing.orders import Picked, PickMatter
from hall.routing.rules import Proposals
from ui import keys
from ui.context import UiContext
from ui.frontdesk.entry import Entry
from ui.frontdesk.invented import (
    ASKING,
    CONFLICT,
    DANGER,
    DESKS,
    GENERAL,
    GROUP,
    MATTERS,
    MORNING,
    NAMES,
    PRESENT,
    QUARREL,
    RARE,
    RECENT,
    REGISTERED,
    REPORT,
    WAGES,
    WAGES_AGAIN,
    WAITING,
    WANG,
    WANG_KNOWN,
    proposal,
)
from ui.frontdesk.latest import Latest
from ui.frontdesk.screen import FrontDesk
from ui.shell.main import Shell


class Scripted:
    """Answers from a script, at once. A class without an answer gets none."""

    def __init__(self, **answers: object) -> None:
        self._answers: dict[str, object] = {
            Desks.__name__: DESKS,
            Matters.__name__: MATTERS,
            PresentOn.__name__: PRESENT,
            WaitingNow.__name__: WAITING,
            Acquaintances.__name__: Known(),
            ProposeFor.__name__: WAGES,
            PickMatter.__name__: (),
            RecentVisits.__name__: (),
            PrintJobs.__name__: (),
            RegisterVisit.__name__: Outcome(REGISTERED, ChangeSet({}, "")),
        } | answers

    def do(
        self, order: object, done: Callable[[object], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Answer an order."""
        self._tell(order, done, failed)

    def ask(
        self, question: object, done: Callable[[object], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Answer a question."""
        self._tell(question, done, failed)

    def _tell(self, asked: object, done: Callable[[object], None], failed: Callable[[Exception], None] | None) -> None:
        answer = self._answers.get(type(asked).__name__)
        if isinstance(answer, Exception):
            if failed is not None:
                failed(answer)
        elif answer is not None:
            done(answer)


class Kept:
    """Drafts that a crash left behind, or none."""

    def __init__(self, found: Entry | None = None) -> None:
        self._found = found

    def keep(self, place: str, draft: object) -> None:
        """Nothing is written for a picture."""

    def drop(self, place: str) -> None:
        """Nothing was written."""

    def found(self, place: str) -> dict[str, object] | None:
        """What was half-filled."""
        return None if self._found is None else self._found.draft()


def _desk(context: UiContext, found: Entry | None = None, **answers: object) -> tuple[Shell, FrontDesk]:
    own = replace(context, clock=FixedClock(MORNING), lanes=Scripted(**answers), drafts=Kept(found))
    shell = Shell(own)
    screen = FrontDesk(own, "导办台 1")
    shell.add_place("frontdesk", "clipboard-list", partial(keys.words, "place.1"), "place.1", screen)
    shell.set_centre("青河县综治中心")
    return shell, screen


def _fill(screen: FrontDesk, entry: Entry, caret: str = "statement", **autos: str) -> None:
    """Show an entry as if it had been typed, with everything that was asked for it answered."""
    screen.model.autos |= autos
    screen.model.show(entry)
    screen.model.autos |= autos
    screen.panel.show_entry()
    for asker in screen.model.findChildren(Latest):
        asker.flush()
    screen.model.drafting.keep()
    screen.model.go_to.emit(caret)


def _with(entry: Entry | None, caret: str = "statement", **answers: object) -> Callable[[UiContext], QWidget]:
    def make(context: UiContext) -> QWidget:
        shell, screen = _desk(context, None, **answers)
        if entry is not None:
            _fill(screen, entry, caret)
        return shell

    return make


def _repeat(context: UiContext) -> QWidget:
    shell, screen = _desk(context, Acquaintances=Known((WANG_KNOWN,)), ProposeFor=WAGES_AGAIN)
    _fill(screen, WANG, number="card", name="card", address="card")
    return shell


def _joined(context: UiContext) -> QWidget:
    shell, screen = _desk(context, Acquaintances=Known((WANG_KNOWN,)), ProposeFor=WAGES_AGAIN)
    _fill(screen, WANG)
    screen.model.join()
    return shell


def _waiting(context: UiContext) -> QWidget:
    shell, screen = _desk(context, Acquaintances=Known((replace(WANG_KNOWN, waiting_ticket="A031"),)))
    _fill(screen, replace(WANG, statement="", other_party="", amount="", materials=""), "number")
    return shell


def _reader(context: UiContext) -> QWidget:
    shell, screen = _desk(context, Acquaintances=Known((WANG_KNOWN,)))
    screen.model.card_read(WANG.number, WANG.name, WANG.address)
    for asker in screen.model.findChildren(Latest):
        asker.flush()
    screen.model.go_to.emit("statement")
    return shell


def _errors(context: UiContext) -> QWidget:
    shell, screen = _desk(context, ProposeFor=Proposals(DANGER.proposals))
    _fill(screen, replace(QUARREL, statement="楼上漏水泡了我家，找了半年没人管"))
    screen.model.submit()
    return shell


def _danger(context: UiContext, *, dealt_with: bool = False) -> QWidget:
    shell, screen = _desk(context, ProposeFor=DANGER)
    _fill(screen, QUARREL)
    if dealt_with:
        screen.model.direction.deal_with_danger()
    else:
        screen.model.submit()
    return shell


def _saved(context: UiContext) -> QWidget:
    shell, screen = _desk(context, RecentVisits=RECENT)
    _fill(screen, replace(WANG, name="钱小慧", number="", priorities=()))
    screen.model.submit()
    return shell


def _refused(context: UiContext, trouble: Exception) -> QWidget:
    shell, screen = _desk(context, RegisterVisit=trouble)
    _fill(screen, replace(WANG, number="", priorities=()))
    screen.model.submit()
    return shell


def _twice(context: UiContext) -> QWidget:
    known = Known((replace(WANG_KNOWN, waiting_ticket="A031"),))
    shell, screen = _desk(
        context, Acquaintances=known, RegisterVisit=UserError("visit.waiting_ticket", None, ticket="A031")
    )
    _fill(screen, WANG)
    screen.model.submit()
    return shell


def _checked(context: UiContext) -> QWidget:
    shell, screen = _desk(context)
    _fill(screen, replace(WANG, number="410122195803120043", priorities=()), "number")
    screen.model.leave("number")
    return shell


def _group(context: UiContext) -> QWidget:
    two = Proposals((proposal("D09", "拖欠农民工工资投诉", "农民工工资", "不发工资"), proposal("D02", "集体来访接待")))
    shell, screen = _desk(context, ProposeFor=two)
    _fill(screen, GROUP)
    for row in range(len(GROUP.group.members) if GROUP.group else 0):
        for field in ("name", "number", "phone"):
            screen.model.leave(f"members.{row}.{field}")
    screen.panel.group.table.setCurrentIndex(screen.panel.group.model.index(2, 2))
    return shell


def _picking(context: UiContext) -> QWidget:
    found = tuple(
        Picked(desk, NAMES[desk], matter, name, "initials")
        for desk, matter, name in (
            ("D09", "M0903", "劳动争议仲裁申请"),
            ("D09", "M0904", "劳动争议调解"),
            ("D07", "M0704", "劳动争议法律援助"),
        )
    )
    shell, screen = _desk(context, PickMatter=found)
    _fill(screen, ASKING)
    screen.proposals.start_picking()
    screen.proposals.pick.setText("ldzy")
    screen.model.direction.pick("ldzy")
    for asker in screen.model.findChildren(Latest):
        asker.flush()
    return shell


def states() -> list[tuple[str, Callable[[UiContext], QWidget]]]:
    """Name and maker of every state; a maker builds the whole window with the front desk in that state."""
    offline = EnvironmentFault(Fault.DATABASE_UNREACHABLE)
    full = EnvironmentFault(Fault.DISK_FULL)
    return [
        ("frontdesk-empty", _with(None)),
        ("frontdesk-typing", _with(replace(WANG, number="", address="", priorities=()))),
        ("frontdesk-repeat", _repeat),
        ("frontdesk-joined", _joined),
        ("frontdesk-waiting", _waiting),
        ("frontdesk-reader", _reader),
        ("frontdesk-group", _group),
        ("frontdesk-errors", _errors),
        ("frontdesk-checked", _checked),
        ("frontdesk-danger", _danger),
        ("frontdesk-danger-done", partial(_danger, dealt_with=True)),
        ("frontdesk-saved", _saved),
        ("frontdesk-draft", lambda context: _desk(context, found=WANG)[0]),
        ("frontdesk-no-match", _with(ASKING, ProposeFor=Proposals((GENERAL,), none=True))),
        ("frontdesk-conflict", _with(REPORT, ProposeFor=CONFLICT)),
        ("frontdesk-offline", partial(_refused, trouble=offline)),
        ("frontdesk-disk-full", partial(_refused, trouble=full)),
        ("frontdesk-twice", _twice),
        ("frontdesk-rare", _rare),
        ("frontdesk-picking", _picking),
    ]


def _rare(context: UiContext) -> QWidget:
    shell, screen = _desk(context)
    _fill(screen, RARE, "name")
    screen.model.leave("name")
    return shell
