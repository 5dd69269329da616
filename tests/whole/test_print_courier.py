"""Papers on their way through a real CUPS: out of the printer, waiting, refused, taken back, never doubled, never lost."""

from __future__ import annotations

import json
import signal
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from hall.asking import SYSTEM
from hall.bootstrap import House
from hall.papers.orders import DropPrint, PaperContent, PrintAgain, ReprintPaper, TellPrint, VoidPaper
from hall.papers.rules import TO_FILE, JobState
from reports import preview, spool
from reports.courier import LATER_S, SLOW, Courier
from reports.render import attached
from reports.spool import Cups
from tests.helpers.cups import Spooler
from tests.helpers.houses import PLACE, another
from tests.helpers.papers import Desk

_PATIENCE_S = 20.0


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
        end = time.monotonic() + _PATIENCE_S
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


def test_a_paper_comes_out_of_the_printer_of_this_pc(hand: Hand) -> None:
    made = hand.desk.slip()
    hand.until(made.job, JobState.PRINTED)
    [paper] = hand.spooler.wait_for_papers(1)
    assert hand.came_out() == [made.number]
    assert "孙德福" in preview.texts(paper.read_bytes())[0]
    for option in ("print-scaling=none", "media=A4", "sides=one-sided"):
        assert option in hand.spooler.options(paper)
    job = hand.desk.job(made.job)
    assert job.printer == hand.spooler.queue
    assert job.spooler_job.startswith(f"{hand.spooler.queue}-")
    assert hand.courier.round() is None


def test_what_everybody_may_see_of_a_job_names_nobody(hand: Hand) -> None:
    hand.spooler.tray_empty(empty=True)
    hand.until(hand.desk.slip().job, JobState.WAITING, "printer.out_of_paper")
    listed = hand.spooler.tell("ipptool", "-tv", f"ipp://{hand.spooler.server}/", "get-jobs.test")
    assert "one-door-hall" in listed
    assert "孙" not in listed
    assert "综治" not in listed


def test_a_job_that_names_a_printer_goes_there(hand: Hand) -> None:
    hand.spooler.add_queue("window3")
    made = hand.desk.slip(printer="window3")
    hand.until(made.job, JobState.PRINTED)
    assert hand.desk.job(made.job).spooler_job.startswith("window3-")


def test_an_unknown_printer_is_told_and_no_other_one_prints(hand: Hand) -> None:
    hand.spooler.add_queue("default")
    hand.spooler.tell("lpadmin", "-d", "default")
    for name in ("nowhere", "default ", "-d default", "hallpdf-1", "default/instance"):
        made = hand.desk.slip(printer=name)
        hand.until(made.job, JobState.FAILED, "printer.unknown")
    made = hand.desk.slip()
    hand.until(made.job, JobState.PRINTED)
    hand.spooler.wait_for_papers(1)
    assert hand.came_out() == [made.number]


def test_a_paper_waits_while_the_tray_is_empty_and_comes_out_when_it_is_filled(hand: Hand) -> None:
    hand.spooler.tray_empty(empty=True)
    made = [hand.desk.slip() for _ in range(3)]
    hand.until(made[0].job, JobState.WAITING, "printer.out_of_paper")
    hand.spooler.tray_empty(empty=False)
    for one in made:
        hand.until(one.job, JobState.PRINTED)
    hand.spooler.wait_for_papers(3)
    assert hand.came_out() == [one.number for one in made]


def test_a_stopped_printer_is_told_and_goes_on(hand: Hand) -> None:
    hand.spooler.tell("cupsdisable", hand.spooler.queue)
    made = hand.desk.slip()
    hand.until(made.job, JobState.WAITING, "printer.stopped")
    hand.spooler.tell("cupsenable", hand.spooler.queue)
    hand.until(made.job, JobState.PRINTED)


def test_a_device_that_fails_stops_the_queue_and_keeps_the_paper(hand: Hand) -> None:
    hand.spooler.broken(broken=True)
    made = hand.desk.slip()
    hand.until(made.job, JobState.WAITING, "printer.stopped")
    hand.spooler.broken(broken=False)
    hand.spooler.tell("cupsenable", hand.spooler.queue)
    hand.until(made.job, JobState.PRINTED)
    hand.spooler.wait_for_papers(1)


def test_a_queue_that_gives_up_a_job_is_told(hand: Hand) -> None:
    hand.spooler.add_queue("hasty")
    hand.spooler.tell("lpadmin", "-p", "hasty", "-o", "printer-error-policy=abort-job")
    hand.spooler.broken(broken=True)
    made = hand.desk.slip(printer="hasty")
    hand.until(made.job, JobState.FAILED, "printer.failed")
    hand.spooler.broken(broken=False)
    hand.desk.do(PrintAgain(job=made.job))
    hand.until(made.job, JobState.PRINTED)
    hand.spooler.wait_for_papers(1)


def test_a_queue_that_rejects_is_told_and_may_be_tried_again(hand: Hand) -> None:
    hand.spooler.accepting(accepting=False)
    made = hand.desk.slip()
    hand.until(made.job, JobState.FAILED, "printer.refused")
    hand.spooler.accepting(accepting=True)
    assert hand.courier.round() is None
    hand.desk.do(PrintAgain(job=made.job))
    hand.until(made.job, JobState.PRINTED)


def test_papers_stay_in_the_queue_while_the_spooler_is_down(hand: Hand) -> None:
    hand.spooler.stop()
    made = [hand.desk.slip() for _ in range(2)]
    assert hand.courier.round() is not None
    assert [(hand.desk.job(one.job).state, hand.desk.job(one.job).trouble) for one in made] == [
        (JobState.QUEUED, "printer.spooler"),
        (JobState.QUEUED, ""),
    ]
    hand.spooler.start()
    hand.desk.house.clock.forward(seconds=LATER_S)  # type: ignore[attr-defined]  # a fixed one
    for one in made:
        hand.until(one.job, JobState.PRINTED)
    assert len(hand.spooler.wait_for_papers(2)) == 2


def test_a_spooler_that_dies_with_a_paper_in_its_hands_is_told_and_followed_again(hand: Hand) -> None:
    hand.spooler.tray_empty(empty=True)
    made = hand.desk.slip()
    hand.until(made.job, JobState.WAITING, "printer.out_of_paper")
    hand.spooler.stop()
    hand.until(made.job, JobState.WAITING, "printer.spooler")
    hand.spooler.tray_empty(empty=False)
    hand.spooler.start()
    hand.until(made.job, JobState.PRINTED)
    assert len(hand.spooler.wait_for_papers(1)) == 1


def test_a_spooler_that_hangs_holds_nobody_up_for_long(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "PATIENCE_S", 0.3)
    daemon = hand.spooler._daemon
    assert daemon is not None
    made = hand.desk.slip()
    daemon.send_signal(signal.SIGSTOP)
    try:
        hand.until(made.job, JobState.QUEUED, "printer.spooler")
        assert Cups().printers() == ()
    finally:
        daemon.send_signal(signal.SIGCONT)
    monkeypatch.undo()
    hand.desk.do(PrintAgain(job=made.job))
    hand.until(made.job, JobState.PRINTED)
    assert len(hand.spooler.wait_for_papers(1)) == 1


def test_a_spooler_that_falls_silent_while_it_takes_a_paper_leaves_it_uncertain(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "PATIENCE_S", 0.3)
    monkeypatch.setattr(spool, "_queues", lambda: (hand.spooler.queue,))  # it still answered that
    daemon = hand.spooler._daemon
    assert daemon is not None
    made = hand.desk.slip()
    daemon.send_signal(signal.SIGSTOP)
    try:
        hand.until(made.job, JobState.UNCERTAIN, "printer.lost")
    finally:
        daemon.send_signal(signal.SIGCONT)
    assert hand.courier.round() is None


def test_a_job_cancelled_at_the_printer_is_told(hand: Hand) -> None:
    hand.spooler.tray_empty(empty=True)
    made = hand.desk.slip()
    hand.until(made.job, JobState.WAITING, "printer.out_of_paper")
    hand.spooler.tell("cancel", hand.desk.job(made.job).spooler_job)
    hand.until(made.job, JobState.FAILED, "printer.cancelled")


def test_a_queue_that_was_removed_takes_its_papers_along_and_that_is_told(hand: Hand) -> None:
    hand.spooler.add_queue("gone")
    hand.spooler.tray_empty(empty=True)
    made = hand.desk.slip(printer="gone")
    hand.until(made.job, JobState.WAITING, "printer.out_of_paper")
    hand.spooler.tell("lpadmin", "-x", "gone")
    hand.until(made.job, JobState.FAILED, "printer.cancelled")


def test_a_job_the_spooler_forgot_is_uncertain(hand: Hand) -> None:
    hand.spooler.tray_empty(empty=True)
    made = hand.desk.slip()
    hand.until(made.job, JobState.WAITING, "printer.out_of_paper")
    hand.spooler.stop()
    for path in [*(hand.spooler.root / "spool").glob("[cd]0*"), hand.spooler.root / "cache/job.cache"]:
        path.unlink(missing_ok=True)
    hand.spooler.tray_empty(empty=False)
    hand.spooler.start()
    hand.until(made.job, JobState.UNCERTAIN, "printer.lost")
    # its number is given anew: that is another paper
    hand.spooler.add_queue("other")
    last = hand.desk.slip(printer="other")
    hand.until(last.job, JobState.PRINTED)
    assert hand.desk.job(made.job).state is JobState.UNCERTAIN


def test_a_paper_that_waits_goes_to_another_printer_and_comes_out_once(hand: Hand) -> None:
    hand.spooler.add_queue("other")
    hand.spooler.tell("cupsdisable", hand.spooler.queue)
    made = hand.desk.slip()
    hand.until(made.job, JobState.WAITING, "printer.stopped")
    first = hand.desk.job(made.job).spooler_job
    hand.desk.do(PrintAgain(job=made.job, printer="other"))
    hand.until(made.job, JobState.PRINTED)
    assert hand.desk.job(made.job).spooler_job.startswith("other-")
    hand.spooler.tell("cupsenable", hand.spooler.queue)
    last = hand.desk.slip()
    hand.until(last.job, JobState.PRINTED)
    hand.spooler.wait_for_papers(2)
    assert hand.came_out() == [made.number, last.number]
    assert first not in hand.spooler.tell("lpstat", "-o")


def test_a_paper_that_came_out_before_it_could_be_moved_is_not_printed_twice(hand: Hand) -> None:
    hand.spooler.tray_empty(empty=True)
    made = hand.desk.slip()
    hand.until(made.job, JobState.WAITING, "printer.out_of_paper")
    hand.spooler.tray_empty(empty=False)
    hand.spooler.wait_for_papers(1)
    end = time.monotonic() + _PATIENCE_S
    while hand.spooler.tell("lpstat", "-o") and time.monotonic() < end:
        time.sleep(0.02)
    hand.desk.do(PrintAgain(job=made.job, printer=TO_FILE))
    hand.until(made.job, JobState.PRINTED)
    assert len(hand.spooler.printed()) == 1
    assert not hand.folder.exists()


UNWANTED: dict[str, Callable[[Hand, int, int], object]] = {
    "dropped": lambda hand, _paper, job: hand.desk.do(DropPrint(job=job)),
    "void": lambda hand, paper, _job: hand.desk.do(VoidPaper(paper=paper, why="登记错了")),
}


@pytest.mark.parametrize("how", UNWANTED)
def test_a_paper_nobody_wants_any_more_is_taken_back(how: str, hand: Hand) -> None:
    hand.spooler.tray_empty(empty=True)
    made = hand.desk.slip()
    hand.until(made.job, JobState.WAITING, "printer.out_of_paper")
    UNWANTED[how](hand, made.paper, made.job)
    assert hand.courier.round() is None
    assert hand.desk.job(made.job).spooler_job == ""
    hand.spooler.tray_empty(empty=False)
    last = hand.desk.slip()
    hand.until(last.job, JobState.PRINTED)
    hand.spooler.wait_for_papers(1)
    assert hand.came_out() == [last.number]


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
        start.wait(_PATIENCE_S)
        while any(desk.job(one.job).state is JobState.QUEUED for one in made):
            courier.round()

    with another(hand.desk.house) as other:
        working = [threading.Thread(target=carry, args=[house]) for house in (hand.desk.house, other)]
        for thread in working:
            thread.start()
        for thread in working:
            thread.join(_PATIENCE_S)
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
