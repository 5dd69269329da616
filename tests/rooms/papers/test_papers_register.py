"""The register of papers: numbers without gaps, frozen content, reprints, void ones, and whether a code is ours."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from hall.asking import SYSTEM
from hall.bootstrap import House, open_house
from hall.centre.orders import SetCentre
from hall.clock import FixedClock, in_hall
from hall.errors import UserError
from hall.papers.orders import PaperContent, PaperList, PrintJobs, ReprintPaper, Verdict, VerifyCode, VoidPaper
from hall.papers.rules import JobState, PaperState, Snapshot, Why, make_token
from tests.helpers.papers import DIVISION, FIELDS, Desk

ISSUING = """
import sys
from pathlib import Path
from hall.asking import SYSTEM
from hall.bootstrap import open_house
from hall.clock import FixedClock
from hall.errors import UserError
from hall.papers.orders import IssuedRef
from hall.settings import Settings
from tests.helpers.houses import MORNING, settings_in
from tests.helpers.papers import IssueSlip

folder, address, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with open_house(settings_in(folder, address), FixedClock(MORNING)) as house:
    for turn in range(count):
        try:
            print(house.door.enter(SYSTEM, IssueSlip(refused=turn % 3 == 2)).answer.number)
        except UserError:
            pass
"""


def verify(desk: Desk, code: str, snapshot_json: str = "") -> Verdict:
    verdict = desk.ask(VerifyCode(code=code, snapshot_json=snapshot_json))
    assert isinstance(verdict, Verdict)
    return verdict


def snapshot_of(desk: Desk, paper: int) -> Snapshot:
    snapshot: Snapshot = desk.house.door.ask(SYSTEM, PaperContent(paper=paper)).snapshot
    return snapshot


def test_a_paper_is_numbered_frozen_signed_and_queued(desk: Desk) -> None:
    made = desk.slip(case=17, printer="front")
    assert made.number == "综治受〔2026〕0001号"
    row = desk.row(made.paper)
    assert (row.case, row.state, row.reprints, row.token) == (17, PaperState.VALID, 0, made.token)
    snapshot = snapshot_of(desk, made.paper)
    assert snapshot.fields == {**FIELDS, "no": made.number, "date": "2026年11月23日"}
    assert (snapshot.token, snapshot.qr) == (made.token, made.token)
    assert snapshot.digest() == row.digest
    job = desk.job(made.job)
    assert (job.state, job.paper, job.printer, job.place, job.reprint) == (
        JobState.QUEUED,
        made.paper,
        "front",
        "导办台 1",
        0,
    )


def test_numbers_begin_anew_each_year_and_a_refused_paper_leaves_no_gap(desk: Desk, clock: FixedClock) -> None:
    assert desk.slip().number == "综治受〔2026〕0001号"
    with pytest.raises(UserError, match=r"visit\.statement"):
        desk.slip(refused=True)
    assert desk.slip().number == "综治受〔2026〕0002号"
    clock.at = in_hall(datetime(2026, 12, 31, 23, 59, 59))
    assert desk.slip().number == "综治受〔2026〕0003号"
    clock.forward(seconds=1)
    assert desk.slip().number == "综治受〔2027〕0001号"


def test_many_programs_at_once_skip_and_double_no_number(house: House, desk: Desk) -> None:
    """Three real processes, a third of whose orders are rolled back after the number was taken."""
    address = house.settings.database_url
    command = [sys.executable, "-c", ISSUING, str(house.settings.data), address, "12"]
    root = Path(__file__).parents[3]
    working = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root) for _ in range(3)
    ]
    told = [process.communicate(timeout=60) for process in working]
    assert [complained for _said, complained in told] == [""] * 3
    numbers = sorted(number for said, _complained in told for number in said.split())
    assert numbers == [f"综治受〔2026〕{serial:04}号" for serial in range(1, 25)]
    assert {row.number for row in desk.ask(PaperList(limit=100))} == set(numbers)  # type: ignore[attr-defined]
    assert len(desk.ask(PrintJobs(limit=100))) == 24  # type: ignore[arg-type]


def test_the_register_is_turned_page_by_page(desk: Desk) -> None:
    made = [desk.slip(case=turn % 2) for turn in range(5)]
    ask = desk.house.door.ask
    first = ask(SYSTEM, PaperList(limit=2))
    assert [row.paper for row in first] == [made[4].paper, made[3].paper]
    second = ask(SYSTEM, PaperList(limit=2, before=first[-1].paper))
    assert [row.paper for row in second] == [made[2].paper, made[1].paper]
    assert [row.paper for row in ask(SYSTEM, PaperList(case=1))] == [made[3].paper, made[1].paper]


def test_a_paper_is_found_by_its_number(desk: Desk) -> None:
    made = desk.slip()
    assert desk.house.door.ask(SYSTEM, PaperContent(number=f" {made.number} ")).row.paper == made.paper
    for missing in (PaperContent(number="综治受〔2026〕0002号"), PaperContent(paper=99), PaperContent()):
        with pytest.raises(UserError, match=r"paper\.unknown"):
            desk.ask(missing)


def test_reprints_are_counted_and_need_a_reason(desk: Desk) -> None:
    made = desk.slip()
    with pytest.raises(UserError, match=r"paper\.why"):
        desk.do(ReprintPaper(paper=made.paper, reason=" \t"))
    jobs = [desk.house.door.enter(SYSTEM, ReprintPaper(paper=made.paper, reason="纸卡坏了")).answer for _ in range(2)]
    assert [job.reprint for job in jobs] == [1, 2]
    assert desk.row(made.paper).reprints == 2
    with pytest.raises(UserError, match=r"paper\.unknown"):
        desk.do(ReprintPaper(paper=99, reason="纸卡坏了"))


def test_a_void_paper_keeps_its_number_and_is_printed_no_more(desk: Desk) -> None:
    made, other = desk.slip(), desk.slip()
    with pytest.raises(UserError, match=r"paper\.why"):
        desk.do(VoidPaper(paper=made.paper, why=""))
    desk.do(VoidPaper(paper=made.paper, why="登记错了人：孙德福"))
    row = desk.row(made.paper)
    assert (row.state, row.void_reason, row.number) == (PaperState.VOID, "登记错了人：孙德福", made.number)
    assert desk.job(made.job).state is JobState.DROPPED
    assert desk.job(other.job).state is JobState.QUEUED
    assert desk.slip().number == "综治受〔2026〕0003号"
    with pytest.raises(UserError, match=r"paper\.void$"):
        desk.do(ReprintPaper(paper=made.paper, reason="再要一张"))
    with pytest.raises(UserError, match=r"paper\.void_already"):
        desk.do(VoidPaper(paper=made.paper, why="又一次"))
    with pytest.raises(UserError, match=r"paper\.unknown"):
        desk.do(VoidPaper(paper=99, why="没有"))


def test_nothing_personal_can_be_read_in_the_database(sqlite_house: House, sqlite_desk: Desk) -> None:
    made = sqlite_desk.slip()
    sqlite_desk.do(ReprintPaper(paper=made.paper, reason="孙德福要再要一张"))
    sqlite_desk.do(VoidPaper(paper=made.paper, why="孙德福登记错了"))
    file = sqlite_house.store.file
    assert file is not None
    sqlite_house.close()
    written = b"".join(path.read_bytes() for path in file.parent.glob("hall.db*"))
    assert made.number.encode() in written
    for word in ("孙德福", "漏水", "138****8000"):
        assert word.encode() not in written


WRITTEN: dict[str, Callable[[str], str]] = {
    "as it is": lambda token: token,
    "in fives": lambda token: " ".join(token[place : place + 5] for place in range(0, 30, 5)),
    "full-width": lambda token: "".join(chr(ord(digit) + 0xFEE0) for digit in token),
    "as an address": lambda token: f"HTTPS://HALL.EXAMPLE.GOV.CN/C/{token}\n",
}


@pytest.mark.parametrize("form", WRITTEN)
def test_an_issued_code_is_genuine(form: str, desk: Desk) -> None:
    made = desk.slip()
    verdict = verify(desk, WRITTEN[form](made.token))
    assert verdict == Verdict(genuine=True, row=desk.row(made.paper))


def test_a_void_paper_is_genuine_and_void(desk: Desk) -> None:
    made = desk.slip()
    desk.do(VoidPaper(paper=made.paper, why="重开一张"))
    verdict = verify(desk, made.token)
    assert verdict.genuine
    assert verdict.row is not None
    assert verdict.row.state is PaperState.VOID


def test_codes_that_are_not_ours_are_told_why(desk: Desk) -> None:
    made = desk.slip()
    vault = desk.house.vault
    wrong = f"{made.token[:-1]}{(int(made.token[-1]) + 1) % 10}"
    unissued = make_token(DIVISION, vault.fingerprint, (int(made.token[7:15]) + 1) % 10**8, vault.sign)
    elsewhere = make_token("130106", vault.fingerprint, 5, vault.sign)
    forged = make_token(DIVISION, vault.fingerprint, 5, lambda _text: bytes(32))
    found = {code: verify(desk, code) for code in ("A033", wrong, unissued, elsewhere, forged)}
    assert [verdict.why for verdict in found.values()] == [
        Why.NOT_A_CODE,
        Why.MISTYPED,
        Why.UNKNOWN,
        Why.OTHER_CENTRE,
        Why.FORGED,
    ]
    assert not any(verdict.genuine or verdict.row for verdict in found.values())


def test_what_is_inside_a_pdf_is_compared(desk: Desk) -> None:
    made = desk.slip()
    inside = snapshot_of(desk, made.paper).to_json()
    assert verify(desk, made.token, inside).genuine
    assert verify(desk, made.token, json.dumps(json.loads(inside), indent=2)).genuine
    told = json.loads(inside)
    told["fields"]["applicant"] = "孙德禄"
    for changed in (json.dumps(told), "{}", "no JSON", "[1]", "null", '{"fields": 3}', "\ud800"):
        verdict = verify(desk, made.token, changed)
        assert (verdict.genuine, verdict.why) == (False, Why.CONTENT_CHANGED)
        assert verdict.row == desk.row(made.paper)


def test_a_paper_signed_with_an_earlier_key_is_told(desk: Desk) -> None:
    """The register remembers the key, so this is not taken for a forgery."""
    made = desk.slip()
    with desk.house.store.writing() as connection:
        connection.execute(text("UPDATE paper SET vault = :other"), {"other": "0" * 16})
    verdict = verify(desk, made.token)
    assert (verdict.genuine, verdict.why) == (False, Why.KEY_CHANGED)
    assert verdict.row is not None


def test_the_symbol_leads_to_the_centres_address(desk: Desk) -> None:
    desk.do(SetCentre(name="青河县社会治安综合治理中心", phone="", web_address="https://hall.example.gov.cn/c"))
    made = desk.slip()
    assert snapshot_of(desk, made.paper).qr == f"HTTPS://HALL.EXAMPLE.GOV.CN/C/{made.token}"
    assert verify(desk, snapshot_of(desk, made.paper).qr).genuine


def test_an_issued_paper_survives_the_program(sqlite_house: House, sqlite_desk: Desk) -> None:
    made = sqlite_desk.slip()
    before = snapshot_of(sqlite_desk, made.paper)
    sqlite_house.close()
    with open_house(sqlite_house.settings, sqlite_house.clock) as again:
        assert again.door.ask(SYSTEM, PaperContent(number=made.number)).snapshot == before
