"""Keys, translations and sentences: nothing missing, nothing twice, nothing impolite."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

import resources
from hall.errors import EnvironmentFault, Fault, Problem, UserError
from ui import keys, language, wording
from ui.language import Tongue


def test_no_two_actions_share_a_key_in_one_place() -> None:
    for place in {key.place for key in keys.KEYS}:
        seen: dict[str, str] = {}
        for key in keys.of_place(place):
            for written in key.keys:
                assert seen.setdefault(written, key.id) == key.id, f"{place}: {written} is {seen[written]} and {key.id}"


def test_keys_are_known_to_qt_and_ids_are_unique() -> None:
    assert len({key.id for key in keys.KEYS}) == len(keys.KEYS)
    for key in keys.KEYS:
        for written in key.keys:
            parsed = QKeySequence.fromString(written, QKeySequence.SequenceFormat.PortableText)
            assert parsed.toString(QKeySequence.SequenceFormat.PortableText) == written


def test_keys_of_a_place_include_those_of_the_house() -> None:
    found = [key.id for key in keys.of_place("frontdesk")]
    assert found[0] == "frontdesk.keep"
    assert "find" in found
    assert found.count("undo") == 1


def test_actions_are_named_in_the_language_in_force(qtbot: QtBot, app: QApplication, tongue: Tongue) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    action = keys.action("frontdesk.keep", field)
    assert action.text() == "登记、取号并打印"
    assert [keys_.toString() for keys_ in action.shortcuts()] == ["F9", "Ctrl+Return", "Ctrl+Enter"]
    assert keys.cap("frontdesk.keep") == "F9"
    tongue.switch("en")
    qtbot.waitUntil(lambda: action.text() == "Register, number, print", timeout=2000)
    action.set_words("Register for all")
    tongue.switch("zh")
    QApplication.sendPostedEvents()
    assert action.text() == "Register for all"
    action.set_words(None)
    assert action.text() == "登记、取号并打印"


def test_every_key_has_a_chinese_name(app: QApplication, tongue: Tongue) -> None:
    assert all(re.search(r"[\u4e00-\u9fff]", keys.words(key.id)) for key in keys.KEYS)


def test_translation_is_complete_and_compiled() -> None:
    assert language.check() == []


def test_translation_keeps_names_and_markup() -> None:
    text = resources.text("translations/hall_zh_CN.ts")
    pairs = re.findall(r"<source>(.*?)</source>\s*<translation>(.*?)</translation>", text, re.DOTALL)
    assert len(pairs) > 60
    for source, target in pairs:
        assert sorted(re.findall(r"\{\w+\}", source)) == sorted(re.findall(r"\{\w+\}", target)), source
        assert target.count("**") % 2 == 0, source
        assert len(re.findall(r"&amp;\w", source)) == len(re.findall(r"&amp;\w", target)), source
        assert not re.search("错误|非法|失败|必须|禁止|异常|！", target), target


def test_own_words_of_qt_are_chinese_too(qtbot: QtBot, app: QApplication, tongue: Tongue) -> None:
    field = QLineEdit("王秀兰")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    assert any("复制" in action.text() for action in menu.actions())
    menu.deleteLater()


def test_days_are_said_as_people_say_them(app: QApplication, tongue: Tongue) -> None:
    day = date(2026, 11, 23)
    assert language.day_words(day) == "11月23日"
    assert language.day_words(day, weekday=True) == "11月23日 周一"
    assert language.day_words(day, today=date(2027, 1, 1)) == "2026年11月23日"
    tongue.switch("en")
    assert language.day_words(day, weekday=True) == "Mon 23 Nov"
    assert language.day_words(day, today=date(2027, 1, 1)) == "23 Nov 2026"


def test_sentences_follow_the_language(app: QApplication, tongue: Tongue) -> None:
    problem = Problem("staff.wrong_password", params={"left": 3})
    assert language.problem_sentence(problem) == "账号或口令不对，还可以试 3 次"
    assert language.error_sentence(UserError("staff.wrong_password", left=2)) == "账号或口令不对，还可以试 2 次"
    assert "找到打印机“HP 1020”" in language.error_sentence(
        EnvironmentFault(Fault.PRINTER_UNKNOWN, "cups", printer="HP 1020")
    )
    tongue.switch("en")
    assert language.problem_sentence(problem) == "Account or password does not match, 3 more tries"


def test_values_are_taken_literally_and_unknown_codes_are_said_politely() -> None:
    assert wording.sentence("staff.wrong_password", {"left": "{until}"}) == "账号或口令不对，还可以试 {until} 次"
    assert "K7-204" in wording.sentence("K7-204")
    assert "K7-204" in wording.sentence("K7-204", language="en")


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_has_its_sentence(fault: Fault) -> None:
    assert f"fault.{fault.value}" in wording.sentences()


def test_every_sentence_is_polite_and_has_the_same_names_in_both_languages() -> None:
    for code, said in wording.sentences().items():
        assert not re.search("错误|非法|失败|必须|禁止|异常|[!！]", said.zh), code
        assert "!" not in said.en, code
        assert set(re.findall(r"\{(\w+)\}", said.zh)) == set(re.findall(r"\{(\w+)\}", said.en)), code
    rows = list(csv.reader(io.StringIO(resources.text("wording/problems.csv"))))
    assert len({row[0] for row in rows}) == len(rows)
