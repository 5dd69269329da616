"""One visitor through the door, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from hall.asking import Actor
from hall.audit.orders import AuditList, AuditPage
from hall.bootstrap import House
from hall.cases.orders import CaseBrief, CaseByNumber
from hall.cases.rules import CaseState, EventKind
from hall.clock import FixedClock, in_hall
from hall.errors import UserError
from hall.intake.orders import DangerHandled, RecentVisit, RecentVisits, Registered, RegisterVisit
from hall.papers.orders import IssuedPaper, PaperContent, PrintJobs
from hall.papers.rules import JobState
from hall.people.rules import Priority
from hall.queueing.orders import WaitingNow
from hall.routing.rules import DangerKind
from hall.staff.rules import Role
from tests.helpers.houses import PLACE
from tests.helpers.vectors import codes_of

NUMBER = "130105199003073019"
WAGES = "在工地干了三个月，包工头拖欠工资一万八，打电话不接"


def test_a_visit_goes_through_every_room(register: Callable[..., Registered], hall_open: House, guide: Actor) -> None:
    done = register(
        number=NUMBER,
        phone="138 0013 8000",
        statement=WAGES,
        matter="M0901",
        amount="１．８万",
        other_party="宏达建筑公司",
    )
    assert (done.case_number, done.ticket, done.ahead) == ("130105-2026-000001", "B001", 0)
    assert (done.desk, done.matter) == ("D09", "M0901")
    assert done.paper.number == "综治受〔2026〕0001号"
    assert done.proposals.proposals[0].desk == "D09"
    assert (done.earlier_visits, done.open_cases, done.joined) == (0, (), False)
    assert [(one.code, one.colour) for one in done.clocks] == [
        ("SLA-ASSIGN", "green"),
        ("SLA-FIRST", "green"),
        ("SLA-CLOSE", "green"),
    ]
    assert done.clocks[2].line == "12月23日 = 11月23日 + 30 天"
    brief: CaseBrief = hall_open.door.ask(guide, CaseByNumber(number=done.case_number))
    assert (brief.case, brief.state, brief.amount_fen) == (done.case, CaseState.ACCEPTED, 1_800_000)
    assert (brief.desk, brief.matter, brief.paper_number) == ("D09", "M0901", done.paper.number)
    assert (brief.summary, brief.last_event) == (WAGES, EventKind.PAPER_ISSUED)
    assert brief.clocks == done.clocks
    assert hall_open.door.ask(guide, WaitingNow()) == {"D09": 1}


def test_the_notice_says_it_all_masked(
    register_sqlite: Callable[..., Registered], sqlite_hall: House, guide: Actor
) -> None:
    done = register_sqlite(
        number=NUMBER,
        phone="13800138000",
        statement=WAGES,
        matter="M0901",
        other_party="宏达建筑公司",
        materials="身份证复印件 1 份",
        missing="考勤记录，11月30日前交到窗口",
    )
    issued: IssuedPaper = sqlite_hall.door.ask(guide, PaperContent(number=done.paper.number))
    fields = issued.snapshot.fields
    assert fields["case_no"] == done.case_number
    assert fields["ticket"] == "B001"
    assert (fields["applicant"], fields["applicant_stub"]) == ("王小明", "王*明")
    assert fields["id_doc"] == "居民身份证 130105********3019"
    assert (fields["phone"], fields["phone_stub"]) == ("138****8000", "*******8000")
    assert (fields["head_count"], fields["other_party"]) == ("1 人", "宏达建筑公司")
    assert (fields["decision"], fields["matter"]) == ("受理", "拖欠农民工工资投诉")
    assert fields["desk"].startswith("9号 劳动监察与劳动争议仲裁窗口\n人社局")
    assert fields["deadline"] == "2026年12月23日前"
    assert "30 天" in fields["deadline_reason"]
    assert (fields["materials"], fields["missing"]) == ("身份证复印件 1 份", "考勤记录，11月30日前交到窗口")
    assert (fields["query_phone"], fields["date"]) == ("0311-8670 0000", "2026年11月23日")
    assert fields["registrar"] == f"陈雨 / {PLACE}"
    assert issued.row.case == done.case
    (job,) = sqlite_hall.door.ask(guide, PrintJobs(place=PLACE))
    assert (job.job, job.state) == (done.paper.job, JobState.QUEUED)


def test_the_same_order_twice_is_one_visit(hall_open: House, guide: Actor) -> None:
    order = RegisterVisit(name="王小明", statement=WAGES, number=NUMBER)
    first, second = hall_open.door.enter(guide, order), hall_open.door.enter(guide, order)
    assert first.answer == second.answer
    assert hall_open.door.ask(guide, WaitingNow()) == {"D09": 1}
    after = hall_open.door.enter(guide, RegisterVisit(name="李四", statement=WAGES)).answer
    assert (after.case_number, after.ticket, after.ahead) == ("130105-2026-000002", "B002", 1)
    assert after.paper.number == "综治受〔2026〕0002号"


def test_the_order_of_yesterday_is_answered_as_then(sqlite_hall: House, guide: Actor, clock: FixedClock) -> None:
    order = RegisterVisit(name="王小明", statement=WAGES)
    first = sqlite_hall.door.enter(guide, order).answer
    clock.forward(days=1)
    assert sqlite_hall.door.enter(guide, order).answer == first


def test_nothing_is_left_of_a_refused_visit(
    register: Callable[..., Registered], hall_open: House, guide: Actor
) -> None:
    with pytest.raises(UserError) as refused:
        register(desk="D77", statement=WAGES)
    assert codes_of(refused) == ["visit.desk"]
    assert hall_open.door.ask(guide, WaitingNow()) == {}
    done = register(statement=WAGES)
    assert (done.case_number, done.ticket, done.paper.number) == ("130105-2026-000001", "B001", "综治受〔2026〕0001号")


def test_who_will_not_tell_his_name_is_served_too(
    register_sqlite: Callable[..., Registered], sqlite_hall: House, guide: Actor
) -> None:
    one, other = (register_sqlite(name="", name_withheld=True) for _ in range(2))
    assert one.person != other.person
    issued: IssuedPaper = sqlite_hall.door.ask(guide, PaperContent(number=one.paper.number))
    assert issued.snapshot.fields["applicant"] == ""
    (recent, _) = sqlite_hall.door.ask(guide, RecentVisits(place=PLACE))
    assert (recent.name, recent.ticket) == ("", other.ticket)


def test_the_guide_may_choose_and_the_difference_is_kept(
    register_sqlite: Callable[..., Registered], sqlite_hall: House
) -> None:
    from sqlalchemy import select

    from hall.intake.records import visit

    done = register_sqlite(statement=WAGES, desk=" d03 ", matter="")
    other = register_sqlite(name="李四", statement=WAGES, matter="M0301")
    assert (done.desk, other.desk, other.matter) == ("D03", "D03", "M0301")
    with sqlite_hall.store.reading() as connection:
        row = connection.execute(select(visit).where(visit.c.id == done.visit)).one()
    first = done.proposals.proposals[0]
    assert (row.proposed_desk, row.proposed_matter, row.desk) == ("D09", first.matter, "D03")


def test_words_that_name_no_desk_go_to_the_general_window(register_sqlite: Callable[..., Registered]) -> None:
    done = register_sqlite(statement="嗯")
    assert done.proposals.none
    assert (done.desk, done.matter, done.ticket[0]) == ("D01", "M0102", "A")


def test_a_unit_that_is_reported_does_not_get_the_report(register_sqlite: Callable[..., Registered]) -> None:
    words = "举报派出所民警收了钱不立案"
    with pytest.raises(UserError) as refused:
        register_sqlite(statement=words, desk="D06")
    assert codes_of(refused) == ["visit.excluded"]
    assert refused.value.problems[0].field == "desk"
    assert register_sqlite(statement=words).desk != "D06"


def test_a_visit_without_a_ticket(register_sqlite: Callable[..., Registered], sqlite_hall: House, guide: Actor) -> None:
    done = register_sqlite(take_ticket=False)
    assert (done.ticket, done.tickets, done.ahead) == ("", (), 0)
    assert sqlite_hall.door.ask(guide, WaitingNow()) == {}


def test_a_legal_limit_takes_the_place_of_thirty_days(
    register_sqlite: Callable[..., Registered], sqlite_hall: House, guide: Actor
) -> None:
    done = register_sqlite(matter="M0201", statement="反映的问题一直没人答复")
    assert [one.code for one in done.clocks] == ["SLA-ASSIGN", "SLA-FIRST", "XF-34"]
    issued: IssuedPaper = sqlite_hall.door.ask(guide, PaperContent(number=done.paper.number))
    assert issued.snapshot.fields["deadline"] == "2027年1月22日前"
    assert "《信访工作条例》第34条" in issued.snapshot.fields["deadline_reason"]


def test_a_past_visit_is_dated_then(
    register: Callable[..., Registered], hall_open: House, guide: Actor, clock: FixedClock
) -> None:
    done = register(at=datetime(2025, 3, 4, 10, 5), statement=WAGES, matter="M0901")
    assert done.case_number == "130105-2025-000001"
    assert done.paper.number == "综治受〔2025〕0001号"
    issued: IssuedPaper = hall_open.door.ask(guide, PaperContent(number=done.paper.number))
    assert issued.snapshot.issued_at == in_hall(datetime(2025, 3, 4, 10, 5))
    assert hall_open.door.ask(guide, WaitingNow()) == {}
    assert hall_open.door.ask(guide, WaitingNow(day=date(2025, 3, 4))) == {"D09": 1}
    assert hall_open.door.ask(guide, RecentVisits()) == ()
    brief: CaseBrief = hall_open.door.ask(guide, CaseByNumber(number=done.case_number))
    assert [one.colour for one in brief.clocks] == ["orange", "orange", "red"]
    assert register(name="李四").case_number == "130105-2026-000001"
    for at in (datetime(2027, 1, 1), datetime(1900, 1, 1)):
        with pytest.raises(UserError) as refused:
            register(at=at)
        assert codes_of(refused) == ["visit.future"]


def test_the_last_visits_of_a_place(register: Callable[..., Registered], hall_open: House, guide: Actor) -> None:
    made = [register(name=name, place=place) for name, place in (("赵一", "导办台 2"), ("钱二", ""), ("孙三", ""))]
    recent: tuple[RecentVisit, ...] = hall_open.door.ask(guide, RecentVisits(place=PLACE))
    assert [(one.visit, one.name, one.paper_number) for one in recent] == [
        (made[2].visit, "孙三", made[2].paper.number),
        (made[1].visit, "钱二", made[1].paper.number),
    ]
    assert [one.name for one in hall_open.door.ask(guide, RecentVisits(limit=2))] == ["孙三", "钱二"]


def test_colours_are_of_the_moment(
    register: Callable[..., Registered], hall_open: House, guide: Actor, clock: FixedClock
) -> None:
    done = register(matter="M0901")

    def colours() -> list[tuple[str, str]]:
        brief: CaseBrief = hall_open.door.ask(guide, CaseByNumber(number=done.case_number))
        return [(one.colour, one.reason) for one in brief.clocks]

    clock.forward(hours=24)
    assert colours()[0] == ("green", "")
    clock.forward(seconds=1)
    assert colours() == [("orange", "not_assigned"), ("orange", "not_handled"), ("green", "")]
    clock.forward(days=30)
    assert colours()[2] == ("red", "overdue")


def test_every_part_tells_that_it_changed(sqlite_hall: House, guide: Actor) -> None:
    order = RegisterVisit(name="王小明", statement=WAGES, priorities=(Priority.ELDERLY, Priority.ELDERLY))
    topics = sqlite_hall.door.enter(guide, order).changes.topics
    assert set(topics) == {"cases", "papers", "jobs", "tickets", "visits"}


def test_danger_that_was_dealt_with_is_logged_without_its_words(
    sqlite_hall: House, guide: Actor, worker: Callable[[Role], Actor]
) -> None:
    sqlite_hall.door.enter(guide, DangerHandled(kinds=(DangerKind.SELF_HARM,), words=2))
    page: AuditPage = sqlite_hall.door.ask(worker(Role.AUDITOR), AuditList(size=1))
    assert page.rows[0].what == "intake.DangerHandled"
    assert page.rows[0].facts == {"danger": ["self_harm"], "words": 2, "visit": None}


def test_a_hall_that_is_not_founded_registers_nobody(sqlite_house: House, guide: Actor) -> None:
    with pytest.raises(UserError) as refused:
        sqlite_house.door.enter(guide, RegisterVisit(name="王小明", statement=WAGES))
    assert codes_of(refused) == ["centre.unfounded"]


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.LEADER, Role.SECURITY, Role.AUDITOR])
def test_not_everybody_may_register(sqlite_hall: House, role: Role, worker: Callable[[Role], Actor]) -> None:
    with pytest.raises(UserError) as refused:
        sqlite_hall.door.enter(worker(role), RegisterVisit(name="王小明", statement=WAGES))
    assert codes_of(refused) == ["right.missing"]
