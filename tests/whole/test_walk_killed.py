"""The program is killed (-9) while it takes visits in, again and again. What it told is kept, nothing is done twice, no number is missing.

A visit counts as told once its line was read from standard output. After each kill whoever feeds the file goes on with the
first line that was not told, under the same ``order_id``: it may be on the disk already.
"""

from __future__ import annotations

import json
import random
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from reports.render import attached
from tests.helpers import walk
from tests.helpers.walk import Hallctl
from tests.helpers.warm import Warm, warm
from tests.whole.conftest import copy_hall

AT_ONCE, HEARD = 12, 5
"""Lines a run is given, and before how many told ones the kill is prepared: it comes somewhere in the rest."""

MOST = 400
"""A machine so quick that so many visitors do not suffice asks for longer runs."""

LONGEST_WAIT_S = 0.06
"""About the time of two visits: the kill comes anywhere in the next ones."""


@dataclass
class Campaign:
    """One hall that is killed again and again. ``told`` has what was told of each line."""

    hallctl: Warm
    dice: random.Random
    lines: list[dict[str, Any]] = field(default_factory=list)
    told: dict[str, dict[str, Any]] = field(default_factory=dict)
    killed: int = 0

    def run(self, kills: int) -> None:
        """Kill so many times, then take in what is left."""
        file = self.hallctl.hallctl.data.with_suffix(".jsonl")
        while self.killed < kills:
            left = [line for line in self.lines if line["order_id"] not in self.told][:AT_ONCE]
            more = lines(len(self.lines), AT_ONCE - len(left))
            self.lines += more
            assert len(self.lines) <= MOST, "hardly a run was killed before its end"
            self._hit(walk.write_lines(file, left + more), left + more)
        everything = self.hallctl.run("intake", str(walk.write_lines(file, self.lines)))
        assert (everything.code, len(everything.told)) == (0, len(self.lines))
        final = {line["order_id"]: one for line, one in zip(self.lines, everything.told, strict=True)}
        assert {key: what(final[key]) for key in self.told} == {key: what(one) for key, one in self.told.items()}
        self.told = final

    def _hit(self, file: Path, left: list[dict[str, Any]]) -> None:
        """Start, read a few lines, wait for a moment, kill, and take note of all that was told."""
        running = self.hallctl.start("intake", str(file))
        heard = [running.out.readline() for _ in range(self.dice.randrange(HEARD))]
        if not heard:
            time.sleep(self.dice.uniform(0, 0.3))  # somewhere in its start
        time.sleep(self.dice.uniform(0, LONGEST_WAIT_S))
        running.kill()
        heard += running.out.readlines()
        code = running.wait()
        assert code in {-9, 0}, (heard, running.said())
        self.killed += code == -9
        for line, told in zip(left, (line for line in heard if line.endswith(b"\n")), strict=False):
            answer = json.loads(told)
            assert "error" not in answer, answer
            self.told[line["order_id"]] = answer


def what(answer: dict[str, Any]) -> tuple[Any, ...]:
    """What must never change of an answer once it was told. Its code is random: a visit done anew would have another."""
    return answer["case"], answer["ticket"], answer["visit"], answer["paper"]["number"], answer["paper"]["token"]


def lines(first: int, count: int) -> list[dict[str, Any]]:
    """So many visitors more, each with an order of his own."""
    said = walk.sentences()
    return [
        {
            "name": f"来访人{number}",
            "id_number": walk.citizen_number(number),
            "statement": said[number % len(said)].text,
            "order_id": f"killed-{number:03d}",
            "at": walk.MORNING,
        }
        for number in range(first, first + count)
    ]


def check_whole(campaign: Campaign) -> None:
    """No number given twice, none missing; every paper drawn whole, in the register, and of its visit; the log unbroken."""
    count, told = len(campaign.lines), list(campaign.told.values())
    assert sorted(one["case"] for one in told) == [f"130105-2026-{n:06d}" for n in range(1, count + 1)]
    assert sorted(one["paper"]["number"] for one in told) == [f"综治受〔2026〕{n:04d}号" for n in range(1, count + 1)]
    assert len({one["visit"] for one in told}) == count  # ids are for the program only: PostgreSQL leaves gaps
    zones: defaultdict[str, list[int]] = defaultdict(list)
    for one in told:
        zones[one["ticket"][0]].append(int(one["ticket"][1:]))
    assert all(sorted(numbers) == list(range(1, len(numbers) + 1)) for numbers in zones.values())
    register = campaign.hallctl.run("paper", "list", "--limit", "1000").told
    assert {one["token"] for one in register} == {one["paper"]["token"] for one in told}
    assert len(register) == count
    for one in told:
        inside = attached(Path(one["paper"]["file"]).read_bytes())
        assert inside is not None
        assert one["paper"]["token"] in inside
    assert campaign.hallctl.run("check").told[0] | {"schema": ""} == {
        "intact": True,
        "troubles": [],
        "cases": count,
        "schema": "",
    }
    auditor = ("--name", "高原", "--role", "auditor", "--password", walk.PASSWORD)
    assert campaign.hallctl.run("user", "add", "gaoyuan", *auditor).code == 0
    assert campaign.hallctl.run("audit", "verify", "--actor", "gaoyuan").told[0]["intact"]


@pytest.mark.parametrize("seed", range(5))
def test_fifty_kills_lose_nothing_and_give_no_number_twice(founded_hall: Path, tmp_path: Path, seed: int) -> None:
    """Ten of the fifty in each of five halls, so that each may be run by itself."""
    hallctl = Hallctl(copy_hall(founded_hall, tmp_path / "hall"))
    with warm(hallctl, tmp_path / "warm") as started:
        campaign = Campaign(started, random.Random(seed))
        campaign.run(10)
        assert campaign.killed == 10
        check_whole(campaign)


def test_kills_do_no_harm_on_postgres(tmp_path: Path, postgres_url: str) -> None:
    hallctl = Hallctl(tmp_path / "hall", postgres_url)
    with warm(hallctl, tmp_path / "warm") as started:
        assert started.run("init", "--password", walk.PASSWORD).code == 0
        campaign = Campaign(started, random.Random(7))
        campaign.run(10)
        check_whole(campaign)


def test_a_program_of_its_own_is_killed_beside_another(founded_hall: Path, tmp_path: Path) -> None:
    """Both write into one hall; the one that lives on is not disturbed."""
    hallctl = Hallctl(copy_hall(founded_hall, tmp_path / "hall"))
    mine, other = lines(0, 10), lines(10, 10)
    victim = hallctl.start("intake", str(walk.write_lines(tmp_path / "other.jsonl", other)))
    assert victim.stdout is not None
    with warm(hallctl, tmp_path / "warm") as started:
        heard = [victim.stdout.readline()]
        living = started.start("intake", str(walk.write_lines(tmp_path / "mine.jsonl", mine)))
        heard += [victim.stdout.readline() for _ in range(2)]
        victim.kill()
        victim.stdout.close()
        told = [json.loads(line) for line in living.out.readlines()]
        assert (living.wait(), len(told), victim.wait()) == (0, len(mine), -9)
        campaign = Campaign(started, random.Random(0), [*mine, *other])
        for line, answer in [*zip(mine, told, strict=True), *zip(other, map(json.loads, heard), strict=False)]:
            campaign.told[line["order_id"]] = answer
        campaign.run(0)
        check_whole(campaign)
