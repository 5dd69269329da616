"""A day of 600 visitors by 28 processes, two of them killed: nothing is lost, nobody is called twice, every figure is right.

What the processes do is in :mod:`tests.helpers.day`; it is compared with a recount from bare rows
(:mod:`tests.helpers.dayrecount`) and with what was to become of each number (:mod:`tests.helpers.dayplan`).
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from typing import Any

from sqlalchemy import text

from hall.asking import SYSTEM
from hall.audit.orders import AuditVerify
from hall.bootstrap import House, open_house
from hall.clock import FixedClock
from hall.ratings.orders import Corrections, Rank, Ranking, RecountRatings
from hall.settings import Settings
from tests.helpers import dayplan
from tests.helpers.day import KILLED_ANYWHERE, KILLED_SERVING
from tests.helpers.dayplan import DESKS, GONE, SILENT, VISITORS, WINDOWS, Fate, fate, services_of, word
from tests.helpers.dayrecount import Parts, Recount, places, recount
from tests.helpers.house import ROOT
from tests.helpers.queue import on_both

EVENING = FixedClock(dayplan.OPENING + timedelta(hours=15))


@on_both
def test_a_day_by_processes(queue_settings: Settings) -> None:
    told = play(queue_settings)
    with open_house(queue_settings, EVENING) as house:
        counted = recount(house)
        check_everybody_came_through(house, told, counted)
        check_who_was_killed(told, counted)
        check_the_screens(told, counted)
        check_the_ranking(house, told, counted)
        assert house.door.ask(SYSTEM, AuditVerify()).intact


def play(settings: Settings) -> dict[str, Any]:
    """What the processes tell."""
    line = [sys.executable, "-m", "tests.helpers.day", str(settings.data), settings.database_url]
    done = subprocess.run(line, capture_output=True, text=True, check=False, timeout=600, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def check_everybody_came_through(house: House, told: dict[str, Any], counted: Recount) -> None:
    """Every number was given once, went the way it was to go, and every time of it lies behind the one before."""
    taken = told["guide 0"] + told["guide 1"]
    numbers = [number for number, *_ in taken]
    assert len(set(numbers)) == len(numbers) == VISITORS
    assert sorted(paper for *_, paper in taken) == [f"综治受〔2026〕{n:04d}号" for n in range(1, VISITORS + 1)]
    assert counted.states == {number: "closed" if fate(number) is Fate.ABSENT else "done" for number in numbers}
    served = Counter(number for number, *_ in counted.services.values())
    assert served == Counter({number: services_of(number) for number in numbers if services_of(number)})
    assert told["supervisor"]["closed"] == sum(fate(number) is Fate.ABSENT for number in numbers)
    assert told["supervisor"]["looked"] > len(WINDOWS)
    with house.store.reading() as connection:
        rows = connection.execute(
            text(
                "SELECT id, number, arrived_at, called_at, started_at, ended_at FROM service WHERE taken_back_at IS NULL"
            )
        ).all()
    assert {row.id: row.number for row in rows} == {one: whose[0] for one, whose in counted.services.items()}
    assert all(row.arrived_at <= row.called_at < row.started_at < row.ended_at for row in rows)
    assert set(DESKS) <= {f"D{window[1:3]}" for _, window, _ in counted.services.values()}


def check_who_was_killed(told: dict[str, Any], counted: Recount) -> None:
    """The one who was served then is still served when the clerk is back, and his service is finished there, once."""
    killed = told["killed"]
    assert set(killed) == {KILLED_SERVING, KILLED_ANYWHERE}
    number = killed[KILLED_SERVING]["at"]
    assert killed[KILLED_SERVING]["back"] == [number, "serving"]
    assert counted.stories[number][-1] == "finished"
    windows = [window for whose, window, _ in counted.services.values() if whose == number]
    assert windows[-1] == KILLED_SERVING
    assert all(told[window] > 5 for window in killed)


def check_the_screens(told: dict[str, Any], counted: Recount) -> None:
    """The board saw every call once and in order, unless it was taken back at once; the pads' words are the log's."""
    seen = told["board"]
    assert seen == [call for call in counted.calls if call in seen]
    assert {call for call, *_ in counted.calls} - {call for call, *_ in seen} <= counted.called_back
    said = {int(one): says for window in WINDOWS for one, says in told[f"pad {window}"].items()}
    assert said == {one: SILENT if level is None else str(level) for one, level in counted.words.items()}
    for one in counted.services:
        assert said.get(one, GONE) == word(one), one


def check_the_ranking(house: House, told: dict[str, Any], counted: Recount) -> None:
    """Every figure, by window and by clerk; and the nightly recount has nothing to mend."""
    del told
    by_window: Ranking = house.door.ask(SYSTEM, Rank(month="2026-11"))
    by_clerk: Ranking = house.door.ask(SYSTEM, Rank(month="2026-11", by_clerk=True))
    for ranking, which, key in ((by_window, 1, "window"), (by_clerk, 2, "account")):
        parts: dict[Any, Parts] = counted.parts(which)
        place = places(parts, ranking.minimum)
        assert {getattr(row, key) for row in ranking.rows} == parts.keys()
        for row in ranking.rows:
            mine = getattr(row, key)
            expected = parts[mine].row() | {"rank": place[mine]}
            assert {name: getattr(row, name) for name in expected} == expected, mine
    assert house.door.enter(SYSTEM, RecountRatings(month="2026-11")).answer == 0
    low = sum(level in {1, 2} for one, level in counted.words.items())
    assert len(house.door.ask(SYSTEM, Corrections(limit=VISITORS))) == low
