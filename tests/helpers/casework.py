"""Cases in a founded hall for tests: somebody comes, and people of every role move his case."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import pytest

from hall.asking import Actor
from hall.bootstrap import House
from hall.cases import orders
from hall.cases.orders import CaseFile, CaseFileOf, Conclude, Moved, MoveOrder, Timeline, TimelineOf
from hall.cases.rules import (
    CaseState,
    Cause,
    DispatchState,
    Ladder,
    Level,
    Move,
    Outcome,
    Partner,
    PauseWhy,
    ToldHow,
)
from hall.clock import FixedClock
from hall.errors import UserError
from hall.intake.orders import Registered, RegisterVisit
from hall.staff.rules import Role, rights_of
from tests.helpers.houses import PLACE


def worker(role: Role, name: str = "") -> Actor:
    """Somebody of one role."""
    return Actor(None, name or role.value, rights_of([role]), PLACE)


@dataclass
class Desk:
    """A founded hall: registering, moving and looking at cases."""

    house: House
    clock: FixedClock

    def case(self, **fields: Any) -> Registered:
        """Somebody comes, a case is opened."""
        told: dict[str, Any] = {"name": "张三", "statement": "工地拖欠工资三个月", "matter": "M0901"} | fields
        done: Registered = self.house.door.enter(worker(Role.GUIDE), RegisterVisit(**told)).answer
        return done

    def move(self, order: MoveOrder, role: Role = Role.SUPERVISOR) -> Moved:
        """One move."""
        moved: Moved = self.house.door.enter(worker(role), order).answer
        return moved

    def refused(self, order: MoveOrder, role: Role = Role.SUPERVISOR) -> list[str]:
        """The codes of the refusal."""
        with pytest.raises(UserError) as told:
            self.move(order, role)
        return [problem.code for problem in told.value.problems]

    def file(self, number: str, role: Role = Role.SUPERVISOR) -> CaseFile:
        """The case's file."""
        found: CaseFile = self.house.door.ask(worker(role), CaseFileOf(number=number))
        return found

    def story(self, number: str, **page: Any) -> Timeline:
        """Its story."""
        found: Timeline = self.house.door.ask(worker(Role.SUPERVISOR), TimelineOf(number=number, **page))
        return found

    def colours(self, number: str) -> dict[str, str]:
        """The colour of each running or met clock by code."""
        return {one.code: one.colour for one in self.file(number).brief.clocks}


def concluded(case: int, outcome: Outcome = Outcome.WRITTEN_AGREEMENT, **more: Any) -> Conclude:
    """A result with everything that belongs to it."""
    told: dict[str, Any] = {
        "amount_fen": 9_000_000,
        "cause": Cause.WAGES,
        "level": Level.DISTRICT,
        "words": "当场付清",
    } | more
    return Conclude(case=case, outcome=outcome, **told)


def order_of(move: Move, case: int, other: int = 0, dispatch: int = 0) -> MoveOrder:
    """An order of this move with everything it needs."""
    told: dict[str, Any] = {
        "desk": "D06",
        "why": "照实写的原因",
        "words": "照实写的情况",
        "directions": "请到人民法院立案庭",
        "task": "协助查找",
        "evidence": "调解笔录一份",
        "to": Ladder.JOINT,
        "partner": Partner.COURT,
        "number": "（2026）冀0105民初123号",
        "outcome": Outcome.EXPLAINED,
        "cause": Cause.WAGES,
        "level": Level.STREET,
        "how": ToldHow.PHONE,
        "into": other,
        "other": other,
        "reason": PauseWhy.APPRAISAL,
        "code": "SLA-CLOSE",
        "dispatch": dispatch,
        "case": case,
    }
    kind = ORDERS[move]
    return kind(**{one.name: told[one.name] for one in fields(kind) if one.name in told})


ORDERS: dict[Move, type[MoveOrder]] = {
    kind.move: kind
    for kind in vars(orders).values()
    if isinstance(kind, type) and issubclass(kind, MoveOrder) and hasattr(kind, "move")
}
"""The order of each move."""

WAY_TO: dict[CaseState, tuple[Move, ...]] = {
    CaseState.ACCEPTED: (),
    CaseState.ASSIGNED: (Move.ASSIGN,),
    CaseState.HANDLING: (Move.ASSIGN, Move.PROGRESS),
    CaseState.OBJECTED: (Move.ASSIGN, Move.OBJECT),
    CaseState.OUTSIDE: (Move.ASSIGN, Move.HAND_OVER),
    CaseState.CONCLUDED: (Move.ASSIGN, Move.CONCLUDE),
    CaseState.ENDED: (Move.ASSIGN, Move.CONCLUDE, Move.TELL),
    CaseState.WITHDRAWN: (Move.ASSIGN, Move.WITHDRAW),
    CaseState.MERGED: (Move.ASSIGN, Move.MERGE),
}
"""How a case comes into a state."""

WAY_TO_DISPATCH: dict[DispatchState, tuple[Move, ...]] = {
    DispatchState.SENT: (),
    DispatchState.RECEIVED: (Move.RECEIVE,),
    DispatchState.OBJECTED: (Move.OBJECT_DISPATCH,),
    DispatchState.ANSWERED: (Move.RECEIVE, Move.FEEDBACK),
    DispatchState.DONE: (Move.RECEIVE, Move.FEEDBACK, Move.APPROVE),
    DispatchState.RECALLED: (Move.RECALL,),
}
