"""Lists of cases: filters, orders and pages, against a plain way of doing it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from hall.bootstrap import House
from hall.cases.orders import Assign, CaseList, CaseOrder, CasePage, CaseRow, PauseClocks, Progress, WithdrawCase
from hall.cases.rules import OPEN_STATES, CaseState, Ladder, PauseWhy
from hall.clock import FixedClock
from hall.staff.rules import Role
from tests.helpers.casework import Desk, worker
from tests.helpers.queue import on_both

AMOUNTS = ("", "900", "1.8万", "900", "", "30000", "12", "900")


@pytest.fixture
def filled(queue_house: House, clock: FixedClock) -> Desk:
    """Eight cases of different people, desks, amounts, days and states."""
    desk = Desk(queue_house, clock)
    for n, amount in enumerate(AMOUNTS):
        matter = "M0301" if n % 2 else "M0901"
        done = desk.case(name=f"王{'小大明亮军红强伟'[n]}", phone=f"1380000000{n}", matter=matter, amount=amount)
        if n % 3:
            desk.move(Assign(case=done.case, desk=("D03", "D06")[n % 2]))
        if n == 2:
            desk.move(Progress(case=done.case, words="在办"), Role.CLERK)
            desk.move(PauseClocks(case=done.case, reason=PauseWhy.HEARING, words="听证"))
        if n == 5:
            desk.move(WithdrawCase(case=done.case, why="自己谈好了"), Role.CLERK)
        desk.clock.forward(hours=7)
    return desk


def page(desk: Desk, /, **asked: Any) -> CasePage:
    found: CasePage = desk.house.door.ask(worker(Role.OFFICER), CaseList(**asked))
    return found


def everything(desk: Desk) -> tuple[CaseRow, ...]:
    return page(desk).rows


@on_both
def test_filters_are_what_they_say(filled: Desk) -> None:
    rows = everything(filled)
    assert len(rows) == 8
    assert [row.who for row in rows][-1] == "王小"

    def of(**asked: Any) -> set[str]:
        return {row.number for row in page(filled, **asked).rows}

    assert of(desk="D06") == {row.number for row in rows if row.desk == "D06"} != set()
    assert of(matter="M0901") == {row.number for row in rows if row.matter == "M0901"}
    assert of(states=frozenset({CaseState.WITHDRAWN})) == {rows[2].number}
    assert of(states=OPEN_STATES, desk="D03") == {
        row.number for row in rows if row.desk == "D03" and row.state in OPEN_STATES
    }
    assert of(opened_to=date(2026, 11, 23)) == {row.number for row in rows if row.opened_at.day == 23}
    assert of(opened_from=date(2026, 11, 24)) == {row.number for row in rows if row.opened_at.day > 23}
    assert of(least_fen=90_000, most_fen=2_000_000) == {
        row.number for row in rows if row.amount_fen is not None and 90_000 <= row.amount_fen <= 2_000_000
    }
    assert of(ladder=Ladder.LEADER) == set()
    for days in (0, 2, 40):
        filled.clock.forward(days=days)
        for colour in ("red", "orange", "paused", "green"):
            now = {row.number for row in everything(filled) if row.colour == colour and row.state in OPEN_STATES}
            assert of(colour=colour) == now, (days, colour)


@on_both
def test_people_and_numbers_are_found_by_fragments(filled: Desk) -> None:
    rows = everything(filled)
    for text, found in (
        ("小", 1),
        ("王", 8),
        ("wx", 1),
        ("00000003", 1),
        (rows[0].number, 1),
        (rows[0].number[-4:], 1),
        ("2026-", 0),
        ("赵", 0),
        ("%", 0),
    ):
        assert len(page(filled, text=text).rows) == found, text


@on_both
@pytest.mark.parametrize("order", CaseOrder)
@pytest.mark.parametrize("descending", [True, False])
def test_pages_are_the_whole_in_order(filled: Desk, order: CaseOrder, descending: bool) -> None:
    whole = page(filled, order=order, descending=descending)
    assert (len(whole.rows), whole.cursor) == (8, None)
    told: list[CaseRow] = []
    after = None
    while True:
        part = page(filled, order=order, descending=descending, limit=3, after=after)
        told += part.rows
        after = part.cursor
        if after is None:
            break
    assert tuple(told) == whole.rows
    keys: dict[CaseOrder, Callable[[CaseRow], Any]] = {
        CaseOrder.OPENED: lambda row: row.opened_at.timestamp(),
        CaseOrder.DUE: lambda row: row.due.timestamp() if row.due else 1e12,
        CaseOrder.AMOUNT: lambda row: -1 if row.amount_fen is None else row.amount_fen,
        CaseOrder.DESK: lambda row: row.desk,
        CaseOrder.NUMBER: lambda row: row.number,
    }
    plain = sorted(whole.rows, key=lambda row: (keys[order](row), row.case), reverse=descending)
    assert list(whole.rows) == plain
