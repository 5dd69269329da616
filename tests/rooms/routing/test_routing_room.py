"""Routing through the door: the catalogue of the house, who is there today. Monday 2026-11-23."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from hall.asking import NOBODY, SYSTEM
from hall.bootstrap import House
from hall.catalogue.orders import LoadCatalogue, SetPresence, SetRota
from hall.catalogue.rules import Presence
from hall.clock import FixedClock
from hall.routing.orders import Picked, PickMatter, Propose
from hall.routing.rules import GENERAL_DESK, DangerKind, Proposals, Reason, ReasonKind


@pytest.fixture
def filled(house: House) -> House:
    house.door.enter(SYSTEM, LoadCatalogue())
    return house


def ask(house: House, statement: str, **more: object) -> Proposals:
    found: Proposals = house.door.ask(NOBODY, Propose(statement=statement, **more))  # type: ignore[arg-type]
    return found


def test_an_empty_house_proposes_nothing(house: House) -> None:
    assert ask(house, "欠薪") == Proposals((), (), True, ())
    assert house.door.ask(NOBODY, PickMatter(text="ldzy")) == ()


def test_a_proposal_has_its_reasons(filled: House) -> None:
    best = ask(
        filled,
        "包工头拖欠工资",
        waiting={"D09": 3},
        open_desks={"D09": "130105-2026-000123"},
    ).proposals[0]
    assert (best.desk, best.desk_name, best.matter) == ("D09", "劳动监察与劳动争议仲裁窗口（人社局）", "M0901")
    assert (best.words, best.present, best.waiting) == (("包工头拖欠工资",), True, 3)
    assert best.reasons == (
        Reason(ReasonKind.WORDS, {"words": "包工头拖欠工资"}),
        Reason(ReasonKind.OPEN_CASE, {"number": "130105-2026-000123"}),
        Reason(ReasonKind.PRESENT, {"presence": "常驻"}),
        Reason(ReasonKind.WAITING, {"count": 3}),
    )


def test_a_rotating_desk_is_told_with_its_next_day(filled: House, clock: FixedClock) -> None:
    assert ask(filled, "低保被取消了").proposals[0].present
    clock.forward(days=1)
    best = ask(filled, "低保被取消了").proposals[0]
    assert (best.desk, best.present) == ("D21", False)
    assert Reason(ReasonKind.ABSENT, {"presence": "轮驻", "next": "2026-11-26"}) in best.reasons


def test_a_change_of_the_rota_counts_at_once(filled: House) -> None:
    filled.door.enter(SYSTEM, SetRota(desk="D09", day=date(2026, 11, 23), there=True, who="赵明"))
    assert Reason(ReasonKind.PRESENT, {"presence": "常驻", "who": "赵明"}) in ask(filled, "欠薪").proposals[0].reasons
    filled.door.enter(SYSTEM, SetPresence(desk="D09", presence=Presence.ON_CALL))
    filled.door.enter(SYSTEM, SetRota(desk="D09", day=date(2026, 11, 23), there=False))
    assert Reason(ReasonKind.ABSENT, {"presence": "随驻"}) in ask(filled, "欠薪").proposals[0].reasons


def test_a_report_leaves_the_unit_out(filled: House) -> None:
    found = ask(filled, "举报公安局民警收黑钱")
    assert [one.desk for one in found.proposals] == ["D31", "D02"]
    assert found.left_out == (Reason(ReasonKind.CONFLICT, {"unit": "公安局", "desk": "D06"}),)


def test_danger_and_no_match_are_told(filled: House) -> None:
    found = ask(filled, "我不想活了")
    assert [(one.kind, one.words) for one in found.danger] == [(DangerKind.SELF_HARM, ("不想活",))]
    nothing = ask(filled, "哎")
    assert nothing.none
    assert [one.desk for one in nothing.proposals] == [GENERAL_DESK]


@pytest.mark.parametrize("text", ["\ud800", "\x00欠薪", "🜁" * 500, "<b>&</b>", "\u202e欠薪", "欠薪" * 10_000])
def test_any_text_gets_an_answer(filled: House, text: str) -> None:
    assert ask(filled, text, other_party=text).proposals


def test_matters_are_picked(filled: House) -> None:
    found: tuple[Picked, ...] = filled.door.ask(NOBODY, PickMatter(text="ldzc", limit=1))
    assert [(one.matter, one.matched) for one in found] == [("M0913", "word")]
    number: tuple[Picked, ...] = filled.door.ask(NOBODY, PickMatter(text="9"))
    assert (number[0].desk, number[0].matter) == ("D09", "")
    assert {one.desk for one in number} == {"D09"}


def test_neither_proposing_nor_picking_waits_for_the_pinyin_package() -> None:
    script = "import sys, hall.routing.views; print([name for name in sys.modules if name.startswith('pypinyin')])"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
