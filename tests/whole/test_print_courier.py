"""Papers on their way through a real CUPS: out of the printer, waiting, refused, taken back, never doubled, never lost."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable

import pytest

from hall.papers.orders import DropPrint, PrintAgain, VoidPaper
from hall.papers.rules import TO_FILE, JobState
from reports import preview, spool
from reports.courier import LATER_S
from reports.spool import Cups
from tests.helpers.couriers import PATIENCE_S, Hand


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
    end = time.monotonic() + PATIENCE_S
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
