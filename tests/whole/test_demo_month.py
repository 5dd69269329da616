"""The demonstration: a month of a hall that is the same everywhere, and everything of it drawn without a display."""

from __future__ import annotations

import json
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from hall import demonstration as demo
from hall.asking import NOBODY, SYSTEM
from hall.bootstrap import House
from hall.clock import FixedClock, hall_day
from hall.demonstration import people as visitors
from hall.floor.orders import HallAtAGlance, HallNow
from hall.founding.orders import FoundHall
from hall.papers.orders import PaperList, PaperRow, PrintJobs
from hall.people.rules import PaperType, check_number
from hall.queueing.rules import WindowState
from hall.ratings.orders import CorrectionRow, Corrections, Rank, RecountRatings
from hall.staff.orders import Accounts, SignIn
from tests.helpers.walk import Hallctl
from tests.whole.conftest import Command


def found(house: House) -> None:
    order = FoundHall(
        centre_name=demo.CENTRE,
        division=demo.DIVISION,
        admin_name="管理员",
        login="admin",
        password=demo.PASSWORD,
    )
    house.door.enter(NOBODY, order)


def register(house: House) -> list[PaperRow]:
    return list(reversed(house.door.ask(SYSTEM, PaperList(limit=1000))))


def test_some_days_are_filled_up_to_the_moment_and_no_further(house: House, clock: FixedClock) -> None:
    found(house)
    now = clock.now()
    filled = demo.fill_month(house.door, clock, days=3)
    assert clock.now() == now
    assert filled.days == 2  # 21 and 22 November 2026 are a weekend
    papers = register(house)
    assert len(papers) == filled.visits >= demo.VISITS[0] + demo.RUSH
    assert {hall_day(paper.issued_at).isoformat() for paper in papers} == {"2026-11-20", "2026-11-23"}
    assert all(paper.issued_at <= now for paper in papers)
    assert [paper.issued_at for paper in papers] == sorted(paper.issued_at for paper in papers)
    assert house.door.ask(SYSTEM, PrintJobs(open_only=True)) == ()


def test_the_hall_is_lively(sqlite_house: House, clock: FixedClock) -> None:
    """Windows at work, ratings of all levels, tasks at several steps; last month closed and ranked."""
    found(sqlite_house)
    clock.at = clock.at.replace(hour=15)
    demo.fill_month(sqlite_house.door, clock)
    ask = sqlite_house.door.ask
    now: HallNow = ask(SYSTEM, HallAtAGlance())
    assert now.waiting >= 4
    assert sum(desk.held for desk in now.desks) == sum(desk.missed for desk in now.desks) == 1
    states = {window.state for window in now.windows}
    assert states >= {WindowState.CALLING, WindowState.SERVING, WindowState.PAUSED, WindowState.FREE}
    last, this = (ask(SYSTEM, Rank(month=month)) for month in ("2026-10", "2026-11"))
    assert (last.frozen, this.frozen) == (True, False)
    for month in (last, this):
        assert sum(row.rank is not None for row in month.rows) >= 5
        assert any(row.rank is None for row in month.rows)
    assert all(sum(row.levels[level] for row in (*last.rows, *this.rows)) for level in "54321")
    tasks: tuple[CorrectionRow, ...] = ask(SYSTEM, Corrections(open_only=False))
    assert len({task.state for task in tasks}) >= 3
    assert {row.clerk for row in ask(SYSTEM, Rank(month="2026-11", by_clerk=True)).rows} >= {"孙丽", "韩雪", "周明"}
    for month in ("2026-10", "2026-11"):
        assert sqlite_house.door.enter(SYSTEM, RecountRatings(month=month)).answer == 0


def test_filling_again_goes_on_where_it_stopped(sqlite_house: House, clock: FixedClock) -> None:
    found(sqlite_house)
    first = demo.fill_month(sqlite_house.door, clock, days=0)
    before = register(sqlite_house)
    assert demo.fill_month(sqlite_house.door, clock, days=0) == first
    assert register(sqlite_house) == before
    clock.at = datetime.combine(hall_day(clock.now()), datetime.max.time(), clock.now().tzinfo)
    later = demo.fill_month(sqlite_house.door, clock, days=0)
    assert later.visits > first.visits
    assert [paper.number for paper in register(sqlite_house)][: len(before)] == [paper.number for paper in before]


def test_there_is_an_account_a_role_that_signs_in_with_the_shown_password(
    sqlite_house: House, clock: FixedClock
) -> None:
    found(sqlite_house)
    demo.fill_month(sqlite_house.door, clock, days=0)
    assert {row.login for row in sqlite_house.door.ask(SYSTEM, Accounts())} == {
        "admin",
        *(one.login for one in (*demo.ACCOUNTS, *demo.CLERKS)),
    }
    for login in ("admin", demo.ACCOUNTS[0].login, demo.ACCOUNTS[-1].login):
        signed = sqlite_house.door.enter(NOBODY, SignIn(login=login, password=demo.PASSWORD)).answer
        assert not signed.must_change


def test_people_are_invented_with_numbers_that_fit() -> None:
    import random

    day = hall_day(datetime(2026, 11, 23))
    dice = random.Random(1)
    people = [visitors.invented(dice, day) for _ in range(300)]
    assert all(check_number(PaperType.CITIZEN_ID, one.number, day).birth == one.birth for one in people)
    assert len({one.number for one in people}) > 290
    assert all(one.phone.startswith("1380000") for one in people)


def test_what_they_say_is_varied_and_finds_its_desk(founded: Path, hallctl: Command) -> None:
    said = [row["statement"] for row in demo.matters()]
    assert len(set(said)) == len(said) > 90
    told = hallctl("route", given="\n".join(said)).told
    desks = {one["proposals"][0]["desk"] for one in told}
    assert len(desks) > 25
    assert sum(one["none"] for one in told) < len(said) / 10


def test_the_command_line_fills_a_hall(hallctl: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo.fill_month, "__defaults__", (1,))
    told = hallctl("init", "--demo").told[0]
    assert told["password"] == demo.PASSWORD
    assert [one["login"] for one in told["demo"]["accounts"]] == [one.login for one in demo.ACCOUNTS]
    assert len(hallctl("paper", "list", "--limit", "1000").told) == told["demo"]["visits"] > 0


@pytest.mark.parametrize(("language", "scale"), [("zh_CN", 1.0), ("en", 1.5)])
def test_screens_are_drawn_in_language_and_scale(tmp_path: Path, language: str, scale: float) -> None:
    done = Hallctl(tmp_path / "hall").run(
        *["screens", "--out", str(tmp_path / "out"), "--only", "frontdesk-e", "--scale", str(scale)], language=language
    )
    assert (done.code, done.said) == (0, "")
    assert [one["screen"] for one in done.told] == ["frontdesk-empty", "frontdesk-errors"]
    for one in done.told:
        assert one["language"] == language
        with Image.open(one["file"]) as picture:
            assert picture.size == (one["width"], one["height"]) == (round(1366 * scale), round(696 * scale))
            assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 50
    assert not (tmp_path / "hall").exists()


def test_a_scale_no_screen_has_is_refused(hallctl: Command, tmp_path: Path) -> None:
    done = hallctl("screens", "--out", str(tmp_path), "--scale", "90")
    assert (done.code, done.told[0]["error"]["code"]) == (1, "screens.size")


def test_the_demonstration_day_leaves_genuine_papers(tmp_path: Path) -> None:
    script = "import ui.demo as d; d.SCREENS = (); from ui.cli import main; raise SystemExit(main({}))"
    hallctl = Hallctl(tmp_path)
    words = ["demo", "--out", str(tmp_path / "out"), "--json"]
    done = subprocess.run(
        [hallctl.line()[0], "-c", script.format(words)],
        env=hallctl.surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert demo.VISITS[0] <= len(told) - demo.RUSH <= demo.VISITS[1]
    assert all(one["genuine"] and Path(one["file"]).read_bytes().startswith(b"%PDF") for one in told)
