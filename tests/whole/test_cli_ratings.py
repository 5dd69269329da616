"""``hallctl rate`` and ``rank``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from hall.asking import SYSTEM
from hall.bootstrap import open_house
from hall.centre.orders import SetSetting
from hall.clock import FixedClock
from hall.ratings.rules import formula
from hall.settings import load_settings
from hall.staff.orders import AddAccount
from hall.staff.rules import Role
from reports import preview
from tests.helpers.walk import PASSWORD
from tests.rooms.ratings.conftest import Serve, serving
from tests.whole.conftest import WAGES, Command, take_in


@pytest.fixture
def serve(founded: Path, clock: FixedClock) -> Iterator[Serve]:
    """Finished services of the hall in this test's data folder."""
    with open_house(load_settings(founded), clock) as house:
        for login, role in (("sunli", Role.CLERK), ("zhoumin", Role.SUPERVISOR), ("liumin", Role.LEADER)):
            account = AddAccount(login=login, name=login, password=PASSWORD, roles=frozenset({role}), must_change=False)
            house.door.enter(SYSTEM, account)
        yield serving(house)


def test_a_service_is_rated_as_at_the_residents_screen(serve: Serve, hallctl: Command) -> None:
    good, bad = serve("W09-1", 2), serve("W09-1", 2)
    assert hallctl("rate", str(good), "5").told == [{"service": good, "window": "W09-1", "clerk": "孙丽", "level": 5}]
    told = hallctl("rate", str(bad), "1", "--reasons", "waited_long,unclear", "--words", "等了两小时").told[0]
    assert (told["level"], told["correction"]) == (1, 1)
    for words, code in (
        ((str(good), "5"), "rating.done"),
        (("4711", "5"), "rating.no_service"),
        ((str(serve()), "6"), "rating.level"),
        ((str(serve()), "5", "--reasons", "other"), "rating.reasons"),
        ((str(serve()), "5", "--code", "123"), "rating.code"),
    ):
        done = hallctl("rate", *words)
        assert (done.code, done.told[0]["error"]["code"]) == (1, code)
    assert hallctl("rate", "one", "5").code == 2
    done = hallctl("rate", str(serve()), "2", "--reasons", "waited")
    assert (done.code, "waited_long" in done.said) == (2, True)


def test_with_an_account_it_is_a_sheet_and_never_ones_own(serve: Serve, hallctl: Command) -> None:
    service = serve("W09-1", 3)
    assert hallctl("rate", str(service), "5", "--actor", "sunli").told[0]["error"]["code"] == "right.missing"
    assert hallctl("rate", str(service), "5", "--actor", "zhoumin").told[0]["error"]["code"] == "rating.own"
    assert hallctl("rate", str(serve("W09-1", 2)), "4", "--actor", "zhoumin").told[0]["level"] == 4


def test_the_code_of_his_paper_is_his_voice(serve: Serve, hallctl: Command, tmp_path: Path) -> None:
    came = take_in(hallctl, tmp_path, WAGES).told[0]
    service = serve(case=1)
    code = came["paper"]["token"]
    assert hallctl("rate", str(service), "4", "--code", code).told[0]["level"] == 4
    assert hallctl("rate", str(service), "3", "--code", code).told[0]["level"] == 3


def test_a_month_is_ranked_closed_and_printed(
    founded: Path, serve: Serve, hallctl: Command, clock: FixedClock, tmp_path: Path
) -> None:
    with open_house(load_settings(founded), clock) as house:
        house.door.enter(SYSTEM, SetSetting(name="rating.minimum", value=2))
    for window, levels in (("W09-1", (5, 4, 2)), ("W02-1", (5, 5)), ("W03-1", (5,))):
        for level in levels:
            assert hallctl("rate", str(serve(window, 2)), str(level)).code == 0
    serve("W02-1", 2)
    told = hallctl("rank", "--month", "2026-11").told[0]
    assert (told["month"], told["minimum"], told["frozen"], told["formula"]) == ("2026-11", 2, False, formula(2)[0])
    first, second, third = told["windows"]
    assert [row["rank"] for row in (first, second, third)] == [1, 2, None]
    expected = {
        "window": "W09-1",
        "desk": "D09",
        "served": 3,
        "rated": 3,
        "levels": {"5": 1, "4": 1, "3": 0, "2": 1, "1": 0},
        "satisfied": 2,
        "satisfaction": 2 / 3,
        "response": 1.0,
        "mean": 11 / 3,
    }
    assert expected.items() <= second.items()
    assert (first["window"], first["served"], first["response"]) == ("W02-1", 3, 2 / 3)

    assert hallctl("rank", "--month", "2026-11", "--close").told[0]["error"]["code"] == "right.missing"
    early = hallctl("rank", "--month", "2026-11", "--close", "--actor", "zhoumin")
    assert early.told[0]["error"]["code"] == "month.not_over"
    clock.at = clock.at.replace(month=12, day=1)
    closed = hallctl("rank", "--month", "2026-11", "--recount", "--close", "--actor", "zhoumin")
    assert closed.told[0]["frozen"] is True
    assert closed.told[0]["windows"] == told["windows"]
    assert datetime.fromisoformat(closed.told[0]["closed_at"]) == clock.now()
    assert "0 处不同" in closed.said

    by_clerk = hallctl("rank", "--month", "2026-11", "--by-clerk", "--actor", "liumin").told[0]
    assert [(row["clerk"], row["served"]) for row in by_clerk["clerks"]] == [("SUNLI", 7)]

    for name in ("rank.pdf", "rank.xlsx"):
        told = hallctl("rank", "--month", "2026-11", "--out", str(tmp_path / "new" / name)).told[0]
        assert told["file"] == str(tmp_path / "new" / name)
    assert len(preview.texts((tmp_path / "new" / "rank.pdf").read_bytes())) == 1
    assert openpyxl.load_workbook(tmp_path / "new" / "rank.xlsx")["排名"]["A2"].value == 1


def test_what_cannot_be_ranked_is_said(founded: Path, hallctl: Command, tmp_path: Path) -> None:
    assert hallctl("rank", "--month", "11").told[0]["error"] == {
        "code": "month.form",
        "message": "月份请写成 2026-11 这样",
        "field": "month",
    }
    assert hallctl("rank").code == 2
    assert hallctl("rank", "--month", "2026-11", "--out", "rank.doc").code == 2
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert hallctl("rank", "--month", "2026-11", "--out", str(blocked / "rank.pdf")).code == 3
    assert hallctl("rank", "--month", "2026-11").told[0]["windows"] == []
