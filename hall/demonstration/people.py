"""Invented visitors: who comes, and what each of them wants. Nobody here is real."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

import resources
from hall.intake.orders import Group, Member, RegisterVisit
from hall.intake.rules import Willing
from hall.papers.rules import TO_FILE
from hall.people.rules import PaperType, Priority, age, check_character

DESK = "导办台 1"
"""Where they are taken in."""

_DIVISIONS = ("130105", "130102", "130108", "130123", "130129", "130132", "410122", "371322", "140522")
_SURNAMES = "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
_GIVEN = "秀兰 建国 志强 桂英 德福 春燕 海涛 玉珍 国庆 小梅 文斌 淑芬 长河 凤霞 永胜 雪梅 立军 金花 广田 丽娟 振华 爱民".split()
_GIVEN += "思远 雨桐 子轩 佳怡 浩然 晓东 根生 月娥 宝山 素琴 新民 翠萍 学文 红霞 保田 玲 伟 敏 静 磊 洋 艳 勇 杰 娟 涛 明 超".split()
_ROADS = "和平路 建设街 槐安巷 新华道 育才街 柳林村 大王庄 石桥村 翠屏家园 锦绣小区".split()


@dataclass(frozen=True, slots=True)
class Person:
    """An invented visitor; ``case`` is one that is open."""

    name: str
    number: str
    phone: str
    address: str
    birth: date
    case: int | None = None


def invented(dice: random.Random, day: date) -> Person:
    """Somebody with a number that fits."""
    birth = date(day.year - dice.choices((24, 35, 48, 62, 74), (3, 5, 5, 4, 3))[0], 1, 1)
    birth -= timedelta(days=dice.randrange(3000))
    head = f"{dice.choice(_DIVISIONS)}{birth:%Y%m%d}{dice.randrange(1, 999):03d}"
    return Person(
        name=dice.choice(_SURNAMES) + dice.choice(_GIVEN),
        number=head + check_character(head),
        phone=f"1380000{dice.randrange(10**4):04d}",
        address=f"{dice.choice(_ROADS)}{dice.randrange(1, 180)}号",
        birth=birth,
    )


def with_case(person: Person, case: int) -> Person:
    """The same person, whose case is open now."""
    return replace(person, case=case)


def first_visit(key: str, dice: random.Random, person: Person, day: date) -> RegisterVisit:
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


def _group(dice: random.Random, person: Person, day: date) -> Group:
    others = [invented(dice, day) for _ in range(dice.randint(3, 7))]
    members = [Member(name=person.name, number=person.number, phone=person.phone, representative=True)]
    members += [Member(name=one.name, number=one.number, representative=place < 2) for place, one in enumerate(others)]
    return Group(count=len(members) + dice.randrange(3), relation="工友", members=tuple(members))


def another_visit(key: str, dice: random.Random, person: Person) -> RegisterVisit:
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


@cache
def matters() -> tuple[dict[str, str], ...]:
    """What invented visitors say (``resources/demonstration/visits.csv``)."""
    return tuple(csv.DictReader(io.StringIO(resources.text("demonstration/visits.csv"))))
