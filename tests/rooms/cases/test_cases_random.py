"""A case in the hands of people who do whatever they may: never an illegal state, an unaudited change or a milder colour."""

from __future__ import annotations

import random

import pytest
from sqlalchemy import func, select

from hall.audit.orders import AuditVerify
from hall.audit.records import entry
from hall.bootstrap import House
from hall.cases.orders import CaseFile, DispatchTo, MoveOrder
from hall.cases.rules import MOVES, OPEN_STATES, Ladder, Move
from hall.clocks.rules import Colour
from hall.errors import UserError
from hall.staff.rules import Role
from tests.helpers.casework import Desk, order_of, worker
from tests.helpers.queue import on_both

OF_THE_MOMENT = {
    *("extend.no_clock", "extend.none", "extend.twice", "extend.late", "pause.nothing", "case.object_late"),
    *("case.merge_later", "case.merge_closed", "case.linked", "case.not_linked", "case.ladder_down", "dispatch.there"),
}
"""What a move that the table allows can still be refused for."""

WORSE = [Colour.MET, Colour.GREEN, Colour.PAUSED, Colour.ORANGE, Colour.RED]
PEOPLE = (Role.GUIDE, Role.CLERK, Role.MEDIATOR, Role.SUPERVISOR, Role.OFFICER, Role.LEADER)
DESKS = ("D03", "D06", "D09", "D02")


def entries(house: House) -> int:
    """How many entries of the log are about cases; the hall's own work at the turn of a day has others."""
    with house.store.reading() as connection:
        wanted = select(func.count()).select_from(entry).where(entry.c.what.startswith("cases."))
        return connection.execute(wanted).scalar_one()


def tried(desk: Desk, order: MoveOrder, role: Role) -> set[str]:
    """Give an order; the codes of its refusal, if it is refused."""
    try:
        desk.move(order, role)
    except UserError as refused:
        return {one.code for one in refused.problems}
    return set()


def worst(file: CaseFile) -> int:
    return max(WORSE.index(Colour(one.colour)) for one in file.brief.clocks)


@on_both
@pytest.mark.parametrize("seed", range(4))
def test_whatever_people_do(desk: Desk, seed: int) -> None:
    chance = random.Random(seed)
    other = desk.case(name="李四", matter="M0301")
    desk.clock.forward(minutes=1)
    done = desk.case(matter="M0301")
    moved = 0
    for _ in range(60):
        before = desk.file(done.case_number)
        desk.clock.forward(hours=chance.choice((0, 1, 7, 30, 100)))
        later = desk.file(done.case_number)
        assert worst(later) >= worst(before), "milder while only time passed"
        role = chance.choice(PEOPLE)
        file = desk.file(done.case_number, role)
        if file.brief.state in OPEN_STATES:
            assert later.next is not None
        if not file.may:
            continue
        move = chance.choice(file.may)
        order = order_of(move, done.case, other.case, _dispatch(file, move, chance))
        if move is Move.DISPATCH:
            order = DispatchTo(case=done.case, desk=chance.choice(DESKS), task="协助", lead=False)
        written = entries(desk.house)
        trouble = tried(desk, order, role)
        if trouble:
            assert trouble <= OF_THE_MOMENT, move
            assert entries(desk.house) == written
            assert desk.file(done.case_number).seen == later.seen
            continue
        moved += 1
        assert entries(desk.house) == written + 1
        after = desk.file(done.case_number)
        assert after.brief.state in (MOVES[move].to or (before.brief.state,)) or move is Move.PROGRESS
        assert after.holdings[0].since == after.brief.opened_at
        assert all(a.until == b.since for a, b in zip(after.holdings, after.holdings[1:], strict=False))
        assert desk.story(done.case_number).lines[0].line
    assert moved > 10
    assert desk.house.door.ask(worker(Role.AUDITOR), AuditVerify()).intact
    assert Ladder(desk.file(done.case_number).ladder)


def _dispatch(file: CaseFile, move: Move, chance: random.Random) -> int:
    fit = [one.dispatch for one in file.dispatches if one.state in MOVES[move].of]
    return chance.choice(fit) if fit else 0
