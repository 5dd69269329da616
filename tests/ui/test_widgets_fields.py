"""Fields: what is typed, what is seen, and that nothing jumps."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.language import Tongue
from ui.theme import Size, Theme, theme
from ui.widgets.amount_edit import AmountEdit, read_amount
from ui.widgets.field import Field, FieldSpec
from ui.widgets.line_edit import LineEdit
from ui.widgets.password_field import PasswordField
from ui.widgets.pick_box import PickBox
from ui.widgets.scan_line_edit import ScanLineEdit, half_width
from ui.widgets.walk import EnterWalk
from ui.widgets.words_edit import WordsEdit


class Form(QWidget):
    """Three fields and a words field, as a screen would build them."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.number = Field(ScanLineEdit(upper=True), FieldSpec("证件号码(&I)", optional=True))
        self.name = Field(LineEdit(), FieldSpec("姓名(&N)", hint="照证件写"))
        self.words = Field(WordsEdit(), FieldSpec("诉求(&W)"))
        self.amount = Field(AmountEdit(), FieldSpec("涉及金额(&M)", unit="元"))
        for field in (self.number, self.name, self.words, self.amount):
            column.addWidget(field)
        EnterWalk(self).watch_all()
        self.resize(420, 520)


@pytest.fixture
def form(qtbot: QtBot, app: QApplication, tongue: Tongue) -> Form:
    made = Form()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.mark.parametrize("size", list(Size))
def test_focus_and_trouble_do_not_change_the_height(qtbot: QtBot, form: Form, size: Size, app: QApplication) -> None:
    Theme(size).apply(app)
    form.resize(700, 900)
    QApplication.sendPostedEvents()
    editor = form.name.editor
    places = [field.editor.mapTo(form, field.editor.rect().topLeft()).y() for field in (form.number, form.name)]
    assert editor.height() == theme().px("field")
    form.number.focus()
    form.name.focus()
    assert editor.height() == theme().px("field")
    form.name.set_trouble("请填姓名")
    QApplication.sendPostedEvents()
    assert editor.height() == theme().px("field")
    assert [field.editor.mapTo(form, field.editor.rect().topLeft()).y() for field in (form.number, form.name)] == places


def test_trouble_replaces_the_hint_and_gives_it_back(form: Form) -> None:
    form.name.set_trouble("请填姓名")
    assert form.name.trouble() == "请填姓名"
    assert form.name.editor.property("problem") == "true"
    assert form.name.editor.accessibleDescription() == "请填姓名"
    form.name.set_trouble("看一眼也好", soft=True)
    assert form.name.is_soft()
    assert form.name.editor.property("problem") is None
    assert form.name.editor.property("soft") == "true"
    form.name.clear_trouble()
    assert form.name.editor.accessibleDescription() == "照证件写"
    assert form.name.editor.property("soft") is None


def test_labels_name_their_fields_and_their_letters_lead_there(qtbot: QtBot, form: Form) -> None:
    assert form.name.editor.accessibleName() == "姓名"
    assert form.number.label() == "证件号码"
    form.number.focus()
    QTest.keyClick(form, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert form.name.editor.hasFocus()


def test_enter_walks_on_and_shift_enter_back(qtbot: QtBot, form: Form) -> None:
    form.number.focus()
    QTest.keyClick(form.number.editor, Qt.Key.Key_Return)
    assert form.name.editor.hasFocus()
    QTest.keyClick(form.name.editor, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert form.words.editor.hasFocus()
    QTest.keyClick(form.words.editor, Qt.Key.Key_Return)
    assert form.amount.editor.hasFocus()
    QTest.keyClick(form.amount.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert form.words.editor.hasFocus()
    QTest.keyClick(form.words.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert form.name.editor.hasFocus()


def test_words_field_takes_new_lines_only_by_alt_enter(qtbot: QtBot, form: Form) -> None:
    words = form.words.editor
    assert isinstance(words, WordsEdit)
    form.words.focus()
    words.set_text("第一行")
    QTest.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(words, "2")
    QTest.keyClick(words, Qt.Key.Key_Return)
    assert words.text() == "第一行\n2"


def test_marks_do_not_touch_the_text_and_danger_wins(form: Form) -> None:
    words = form.words.editor
    assert isinstance(words, WordsEdit)
    words.set_text("𠮷家在工地，包工头不发工资，我就买汽油，工地见")
    words.set_marks(["工地", "工资", "买汽油"], ["汽油"])
    assert words.marked() == [("工地", False), ("工资", False), ("汽油", True), ("工地", False)]
    marked = [selection.cursor.selectedText() for selection in words.extraSelections()]
    assert marked == ["工地", "工资", "汽油", "工地"]
    assert not words.document().isUndoAvailable()
    words.grab()
    assert words.text() == "𠮷家在工地，包工头不发工资，我就买汽油，工地见"


def test_scan_field_refuses_the_input_method_and_mends_wide_signs(qtbot: QtBot, form: Form) -> None:
    number = form.number.editor
    assert isinstance(number, ScanLineEdit)
    assert number.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is False
    form.number.focus()
    with qtbot.waitSignal(number.scanned) as told:
        QApplication.clipboard().setText("４１０１２２x ")
        number.paste()
        QTest.keyClick(number, Qt.Key.Key_Return)
    assert number.text() == "410122X "
    assert told.args == ["410122X"]


def test_half_width_drops_signs_without_width() -> None:
    assert half_width("ＺＺ－１\u200b\u3000\ufeff２") == "ZZ-1 2"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("18000", "18000.00"),
        ("18,000.5", "18000.50"),
        ("１.８万", "18000.00"),
        ("2亿", "200000000.00"),
        ("三百", None),
        ("-5", None),
        ("1.2.3", None),
        ("", None),
        ("万", None),
        ("1e5", None),
        ("9" * 40, None),
    ],
)
def test_amounts_are_read_as_people_write_them(typed: str, value: str | None) -> None:
    assert read_amount(typed) == (None if value is None else Decimal(value))


def test_amount_dresses_itself_when_left(qtbot: QtBot, form: Form) -> None:
    amount = form.amount.editor
    assert isinstance(amount, AmountEdit)
    form.amount.focus()
    QTest.keyClicks(amount, "126000")
    form.name.focus()
    assert amount.text() == "126,000.00"
    assert amount.value() == Decimal("126000.00")
    amount.setText("很多")
    assert not amount.is_readable()


def test_reader_values_wear_a_tag_and_keep_clear_of_it(form: Form) -> None:
    name = form.name.editor
    assert isinstance(name, QLineEdit)
    form.name.set_auto(True, "读卡")
    assert name.property("auto") == "true"
    assert name.textMargins().right() > 30
    form.name.set_auto(False)
    assert name.textMargins().right() == 0


def test_password_shows_itself_and_warns_of_caps_lock(qtbot: QtBot, app: QApplication, tongue: Tongue) -> None:
    field = PasswordField(lead="key-round")
    qtbot.addWidget(field)
    field.show()
    field.edit.setFocus()
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password
    field.eye.click()
    assert field.edit.echoMode() == QLineEdit.EchoMode.Normal
    QTest.keyClicks(field.edit, "a")
    assert not field.caps_shown()
    QTest.keyClicks(field.edit, "B")
    assert field.caps_shown()
    QTest.keyClicks(field.edit, "B", Qt.KeyboardModifier.ShiftModifier)
    assert not field.caps_shown()
    assert field.eye.accessibleName() == "看一眼口令"


def test_pick_box_keeps_its_choice_through_a_change_of_words(qtbot: QtBot, app: QApplication) -> None:
    box = PickBox()
    qtbot.addWidget(box)
    box.set_choices([("id", "居民身份证"), ("pass", "护照")])
    box.set_value("pass")
    box.set_choices([("id", "Resident ID"), ("pass", "Passport")])
    assert (box.value(), box.currentText()) == ("pass", "Passport")
    told: list[object] = []
    box.picked.connect(told.append)
    box.set_value("id")
    assert told == ["id"]
