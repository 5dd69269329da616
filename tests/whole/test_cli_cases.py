"""``hallctl case act``, ``case show``, ``clocks show``, ``clocks next``, ``overdue``, and dates after a calendar was taken in."""

from __future__ import annotations

from pathlib import Path

import pytest

from hall.clock import FixedClock
from tests.whole.conftest import WAGES, Command, take_in


@pytest.fixture
def number(founded: Path, hallctl: Command, tmp_path: Path) -> str:
    """A case that was just taken in."""
    found: str = take_in(hallctl, tmp_path, WAGES).told[0]["case"]
    return found


def test_a_case_is_played_to_its_end(number: str, hallctl: Command, clock: FixedClock) -> None:
    """Freight of 90,000 yuan: assigned, dispatched, mediated, concluded, told."""
    steps = [
        ("assign", ["desk=D09"], "assigned", "progress"),
        ("progress", ["words=双方都联系上了"], "handling", "conclude"),
        ("dispatch", ["desk=D06", "task=核对运单", "lead=yes"], "handling", "receive"),
        ("receive", ["dispatch=1"], "handling", "feedback"),
        ("feedback", ["dispatch=1", "words=运单属实"], "handling", "approve"),
        ("review", ["dispatch=1"], "handling", "conclude"),
        (
            "close",
            ["outcome=02", "cause=contract", "level=district", "words=当场付清", "amount_fen=9000000"],
            "concluded",
            "tell",
        ),
        ("tell", ["how=in_person", "words=本人签字"], "ended", "call_back"),
    ]
    for action, values, state, following in steps:
        clock.forward(minutes=20)
        done = hallctl("case", "act", number, action, *values)
        assert done.code == 0, done
        assert (done.told[0]["state"], done.told[0]["next"]) == (state, following)
    shown = hallctl("case", "show", number).told[0]
    assert (shown["state"], shown["next"]) == ("ended", "call_back")
    assert shown["story"][0]["line"] == "已当面告知当事人，办结"
    assert shown["endings"][0]["amount_fen"] == 9_000_000
    english = hallctl("case", "show", number, "--language", "en").told[0]
    assert english["story"][1]["line"] == "Result: Mediated, written agreement, CNY 90,000"
    assert {one["colour"] for one in hallctl("clocks", "show", number).told[0]["clocks"]} == {"met"}


def test_what_cannot_be_done_is_said(number: str, hallctl: Command) -> None:
    for words, code, field in (
        (("tell", "how=phone", "words=说了"), "case.is_accepted", None),
        (("dance",), "case.action", "action"),
        (("assign",), "case.needs_desk", "desk"),
        (("assign", "desk=D99"), "visit.desk", "desk"),
        (("assign", "D09"), "case.value", "values"),
        (("assign", "case=7"), "case.value", "values"),
        (("dispatch", "desk=D06", "task=x", "lead=maybe"), "case.value_of", "lead"),
        (("close", "outcome=99"), "case.value_of", "outcome"),
        (("merge", f"into={number}", "why=x"), "case.merge_itself", "into"),
        (("merge", "into=130105-2026-999999", "why=x"), "case.unknown", "number"),
    ):
        done = hallctl("case", "act", number, *words)
        error = done.told[0]["error"]
        assert (done.code, error["code"], error["field"]) == (1, code, field), words
        assert error["message"]
    refused = hallctl("case", "act", number, "not-accept").told[0]["error"]
    assert [one["field"] for one in refused["problems"]] == ["why", "directions"]


def test_what_is_late_and_what_turns_next(number: str, hallctl: Command) -> None:
    assert hallctl("overdue").told == [{"counts": {"red": 0, "orange": 0, "paused": 0, "green": 1}}]
    coming = hallctl("clocks", "next").told
    assert [one["code"] for one in coming][:2] == ["SLA-ASSIGN", "SLA-FIRST"]
    assert coming[0]["at"] == "2026-11-24T09:42:01+08:00"
    assert [one["case"] for one in hallctl("case", "list", "--open", "--colour", "green").told] == [number]
    assert hallctl("case", "list", "--text", "李").told[0]["who"] == "李四"
    assert hallctl("case", "list", "--colour", "red").told == []
    late, counts = hallctl("overdue", "--at", "2026-11-24T09:42:01").told
    assert (late["case"], late["colour"], late["reason_text"]) == (number, "orange", "未按时分配")
    assert counts == {"counts": {"red": 0, "orange": 1, "paused": 0, "green": 0}}
    assert hallctl("overdue", "--desk", "D30").told == [{"counts": {"red": 0, "orange": 0, "paused": 0, "green": 0}}]


def test_a_calendar_taken_in_moves_provisional_dates(
    founded: Path, hallctl: Command, tmp_path: Path, clock: FixedClock
) -> None:
    clock.forward(days=16)
    number = take_in(hallctl, tmp_path, WAGES | {"desk": "D03", "matter": "M0301"}).told[0]["case"]
    before = hallctl("clocks", "show", number).told[0]["clocks"][-1]
    assert before["provisional"]
    year = tmp_path / "2027.csv"
    days = ["2027-01-01", "2027-01-08", "2027-10-01"]
    year.write_text("date,kind,name,status\n" + "".join(f"{day},off,假日,official\n" for day in days), encoding="utf-8")
    assert "1 个暂估的期限" in hallctl("workdays", "import", str(year)).said
    after = hallctl("clocks", "show", number).told[0]["clocks"][-1]
    assert (before["due"][:10], after["due"][:10], after["provisional"]) == ("2027-01-08", "2027-01-11", False)
    assert hallctl("case", "show", number).told[0]["story"][0]["kind"] == "clock_recounted"
