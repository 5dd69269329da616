"""The program is killed while it prints: no paper comes out twice by itself, and none is forgotten."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from hall.papers.rules import JobState
from reports.courier import Courier
from reports.spool import Cups
from tests.helpers.couriers import number_in
from tests.helpers.cups import Spooler
from tests.helpers.houses import PLACE
from tests.helpers.papers import Desk

PAPERS, KILLS = 10, 4

CARRYING = """
import sys
from datetime import timedelta
from pathlib import Path
from hall.bootstrap import open_house
from hall.clock import FixedClock
from reports.courier import Courier
from reports.spool import Cups
from tests.helpers.houses import MORNING, PLACE, settings_in
from tests.helpers.papers import Desk

folder, address, queue, start = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
# every start is two minutes after the one before
with open_house(settings_in(folder, address), FixedClock(MORNING + timedelta(minutes=2 * start))) as house:
    courier = Courier(Desk(house), Cups(), house.clock, folder, PLACE, queue)
    print("ready", flush=True)
    for _turn in range(2000):
        if courier.round() is None:
            break
"""


def test_killed_at_any_moment_no_paper_is_doubled_or_forgotten(sqlite_desk: Desk, spooler: Spooler) -> None:
    made = {one.number: one.job for one in (sqlite_desk.slip() for _ in range(PAPERS))}
    chance = random.Random(23)
    settings = sqlite_desk.house.settings
    for start in range(1, KILLS + 2):
        words = [str(settings.data), settings.database_url, spooler.queue, str(start)]
        working = subprocess.Popen(
            [sys.executable, "-c", CARRYING, *words], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
        )
        assert working.stdout is not None
        assert working.stdout.readline() == "ready\n"
        if start <= KILLS:
            time.sleep(chance.uniform(0, 0.25))
            working.kill()
        working.communicate(timeout=60)
    states = {number: sqlite_desk.job(job).state for number, job in made.items()}
    assert set(states.values()) <= {JobState.PRINTED, JobState.UNCERTAIN}
    printed = [number for number, state in states.items() if state is JobState.PRINTED]
    spooler.wait_for_papers(len(printed))
    came_out = Counter(number_in(paper) for paper in spooler.printed())
    assert max(came_out.values()) == 1
    assert set(printed) <= set(came_out)
    assert len(printed) >= PAPERS - KILLS
    # and what nobody knows is told, each once
    assert Courier(sqlite_desk, Cups(), sqlite_desk.house.clock, settings.papers, PLACE).round() is None
