"""The form of ``hallctl``: exit codes, what goes where, two languages, and what it does without."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hall.clock import FixedClock
from tests.helpers.house import ROOT
from tests.helpers.walk import Hallctl
from tests.whole.conftest import Command
from ui.cli import main

COMMANDS = """init route intake|case show|search|clocks due|queue list|paper list|paper render|paper sample|paper reprint|paper void
|verify|workdays import|workdays list|workdays hours|catalogue windows|catalogue export|user list|user add|user lock|user password
|audit list|audit verify|doctor|backup|restore|check|bench|screens|demo""".replace("\n", "").replace(
    "init route intake", "init|route|intake"
)


def left(*words: str) -> int:
    """The exit code of a command line that is not carried out."""
    with pytest.raises(SystemExit) as gone:
        main(list(words))
    assert isinstance(gone.value.code, int | None)
    return gone.value.code or 0


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS.split("|"))
def test_every_command_tells_its_usage_in_both_languages(
    command: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert left(*command.split(), "--help", "--language", language) == 0
    told = capsys.readouterr().out
    assert told.startswith(("usage: hallctl " if language == "en" else "用法：hallctl ") + command)
    chinese = sum("\u4e00" <= sign <= "\u9fff" for sign in told)
    assert chinese > 15 if language == "zh" else chinese <= 2, told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["paper", "eat"], "没有 'eat'"),
        (["verify"], "还缺：CODE_OR_PDF"),
        (["paper", "list", "--limit", "x"], "--limit 要写整数，'x' 不是"),
        (["paper", "list", "--limit"], "--limit 后面要跟一个值"),
        (["doctor", "now"], "没有这样的写法：now"),
        (["clocks", "due", "--start", "noon"], "--start：noon → 2026-11-23T09:42"),
        (["clocks", "due", "--start", "2026-11-23", "--pause", "a"], "--pause：a → 2026-11-24T08:00..2026-11-26T08:00"),
        ([], "还缺：COMMAND"),
    ],
)
def test_wrong_usage_is_said_in_chinese_and_leaves_with_2(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert left(*words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err


def test_a_command_of_a_later_issue_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert left("alerts", "--since", "2026-11-23") == 2
    assert "invalid choice: 'alerts'" in (left("alerts", "--language", "en"), capsys.readouterr().err)[1]


IMPORTED = """
import sys
from ui.cli import main
try:
    main({words!r})
except SystemExit:
    pass
print([name for name in ("PySide6", "sqlalchemy", "reportlab", "alembic", "qrcode", "pypinyin") if name in sys.modules], file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("words", "imported"),
    [
        (["--help"], []),
        (["clocks", "due", "--amount", "3", "--start", "2026-11-23T09:42"], []),
        (["paper", "list"], ["sqlalchemy"]),
        (["doctor"], ["sqlalchemy"]),
    ],
)
def test_only_what_a_command_needs_is_imported_and_qt_never(
    words: list[str], imported: list[str], request: pytest.FixtureRequest
) -> None:
    if imported:
        request.getfixturevalue("founded")
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED.format(words=words)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr.splitlines()[-1] == str(imported)


def test_without_json_people_read_words(founded: Path, capsys: pytest.CaptureFixture[str], clock: FixedClock) -> None:
    assert main(["workdays", "hours"], clock) == 0
    assert capsys.readouterr().out == "08:30-12:00,14:00-17:30\n"
    assert main(["case", "show", "130105-2026-000001"], clock) == 1
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "没有这个案件\n")
    assert main(["--language", "en", "case", "show", "130105-2026-000001"], clock) == 1
    assert capsys.readouterr().err == "There is no such case\n"


def test_a_refusal_is_one_object_and_leaves_with_1(founded: Path, hallctl: Command) -> None:
    done = hallctl("paper", "render", "综治受〔2026〕0009号", "--out", str(founded / "a.pdf"))
    assert done.code == 1
    assert done.told == [{"error": {"code": "paper.unknown", "message": "没有这个编号的单据", "field": "number"}}]
    assert done.said == ""


def test_a_hall_that_is_not_founded_is_said_so(hallctl: Command) -> None:
    done = hallctl("paper", "list")
    assert (done.code, done.told[0]["error"]["code"]) == (1, "centre.unfounded")


def test_what_somebody_may_not_is_refused(founded: Path, hallctl: Command) -> None:
    assert hallctl("audit", "verify").told[0]["error"]["code"] == "right.missing"
    assert hallctl("paper", "list", "--actor", "nobody").told[0]["error"]["code"] == "staff.unknown"


def test_trouble_with_the_surroundings_leaves_with_3(hall_data: Path, hallctl: Command) -> None:
    hall_data.mkdir()
    (hall_data / "hall.db").write_bytes(b"this is no database at all" * 100)
    done = hallctl("paper", "list")
    assert (done.code, done.told[0]["error"]["code"]) == (3, "fault.database_broken")
    (hall_data / "config.toml").write_text("place = ", encoding="utf-8")
    done = hallctl("paper", "list")
    assert (done.code, done.told[0]["error"]["code"]) == (3, "fault.file_unreadable")


@pytest.mark.logs
def test_a_bug_is_told_by_a_code_without_a_traceback(
    founded: Path, hallctl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("李四")

    monkeypatch.setattr("hall.clocks.rules.load_rules", broken)
    monkeypatch.setattr("ui.cli.cases.load_rules", broken)
    done = hallctl("clocks", "due", "--rule", "SLA-CLOSE", "--start", "2026-11-23")
    assert done.code == 3
    assert done.told[0]["error"]["code"] == "step.unknown"
    assert "KeyError@test_cli_usage.py:" in done.told[0]["error"]["message"]
    assert "李四" not in json.dumps(done.told, ensure_ascii=False)


def test_the_folder_is_told_by_option_by_environment_and_options_stand_anywhere(
    founded: Path, tmp_path: Path, hallctl: Command
) -> None:
    other = tmp_path / "other"
    assert hallctl("init", "--empty").told[0]["database"] == str(founded / "hall.db")
    assert hallctl("--data", str(other), "init", "--empty").told[0]["database"] == str(other / "hall.db")
    assert hallctl("init", "--empty", "--data", str(other)).told[0]["founded"] is False


def test_odd_line_ends_stay_inside_one_line_of_json(founded: Path) -> None:
    done = Hallctl(founded).run("route", given="欠薪\u2028欠薪\x85".encode())
    assert done.code == 0
    assert [one["text"] for one in done.told] == ["欠薪\u2028欠薪\x85"]


def test_somebody_who_stops_listening_is_no_trouble(founded: Path) -> None:
    running = Hallctl(founded).start("workdays", "list", "2026")
    assert running.stdout is not None
    assert running.stdout.readline().startswith(b'{"day": "2026-01-01"')
    running.stdout.close()
    assert running.wait(60) in {0, 3}
