"""The walk of issue 2: the 72 sentences and a group of seven as a JSON-lines file, and ``hallctl`` as a program of its own."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from hall.people.rules import check_character
from tests.helpers.house import ROOT

PASSWORD = "Wo-De-Kouling-1"
RIGHT_DESKS = 70
"""Of 73."""

MORNING = "2026-11-23T09:42:00+08:00"
"""A working Monday: who is there, and so the order of equal desks, does not hang on the day the tests run."""

GROUP = "我们七个人是外县来的，在你们这边工地干了三个月活，包工头一直拖着工资不给，一共欠了十二万六"


@dataclass(frozen=True)
class Sentence:
    """What somebody says, and the desks that are right for it."""

    text: str
    desks: frozenset[str]


@cache
def sentences() -> tuple[Sentence, ...]:
    """The sentences of the samples and the group's, in the order of the file."""
    file = Path(__file__).with_name("routing_samples.csv")
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    said = [
        Sentence(row["text"], frozenset({row["expected_desk"], *row["also_acceptable"].split(";")}) - {""})
        for row in rows
    ]
    return (*said, Sentence(GROUP, frozenset({"D09"})))


def lines() -> list[dict[str, Any]]:
    """The intake file: a person of his own for every sentence; the last one is the group of seven workers of another county."""
    made: list[dict[str, Any]] = [
        {
            "name": f"来访人{_digits(number)}",
            "id_type": "111",
            "id_number": citizen_number(number),
            "statement": said.text,
            "order_id": f"walk-{number:03d}",
            "at": MORNING,
        }
        for number, said in enumerate(sentences()[:-1], 1)
    ]
    speakers = [
        {"name": f"工友{_digits(one)}", "id_number": citizen_number(900 + one, "410122")} for one in range(1, 6)
    ]
    group = {"count": 7, "representatives": speakers, "members": ["工友六", "工友七"]}
    head = {"name": speakers[0]["name"], "id_number": speakers[0]["id_number"], "amount": "12.6万", "group": group}
    return [*made, head | {"statement": GROUP, "order_id": "walk-group", "at": MORNING}]


def _digits(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def citizen_number(order: int, division: str = "130105") -> str:
    """An invented number with its right check character."""
    head = f"{division}1980{order % 12 + 1:02d}{order % 28 + 1:02d}{order:03d}"
    return head + check_character(head)


def write_lines(file: Path, given: list[dict[str, Any]]) -> Path:
    """A JSON-lines file."""
    file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in given), encoding="utf-8")
    return file


@dataclass(frozen=True)
class Done:
    """How a run of ``hallctl`` ended."""

    code: int
    told: list[dict[str, Any]] = field(repr=False)
    said: str


@dataclass(frozen=True)
class Hallctl:
    """``hallctl`` with a data folder, and a database server if it has one."""

    data: Path
    database: str = ""

    def line(self, *words: str) -> list[str]:
        """The command line."""
        return [sys.executable, "-m", "ui.cli", "--data", str(self.data), *words]

    def surroundings(self) -> dict[str, str]:
        """The environment."""
        made = dict(os.environ, PYTHONUTF8="1", PYTHONPATH=str(ROOT))
        return made | ({"HALL_DATABASE_URL": self.database} if self.database else {})

    def run(self, *words: str, given: str | bytes = b"", language: str = "zh") -> Done:
        """Run to the end, with ``--json``."""
        done = subprocess.run(
            self.line(*words, "--json", "--language", language),
            input=given.encode() if isinstance(given, str) else given,
            env=self.surroundings(),
            capture_output=True,
            check=False,
            timeout=120,
        )
        told = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
        return Done(done.returncode, told, done.stderr.decode())

    def init(self) -> Done:
        """A founded hall."""
        return self.run("init", "--password", PASSWORD)

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Started, to be read line by line, and perhaps killed."""
        return subprocess.Popen(
            self.line(*words, "--json"), env=self.surroundings(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
