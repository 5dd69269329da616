"""Stories of cases from the door to the told person, on both databases."""

from __future__ import annotations

from hall.cases.orders import (
    Approve,
    Assign,
    CallBack,
    DispatchTo,
    Feedback,
    Progress,
    Receive,
    Reopen,
    TellPerson,
)
from hall.cases.rules import CaseState, Move, Outcome, ToldHow
from hall.staff.rules import Role
from tests.helpers.casework import Desk, concluded
from tests.helpers.queue import on_both


@on_both
def test_a_case_from_the_door_to_the_told_person(desk: Desk) -> None:
    done = desk.case()
    case, number = done.case, done.case_number
    before = desk.file(number)
    assert (before.brief.state, before.next, before.handovers) == (CaseState.ACCEPTED, Move.ASSIGN, 0)
    desk.clock.forward(hours=1)
    assert desk.move(Assign(case=case, desk="D09")).next is Move.PROGRESS
    assert desk.colours(number)["SLA-ASSIGN"] == "met"
    desk.clock.forward(hours=1)
    assert desk.move(Progress(case=case, words="已联系包工头"), Role.CLERK).state is CaseState.HANDLING
    assert desk.colours(number)["SLA-FIRST"] == "met"
    sent = desk.move(DispatchTo(case=case, desk="D06", task="协助查找包工头", lead=True))
    assert sent.dispatch is not None
    assert sent.next is Move.RECEIVE
    assert desk.refused(concluded(case), Role.CLERK) == ["case.dispatch_open"]
    assert desk.move(Receive(case=case, dispatch=sent.dispatch), Role.CLERK).next is Move.FEEDBACK
    assert desk.move(Feedback(case=case, dispatch=sent.dispatch, words="人找到了"), Role.CLERK).next is Move.APPROVE
    assert desk.move(Approve(case=case, dispatch=sent.dispatch)).next is Move.CONCLUDE
    assert desk.move(concluded(case), Role.CLERK).next is Move.TELL
    assert desk.file(number).brief.clocks[-1].colour == "green"
    told = desk.move(TellPerson(case=case, how=ToldHow.IN_PERSON, words="本人签字"), Role.CLERK)
    assert told.state is CaseState.ENDED
    end = desk.file(number)
    assert set(desk.colours(number).values()) == {"met"}
    assert [(one.outcome, one.amount_fen, one.told_how) for one in end.endings] == [
        (Outcome.WRITTEN_AGREEMENT, 9_000_000, ToldHow.IN_PERSON)
    ]
    assert [(one.desk, one.until is None) for one in end.holdings] == [("", False), ("D09", False)]
    lines = [one.line for one in desk.story(number).lines]
    assert lines[:3] == [
        "已当面告知当事人，办结",
        "办理结果：调解成功（书面协议），90,000 元",
        "公安警务窗口的反馈审核通过",
    ]
    assert lines[-1] == "登记受理"
    desk.move(CallBack(case=case, content=True, words="满意"))
    again = desk.move(Reopen(case=case, why="钱没到账"), Role.LEADER)
    assert (again.state, again.next) == (CaseState.ASSIGNED, Move.PROGRESS)
    assert desk.file(number).endings[0].taken_back
