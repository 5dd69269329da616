"""The print queue: which state follows which, and what people may do with a job."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hall.asking import SYSTEM, Order
from hall.errors import Conflict, UserError
from hall.papers.orders import DropPrint, PrintAgain, PrintJobRow, PrintJobs, ReprintPaper, TellPrint
from hall.papers.rules import TO_FILE, JobState
from tests.helpers.houses import another
from tests.helpers.papers import Desk


def jobs(desk: Desk, **wanted: bool | str) -> list[int]:
    found: tuple[PrintJobRow, ...] = desk.house.door.ask(SYSTEM, PrintJobs(**wanted))  # type: ignore[arg-type]  # as it has them
    return [row.job for row in found]


def tell(desk: Desk, job: int, *states: JobState, **more: str) -> None:
    for state in states:
        handed = (
            {} if state is JobState.PRINTING and desk.job(job).state is JobState.QUEUED else {"spooler_job": "front-7"}
        )
        desk.do(TellPrint(job=job, state=state, **{**handed, **more}))


def test_a_job_runs_its_course(desk: Desk) -> None:
    job = desk.slip().job
    tell(desk, job, JobState.PRINTING, printer="front")
    assert (desk.job(job).printer, desk.job(job).spooler_job) == ("front", "")
    tell(desk, job, JobState.PRINTING)
    tell(desk, job, JobState.WAITING, trouble="printer.out_of_paper")
    assert (desk.job(job).trouble, desk.job(job).spooler_job) == ("printer.out_of_paper", "front-7")
    tell(desk, job, JobState.PRINTING, JobState.PRINTED)
    assert (desk.job(job).state, desk.job(job).trouble) == (JobState.PRINTED, "")


def test_only_one_lane_takes_a_job(desk: Desk) -> None:
    job = desk.slip().job
    with another(desk.house) as second:
        second.door.enter(SYSTEM, TellPrint(job=job, state=JobState.PRINTING))
        with pytest.raises(Conflict, match=r"job\.elsewhere"):
            desk.do(TellPrint(job=job, state=JobState.PRINTING))


OVER: dict[str, tuple[JobState, ...]] = {
    "printed": (JobState.PRINTING, JobState.PRINTED),
    "saved": (JobState.PRINTING, JobState.SAVED),
    "failed": (JobState.PRINTING, JobState.FAILED),
    "uncertain": (JobState.PRINTING, JobState.UNCERTAIN),
}


@pytest.mark.parametrize("course", OVER)
def test_a_lane_cannot_revive_what_is_over(course: str, desk: Desk) -> None:
    job = desk.slip().job
    tell(desk, job, *OVER[course])
    for state in JobState:
        for number in ("", "front-8"):
            with pytest.raises(Conflict, match=r"job\.elsewhere"):
                desk.do(TellPrint(job=job, state=state, spooler_job=number))
    assert desk.job(job).state is OVER[course][-1]


def test_a_job_that_waits_or_failed_goes_again_to_another_printer_or_a_file(desk: Desk) -> None:
    waiting, failed = desk.slip().job, desk.slip().job
    tell(desk, waiting, JobState.PRINTING, JobState.WAITING)
    tell(desk, failed, JobState.PRINTING, JobState.FAILED, trouble="printer.unknown")
    desk.do(PrintAgain(job=waiting, printer="back"))
    desk.do(PrintAgain(job=failed, printer=TO_FILE))
    assert (desk.job(waiting).state, desk.job(waiting).printer) == (JobState.QUEUED, "back")
    assert desk.job(waiting).spooler_job == "front-7"  # so that the lane takes the first try back
    assert (desk.job(failed).printer, desk.job(failed).trouble) == (TO_FILE, "")


ACTS: dict[str, Callable[[int], Order]] = {
    "again": lambda job: PrintAgain(job=job),
    "drop": lambda job: DropPrint(job=job),
}


@pytest.mark.parametrize("act", ACTS)
def test_what_may_have_come_out_is_left_alone(act: str, desk: Desk) -> None:
    printing, printed, uncertain = (desk.slip().job for _ in range(3))
    tell(desk, printing, JobState.PRINTING)
    tell(desk, printed, JobState.PRINTING, JobState.PRINTED)
    tell(desk, uncertain, JobState.PRINTING, JobState.UNCERTAIN)
    for job in (printing, printed) if act == "drop" else (printing, printed, uncertain):
        with pytest.raises(UserError, match=r"job\.out"):
            desk.do(ACTS[act](job))
    with pytest.raises(UserError, match=r"job\.unknown"):
        desk.do(ACTS[act](99))


def test_a_job_in_trouble_is_over_once_its_paper_was_sent_again(desk: Desk) -> None:
    made, other = desk.slip(), desk.slip()
    for job in (made.job, other.job):
        tell(desk, job, JobState.PRINTING, JobState.UNCERTAIN, trouble="printer.lost")
    assert jobs(desk, open_only=True) == [other.job, made.job]
    again: PrintJobRow = desk.house.door.enter(SYSTEM, ReprintPaper(paper=made.paper, reason="没有出来")).answer
    assert jobs(desk, open_only=True) == [again.job, other.job]
    desk.do(DropPrint(job=other.job))
    tell(desk, again.job, JobState.PRINTING, JobState.PRINTED)
    assert jobs(desk, open_only=True) == []
    assert jobs(desk) == [again.job, other.job, made.job]


def test_a_lane_sees_its_own_place_only_oldest_first(desk: Desk) -> None:
    first, elsewhere, nowhere, second = (
        desk.slip(**place).job for place in ({}, {"place": "窗口 3"}, {"place": ""}, {})
    )
    assert jobs(desk, place="导办台 1", for_lane=True) == [first, second]
    assert jobs(desk, for_lane=True) == [nowhere]
    assert jobs(desk, place="窗口 3") == [elsewhere]
    assert len(jobs(desk)) == 4
    tell(desk, first, JobState.PRINTING, JobState.WAITING)
    desk.do(DropPrint(job=first))
    assert jobs(desk, place="导办台 1", for_lane=True) == [first, second]  # the spooler still has it
    tell(desk, first, JobState.DROPPED, spooler_job="")
    assert jobs(desk, place="导办台 1", for_lane=True) == [second]


def test_every_screen_hears_of_a_job(desk: Desk) -> None:
    told: list[tuple[int, ...]] = []
    with another(desk.house, told=lambda changes: told.append(changes.topics.get("jobs", ()))) as second:
        here = Desk(second)
        job = here.slip().job
        tell(here, job, JobState.PRINTING, JobState.FAILED)
        here.do(PrintAgain(job=job))
        here.do(DropPrint(job=job))
    assert told == [(job,)] * 5
