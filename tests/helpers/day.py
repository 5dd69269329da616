"""A day of the hall by real processes: two guides, twelve windows, twelve rating pads, the board and the supervisor.

``python -m tests.helpers.day <data folder> <database url>`` plays it and prints one JSON object: what each of them did and
saw. Nobody sleeps or asks again and again: who has nothing to do waits for the change feed. One window is killed while
somebody sits at it, another one wherever it happens to be; each comes back as a new process.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing import connection
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from sqlalchemy import event

from hall.bootstrap import House, open_house
from hall.settings import Settings
from tests.helpers import dayplan, dayroles, daywindow
from tests.helpers.dayplan import GUIDES, WINDOWS, Time
from tests.helpers.dayroles import Desk
from tests.helpers.presses import patiently

KILLED_SERVING, KILLED_ANYWHERE = WINDOWS[4], WINDOWS[7]
"""Which windows are killed."""


def run(role: Callable[..., None], settings: Settings, clock: Any, link: Connection, *more: Any) -> None:
    """One process: its house is open and hears the others; then it works."""
    try:
        with patiently(lambda: open_house(settings, clock)) as house:
            if (
                house.store.sqlite
            ):  # a killed process loses nothing that the system has; the disk need not be waited for
                event.listen(house.store._writer, "connect", lambda one, _: one.execute("PRAGMA synchronous=OFF"))
            desk = Desk(house, clock, link)
            house.watch(desk.hear)
            role(desk, *more)
    except BaseException as trouble:  # noqa: BLE001  (whatever it is, whoever waits has to hear it)
        import traceback

        link.send(("trouble", repr(trouble) + "\n" + traceback.format_exc()))


class Day:
    """The parent of them all."""

    def __init__(self, settings: Settings) -> None:
        forks = "fork" in multiprocessing.get_all_start_methods()
        self.context: Any = multiprocessing.get_context("fork" if forks else "spawn")
        self.settings, self.time = settings, Time.begin(self.context)
        self.links: dict[Connection, str] = {}
        self.processes: dict[str, Any] = {}
        self.told: dict[str, Any] = {"killed": {}}

    def start(self, name: str, role: Callable[..., None], clock: Any, *more: Any) -> None:
        """One more process."""
        mine, theirs = self.context.Pipe()
        process = self.context.Process(target=run, args=(role, self.settings, clock, theirs, *more), daemon=True)
        process.start()
        theirs.close()
        self.links[mine], self.processes[name] = name, process

    def window(self, place: int, *, again: bool = False) -> None:
        """A clerk at his window."""
        code = WINDOWS[place]
        watched = "" if again else {KILLED_SERVING: "serving", KILLED_ANYWHERE: "called"}.get(code, "")
        self.start(code, daywindow.work, dayplan.PlaceClock(self.time, place), place, watched)

    def say(self, word: str, *names: str) -> None:
        """Tell these processes something."""
        for link, name in self.links.items():
            if name in names:
                link.send(word)

    def hear(self) -> tuple[str, str, Any]:
        """The next word of anybody: who, what, and more."""
        while True:
            for link in [one for one in connection.wait(list(self.links)) if isinstance(one, Connection)]:
                name = self.links[link]
                try:
                    what, more = link.recv()
                except EOFError:  # it has ended
                    del self.links[link]
                    continue
                if what == "trouble":
                    raise SystemExit(f"{name}: {more}")
                return name, what, more

    def kill(self, name: str) -> None:
        """-9."""
        self.processes[name].kill()
        self.processes[name].join()
        for link in [link for link, whose in self.links.items() if whose == name]:
            del self.links[link]
            link.close()

    def play(self) -> dict[str, Any]:
        """From the morning to the evening."""
        guides, pads = [f"guide {n}" for n in range(GUIDES)], [f"pad {window}" for window in WINDOWS]
        for n, name in enumerate(guides):
            self.start(name, dayroles.guide, dayplan.GuideClock(self.time, n), n)
        for place, name in enumerate(pads):
            self.window(place)
            self.start(name, dayroles.pad, dayplan.PlaceClock(self.time, place), place)
        self.start("board", dayroles.board, dayplan.LastClock(self.time))
        self.start("supervisor", dayroles.supervisor, dayplan.LastClock(self.time))
        waiting = len(self.processes)
        while waiting:
            waiting -= self.hear()[1] == "ready"
        self.say("go", *self.processes)
        left = set(self.processes)
        stages = [
            ({*guides}, "no more", ["supervisor"]),
            ({*WINDOWS}, "end", pads),
            ({*WINDOWS, *pads}, "end", ["supervisor"]),
        ]
        while left:
            name, what, more = self.hear()
            if what == "strike":
                self.kill(name)
                self.told["killed"][name] = {"at": more}
                self.window(WINDOWS.index(name), again=True)
            elif what == "ready":
                self.told["killed"][name]["back"] = more
                self.say("go", name)
            elif what == "empty":  # nobody is left in the hall
                self.say("end", *WINDOWS)
            else:
                self.told[name] = more
                left.remove(name)
            while stages and not left & stages[0][0]:
                _, word, to = stages.pop(0)
                self.say(word, *to)
        return self.told


def main(data: str, database_url: str) -> None:
    """Play the day."""
    settings = Settings(Path(data), database_url, Path(data) / "keys" / "hall.key", "大厅")
    with open_house(settings, dayplan.GuideClock(Time.begin(multiprocessing), 0)) as house:
        warm(house)  # everything that is needed is imported once
    print(json.dumps(Day(settings).play()))


def warm(house: House) -> None:
    """Import what the rooms need."""
    from hall.door import answerer

    for asked in (*dayroles.ASKED, *daywindow.ASKED):
        answerer(asked)
    del house


if __name__ == "__main__":
    main(*sys.argv[1:])
