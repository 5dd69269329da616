"""``hallctl queue``: from the call to the service."""

from __future__ import annotations

from pathlib import Path

from hall.clock import FixedClock
from tests.whole.conftest import WAGES, Command, take_in

WINDOW, OTHER = "W09-1", "W09-2"


def test_one_visitor_from_the_call_to_the_service(founded: Path, clock: FixedClock, hallctl: Command) -> None:
    told = take_in(hallctl, founded, WAGES).told[0]
    ticket, case, visit = told["ticket"], told["case"], told["visit"]
    at = ("--window", WINDOW)
    listed = hallctl("queue", "list", "--desk", "D09").told[0]
    assert (listed["waiting"], [row["ticket"] for row in listed["tickets"]]) == (1, [ticket])
    called = hallctl("queue", "call", *at).told
    assert called == [
        {"ticket": ticket, "visit": visit, "case": case, "window": WINDOW, "state": "called", "service": None}
    ]
    assert hallctl("queue", "call", "--window", OTHER).told == [{"ticket": None}]
    again = hallctl("queue", "recall", *at)
    assert (again.code, again.told[0]["error"]["code"]) == (1, "ticket.cool_down")
    clock.forward(seconds=9)
    assert hallctl("queue", "recall", *at).told[0]["state"] == "called"
    assert hallctl("queue", "missing", *at).told[0]["error"]["code"] == "ticket.call_more"
    assert hallctl("queue", "start", *at).told[0]["state"] == "serving"
    clock.forward(minutes=9)
    done = hallctl("queue", "finish", *at, "--people", "2", "--words", "已转仲裁").told[0]
    assert (done["ticket"], done["state"], done["case"]) == (ticket, "done", case)
    assert isinstance(done["service"], int)
    assert hallctl("queue", "call", *at).told == [{"ticket": None}]


def test_missing_holding_and_sending_on(founded: Path, clock: FixedClock, hallctl: Command) -> None:
    at = ("--window", WINDOW)
    people = [{"name": name, "statement": WAGES["statement"]} for name in ("高德福", "何桂英", "林志强")]
    tickets = [told["ticket"] for told in take_in(hallctl, founded, *people).told]
    hallctl("queue", "call", *at)
    for _ in range(2):
        clock.forward(seconds=9)
        hallctl("queue", "recall", *at)
    missed = hallctl("queue", "missing", *at).told[0]
    assert (missed["ticket"], missed["state"]) == (tickets[0], "missed")
    hallctl("queue", "call", *at)
    held = hallctl("queue", "hold", *at, "--reason", "取合同").told[0]
    assert (held["ticket"], held["state"]) == (tickets[1], "held")
    hallctl("queue", "call", *at)
    sent = hallctl("queue", "transfer", *at, "--desk", "D05", "--note", "先看工伤").told[0]
    assert (sent["ticket"], sent["state"], sent["service"]) == (tickets[2], "waiting", None)
    assert hallctl("queue", "list", "--desk", "D05").told[0]["tickets"][0]["why"] == "transferred"
    assert hallctl("queue", "call", "--window", "W99-9").told[0]["error"]["code"] == "window.unknown"
