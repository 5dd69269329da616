"""An invented window for pictures and tests. Nobody and nothing here is real."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from hall.cases.orders import CaseBrief, ClockShown, StoryLine
from hall.cases.rules import CaseState, EventKind
from hall.catalogue.rules import Desk, Matter, Presence, Window
from hall.clock import HALL_ZONE
from hall.intake.orders import PastVisit, VisitShown
from hall.intake.rules import Willing
from hall.papers.orders import PaperRow
from hall.papers.rules import PaperKind, PaperState
from hall.people.rules import Priority, Sex
from hall.queueing.orders import QueueRow, SeatNow, WindowNow
from hall.queueing.rules import CallWhy, TicketState, WindowState

MORNING = datetime(2026, 11, 23, 8, 30, tzinfo=HALL_ZONE)
LATER = datetime(2026, 11, 23, 10, 26, tzinfo=HALL_ZONE)
CODE, DESK, CALLS = "W09-1", "D09", 3

DESKS = tuple(
    Desk(code, name, Presence.RESIDENT, "服务区", "A")
    for code, name in (
        ("D01", "综合受理窗口"),
        ("D03", "人民调解窗口（人民调解委员会）"),
        ("D07", "公共法律服务窗口（司法局）"),
        ("D09", "劳动监察与仲裁窗口（人社局）"),
    )
)
WINDOWS = (
    Window("W07-1", "D07", "7 号窗口"),
    Window("W09-1", "D09", "9 号窗口"),
    Window("W09-2", "D09", "10 号窗口"),
)
MATTERS = (
    Matter("M0901", "拖欠农民工工资投诉", "D09", "劳动"),
    Matter("M0902", "工伤认定咨询", "D09", "劳动"),
    Matter("M0903", "加班费争议", "D09", "劳动"),
)


def row(
    number: str,
    ticket: int,
    state: TicketState = TicketState.WAITING,
    *,
    minutes: int = 10,
    why: CallWhy = CallWhy.ARRIVAL,
    priority: str = "",
    matter: str = "M0901",
    calls: int = 0,
    reason: str = "",
    from_desk: str = "",
) -> QueueRow:
    """One ticket of the morning."""
    at = LATER - timedelta(minutes=minutes)
    return QueueRow(
        ticket=ticket,
        number=number,
        visit=ticket,
        desk=DESK,
        state=state,
        arrived=at,
        since=at,
        why=why,
        priority=priority,
        matter=matter,
        from_desk=from_desk,
        calls=calls,
        reason=reason,
        until=LATER + timedelta(minutes=12) if state is TicketState.HELD else None,
    )


SEATS = (
    SeatNow("W07-1", "D07", "何静", "hejing", MORNING, WindowState.FREE),
    SeatNow("W09-2", "D09", "孙丽", "sunli", MORNING, WindowState.SERVING),
)
WAITING = (
    row("A033", 33, minutes=14, why=CallWhy.PRIORITY, priority=Priority.ELDERLY.value, matter="M0902"),
    row("A030", 30, minutes=11, why=CallWhy.TRANSFERRED, matter="M0903", from_desk="D07"),
    row("A035", 35, minutes=6),
)
HELD = (row("A021", 21, TicketState.HELD, minutes=8, reason="去复印材料"),)
MISSED = (
    row("A024", 24, TicketState.MISSED, minutes=31, calls=3),
    row("A019", 19, TicketState.MISSED, minutes=52, calls=3),
)
IDLE = WindowNow(
    window=CODE,
    window_name="9 号窗口",
    desk=DESK,
    desk_name="劳动监察与仲裁窗口（人社局）",
    state=WindowState.FREE,
    clerk="赵明",
    since=MORNING,
    waiting=WAITING,
    waiting_count=3,
    held=HELD,
    missed=MISSED,
    served_today=7,
    mean_minutes=13,
)


def _busy(state: WindowState, ticket: TicketState, **more: object) -> WindowNow:
    in_hand = row("A032", 32, ticket, minutes=25, calls=1, why=CallWhy.PRIORITY, priority=Priority.ELDERLY.value)
    return replace(IDLE, state=state, ticket=in_hand, case=7, called_at=LATER - timedelta(minutes=1), **more)  # type: ignore[arg-type]


CALLED = _busy(WindowState.CALLING, TicketState.CALLED, calls_left=2, call_again_at=LATER)
SERVED = _busy(WindowState.SERVING, TicketState.SERVING, started_at=LATER - timedelta(minutes=7))


def _clock(code: str, colour: str, left_s: int | None, reason: str = "") -> ClockShown:
    due = datetime(2026, 11, 18, 23, 59, 59, tzinfo=HALL_ZONE)
    line = "11月18日 = 10月19日受理 + 30 天，没有暂停"
    return ClockShown(code, due, False, colour, reason, left_s, line, "18 Nov = accepted 19 Oct + 30 days, no pause")


def _line(day: tuple[int, int, int, int], kind: EventKind, who: str, words: str = "", **facts: str | int) -> StoryLine:
    return StoryLine(datetime(2026, *day, tzinfo=HALL_ZONE), kind, who, facts, words)


CASE = CaseBrief(
    7,
    "410122-2026-001873",
    "M0901",
    DESK,
    CaseState.ACCEPTED,
    datetime(2026, 10, 19, 10, 5, tzinfo=HALL_ZONE),
    "综治受〔2026〕1873号",
    "包工头拖欠工资",
    1_800_000,
    EventKind.VISITED.value,
    LATER,
    (
        _clock("SLA-CLOSE", "red", -5 * 86_400, "overdue"),
        _clock("SLA-FIRST", "met", None),
        _clock("SLA-ASSIGN", "met", None),
    ),
)
WANG = VisitShown(
    visit=32,
    at=LATER - timedelta(minutes=25),
    name="王秀兰",
    sex=Sex.FEMALE.value,
    birth=date(1958, 3, 12),
    phone_masked="138****5678",
    statement="我在工地食堂做饭，干了四个月，包工头一直不发工资，一共欠我一万八。上个月来过一回，到现在没有人给我打电话。",
    other_party="宏达劳务公司　刘建国（包工头）",
    amount_fen=1_800_000,
    willing=Willing.YES,
    materials="考勤照片 3 张、微信记录",
    priorities=(Priority.ELDERLY,),
    people=1,
    visit_count=4,
    case=CASE,
    story=(
        _line((11, 23, 10, 1), EventKind.PAPER_ISSUED, "陈雨", number="综治受〔2026〕2104号"),
        _line((11, 23, 10, 1), EventKind.VISITED, "陈雨", "还是没有人给我打电话", visit=32),
        _line((11, 9, 15, 20), EventKind.SERVED, "赵明", "电话联系包工头，称工程款未到", window="W09-1"),
        _line((10, 19, 10, 5), EventKind.PAPER_ISSUED, "陈雨", number="综治受〔2026〕1873号"),
        _line((10, 19, 10, 5), EventKind.ROUTED, "陈雨", desk=DESK, matter="M0901"),
        _line((10, 19, 10, 5), EventKind.REGISTERED, "陈雨", visit=12),
    ),
    earlier=(
        PastVisit(27, date(2026, 11, 9), "M0901", DESK, 7, "410122-2026-001873", True, ""),
        PastVisit(12, date(2026, 10, 19), "M0901", DESK, 7, "410122-2026-001873", True, ""),
        PastVisit(3, date(2026, 3, 2), "M0902", DESK, 2, "410122-2026-000211", False, ""),
    ),
)
PAPERS = tuple(
    PaperRow(paper, PaperKind.ACCEPTANCE, f"综治受〔2026〕{number}号", "", "", 7, at, PaperState.VALID, 0)
    for paper, number, at in ((41, 2104, LATER), (22, 1873, CASE.opened_at))
)
