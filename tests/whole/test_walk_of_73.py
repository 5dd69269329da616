"""The walk of issue 2 from end to end: 72 sentences and a group of seven become cases, tickets and papers, on both databases."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from reports import preview
from tests.helpers import walk
from tests.helpers.postgres import Postgres
from tests.helpers.walk import Done, Hallctl, sentences
from ui.cli import main

DOTS_AN_INCH = 200
_QR = zxingcpp.barcode_formats_from_str("QRCode")
"""A cheap printer or a photograph."""


@dataclass(frozen=True)
class Walked:
    """A run of the whole walk."""

    hallctl: Hallctl
    done: Done


def walked(folder: Path, database: str = "") -> Walked:
    hallctl = Hallctl(folder / "hall", database)
    assert hallctl.init().code == 0
    file = walk.write_lines(folder / "visits.jsonl", walk.lines())
    return Walked(hallctl, hallctl.run("intake", str(file)))


@pytest.fixture(scope="module")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """The walk on a SQLite file, with no set-up."""
    return walked(tmp_path_factory.mktemp("walk"))


@pytest.fixture(scope="module")
def on_postgres(tmp_path_factory: pytest.TempPathFactory, postgres: Postgres) -> Any:
    """The walk on PostgreSQL, with one setting."""
    address = postgres.database()
    yield walked(tmp_path_factory.mktemp("walk"), address)
    postgres.drop(address)


@pytest.fixture(params=["sqlite", "postgres"])
def run(request: pytest.FixtureRequest) -> Walked:
    """The walk on either."""
    found: Walked = request.getfixturevalue(f"on_{request.param}")
    return found


def test_every_line_is_a_case_a_ticket_and_a_paper_without_a_gap(run: Walked) -> None:
    told = run.done.told
    assert (run.done.code, run.done.said, len(told)) == (0, "", 73)
    assert [one["line"] for one in told] == list(range(1, 74))
    assert [one["case"] for one in told] == [f"130105-2026-{n:06d}" for n in range(1, 74)]
    assert [one["paper"]["number"] for one in told] == [f"综治受〔2026〕{n:04d}号" for n in range(1, 74)]
    assert len({one["paper"]["token"] for one in told}) == 73
    zones: defaultdict[str, list[int]] = defaultdict(list)
    for one in told:
        zones[one["ticket"][0]].append(int(one["ticket"][1:]))
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in zones.values())
    assert sum(map(len, zones.values())) == 73


def test_at_least_seventy_desks_are_right(run: Walked) -> None:
    wrong = [
        (said.text, one["desk"])
        for said, one in zip(sentences(), run.done.told, strict=True)
        if one["desk"] not in said.desks
    ]
    assert len(wrong) <= 73 - walk.RIGHT_DESKS, wrong
    assert all(one["proposals"][0]["reasons"] for one in run.done.told)


def test_both_databases_give_the_same(on_sqlite: Walked, on_postgres: Walked) -> None:
    def seen(walked: Walked) -> list[dict[str, Any]]:
        return [
            {key: value for key, value in one.items() if key != "paper"} | {"number": one["paper"]["number"]}
            for one in walked.done.told
        ]

    assert seen(on_sqlite) == seen(on_postgres)


def test_every_symbol_is_read_from_pixels_and_verified(
    run: Walked, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if run.hallctl.database:
        monkeypatch.setenv("HALL_DATABASE_URL", run.hallctl.database)
    verdicts = []
    for one in run.done.told:
        (code,) = read(Path(one["paper"]["file"]))
        assert code == one["paper"]["token"]
        assert re.fullmatch(r"\d{30}", code)
        assert main(["--data", str(run.hallctl.data), "verify", code]) == 0
        verdicts.append(capsys.readouterr().out.strip())
    assert verdicts == [f"是真的：{one['paper']['number']}" for one in run.done.told]


def read(file: Path) -> list[str]:
    """What a scanner reads on the first page."""
    (page,) = preview.pages(file.read_bytes(), DOTS_AN_INCH / 72, only=0)
    image = Image.frombytes("RGB", (page.width, page.height), page.data, "raw", "RGB", page.stride)
    return [code.text for code in zxingcpp.read_barcodes(image.convert("L"), formats=_QR)]


def test_the_program_verifies_a_code_and_a_file(run: Walked) -> None:
    paper = run.done.told[-1]["paper"]
    for given in (paper["token"], paper["file"]):
        told = run.hallctl.run("verify", given).told[0]
        assert (told["genuine"], told["number"], told["case"]) == (True, paper["number"], "130105-2026-000073")


def test_the_group_has_one_ticket_and_its_paper_names_how_many(run: Walked) -> None:
    group = run.done.told[-1]
    assert (len(group["tickets"]), group["desk"]) == (1, "D09")
    text = "".join(preview.texts(Path(group["paper"]["file"]).read_bytes())[0].split())
    assert "7人" in text
    assert "工友一" in text
    assert "410122********" in text


def test_the_whole_again_changes_nothing(run: Walked, tmp_path: Path) -> None:
    file = walk.write_lines(tmp_path / "again.jsonl", walk.lines())
    assert run.hallctl.run("intake", str(file)).told == run.done.told
    assert len(run.hallctl.run("paper", "list", "--limit", "1000").told) == 73


def test_no_identity_number_can_be_read_in_the_data_folder(on_sqlite: Walked) -> None:
    numbers = [line["id_number"].encode() for line in walk.lines()]
    files = [file for file in on_sqlite.hallctl.data.rglob("*") if file.is_file()]
    assert len(files) > 73
    assert [
        (file.name, number) for file in files for data in [file.read_bytes()] for number in numbers if number in data
    ] == []
