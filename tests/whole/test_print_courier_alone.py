"""Couriers that are cut off, that work side by side, that have no printer or cannot draw: no paper is doubled or lost."""

from __future__ import annotations

import json
import stat
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from hall.asking import SYSTEM
from hall.bootstrap import House
from hall.papers.orders import DropPrint, PaperContent, PrintAgain, ReprintPaper, TellPrint
from hall.papers.rules import JobState
from reports import preview, spool
from reports.courier import SLOW, Courier
from reports.render import attached
from reports.spool import Cups
from tests.helpers.couriers import PATIENCE_S, Hand
from tests.helpers.houses import PLACE, another
from tests.helpers.papers import Desk


def test_another_courier_goes_on_where_one_was_cut_off(hand: Hand) -> None:
    hand.spooler.tray_empty(empty=True)
    handed, queued = hand.desk.slip(), hand.desk.slip()
    hand.desk.do(DropPrint(job=queued.job))
    hand.until(handed.job, JobState.WAITING, "printer.out_of_paper")
    hand.courier = hand.fresh()
    hand.spooler.tray_empty(empty=False)
    hand.until(handed.job, JobState.PRINTED)
    assert len(hand.spooler.wait_for_papers(1)) == 1


def test_a_paper_that_was_taken_and_perhaps_handed_over_is_uncertain_not_printed_again(hand: Hand) -> None:
    made = hand.desk.slip()
    hand.desk.do(TellPrint(job=made.job, state=JobState.PRINTING))  # and then the power went
    hand.courier.round()
    assert hand.desk.job(made.job).state is JobState.PRINTING
    hand.desk.house.clock.forward(seconds=SLOW.total_seconds() + 1)  # type: ignore[attr-defined]  # a fixed one
    hand.until(made.job, JobState.UNCERTAIN, "printer.lost")
    assert hand.spooler.printed() == []
    again = hand.desk.house.door.enter(SYSTEM, ReprintPaper(paper=made.paper, reason="没有出来", place=PLACE)).answer
    hand.until(again.job, JobState.PRINTED)
    [paper] = hand.spooler.wait_for_papers(1)
    assert "补打" in preview.texts(paper.read_bytes())[0]


def test_two_couriers_of_one_place_print_every_paper_once(hand: Hand) -> None:
    made = [hand.desk.slip() for _ in range(12)]
    start = threading.Barrier(2)

    def carry(house: House) -> None:
        desk = Desk(house)
        courier = Courier(desk, Cups(), house.clock, hand.folder, PLACE, hand.spooler.queue)
        start.wait(PATIENCE_S)
        while any(desk.job(one.job).state is JobState.QUEUED for one in made):
            courier.round()

    with another(hand.desk.house) as other:
        working = [threading.Thread(target=carry, args=[house]) for house in (hand.desk.house, other)]
        for thread in working:
            thread.start()
        for thread in working:
            thread.join(PATIENCE_S)
    for one in made:
        hand.until(one.job, JobState.PRINTED)
    hand.spooler.wait_for_papers(len(made))
    assert sorted(hand.came_out()) == [one.number for one in made]


def test_a_courier_that_is_told_to_stop_leaves_the_rest_in_the_queue(hand: Hand) -> None:
    made = [hand.desk.slip() for _ in range(3)]
    asked = iter([True, False])
    assert hand.courier.round(lambda: next(asked)) is None
    assert [hand.desk.job(one.job).state for one in made] == [JobState.PRINTING, JobState.QUEUED, JobState.QUEUED]
    hand.until(made[-1].job, JobState.PRINTED)


def test_a_job_that_stays_long_is_said_to_wait_and_does_not_flicker(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "PRINTER_TROUBLE", {})  # a printer that tells no reason
    hand.spooler.tray_empty(empty=True)
    made = hand.desk.slip()
    hand.until(made.job, JobState.PRINTING)
    hand.desk.house.clock.forward(seconds=SLOW.total_seconds() + 1)  # type: ignore[attr-defined]  # a fixed one
    hand.until(made.job, JobState.WAITING, "printer.slow")
    hand.courier.round()
    assert hand.desk.job(made.job).trouble == "printer.slow"
    hand.spooler.tray_empty(empty=False)
    hand.until(made.job, JobState.PRINTED)


def test_without_a_printer_papers_become_files(hand: Hand) -> None:
    hand.courier = hand.fresh(printer="")
    made = hand.desk.slip()
    again = hand.desk.house.door.enter(SYSTEM, ReprintPaper(paper=made.paper, reason="再要一份", place=PLACE)).answer
    hand.until(made.job, JobState.SAVED)
    hand.until(again.job, JobState.SAVED)
    files = [Path(hand.desk.job(job).file) for job in (made.job, again.job)]
    assert [file.name for file in files] == ["综治受〔2026〕0001号.pdf", "综治受〔2026〕0001号-补打1.pdf"]
    assert sorted(hand.folder.iterdir()) == sorted(files)
    issued = hand.desk.house.door.ask(SYSTEM, PaperContent(paper=made.paper))
    for file in files:
        assert attached(file.read_bytes()) == issued.snapshot.to_json()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "补打" in preview.texts(files[1].read_bytes())[0]
    assert hand.spooler.printed() == []


def test_a_folder_that_cannot_be_written_is_told(hand: Hand, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    hand.courier = hand.fresh(printer="", folder=tmp_path / "taken")
    made = hand.desk.slip()
    hand.until(made.job, JobState.FAILED, "fault.file_unwritable")
    hand.desk.do(PrintAgain(job=made.job, printer=hand.spooler.queue))
    hand.until(made.job, JobState.PRINTED)


def test_a_paper_that_cannot_be_drawn_does_not_hold_up_the_next(hand: Hand) -> None:
    spoilt, sound = hand.desk.slip(), hand.desk.slip()
    with hand.desk.house.store.writing() as connection:
        connection.execute(
            text("UPDATE paper SET snapshot = :bytes WHERE id = :id"), {"bytes": b"\x01" * 40, "id": spoilt.paper}
        )
    hand.until(sound.job, JobState.PRINTED)
    assert (hand.desk.job(spoilt.job).state, hand.desk.job(spoilt.job).trouble) == (
        JobState.FAILED,
        "fault.key_missing",
    )


@pytest.mark.logs
def test_a_form_nobody_knows_is_told_and_logged_without_content(hand: Hand, caplog: pytest.LogCaptureFixture) -> None:
    made, sound = hand.desk.slip(), hand.desk.slip()
    house = hand.desk.house
    inside = json.loads(house.door.ask(SYSTEM, PaperContent(paper=made.paper)).snapshot.to_json())
    sealed = house.vault.seal(json.dumps({**inside, "version": 99}), "paper.snapshot")
    with house.store.writing() as connection:
        connection.execute(
            text("UPDATE paper SET snapshot = :bytes WHERE id = :id"), {"bytes": sealed, "id": made.paper}
        )
    hand.until(sound.job, JobState.PRINTED)
    assert (hand.desk.job(made.job).state, hand.desk.job(made.job).trouble) == (JobState.FAILED, "printer.failed")
    assert [record.getMessage() for record in caplog.records if record.name == "reports.courier"] == [
        f"job {made.job} could not be printed: KeyError"
    ]
