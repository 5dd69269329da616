"""The program from the first start to the lock, by keys and clicks, on a real house."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall.asking import NOBODY
from hall.centre.orders import Centre, CentreNow
from hall.settings import Settings
from hall.store.vault import open_vault
from tests.helpers.keyboard import caret, enter, press, write
from tests.helpers.programs import PASSWORD, PATIENCE_MS, Start, entrance, front_desk
from ui.firststart.screen import FirstStart
from ui.frontdesk.screen import FrontDesk
from ui.program import Program
from ui.shell.help import KeyHelp
from ui.signin.screen import SignIn


def sign_in(qtbot: QtBot, program: Program, login: str = "chenyu", password: str = PASSWORD) -> None:
    page = entrance(qtbot, program)
    page.form.fields["login"].focus()
    page.form.login.selectAll()  # type: ignore[union-attr]
    write(login)
    enter()
    write(password)
    enter()


def status(program: Program, part: str) -> str:
    assert program.work is not None
    return program.work.shell.status.text(part)


def test_a_new_hall_is_founded_with_the_keyboard_and_its_administrator_comes_in(
    qtbot: QtBot, start: Start, sqlite_settings: Settings
) -> None:
    program = start(sqlite_settings)
    qtbot.waitUntil(lambda: isinstance(program.window.page(), FirstStart), timeout=PATIENCE_MS)
    for text in ("青河县综治中心", "130105", "0311-86700000"):
        write(text)
        enter()
    for text in ("郑洁", "zhengjie", PASSWORD, PASSWORD):
        write(text)
        enter()
    enter()
    page = entrance(qtbot, program)
    assert page.model.login == "zhengjie"
    assert caret() is page.form.fields["password"].editor.focusProxy()
    assert page.band.centre() == "青河县综治中心　群众接待厅"
    write(PASSWORD)
    enter()
    front_desk(qtbot, program)
    assert program.house is not None
    assert program.house.door.ask(NOBODY, CentreNow()) == Centre(
        "青河县综治中心", "130105", "0311-86700000", founded=True
    )
    assert status(program, "who") == "郑洁 · 导办台 1"
    assert status(program, "database") == "本机数据库 正常"
    assert program.window.windowTitle() == "一扇门 · 青河县综治中心"


def test_a_wrong_password_says_how_many_tries_are_left_and_keeps_what_was_typed(
    qtbot: QtBot, start: Start, founded: Settings
) -> None:
    program = start(founded)
    sign_in(qtbot, program, password="not this one")
    page = entrance(qtbot, program)
    field = page.form.fields["password"]
    qtbot.waitUntil(lambda: bool(field.trouble()), timeout=PATIENCE_MS)
    assert field.trouble() == "账号或口令不对，还可以试 4 次"
    assert page.model.login == "chenyu"
    assert caret() is field.editor.focusProxy()
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(PASSWORD)
    assert field.trouble() == ""
    enter()
    desk = front_desk(qtbot, program)
    assert desk.isAncestorOf(caret())


def test_five_tries_stop_signing_in_for_a_while(qtbot: QtBot, start: Start, founded: Settings) -> None:
    program = start(founded)
    sign_in(qtbot, program, password="wrong")
    page = entrance(qtbot, program)
    field = page.form.fields["password"]
    for left in (4, 3, 2, 1):
        qtbot.waitUntil(lambda left=left: f"{left} 次" in field.trouble(), timeout=PATIENCE_MS)  # type: ignore[misc]
        write("x")
        enter()
    qtbot.waitUntil(lambda: "先停到" in field.trouble(), timeout=PATIENCE_MS)
    assert field.trouble() == "连错 5 次，先停到 09:57；着急请找管理员"


def test_a_given_password_has_to_be_changed_first(qtbot: QtBot, start: Start, founded: Settings) -> None:
    program = start(founded)
    sign_in(qtbot, program, "sunli")
    page = entrance(qtbot, program)
    qtbot.waitUntil(lambda: "new" in page.form.fields, timeout=PATIENCE_MS)
    write("short")
    enter()
    enter()
    new = page.form.fields["new"]
    assert new.trouble() == "再加 5 个字符就可以（至少 10 个）"
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write("Huaishu-2027")
    enter()
    write("Huaishu-2028")
    enter()
    assert page.form.fields["again"].trouble() == "两次输入的口令不一样，请再输一遍"
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write("Huaishu-2027")
    enter()
    front_desk(qtbot, program)
    assert status(program, "who").startswith("孙丽")


def test_the_lock_covers_everything_at_once_and_gives_everything_back(
    qtbot: QtBot, start: Start, founded: Settings
) -> None:
    program = start(founded)
    sign_in(qtbot, program)
    desk = front_desk(qtbot, program)
    desk.panel.person.fields["name"].focus()
    write("王秀兰")
    press(Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    help_page = program.window.findChild(KeyHelp)
    assert help_page is not None
    qtbot.waitUntil(help_page.isVisible)
    program.window.activateWindow()
    desk.panel.person.fields["name"].focus()
    QTest.keyClick(
        program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert program.window.is_covered()
    assert not desk.isVisible()
    assert not help_page.isVisible()
    cover = program.window.shown()
    assert isinstance(cover, SignIn)
    assert not cover.form.fields["login"].isVisible()
    draft = program.drafts.found("frontdesk")
    assert draft is not None
    assert draft["name"] == "王秀兰"
    write(PASSWORD)
    enter()
    qtbot.waitUntil(lambda: not program.window.is_covered(), timeout=PATIENCE_MS)
    assert desk.isVisible()
    assert desk.model.entry.name == "王秀兰"
    assert help_page.isVisible()
    help_page.close()


def test_nobody_else_unlocks(qtbot: QtBot, start: Start, founded: Settings) -> None:
    program = start(founded)
    sign_in(qtbot, program)
    front_desk(qtbot, program)
    program.lock()
    write("Huaishu-2027")
    enter()
    cover = program.window.shown()
    assert isinstance(cover, SignIn)
    qtbot.waitUntil(lambda: bool(cover.form.fields["password"].trouble()), timeout=PATIENCE_MS)
    assert program.window.is_covered()


def test_an_untouched_desk_is_locked_after_some_minutes(qtbot: QtBot, start: Start, founded: Settings) -> None:
    program = start(founded)
    sign_in(qtbot, program)
    front_desk(qtbot, program)
    work = program.work
    assert work is not None
    qtbot.waitUntil(work.idle.is_running, timeout=PATIENCE_MS)
    assert 4 * 60_000 < work.idle.left_ms() <= 5 * 60_000
    work.wait_idle(1)
    qtbot.waitUntil(lambda: work.idle.left_ms() < 60_000 - 20)
    handle = program.window.windowHandle()
    assert handle is not None
    before = work.idle.left_ms()
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert work.idle.left_ms() > before
    with qtbot.waitSignal(work.lock_asked):
        work.idle.begin(0.0002)
    assert program.window.is_covered()
    assert not work.idle.is_running()


def test_somebody_else_may_sign_in_and_the_half_filled_form_waits_for_him(
    qtbot: QtBot, start: Start, founded: Settings
) -> None:
    program = start(founded)
    sign_in(qtbot, program)
    desk = front_desk(qtbot, program)
    desk.panel.person.fields["name"].focus()
    write("王秀兰")
    program.lock()
    cover = program.window.shown()
    assert isinstance(cover, SignIn)
    qtbot.waitUntil(cover.other.isVisible)
    QTest.mouseClick(cover.other, Qt.MouseButton.LeftButton)
    entrance(qtbot, program)
    assert program.lanes.actor is NOBODY
    sign_in(qtbot, program, "zhengjie")
    again = front_desk(qtbot, program)
    assert again is not desk
    assert again.model.entry.is_blank()
    offered = again.model.drafting.offered
    assert offered is not None
    assert offered.name == "王秀兰"
    assert status(program, "who").startswith("郑洁")


def test_what_was_half_filled_is_found_after_the_program_ended(qtbot: QtBot, start: Start, founded: Settings) -> None:
    program = start(founded)
    sign_in(qtbot, program)
    desk = front_desk(qtbot, program)
    desk.panel.person.fields["name"].focus()
    write("王秀兰")
    program.window.close()
    sealed = (founded.drafts / "frontdesk.draft").read_bytes()
    draft = json.loads(open_vault(founded.key_file, make=False).open(sealed, "draft.frontdesk"))
    assert draft["name"] == "王秀兰"
    second = start(founded)
    page = entrance(qtbot, second)
    qtbot.waitUntil(lambda: second.drafts.waiting() == 1, timeout=PATIENCE_MS)
    assert page.model.login == "chenyu"
    assert page.model.place == "导办台 1"
    write(PASSWORD)
    enter()
    offered = front_desk(qtbot, second).model.drafting.offered
    assert offered is not None
    assert offered.name == "王秀兰"


def test_who_has_no_work_place_here_is_told_so(qtbot: QtBot, start: Start, founded: Settings) -> None:
    program = start(founded)
    sign_in(qtbot, program, "gaoyuan")
    qtbot.waitUntil(lambda: program.work is not None, timeout=PATIENCE_MS)
    assert program.window.findChild(FrontDesk) is None
    assert status(program, "who").startswith("高原")


def test_a_database_that_does_not_open_is_said_and_tried_again(
    qtbot: QtBot, start: Start, founded: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "hall.db"
    content = file.read_bytes()
    file.write_bytes(b"not a database at all" * 400)
    program = start(founded)
    page = program.window.page()
    assert isinstance(page, SignIn)
    qtbot.waitUntil(lambda: page.note_text() != "", timeout=PATIENCE_MS)
    assert page.note_text() == "数据文件读着不对，先不要再写。请管理员用最近一次备份恢复"
    assert not page.enter.isEnabled()
    for leftover in tmp_path.glob("hall.db*"):
        leftover.unlink()
    file.write_bytes(content)
    again = page.again_button()
    assert again is not None
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    sign_in(qtbot, program)
    front_desk(qtbot, program)


def test_the_language_of_the_sign_in_page_is_kept(qtbot: QtBot, start: Start, founded: Settings) -> None:
    program = start(founded)
    page = entrance(qtbot, program)
    assert page.enter.words() == "登录"
    QTest.mouseClick(page.switches.language_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.enter.words() == "Sign in")
    QTest.mouseClick(page.switches.size_button, Qt.MouseButton.LeftButton)
    kept = program.kept.preferences(QApplication.instance())  # type: ignore[arg-type]
    assert (kept.language, kept.size.value) == ("en", "large")


@pytest.mark.logs
def test_a_bug_in_an_order_is_said_politely_and_the_program_goes_on(
    qtbot: QtBot, start: Start, founded: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(founded)
    page = entrance(qtbot, program)
    monkeypatch.setattr("hall.staff.passwords.fits", None)  # calling it is a TypeError
    sign_in(qtbot, program)
    qtbot.waitUntil(lambda: page.note_text() != "", timeout=PATIENCE_MS)
    assert page.note_text().startswith("这一步没做成，内容都在。请再试一次；还不行，告诉值班长：代码 ")
    reports = list((founded.data / "crashes").glob("*/report.txt"))
    assert len(reports) == 1
    assert PASSWORD not in reports[0].read_text(encoding="utf-8")
    monkeypatch.undo()
    enter()
    front_desk(qtbot, program)
