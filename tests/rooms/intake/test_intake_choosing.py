"""Where a visit goes, and what its notice says. Pure."""

from __future__ import annotations

from datetime import datetime

import pytest

from hall.catalogue.rules import Desk, Matter, Presence
from hall.clock import in_hall
from hall.clocks.orders import ClockShown
from hall.clocks.rules import rule_catalogue
from hall.intake.choosing import Choice, choose
from hall.intake.papering import basis, deadline, desk_lines, path
from hall.intake.rules import Willing
from hall.routing.rules import Proposal, Proposals, Reason, ReasonKind

DESKS = {
    code: Desk(code, name, Presence.RESIDENT, zone, letter, unit)
    for code, name, zone, letter, unit in (
        ("D01", "综合受理窗口", "引导受理区", "A", ""),
        ("D03", "人民调解窗口（人民调解委员会）", "多元化解区", "B", "人民调解委员会"),
        ("D06", "公安警务窗口（公安局）", "多元化解区", "B", "公安局"),
    )
}
MATTERS = {
    code: Matter(code, name, desk, category)
    for code, name, desk, category in (
        ("M0101", "办事流程咨询", "D01", "咨询引导"),
        ("M0102", "事项不清需研判分流", "D01", "咨询引导"),
        ("M0301", "邻里纠纷调解", "D03", "矛盾纠纷"),
        ("M0302", "噪声纠纷调解", "D03", "矛盾纠纷"),
        ("M0601", "报案咨询", "D06", "警务事项"),
    )
}
PROPOSED = Proposals((Proposal("D03", "人民调解窗口", "M0302", "噪声纠纷调解", 0.8),))
REPORTED = Proposals(left_out=(Reason(ReasonKind.CONFLICT, {"unit": "公安局", "desk": "D06"}),))


def chosen(desk: str, matter: str, proposals: Proposals = PROPOSED) -> tuple[str, str]:
    found = choose(desk, matter, proposals, DESKS, MATTERS)
    assert isinstance(found, Choice)
    return found.desk.code, found.matter.code


@pytest.mark.parametrize(
    ("desk", "matter", "expected"),
    [
        ("", "", ("D03", "M0302")),
        ("D03", "", ("D03", "M0302")),
        ("d01 ", "", ("D01", "M0102")),
        ("D06", "", ("D06", "M0601")),
        ("", "m0301", ("D03", "M0301")),
        ("D01", "M0301", ("D01", "M0301")),
    ],
)
def test_the_guide_chooses_as_much_as_he_likes(desk: str, matter: str, expected: tuple[str, str]) -> None:
    assert chosen(desk, matter) == expected


def test_without_a_proposal_the_desk_has_its_usual_matter() -> None:
    assert chosen("D03", "", Proposals()) == ("D03", "M0301")


@pytest.mark.parametrize(
    ("desk", "matter", "proposals", "codes"),
    [
        ("D99", "M99", PROPOSED, [("visit.desk", "desk"), ("visit.matter", "matter")]),
        ("D06", "", REPORTED, [("visit.excluded", "desk")]),
        ("", "", Proposals(), [("visit.desk", "desk")]),
    ],
)
def test_what_nobody_can_choose(desk: str, matter: str, proposals: Proposals, codes: list[tuple[str, str]]) -> None:
    found = choose(desk, matter, proposals, DESKS, MATTERS)
    assert isinstance(found, tuple)
    assert [(one.code, one.field) for one in found] == codes


def test_mediation_goes_before_unless_it_is_not_wanted() -> None:
    assert path(MATTERS["M0301"], None) == path(MATTERS["M0301"], Willing.YES) == "调解"
    assert path(MATTERS["M0301"], Willing.NO) == "部门办理"
    assert path(Matter("M0913", "劳动争议仲裁申请", "D09", "劳动人事"), None) == "仲裁"
    assert path(MATTERS["M0601"], Willing.YES) == "部门办理"


def test_the_basis_of_a_limit_as_it_is_printed() -> None:
    rules = rule_catalogue()
    assert basis(rules["XF-34"]) == "《信访工作条例》第34条"
    assert basis(rules["ZA-99"]) == "《治安管理处罚法》第99条"
    assert basis(rules["FY-30"]) == "《行政复议法》第30条"
    assert basis(rules["SLA-CLOSE"]) == basis(rules["13710-7"]) == ""
    for rule in rules.values():
        assert " art" not in basis(rule)


def test_the_desk_says_when_somebody_comes() -> None:
    absent = Reason(ReasonKind.ABSENT, {"presence": "轮驻", "next": "2026-11-25"})
    proposals = Proposals((Proposal("D03", "", "", "", 0.5, (absent,), present=False),))
    assert desk_lines(DESKS["D03"], PROPOSED) == "3号 人民调解窗口\n人民调解委员会"
    assert desk_lines(DESKS["D03"], proposals) == "3号 人民调解窗口\n人民调解委员会　轮驻，今天不在，11月25日（周三）来"
    assert desk_lines(DESKS["D01"], proposals) == "1号 综合受理窗口"


def clock(code: str, due: datetime | None) -> ClockShown:
    return ClockShown(code, due and in_hall(due), False, "green", "", None, f"line of {code}")


def test_the_last_limit_is_the_one_that_is_promised() -> None:
    clocks = [
        clock("SLA-ASSIGN", datetime(2026, 11, 24, 9, 42)),
        clock("13710-0", None),
        clock("XF-34", datetime(2027, 1, 22, 23, 59, 59)),
    ]
    assert deadline(clocks) == ("2027年1月22日前", "登记之日起 60 天；《信访工作条例》第34条；line of XF-34")
    assert deadline(clocks[1:2]) == ("", "")
