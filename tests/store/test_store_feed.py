"""What changed is heard by every window: of this program, of another one, of another PC."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, insert, text

from hall.asking import SYSTEM, ChangeSet
from hall.bootstrap import House
from hall.clock import FixedClock
from hall.errors import UserError
from hall.store.feed import Hub, merged
from hall.store.records import change
from tests.helpers.houses import another
from tests.helpers.orders import SetMark, TakeNumber
from tests.helpers.postgres import Postgres

PATIENCE_S = 20.0
"""Only a failing test waits so long."""

Heard = queue.Queue[ChangeSet]


@pytest.fixture
def other(house: House) -> Iterator[House]:
    """A second program on the same database."""
    with another(house) as opened:
        yield opened


def hear(heard: Heard) -> ChangeSet:
    return heard.get(timeout=PATIENCE_S)


def topics_until(heard: Heard, wanted: int) -> list[int]:
    """The ids of tickets told until one of them is the wanted one."""
    ids: list[int] = []
    while wanted not in ids:
        ids += hear(heard).topics.get("tickets", ())
    return ids


# --- the hub ----------------------------------------------------------------------------------------------------------


def test_a_listener_hears_its_topics_only() -> None:
    hub, tickets, all_topics = Hub(), list[ChangeSet](), list[ChangeSet]()
    hub.listen(tickets.append, "tickets", "visits")
    stop = hub.listen(all_topics.append)
    ticket, centre = ChangeSet({"tickets": (1,)}, "a"), ChangeSet({"centre": ()}, "a")
    hub.tell(ticket)
    hub.tell(centre)
    assert (tickets, all_topics) == ([ticket], [ticket, centre])
    stop()
    stop()
    everything = ChangeSet({}, "", everything=True)
    hub.tell(everything)
    assert (tickets, all_topics) == ([ticket, everything], [ticket, centre])


def test_what_comes_while_a_listener_is_busy_is_told_in_one_go() -> None:
    hub, heard = Hub(), list[ChangeSet]()
    busy, go_on = threading.Event(), threading.Event()

    def slow(news: ChangeSet) -> None:
        heard.append(news)
        busy.set()
        go_on.wait(PATIENCE_S)

    hub.listen(slow)
    thread = threading.Thread(target=hub.tell, args=[ChangeSet({"tickets": (1,)}, "a")])
    thread.start()
    assert busy.wait(PATIENCE_S)
    for number in (2, 3, 2):
        hub.tell(ChangeSet({"tickets": (number,)}, "a"))
    go_on.set()
    thread.join()
    assert heard == [ChangeSet({"tickets": (1,)}, "a"), ChangeSet({"tickets": (2, 3)}, "a")]


@pytest.mark.logs
def test_one_listeners_bug_is_not_the_next_ones(caplog: pytest.LogCaptureFixture) -> None:
    hub, heard = Hub(), list[ChangeSet]()
    hub.listen(lambda news: 1 / 0)  # type: ignore[arg-type]
    hub.listen(heard.append)
    hub.tell(ChangeSet({"tickets": (1,)}, "a"))
    assert len(heard) == 1
    assert "a listener of changes raised" in caplog.text


CHANGES = st.builds(
    ChangeSet,
    st.dictionaries(st.sampled_from(["tickets", "visits"]), st.lists(st.integers(1, 5), unique=True).map(tuple)),
    st.sampled_from(["a", "b"]),
    st.booleans(),
)


@given(st.lists(CHANGES, min_size=1))
def test_a_burst_says_what_its_parts_say(parts: list[ChangeSet]) -> None:
    told = merged(parts)
    assert told.everything == any(one.everything for one in parts)
    assert told.origin == (parts[0].origin if len({one.origin for one in parts}) == 1 else "")
    assert told.topics.keys() == {topic for one in parts for topic in one.topics}
    for topic, ids in told.topics.items():
        each = [one.topics[topic] for one in parts if topic in one.topics]
        whole = any(not one for one in each)
        assert ids == (() if whole else tuple(dict.fromkeys(id for one in each for id in one)))


# --- the reader -------------------------------------------------------------------------------------------------------


def test_another_programs_change_is_heard_with_its_origin(house: House, other: House) -> None:
    heard: Heard = queue.Queue()
    house.watch(heard.put)
    other.door.enter(SYSTEM, TakeNumber())
    assert hear(heard) == ChangeSet({"tickets": (1,)}, other.door.origin)


def test_ones_own_change_is_heard_once(house: House, other: House) -> None:
    heard: Heard = queue.Queue()
    house.watch(heard.put)
    house.door.enter(SYSTEM, TakeNumber())
    other.door.enter(SYSTEM, SetMark(name="last", value=""))
    assert hear(heard) == ChangeSet({"tickets": (1,)}, house.door.origin)
    assert hear(heard) == ChangeSet({"centre": ()}, other.door.origin)


def test_nothing_is_missed_and_nothing_doubled(house: House, other: House) -> None:
    heard: Heard = queue.Queue()
    other.door.enter(SYSTEM, TakeNumber())
    house.watch(heard.put)
    for _ in range(20):
        other.door.enter(SYSTEM, TakeNumber())
    assert topics_until(heard, 21) == list(range(2, 22))


def test_what_is_rolled_back_is_not_told(house: House, other: House) -> None:
    heard: Heard = queue.Queue()
    house.watch(heard.put)
    with pytest.raises(UserError):
        other.door.enter(SYSTEM, TakeNumber(refused=True))
    with other.store.writing() as connection:
        half = connection.begin_nested()
        connection.execute(insert(change), {"topics": {"visits": (9,)}, "origin": "x", "at": other.clock.now()})
        half.rollback()
    other.door.enter(SYSTEM, TakeNumber())
    assert hear(heard).topics == {"tickets": (1,)}


WRITE = """
import sys
from pathlib import Path
from hall.asking import SYSTEM
from hall.bootstrap import open_house
from tests.helpers.houses import settings_in
from tests.helpers.orders import TakeNumber
with open_house(settings_in(Path(sys.argv[1]), sys.argv[2])) as house:
    house.door.enter(SYSTEM, TakeNumber())
"""


def test_a_change_of_another_process_is_heard(house: House) -> None:
    heard: Heard = queue.Queue()
    house.watch(heard.put)
    arguments = [str(house.settings.data), house.settings.database_url]
    subprocess.run([sys.executable, "-c", WRITE, *arguments], check=True, timeout=60)
    assert hear(heard).topics == {"tickets": (1,)}


def test_rows_that_were_tidied_away_unseen_mean_everything(house: House, other: House, clock: FixedClock) -> None:
    heard: Heard = queue.Queue()
    other.door.enter(SYSTEM, TakeNumber())
    house.watch(heard.put)
    with other.store.writing() as connection:  # as if this PC had slept for days
        connection.execute(delete(change))
        connection.execute(insert(change), {"id": 40, "topics": {"visits": (9,)}, "origin": "x", "at": clock.now()})
        if not other.store.sqlite:
            connection.execute(text("NOTIFY hall_change"))
    assert hear(heard).everything


def test_a_reader_stops_at_once_and_leaves_no_thread(house: House) -> None:
    before = set(threading.enumerate())
    house.watch()
    house.watch()
    assert [thread.name for thread in set(threading.enumerate()) - before] == ["hall-feed"]
    house.close()
    assert set(threading.enumerate()) == before


# --- a link that is lost ----------------------------------------------------------------------------------------------


def test_after_a_lost_link_everything_is_told_and_it_goes_on(postgres_house: House) -> None:
    heard: Heard = queue.Queue()
    postgres_house.watch(heard.put)
    with another(postgres_house) as other:
        with other.store.writing() as connection:
            mine = "datname = current_database() AND pid <> pg_backend_pid()"
            connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {mine}"))
        assert hear(heard).everything
        other.door.enter(SYSTEM, TakeNumber())
        assert hear(heard).topics == {"tickets": (1,)}


def test_a_reader_stops_while_there_is_no_database(postgres_house: House, postgres: Postgres) -> None:
    heard: Heard = queue.Queue()
    postgres_house.watch(heard.put)
    postgres.drop(postgres_house.settings.database_url)
    postgres_house.close()
    assert heard.empty()
