"""Demonstration data: a month of a lively hall, the same on every PC. People, numbers and matters are invented.

Everything goes through the door as at a front desk, with a clock that is set to each moment. Orders carry keys of their
own, so filling again (after a break, or some days later) goes on where it stopped.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

import resources
from hall.asking import NOBODY, SYSTEM, Actor
from hall.clock import HALL_ZONE, FixedClock, hall_day
from hall.intake.orders import Group, Member, Registered, RegisterVisit
from hall.intake.rules import Willing
from hall.papers.orders import DropPrint, ReprintPaper, VoidPaper
from hall.papers.rules import TO_FILE
from hall.people.rules import PaperType, Priority, age, check_character
from hall.staff.orders import Accounts, ActorFor, AddAccount
from hall.staff.rules import Role
from hall.workdays.orders import CalendarNow
from hall.workdays.rules import Calendar

if TYPE_CHECKING:
    from hall.door import Door

CENTRE, DIVISION = "示范县社会治安综合治理中心", "130105"
"""What an invented hall is called, and where it stands."""

PASSWORD = "Shifan-2026"  # noqa: S105  (shown on purpose: it opens invented data only)
"""The password of every account of the demonstration, the administrator's too."""

DAYS = 30
VISITS = (12, 22)
"""Visits a day, from and to."""

DESK = "导办台 1"
_OPEN = ((8 * 60 + 32, 11 * 60 + 52), (14 * 60 + 3, 17 * 60 + 18))
_DIVISIONS = ("130105", "130102", "130108", "130123", "130129", "130132", "410122", "371322", "140522")
_SURNAMES = "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
_GIVEN = "秀兰 建国 志强 桂英 德福 春燕 海涛 玉珍 国庆 小梅 文斌 淑芬 长河 凤霞 永胜 雪梅 立军 金花 广田 丽娟 振华 爱民".split()
_GIVEN += "思远 雨桐 子轩 佳怡 浩然 晓东 根生 月娥 宝山 素琴 新民 翠萍 学文 红霞 保田 玲 伟 敏 静 磊 洋 艳 勇 杰 娟 涛 明 超".split()
_ROADS = "和平路 建设街 槐安巷 新华道 育才街 柳林村 大王庄 石桥村 翠屏家园 锦绣小区".split()


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account of the demonstration; its password is :data:`PASSWORD`."""

    login: str
    name: str
    role: Role
    desk: str = ""


ACCOUNTS = (
    DemoAccount("daoban", "陈雨", Role.GUIDE, DESK),
    DemoAccount("chuangkou", "孙丽", Role.CLERK, "3 号窗口"),
    DemoAccount("tiaojie", "何长青", Role.MEDIATOR, "3 号窗口"),
    DemoAccount("zhiban", "周明", Role.SUPERVISOR),
    DemoAccount("duban", "郑兰", Role.OFFICER),
    DemoAccount("lingdao", "马卫东", Role.LEADER),
    DemoAccount("anquan", "许静", Role.SECURITY),
    DemoAccount("shenji", "高原", Role.AUDITOR),
)
"""One account a role, besides the administrator."""


@dataclass(frozen=True, slots=True)
class Filled:
    """How many working days and visits the demonstration has."""

    days: int
    visits: int


@dataclass(frozen=True, slots=True)
class _Person:
    """An invented visitor; ``case`` is one that is open."""

    name: str
    number: str
    phone: str
    address: str
    birth: date
    case: int | None = None


def fill_month(door: Door, clock: FixedClock, days: int = DAYS) -> Filled:
    """The ``days`` before the moment the clock stands at, and that day until then. The hall has to be founded.

    The clock stands at the same moment again afterwards. About 20 ms a visit.
    """
    now = clock.at
    calendar: Calendar = door.ask(NOBODY, CalendarNow())
    first = hall_day(now) - timedelta(days=days)
    worked = [day for n in range(days + 1) if calendar.is_workday(day := first + timedelta(days=n))]
    visits = 0
    known: list[_Person] = []
    try:
        clock.at = datetime.combine(worked[0] if worked else first, time(8), HALL_ZONE)
        _accounts(door)
        guide: Actor = door.ask(SYSTEM, ActorFor(login=ACCOUNTS[0].login, place=DESK))
        for day in worked:
            for moment, order, person in _day(day, known):
                if moment > now:
                    break
                clock.at = moment
                registered: Registered = door.enter(guide, order).answer
                visits += 1
                _afterwards(door, guide, order, registered, visits)
                if person is not None and not registered.joined:
                    known.append(_with_case(person, registered.case))
    finally:
        clock.at = now
    return Filled(len(worked), visits)


def _accounts(door: Door) -> None:
    there = {row.login for row in door.ask(SYSTEM, Accounts())}
    for one in ACCOUNTS:
        if one.login not in there:
            door.enter(
                SYSTEM,
                AddAccount(
                    login=one.login,
                    name=one.name,
                    password=PASSWORD,
                    roles=frozenset({one.role}),
                    desk=one.desk,
                    must_change=False,
                ),
            )


def _day(day: date, known: list[_Person]) -> Iterator[tuple[datetime, RegisterVisit, _Person | None]]:
    """The visits of a day in order. Every day has a dice of its own, so that it does not matter where one begins."""
    dice = random.Random(f"one-door-hall {day}")  # noqa: S311  (the same month everywhere)
    parts = dice.choices(_OPEN, (3, 2), k=dice.randint(*VISITS))
    minutes = sorted(dice.choice(range(*part)) for part in parts)
    for number, minute in enumerate(minutes, 1):
        moment = datetime.combine(day, time(minute // 60, minute % 60, dice.randrange(60)), HALL_ZONE)
        key = f"demo-{day:%Y%m%d}-{number:03d}"
        if known and dice.random() < 0.18:
            person = dice.choice(known)
            yield moment, _again(key, dice, person), None if dice.random() < 0.5 else person
        else:
            person = _invented(dice, day)
            yield moment, _first(key, dice, person, day), person


def _invented(dice: random.Random, day: date) -> _Person:
    birth = date(day.year - dice.choices((24, 35, 48, 62, 74), (3, 5, 5, 4, 3))[0], 1, 1)
    birth -= timedelta(days=dice.randrange(3000))
    head = f"{dice.choice(_DIVISIONS)}{birth:%Y%m%d}{dice.randrange(1, 999):03d}"
    return _Person(
        name=dice.choice(_SURNAMES) + dice.choice(_GIVEN),
        number=head + check_character(head),
        phone=f"1380000{dice.randrange(10**4):04d}",
        address=f"{dice.choice(_ROADS)}{dice.randrange(1, 180)}号",
        birth=birth,
    )


def _with_case(person: _Person, case: int) -> _Person:
    return _Person(person.name, person.number, person.phone, person.address, person.birth, case)


def _first(key: str, dice: random.Random, person: _Person, day: date) -> RegisterVisit:
    """Somebody who comes for the first time; sometimes a group, sometimes nameless."""
    said = dice.choice(matters())
    withheld = dice.random() < 0.03
    group = _group(dice, person, day) if dice.random() < 0.04 else None
    elderly = age(person.birth, day) >= 70
    return RegisterVisit(
        order_id=key,
        name="" if withheld else person.name,
        name_withheld=withheld,
        paper_type=PaperType.NONE if withheld else PaperType.CITIZEN_ID,
        number="" if withheld else person.number,
        phone="" if withheld or dice.random() < 0.1 else person.phone,
        address="" if withheld else person.address,
        statement=said["statement"],
        other_party=said["other_party"],
        amount=said["amount"],
        willing=dice.choice((Willing.YES, Willing.YES, Willing.UNDECIDED, Willing.NO, None)),
        priorities=(Priority.ELDERLY,) if elderly else (),
        priority_reason="70 岁以上" if elderly else "",
        group=group,
        place=DESK,
        printer=TO_FILE,
    )


def _group(dice: random.Random, person: _Person, day: date) -> Group:
    others = [_invented(dice, day) for _ in range(dice.randint(3, 7))]
    members = [Member(name=person.name, number=person.number, phone=person.phone, representative=True)]
    members += [Member(name=one.name, number=one.number, representative=place < 2) for place, one in enumerate(others)]
    return Group(count=len(members) + dice.randrange(3), relation="工友", members=tuple(members))


def _again(key: str, dice: random.Random, person: _Person) -> RegisterVisit:
    """Somebody who was here: about the same matter, or a new one."""
    joins = person.case if dice.random() < 0.6 else None
    said = dice.choice(matters())
    statement = "上次登记的事还没有回音，想问办到哪一步了" if joins else said["statement"]
    return RegisterVisit(
        order_id=key,
        name=person.name,
        number=person.number,
        phone=person.phone,
        address=person.address,
        statement=statement,
        other_party="" if joins else said["other_party"],
        amount="" if joins else said["amount"],
        joins_case=joins,
        again=True,
        place=DESK,
        printer=TO_FILE,
    )


def _afterwards(door: Door, guide: Actor, order: RegisterVisit, registered: Registered, number: int) -> None:
    """Nothing is printed; now and then a paper is asked for again, or void."""
    paper, key = registered.paper, order.order_id
    door.enter(guide, DropPrint(order_id=f"{key}-a", job=paper.job))
    if number % 60 == 7:
        asked = ReprintPaper(order_id=f"{key}-b", paper=paper.paper, reason="来访人弄湿了", printer=TO_FILE)
        door.enter(guide, DropPrint(order_id=f"{key}-c", job=door.enter(guide, asked).answer.job))
    elif number % 150 == 11:
        door.enter(guide, VoidPaper(order_id=f"{key}-d", paper=paper.paper, why="对方单位写错，重新开"))


@cache
def matters() -> tuple[dict[str, str], ...]:
    """What invented visitors say (``resources/demonstration/visits.csv``)."""
    return tuple(csv.DictReader(io.StringIO(resources.text("demonstration/visits.csv"))))
