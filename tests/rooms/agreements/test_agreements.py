"""What was agreed: sums and days, the thirty days of judicial confirmation, and what somebody is reminded of."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.agreements.orders import (
    AgreementRow,
    AgreementsOf,
    ApplyForConfirmation,
    MakeAgreement,
    Reminder,
    ReminderKind,
    RemindersDue,
    TellConfirmation,
    TellPerformance,
)
from hall.agreements.rules import AgreementForm, Part, PartState, check_parts, open_parts
from hall.cases.orders import Assign, Progress, TellPerson
from hall.cases.rules import ToldHow
from hall.errors import UserError
from hall.staff.rules import Role
from tests.helpers import clock_oracle as oracle
from tests.helpers.casework import Desk, concluded, worker
from tests.helpers.queue import on_both, on_sqlite
from tests.helpers.vectors import codes_of

RATES = (Part(date(2026, 12, 10), 3_000_000), Part(date(2027, 1, 10), 6_000_000))


def enters(desk: Desk, order: Any, role: Role = Role.MEDIATOR) -> Any:
    return desk.house.door.enter(worker(role), order).answer


def refused(desk: Desk, order: Any) -> list[str]:
    with pytest.raises(UserError) as told:
        enters(desk, order)
    return codes_of(told)


def in_hand(desk: Desk) -> tuple[int, str]:
    done = desk.case()
    desk.move(Assign(case=done.case, desk="D03"))
    desk.move(Progress(case=done.case, words="双方到场"), Role.CLERK)
    return done.case, done.case_number


def agreed(desk: Desk, case: int, **more: Any) -> int:
    told: dict[str, Any] = {"form": AgreementForm.WRITTEN, "terms": "运费 9 万元分两期付清", "amount_fen": 9_000_000}
    made: int = enters(desk, MakeAgreement(case=case, **told | {"parts": RATES} | more))
    return made


def reminded(desk: Desk, days: int = 7) -> tuple[Reminder, ...]:
    found: tuple[Reminder, ...] = desk.house.door.ask(worker(Role.OFFICER), RemindersDue(days=days))
    return found


def of(desk: Desk, case: int) -> AgreementRow:
    found: AgreementRow = desk.house.door.ask(worker(Role.OFFICER), AgreementsOf(case=case))[-1]
    return found


@on_both
def test_freight_of_ninety_thousand_in_two_rates(desk: Desk) -> None:
    case, number = in_hand(desk)
    made = agreed(desk, case)
    row = of(desk, case)
    assert (row.agreement, row.terms, row.amount_fen) == (made, "运费 9 万元分两期付清", 9_000_000)
    assert row.confirm_by.date() == oracle.last_natural_day(datetime(2026, 11, 23, 9, 42), 30, [])
    assert desk.story(number).lines[0].line == "达成调解协议，90,000 元，12月23日 23:59 前可共同申请司法确认"
    desk.move(concluded(case), Role.CLERK)
    desk.move(TellPerson(case=case, how=ToldHow.IN_PERSON, words="都签了字"), Role.CLERK)
    assert reminded(desk) == ()
    desk.clock.forward(days=12)
    soon = reminded(desk)
    assert [(one.kind, one.days, one.amount_fen) for one in soon] == [(ReminderKind.PERFORMANCE, 5, 3_000_000)]
    assert refused(desk, TellPerformance(part=row.parts[0].part, state=PartState.BROKEN)) == ["agreement.early"]
    assert enters(desk, TellPerformance(part=row.parts[0].part, state=PartState.DONE, words="银行回单")) == 1
    desk.clock.forward(days=12)
    assert [(one.kind, one.days) for one in reminded(desk)] == [(ReminderKind.CONFIRMATION, 6)]
    enters(desk, ApplyForConfirmation(agreement=made, number="（2026）冀0105民特9号"))
    assert refused(desk, ApplyForConfirmation(agreement=made)) == ["agreement.applied"]
    assert reminded(desk) == ()
    enters(desk, TellConfirmation(agreement=made, confirmed=True))
    assert (of(desk, case).confirmed, of(desk, case).number) == (True, "（2026）冀0105民特9号")
    desk.clock.forward(days=30)
    assert [(one.kind, one.days) for one in reminded(desk)] == [(ReminderKind.PERFORMANCE, -6)]
    assert enters(desk, TellPerformance(part=row.parts[1].part, state=PartState.BROKEN)) == 0
    assert desk.story(number).lines[0].line == "协议有一项到期没有履行，60,000 元"
    assert enters(desk, TellPerformance(part=row.parts[1].part, state=PartState.OPEN)) == 1


@on_sqlite
def test_the_right_to_confirmation_ends(desk: Desk) -> None:
    case, _ = in_hand(desk)
    made = agreed(desk, case)
    assert refused(desk, TellConfirmation(agreement=made, confirmed=True)) == ["agreement.not_applied"]
    desk.clock.at = of(desk, case).confirm_by + timedelta(milliseconds=400)
    enters(desk, ApplyForConfirmation(agreement=made))
    late = agreed(desk, case, parts=())
    desk.clock.at = of(desk, case).confirm_by + timedelta(seconds=1)
    assert refused(desk, ApplyForConfirmation(agreement=late)) == ["agreement.confirm_late"]
    assert [one.agreement for one in reminded(desk) if one.kind is ReminderKind.CONFIRMATION] == []


@on_sqlite
def test_what_is_no_agreement_is_said(desk: Desk) -> None:
    done = desk.case()
    written = AgreementForm.WRITTEN
    assert refused(desk, MakeAgreement(case=done.case, form=written, terms="x")) == ["agreement.case"]
    case, _ = in_hand(desk)
    for order, codes in (
        (MakeAgreement(case=99, form=written, terms="x"), ["case.unknown"]),
        (MakeAgreement(case=case, form=written, terms=" "), ["agreement.terms"]),
        (MakeAgreement(case=case, form=written, terms="x", amount_fen=-1), ["agreement.amount"]),
        (
            MakeAgreement(case=case, form=written, terms="x", amount_fen=5, parts=(Part(date(2026, 11, 1)),)),
            ["agreement.part", "agreement.past"],
        ),
        (
            MakeAgreement(case=case, form=written, terms="x", amount_fen=500, parts=(Part(date(2026, 12, 1), 300),)),
            ["agreement.sum"],
        ),
        (ApplyForConfirmation(agreement=99), ["agreement.unknown"]),
        (TellPerformance(part=99, state=PartState.DONE), ["agreement.part_unknown"]),
    ):
        assert refused(desk, order) == codes, order


DAY = date(2026, 11, 23)
parts = st.lists(
    st.builds(
        Part,
        st.dates(date(2026, 11, 20), date(2027, 3, 1)),
        st.none() | st.integers(-100, 10_000),
        st.sampled_from(["", " ", "当面道歉"]),
    ),
    max_size=5,
)


@given(parts, st.none() | st.integers(0, 20_000))
def test_parts_fit_or_everything_wrong_is_said(found: list[Part], amount: int | None) -> None:
    sums = sum(one.amount_fen or 0 for one in found)
    empty = sum(not one.what.strip() and (one.amount_fen is None or one.amount_fen <= 0) for one in found)
    past = sum(one.due < DAY for one in found)
    wrong = empty + past + (sums not in {0, amount or 0})
    if not wrong:
        check_parts(found, amount, DAY)
        return
    with pytest.raises(UserError) as told:
        check_parts(found, amount, DAY)
    assert len(told.value.problems) == wrong
    assert open_parts([PartState.OPEN, PartState.DONE]) == 1
