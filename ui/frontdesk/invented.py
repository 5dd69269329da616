"""Invented people, desks and answers for pictures, tests and demonstrations. Nobody and nothing here is real."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from hall.cases.orders import CaseBrief, ClockShown
from hall.cases.rules import CaseState
from hall.catalogue.rules import Desk, DeskToday, Matter, Presence
from hall.clock import HALL_ZONE
from hall.intake.orders import KnownPerson, PastVisit, RecentVisit, Registered
from hall.intake.rules import Willing
from hall.papers.orders import IssuedRef
from hall.people.rules import Priority
from hall.routing.rules import Danger, DangerKind, Proposal, Proposals, Reason, ReasonKind
from ui.frontdesk.entry import Entry, GroupEntry, MemberEntry

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
NAMES = {desk.code: desk.name for desk in DESKS}


def proposal(desk: str, matter: str, *words: str, more: Iterable[Reason] = (), there: bool = True) -> Proposal:
    """A proposal with the usual reasons: the words, ``more``, who is there, how many wait."""
    presence = PRESENT[desk].presence.value
    who = {"who": _PEOPLE[desk]} if desk in _PEOPLE else {}
    present = Reason(ReasonKind.PRESENT, {"presence": presence, **who})
    if not there:
        present = Reason(ReasonKind.ABSENT, {"presence": presence, "next": "2026-11-25"})
    count = WAITING.get(desk, 0)
    heard = (Reason(ReasonKind.WORDS, {"words": "、".join(words)}),) if words else ()
    reasons = (*heard, *more, present, Reason(ReasonKind.WAITING, {"count": count}))
    return Proposal(desk, NAMES[desk], f"M{desk}", matter, 0.9, reasons, words, there, count)


_OPEN = Reason(ReasonKind.OPEN_CASE, {"number": "综治受〔2026〕1873号"})
WAGES = Proposals(
    (
        proposal("D09", "拖欠农民工工资投诉", "不发工资", "包工头", "工程款"),
        proposal("D03", "雇佣与劳务报酬调解", "欠"),
        proposal("D07", "农民工讨薪法律援助", "工资", "工地", there=False),
    )
)
WAGES_AGAIN = Proposals(
    (proposal("D09", "拖欠农民工工资投诉", "不发工资", "包工头", "工程款", more=[_OPEN]), *WAGES.proposals[1:])
)
DANGER = Proposals(
    (
        proposal("D03", "漏水渗水纠纷调解", "漏水", "泡了我家"),
        proposal("D13", "情绪疏导"),
        proposal("D06", "扬言过激行为处置"),
    ),
    danger=(Danger(DangerKind.VIOLENCE, ("同归于尽", "汽油")),),
)
GENERAL = Proposal("D01", NAMES["D01"], "", "", 0.0, (Reason(ReasonKind.GENERAL),))
CONFLICT = Proposals(
    (proposal("D02", "举报与控告接待", "举报"),),
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
