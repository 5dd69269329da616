"""Every state of the front desk, to be looked at: built with invented people and scripted answers, no hall behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from hall.asking import ChangeSet, Outcome
from hall.cases.orders import CaseBrief, ClockShown
from hall.cases.rules import CaseState
from hall.catalogue.orders import Desks, Matters, PresentOn
from hall.catalogue.rules import Desk, DeskToday, Matter, Presence
from hall.clock import HALL_ZONE, FixedClock
from hall.errors import EnvironmentFault, Fault, UserError
from hall.intake.orders import (
    Acquaintances,
    Known,
    KnownPerson,
    PastVisit,
    ProposeFor,
    RecentVisit,
    RecentVisits,
    Registered,
    RegisterVisit,
)
from hall.intake.rules import Willing
from hall.papers.orders import IssuedRef, PrintJobs
from hall.people.rules import Priority
from hall.queueing.orders import WaitingNow
from hall.routing.orders import Picked, PickMatter
from hall.routing.rules import Danger, DangerKind, Proposal, Proposals, Reason, ReasonKind
from ui import keys
from ui.context import UiContext
from ui.frontdesk.entry import Entry, GroupEntry, MemberEntry
from ui.frontdesk.latest import Latest
from ui.frontdesk.screen import FrontDesk
from ui.shell.main import Shell

MORNING = datetime(2026, 11, 23, 9, 42, 16, tzinfo=HALL_ZONE)
_AT = datetime(2026, 10, 19, 10, 5, tzinfo=HALL_ZONE)

DESKS = tuple(
    Desk(code, name, presence, zone, letter)
    for code, name, presence, zone, letter in (
        ("D01", "综合受理窗口", Presence.RESIDENT, "引导受理区", "A"),
        ("D02", "信访接待窗口（信访局）", Presence.RESIDENT, "引导受理区", "A"),
        ("D03", "人民调解窗口（人民调解委员会）", Presence.RESIDENT, "多元化解区", "B"),
        ("D06", "公安警务窗口（公安局）", Presence.RESIDENT, "服务区", "C"),
        ("D07", "公共法律服务窗口（司法局）", Presence.ROTATING, "服务区", "C"),
        ("D09", "劳动监察与仲裁窗口（人社局）", Presence.RESIDENT, "服务区", "A"),
        ("D13", "心理服务室（卫健委）", Presence.ROTATING, "服务区", "C"),
    )
)
MATTERS = (
    Matter("M0901", "拖欠农民工工资投诉", "D09", "劳动"),
    Matter("M0101", "养老金查询", "D01", "咨询"),
    Matter("M0302", "邻里漏水纠纷调解", "D03", "纠纷"),
)
_PEOPLE = {"D01": "李娜", "D02": "高磊", "D03": "孙丽、周敏", "D06": "马强", "D09": "赵明"}
PRESENT = {
    desk.code: DeskToday(desk.code, desk.code in _PEOPLE, desk.presence, _PEOPLE.get(desk.code, "")) for desk in DESKS
}
WAITING = {"D01": 1, "D03": 1, "D09": 3}
_NAMES = {desk.code: desk.name for desk in DESKS}


def _proposal(desk: str, matter: str, *words: str, more: Iterable[Reason] = (), there: bool = True) -> Proposal:
    presence = PRESENT[desk].presence.value
    who = {"who": _PEOPLE[desk]} if desk in _PEOPLE else {}
    present = Reason(ReasonKind.PRESENT, {"presence": presence, **who})
    if not there:
        present = Reason(ReasonKind.ABSENT, {"presence": presence, "next": "2026-11-25"})
    count = WAITING.get(desk, 0)
    heard = (Reason(ReasonKind.WORDS, {"words": "、".join(words)}),) if words else ()
    reasons = (*heard, *more, present, Reason(ReasonKind.WAITING, {"count": count}))
    return Proposal(desk, _NAMES[desk], f"M{desk}", matter, 0.9, reasons, words, there, count)


_OPEN = Reason(ReasonKind.OPEN_CASE, {"number": "综治受〔2026〕1873号"})
WAGES = Proposals(
    (
        _proposal("D09", "拖欠农民工工资投诉", "不发工资", "包工头", "工程款"),
        _proposal("D03", "雇佣与劳务报酬调解", "欠"),
        _proposal("D07", "农民工讨薪法律援助", "工资", "工地", there=False),
    )
)
WAGES_AGAIN = Proposals(
    (_proposal("D09", "拖欠农民工工资投诉", "不发工资", "包工头", "工程款", more=[_OPEN]), *WAGES.proposals[1:])
)
DANGER = Proposals(
    (
        _proposal("D03", "漏水渗水纠纷调解", "漏水", "泡了我家"),
        _proposal("D13", "情绪疏导"),
        _proposal("D06", "扬言过激行为处置"),
    ),
    danger=(Danger(DangerKind.VIOLENCE, ("同归于尽", "汽油")),),
)
GENERAL = Proposal("D01", _NAMES["D01"], "", "", 0.0, (Reason(ReasonKind.GENERAL),))
CONFLICT = Proposals(
    (_proposal("D02", "举报与控告接待", "举报"),),
    left_out=(Reason(ReasonKind.CONFLICT, {"unit": "公安局", "desk": "D06"}),),
)


def _clock(code: str, colour: str, left_s: int, reason: str = "") -> ClockShown:
    return ClockShown(
        code,
        datetime(2026, 11, 18, 23, 59, 59, tzinfo=HALL_ZONE),
        False,
        colour,
        reason,
        left_s,
        "11月18日 = 10月19日 + 30 天",
    )


CASE = CaseBrief(
    7,
    "410122-2026-001873",
    "M0901",
    "D09",
    CaseState.ACCEPTED,
    _AT,
    "综治受〔2026〕1873号",
    "包工头拖欠工资",
    1_800_000,
    "通知用人单位",
    datetime(2026, 11, 20, 15, 0, tzinfo=HALL_ZONE),
    (_clock("SLA-CLOSE", "red", -5 * 86_400, "overdue"),),
)
WANG_KNOWN = KnownPerson(
    3,
    "number",
    "王秀兰",
    "410122********0042",
    "138****5678",
    date(1958, 3, 12),
    "2",
    (
        PastVisit(71, date(2026, 10, 19), "M0901", "D09", 7, "410122-2026-001873", True, ""),
        PastVisit(52, date(2026, 6, 11), "M0101", "D01", 5, "410122-2026-000911", False, ""),
        PastVisit(31, date(2025, 12, 3), "M0302", "D03", 4, "410122-2025-002204", False, ""),
    ),
    3,
    (CASE,),
)
RECENT = tuple(
    RecentVisit(at, MORNING, name, ticket, desk, at, f"综治受〔2026〕{number}号")
    for at, name, ticket, desk, number in (
        (90, "钱小慧", "A035", "D09", 2111),
        (89, "陈浩", "B018", "D03", 2110),
        (88, "周大勇", "A034", "D02", 2109),
    )
)
REGISTERED = Registered(
    90,
    12,
    "410122-2026-002111",
    9,
    "A035",
    "D09",
    "M0901",
    2,
    IssuedRef(90, "综治受〔2026〕2111号", "20261123000000000000", 5),
    (),
    WAGES,
    0,
    (),
)

_SAID = "我在工地食堂做饭，干了四个月，包工头一直不发工资，说工程款没下来，一共欠我一万八。上个月来过一回，让等通知，到现在没人给我打电话"
WANG = Entry(
    name="王秀兰",
    number="410122195803120042",
    phone="13800005678",
    address="青河县青云街道槐树社区 6 号楼",
    statement=_SAID,
    other_party="宏达劳务公司　刘建国（包工头）",
    amount="18,000.00",
    willing=Willing.YES,
    materials="考勤照片 3 张、微信记录",
    priorities=(Priority.ELDERLY,),
)
GROUP = Entry(
    statement="我们七个人在安置房工地干了三个月，农民工工资一共十二万六，二包说没挣到钱不发工资，老板电话也打不通",
    other_party="宏达劳务公司　刘建国",
    amount="126,000.00",
    willing=Willing.YES,
    group=GroupEntry(
        "7",
        "同一工地钢筋班组，安置房 3 标段",
        (
            MemberEntry("马建军", "411023197905123317", "", "13700002206", representative=True),
            MemberEntry("李赟", "", "", "13500008817", representative=True),
            MemberEntry("阿卜杜热合曼·买买提", "653125198803040536", "", "15000007731", representative=True),
            MemberEntry("孙铁柱", "", "", ""),
            MemberEntry("周大勇", "411023198407152639", "", "13600000912"),
            MemberEntry(withheld=True),
        ),
    ),
)
QUARREL = Entry(
    number="41012219810634001X",
    phone="1380013800",
    address="青云街道",
    statement="楼上漏水泡了我家，找了半年没人管，再没人管我就买汽油跟他同归于尽",
    other_party="楼上住户 501",
)
ASKING = Entry(name="陈浩", phone="13900001234", statement="想问问我家门口那棵树什么时候能有人来看看")
REPORT = Entry(name="李强", phone="13900004321", statement="我要举报派出所的人收了好处不办事")
RARE = Entry(name="王\U00032000明", phone="13700001111", statement=_SAID, other_party="宏达劳务公司")


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
    two = Proposals(
        (_proposal("D09", "拖欠农民工工资投诉", "农民工工资", "不发工资"), _proposal("D02", "集体来访接待"))
    )
    shell, screen = _desk(context, ProposeFor=two)
    _fill(screen, GROUP)
    for row in range(len(GROUP.group.members) if GROUP.group else 0):
        for field in ("name", "number", "phone"):
            screen.model.leave(f"members.{row}.{field}")
    screen.panel.group.table.setCurrentIndex(screen.panel.group.model.index(2, 2))
    return shell


def _picking(context: UiContext) -> QWidget:
    found = tuple(
        Picked(desk, _NAMES[desk], matter, name, "initials")
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
