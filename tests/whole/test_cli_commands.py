"""What each command of ``hallctl`` does, on a founded hall at Monday 2026-11-23 09:42."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from hall.clock import FixedClock
from reports import preview
from tests.helpers.walk import PASSWORD, citizen_number
from tests.whole.conftest import WAGES, Command, take_in


def test_founding_fills_catalogue_and_tells_a_password_once(hallctl: Command) -> None:
    done = hallctl("init", "--name", "青河县综治中心", "--division", "410122")
    assert done.code == 0
    told = done.told[0]
    assert (told["desks"], told["founded"], told["centre"], told["division"]) == (43, True, "青河县综治中心", "410122")
    assert told["matters"] > 200
    assert len(told["password"]) == 19
    again = hallctl("init")
    assert (again.code, "password" in again.told[0], again.told[0]["centre"]) == (0, False, "青河县综治中心")
    assert "数据没有动" in again.said


def test_an_empty_hall_waits_for_its_first_start(hallctl: Command) -> None:
    told = hallctl("init", "--empty").told[0]
    assert (told["founded"], told["desks"], told["matters"]) == (False, 0, 0)


def test_a_hall_is_not_founded_with_what_cannot_be(hallctl: Command) -> None:
    done = hallctl("init", "--division", "13", "--password", "short")
    assert done.code == 1
    assert {one["field"] for one in done.told[0]["error"]["problems"]} == {"division", "password"}
    assert hallctl("init", "--empty").told[0]["founded"] is False


def test_things_are_found_by_number_and_name(founded: Path, hallctl: Command, tmp_path: Path) -> None:
    told = take_in(hallctl, tmp_path, WAGES).told[0]
    for text, kind in (
        (told["case"], "case"),
        (told["paper"]["number"], "paper"),
        (told["ticket"], "case"),
        (citizen_number(1), "person"),
        ("李四", "person"),
    ):
        found = hallctl("search", text).told[0]
        assert kind in [hit["kind"] for hit in found["hits"]], text
        assert found["ms"] >= 0
    assert hallctl("search", "没有这个人").told[0]["hits"] == []
    assert {hit["kind"] for hit in hallctl("search", "李四", "--kind", "person").told[0]["hits"]} == {"person"}


def test_a_case_is_shown(founded: Path, hallctl: Command, tmp_path: Path, clock: FixedClock) -> None:
    told = take_in(hallctl, tmp_path, WAGES).told[0]
    clock.forward(hours=25)
    shown = hallctl("case", "show", told["case"]).told[0]
    assert (shown["case"], shown["desk"], shown["matter"]) == (told["case"], "D09", told["matter"])
    assert (shown["amount"], shown["paper"], shown["state"]) == ("18000.00", told["paper"]["number"], "accepted")
    assert [clock["colour"] for clock in shown["clocks"]] == ["orange", "orange", "green"]
    assert shown["clocks"][0]["remaining_s"] == -3600


def test_limits_are_computed_without_a_hall(hallctl: Command, hall_data: Path) -> None:
    def due(*words: str) -> Any:
        done = hallctl("clocks", "due", *words)
        return done.told[0] if done.code == 0 else done.told[0]["error"]["code"]

    told = due("--rule", "SLA-CLOSE", "--start", "2026-10-19T10:05")
    assert (told["due"], told["provisional"]) == ("2026-11-18T23:59:59+08:00", False)
    assert told["explanation"]["counted_from"] == "2026-10-20"
    told = due("--amount", "5", "--unit", "workday", "--start", "2026-09-28")
    assert told["due"] == "2026-10-10T23:59:59+08:00"
    assert told["explanation"]["skipped"][0] == {"day": "2026-10-01", "why": "国庆节"}
    told = due(
        "--amount",
        "24",
        "--unit",
        "hour",
        "--start",
        "2026-11-23T09:42",
        "--pause",
        "2026-11-23T12:00..2026-11-23T14:00",
    )
    assert (told["due"], told["explanation"]["paused_s"]) == ("2026-11-24T11:42:00+08:00", 7200)
    told = due("--amount", "1", "--unit", "day", "--start", "2026-11-20T09:00")
    assert told["explanation"]["rolled"] == {"from": "2026-11-21", "to": "2026-11-23"}
    assert due("--rule", "NONE", "--start", "2026-11-20") == "clocks.no_rule"
    assert due("--start", "2026-11-20") == "clocks.rule_or_amount"
    assert due("--amount", "-1", "--start", "2026-11-20") == "limit.negative"
    assert due("--amount", "1", "--start", "1900-11-20") == "clock.start"
    assert not hall_data.exists()


def test_papers_are_drawn_printed_again_and_voided(founded: Path, hallctl: Command, tmp_path: Path) -> None:
    number = take_in(hallctl, tmp_path, WAGES).told[0]["paper"]["number"]
    again = hallctl("paper", "reprint", number, "--why", "弄湿了").told[0]
    assert (again["reprints"], again["copies"], again["job_state"]) == (1, 2, "saved")
    assert "补打" in preview.texts(Path(again["file"]).read_bytes())[0]
    assert hallctl("paper", "reprint", number, "--why", " ").told[0]["error"]["code"] == "paper.why"
    assert hallctl("paper", "void", number, "--why", "写错了").told[0]["state"] == "void"
    assert hallctl("paper", "void", number, "--why", "写错了").told[0]["error"]["code"] == "paper.void_already"
    listed = hallctl("paper", "list").told
    assert [(one["number"], one["state"], one["void_reason"]) for one in listed] == [(number, "void", "写错了")]
    drawn = hallctl("paper", "render", number, "--out", str(tmp_path / "deep" / "a.pdf")).told[0]
    assert (drawn["pages"], drawn["digest"], drawn["case"]) == (1, listed[0]["digest"], "130105-2026-000001")
    assert (
        hallctl("paper", "render", number, "--out", str(tmp_path)).told[0]["error"]["code"] == "fault.file_unwritable"
    )


def test_a_sample_is_marked_and_needs_no_hall(hallctl: Command, tmp_path: Path, hall_data: Path) -> None:
    told = hallctl("paper", "sample", "acceptance", "--out", str(tmp_path / "a.pdf")).told[0]
    assert (told["kind"], told["pages"], told["state"]) == ("acceptance", 1, "sample")
    assert not hall_data.exists()


def test_a_paper_is_verified_by_code_by_address_and_by_file(founded: Path, hallctl: Command, tmp_path: Path) -> None:
    paper = take_in(hallctl, tmp_path, WAGES).told[0]["paper"]
    token, file = paper["token"], Path(paper["file"])
    expected = {"genuine": True, "number": paper["number"], "kind": "acceptance", "case": "130105-2026-000001"}
    expected |= {"issued_at": "2026-11-23T09:42:00+08:00", "state": "valid", "reprints": 0}
    for given in (token, f" {token[:10]} {token[10:]}", f"HTTPS://HALL.EXAMPLE/{token}", str(file)):
        assert hallctl("verify", given).told == [expected], given
    swapped = token[:7] + str((int(token[7]) + 1) % 10) + token[8:]
    for given, why in (
        (swapped, "mistyped"),
        ("hello", "not_a_code"),
        ("9" * 5000, "not_a_code"),
        ("a\x00b", "not_a_code"),
    ):
        done = hallctl("verify", given)
        assert (done.code, done.told[0]["genuine"], done.told[0]["why"]) == (0, False, why)
    assert hallctl("verify", str(tmp_path / "none.pdf")).told[0]["error"]["code"] == "fault.file_unreadable"
    (tmp_path / "empty.pdf").write_bytes(b"")
    assert hallctl("verify", str(tmp_path / "empty.pdf")).told[0] | {"words": ""} == {
        "genuine": False,
        "why": "not_a_code",
        "words": "",
    }


def test_a_changed_paper_is_no_longer_genuine(founded: Path, hallctl: Command, tmp_path: Path) -> None:
    from dataclasses import replace

    from hall.papers.rules import Snapshot
    from reports.render import attached, render

    paper = take_in(hallctl, tmp_path, WAGES).told[0]["paper"]
    inside = attached(Path(paper["file"]).read_bytes())
    assert inside is not None
    issued = Snapshot.from_json(inside)
    changed = replace(issued, fields=dict(issued.fields) | {"applicant": "王五"})
    (tmp_path / "forged.pdf").write_bytes(render(changed).pdf)
    told = hallctl("verify", str(tmp_path / "forged.pdf")).told[0]
    assert (told["genuine"], told["why"], told["number"]) == (False, "content_changed", paper["number"])


def test_a_true_snapshot_inside_a_changed_sheet_is_not_genuine(founded: Path, hallctl: Command, tmp_path: Path) -> None:
    import pypdfium2

    paper = take_in(hallctl, tmp_path, WAGES).told[0]["paper"]
    assert hallctl("verify", paper["file"]).told[0]["genuine"] is True
    document = pypdfium2.PdfDocument(paper["file"])
    first = document[0]
    first.remove_obj(next(first.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])))
    first.gen_content()
    document.save(tmp_path / "erased.pdf")
    document.close()
    told = hallctl("verify", str(tmp_path / "erased.pdf")).told[0]
    assert (told["genuine"], told["why"], told["number"]) == (False, "content_changed", paper["number"])


def test_the_calendar_is_taken_in_and_office_hours_are_set(founded: Path, hallctl: Command, tmp_path: Path) -> None:
    file = tmp_path / "2027.csv"
    file.write_text("\ufeffdate,kind,name\n2027-10-01,off,国庆节\n2027-10-09,work,国庆节\n", encoding="utf-8")
    seen = hallctl("workdays", "import", str(file), "--dry-run").told
    assert hallctl("workdays", "import", str(file), "--source", "测试").told == seen
    assert {"2027-10-01", "2027-10-09"} <= {one["day"] for one in seen}
    assert {one["after"] and one["after"]["name"] for one in seen} <= {None, "国庆节"}
    assert hallctl("workdays", "import", str(file)).told == []
    days = {one["day"]: one for one in hallctl("workdays", "list", "2027").told}
    assert (len(days), days["2027-10-09"]["kind"], days["2027-10-09"]["provisional"]) == (365, "work", False)
    assert hallctl("workdays", "hours", "9:00-12:00").told == [{"date": None, "hours": "09:00-12:00"}]
    assert hallctl("workdays", "hours", "2026-11-24", "09:00-11:00").told[0]["hours"] == "09:00-11:00"
    assert hallctl("workdays", "hours", "2026-11-25").told[0]["hours"] == "09:00-12:00"
    assert hallctl("workdays", "hours", "tomorrow").told[0]["error"]["code"] == "hours.form"
    assert hallctl("workdays", "hours", "2026-13-45").told[0]["error"]["code"] == "hours.form"
    assert hallctl("workdays", "list", "9999").told[0]["error"]["code"] == "calendar.year"
    assert hallctl("workdays", "import", "none.csv").code == 3


def test_the_catalogue_is_told_and_written(founded: Path, hallctl: Command, tmp_path: Path) -> None:
    windows = hallctl("catalogue", "windows").told
    assert {one["desk"] for one in windows} == {f"D{n:02d}" for n in range(1, 44)}
    assert {one["state"] for one in windows if one["presence"] == "常驻"} == {"present"}
    assert {one["desk"] for one in hallctl("catalogue", "windows", "--desk", "D03").told} == {"D03"}
    written = {Path(one["file"]).stem: one for one in hallctl("catalogue", "export", str(tmp_path / "out")).told}
    assert set(written) == {"desks", "matters", "windows"}
    with Path(written["desks"]["file"]).open(encoding="utf-8-sig", newline="") as file:
        desks = list(csv.DictReader(file))
    assert (len(desks), written["desks"]["rows"], desks[8]["desk_name"]) == (
        43,
        43,
        "劳动监察与劳动争议仲裁窗口（人社局）",
    )


def test_accounts_are_opened_barred_and_given_passwords(founded: Path, hallctl: Command) -> None:
    made = hallctl("user", "add", "chenyu", "--name", "陈雨", "--role", "guide", "--desk", "导办台 1").told[0]
    assert (made["roles"], made["desk"], made["barred"]) == (["guide"], "导办台 1", False)
    assert len(made["password"]) == 19
    assert (
        hallctl("user", "add", "chenyu", "--name", "陈雨", "--role", "guide").told[0]["error"]["code"]
        == "staff.login_taken"
    )
    assert hallctl("user", "lock", "chenyu").told[0]["barred"] is True
    assert hallctl("paper", "list", "--actor", "chenyu").told[0]["error"]["code"] == "staff.barred"
    assert hallctl("user", "lock", "chenyu", "--off").told[0]["barred"] is False
    assert "password" not in hallctl("user", "password", "chenyu", "--password", "Xin-De-Kouling-7").told[0]
    assert [one["login"] for one in hallctl("user", "list").told] == ["admin", "chenyu"]
    two = hallctl("user", "add", "both", "--name", "赵明", "--role", "administrator", "auditor")
    assert two.told[0]["error"]["code"] == "staff.roles_apart"


def test_the_log_tells_who_did_what_and_is_whole(founded: Path, hallctl: Command, tmp_path: Path) -> None:
    hallctl("user", "add", "gaoyuan", "--name", "高原", "--role", "auditor", "--password", PASSWORD)
    take_in(hallctl, tmp_path, WAGES)
    entries = hallctl("audit", "list", "--actor", "gaoyuan", "--what", "intake").told
    assert [(one["who"], one["place"], one["what"]) for one in entries] == [
        ("管理员", "hallctl", "intake.RegisterVisit")
    ]
    assert entries[0]["facts"]["case"] == "130105-2026-000001"
    assert citizen_number(1) not in json.dumps(entries)
    whole = hallctl("audit", "verify", "--actor", "gaoyuan").told[0]
    assert (whole["intact"], whole["first_broken"]) == (True, None)
    assert len(hallctl("audit", "list", "--actor", "gaoyuan", "--limit", "2").told) == 2
    assert whole["entries"] == len(hallctl("audit", "list", "--actor", "gaoyuan", "--limit", "1000").told)


def test_a_backup_brings_everything_back(founded: Path, hallctl: Command, tmp_path: Path) -> None:
    take_in(hallctl, tmp_path, WAGES)
    made = hallctl("backup", "--out", str(tmp_path / "kept.db")).told[0]
    data = (tmp_path / "kept.db").read_bytes()
    assert (made["cases"], made["bytes"], made["sha256"]) == (1, len(data), hashlib.sha256(data).hexdigest())
    assert citizen_number(1).encode() not in data
    assert hallctl("backup", "--out", str(tmp_path / "kept.db")).told[0]["error"]["code"] == "fault.file_unwritable"
    take_in(hallctl, tmp_path, WAGES)
    assert hallctl("check").told[0]["cases"] == 2
    back = hallctl("restore", str(tmp_path / "kept.db")).told[0]
    assert (back["cases"], Path(back["kept"]).exists()) == (1, True)
    assert hallctl("check").told == [{"intact": True, "troubles": [], "cases": 1, "schema": made["schema"]}]
    assert [one["number"] for one in hallctl("paper", "list").told] == ["综治受〔2026〕0001号"]
    (tmp_path / "other.db").write_bytes(b"no backup")
    assert hallctl("restore", str(tmp_path / "other.db")).code == 3
    assert hallctl("check").told[0]["cases"] == 1


def test_the_doctor_says_what_is_there_and_what_to_do(
    founded: Path, hallctl: Command, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parts() -> dict[str, Any]:
        return {one["part"]: one for one in hallctl("doctor").told}

    told = parts()
    assert list(told) == [
        "program",
        "fonts",
        "folder",
        "database",
        "clock",
        "printers",
        "sound",
        "readers",
        "input_method",
    ]
    assert [told[part]["state"] for part in ("program", "fonts", "database", "clock")] == ["ok", "ok", "ok", "ok"]
    clock.forward(days=3000)
    hallctl("workdays", "hours", "09:00-12:00")
    late = parts()["clock"]
    assert (late["state"], "对一下电脑的时间" in late["advice"]) == ("look", True)
    monkeypatch.setattr("ui.cli.doctor._FONTS", ("absent.ttf",))
    done = hallctl("doctor")
    assert done.code == 3
    assert [one["part"] for one in done.told if one["state"] == "missing"] == ["fonts"]


def test_the_doctor_looks_also_where_there_is_no_hall(hallctl: Command, hall_data: Path) -> None:
    told = {one["part"]: one["state"] for one in hallctl("doctor").told}
    assert (told["database"], told["folder"]) == ("look", "ok")
    assert not hall_data.exists()


@pytest.mark.parametrize("name", ["order", "paper"])
def test_a_benchmark_is_told_against_its_floor(hallctl: Command, name: str, hall_data: Path) -> None:
    told = hallctl("bench", name, "--size", "2").told[0]
    assert {"name", "value", "floor", "ratio", "unit", "rounds"} <= set(told)
    assert (told["name"], told["rounds"], told["unit"]) == (name, 2, "ms")
    assert told["ratio"] == pytest.approx(told["value"] / told["floor"])
    assert not hall_data.exists()
