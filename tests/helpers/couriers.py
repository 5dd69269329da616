"""A courier with a desk to look at and a spooler to disturb."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from hall.papers.rules import JobState
from reports import preview
from reports.courier import Courier
from reports.render import attached
from reports.spool import Cups
from tests.helpers.cups import Spooler
from tests.helpers.houses import PLACE
from tests.helpers.papers import Desk

PATIENCE_S = 20.0


class Hand:
    """A courier with a desk to look at, and a spooler to disturb."""

    def __init__(self, desk: Desk, spooler: Spooler, folder: Path) -> None:
        self.desk, self.spooler, self.folder = desk, spooler, folder
        self.courier = self.fresh()

    def fresh(self, printer: str | None = None, folder: Path | None = None) -> Courier:
        """A courier who knows nothing of the one before, as after a crash."""
        own = self.spooler.queue if printer is None else printer
        return Courier(self.desk, Cups(), self.desk.house.clock, folder or self.folder, PLACE, own)

    def until(self, job: int, state: JobState, trouble: str = "") -> None:
        """Go round until the job stands so."""
        end = time.monotonic() + PATIENCE_S
        while True:
            self.courier.round()
            row = self.desk.job(job)
            if (row.state, row.trouble) == (state, trouble):
                return
            if time.monotonic() > end:
                pytest.fail(f"job {job}: {row.state} {row.trouble}\n{self.spooler.tell('lpstat', '-t')}")
            time.sleep(0.02)

    def came_out(self) -> list[str]:
        """The numbers of the papers that came out, in the order of their jobs."""
        return [number_in(paper) for paper in self.spooler.printed()]


def number_in(paper: Path) -> str:
    inside = attached(paper.read_bytes())
    if inside is None:  # CUPS may have rewritten the file: its text still says it
        return next(word for word in preview.texts(paper.read_bytes())[0].split() if word.startswith("综治受"))
    number: str = json.loads(inside)["number"]
    return number


@pytest.fixture
def hand(sqlite_desk: Desk, spooler: Spooler, tmp_path: Path) -> Hand:
    return Hand(sqlite_desk, spooler, tmp_path / "papers")
