"""``hallctl route`` and ``hallctl intake``, line by line, good and bad, on a founded hall at Monday 2026-11-23 09:42."""

from __future__ import annotations

import json
from pathlib import Path

from reports import preview
from tests.helpers.walk import citizen_number
from tests.whole.conftest import WAGES, Command, take_in


def test_words_are_routed_line_by_line(founded: Path, hallctl: Command) -> None:
    said = ["楼上漏水泡了我家", "今天天气不错", "他说要跳楼不想活了", "包工头拖欠工资"]
    done = hallctl("route", given="\ufeff" + "\r\n".join(said))
    assert (done.code, [one["text"] for one in done.told]) == (0, said)
    leak, unknown, danger, wages = done.told
    first = leak["proposals"][0]
    assert (first["desk"], first["desk_name"], first["matter"]) == ("D03", "人民调解窗口（人民调解委员会）", "M0303")
    assert first["reasons"][0]["kind"] == "words"
    assert "漏水" in first["reasons"][0]["text"]
    assert 0 < first["score"] <= 1
    assert len(leak["proposals"]) <= 3
    assert (unknown["none"], [one["desk"] for one in unknown["proposals"]]) == (True, ["D01"])
    assert danger["danger"][0]["kind"] == "self_harm"
    assert (leak["danger"], leak["none"], wages["proposals"][0]["desk"]) == ([], False, "D09")


def test_a_line_that_cannot_be_routed_stops_no_other(founded: Path, hallctl: Command) -> None:
    done = hallctl("route", given="漏水\n".encode() + b"\xff\xfe\n" + ("漏" * 100_000 + "\n欠薪\x00\n漏水").encode())
    assert done.code == 4
    assert [one.get("line") for one in done.told] == [None, 2, 3, 4, None]
    codes = [one["error"]["code"] for one in done.told if "error" in one]
    assert codes == ["line.encoding", "text.too_long", "text.control"]


def test_a_visit_is_taken_in_whole(founded: Path, hallctl: Command, tmp_path: Path) -> None:
    done = take_in(hallctl, tmp_path, WAGES)
    assert (done.code, done.said) == (0, "")
    told = done.told[0]
    assert (told["line"], told["visit"], told["case"]) == (1, 1, "130105-2026-000001")
    assert (told["desk"], told["ahead"], told["repeat"]) == ("D09", 0, {"visits": 0, "open_cases": []})
    assert told["paper"]["number"] == "综治受〔2026〕0001号"
    assert told["paper"]["file"] == str(founded / "papers" / "综治受〔2026〕0001号.pdf")
    assert [clock["code"] for clock in told["clocks"][:2]] == ["SLA-ASSIGN", "SLA-FIRST"]
    assert told["clocks"][0]["due"] == "2026-11-24T09:42:00+08:00"
    text = "".join(preview.texts(Path(told["paper"]["file"]).read_bytes())[0].split())
    assert all(part in text for part in ("李四", told["ticket"], "130105********", "包工头拖欠工资"))
    assert citizen_number(1) not in text


def test_who_was_here_is_known_and_waits_behind_himself(founded: Path, hallctl: Command, tmp_path: Path) -> None:
    first, second = take_in(hallctl, tmp_path, WAGES, WAGES | {"statement": "包工头还是不给工资"}).told
    assert (second["person"], second["repeat"]) == (first["person"], {"visits": 1, "open_cases": [first["case"]]})
    assert second["ahead"] == 1
    assert {"kind": "open_case"}.items() <= second["proposals"][0]["reasons"][1].items()
    assert hallctl("queue", "list").told == [
        {"desk": "D09", "desk_name": "劳动监察与劳动争议仲裁窗口（人社局）", "waiting": 2}
    ]


def test_a_line_may_ask_that_nobody_gets_two_tickets(founded: Path, hallctl: Command, tmp_path: Path) -> None:
    done = take_in(hallctl, tmp_path, WAGES, WAGES | {"again": False})
    assert (done.code, done.told[1]["error"]["code"]) == (4, "visit.waiting_ticket")
    assert done.told[0]["ticket"] in done.told[1]["error"]["message"]


def test_the_same_order_has_one_effect(founded: Path, hallctl: Command, tmp_path: Path) -> None:
    line = WAGES | {"order_id": "once"}
    first, again = take_in(hallctl, tmp_path, line, line).told
    later = take_in(hallctl, tmp_path, line).told[0]
    assert first == again | {"line": 1} == later
    assert len(hallctl("paper", "list").told) == 1


BAD = [
    (b"{", "line.json", None),
    ("来访".encode("gb18030"), "line.encoding", None),
    (rb'{"name": "\ud800", "statement": "a"}', "text.broken", "name"),
    (rb'{"name": "a\u0000", "statement": "a"}', "text.control", "name"),
    (rb'{"name": "\ue000", "statement": "a"}', "text.private_use", "name"),
    (b'{"name": "a", "statement": "' + b"a" * 100_000 + b'"}', "text.too_long", "statement"),
    (b'{"name": "a"}', "visit.statement", "statement"),
    (b'{"statement": "a"}', "visit.name", "name"),
    (b'{"name": 1, "statement": "a"}', "line.text", "name"),
    (b'{"name": "a", "statement": "a", "desk": "D99"}', "visit.desk", "desk"),
    (b'{"name": "a", "statement": "a", "id_number": "110105194912310021"}', "id.check", "number"),
    (b'{"name": "a", "statement": "a", "id_number": "110105204912310021"}', "id.future", "number"),
    (b'{"name": "a", "statement": "a", "id_number": "11010519490230002X"}', "id.date", "number"),
    (b'{"name": "a", "statement": "a", "amount": "lots"}', "amount.form", "amount"),
    (b'{"name": "a", "statement": "a", "group": {"count": 1}}', "group.count", "group_count"),
]


def test_refused_lines_stop_no_other_and_take_no_number(founded: Path, hallctl: Command, tmp_path: Path) -> None:
    good = json.dumps(WAGES).encode()
    raw = b"\xef\xbb\xbf" + b"".join(good + b"\r\n" + line + b"\r\n" for line, _, _ in BAD) + good
    done = take_in(hallctl, tmp_path, raw=raw)
    assert done.code == 4
    refused = [(one["line"], one["error"]["code"], one["error"]["field"]) for one in done.told if "error" in one]
    assert refused == [(2 * place, code, field) for place, (_, code, field) in enumerate(BAD, 1)]
    kept = [(one["line"], one["paper"]["number"]) for one in done.told if "error" not in one]
    assert kept == [(2 * n + 1, f"综治受〔2026〕{n + 1:04d}号") for n in range(len(BAD) + 1)]


LITERAL = "<b>&amp;{x} %s \u202e１２３ 𫚉 㼆 \\n"


def test_markup_wide_digits_and_rare_characters_are_stored_and_printed(
    founded: Path, hallctl: Command, tmp_path: Path
) -> None:
    done = take_in(hallctl, tmp_path, {"name": "王𫚉", "statement": LITERAL})
    assert done.code == 0
    told = done.told[0]
    assert hallctl("case", "show", told["case"]).told[0]["summary"] == LITERAL.replace("\u202e", "")
    text = preview.texts(Path(told["paper"]["file"]).read_bytes())[0]
    assert "王𫚉" in text
    assert "<b>&amp;{x} %s" in text


def test_a_file_that_is_not_there(founded: Path, hallctl: Command) -> None:
    done = hallctl("intake", "nowhere.jsonl")
    assert (done.code, done.told[0]["error"]["code"]) == (3, "fault.file_unreadable")
    assert hallctl("intake", "-", given=json.dumps(WAGES)).told[0]["case"] == "130105-2026-000001"


def test_a_paper_that_cannot_be_kept_leaves_the_visit_standing(founded: Path, hallctl: Command, tmp_path: Path) -> None:
    (founded / "papers").write_text("no folder", encoding="utf-8")
    done = take_in(hallctl, tmp_path, WAGES)
    assert done.code == 0
    assert done.told[0]["error"]["code"] == "fault.file_unwritable"
    assert (done.told[1]["paper"]["file"], done.told[1]["case"]) == (None, "130105-2026-000001")
    (founded / "papers").unlink()
    out = tmp_path / "later.pdf"
    assert hallctl("paper", "render", "综治受〔2026〕0001号", "--out", str(out)).code == 0
    assert out.read_bytes().startswith(b"%PDF")
