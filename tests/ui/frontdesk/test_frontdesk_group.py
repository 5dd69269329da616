"""Several visitors: the list is typed, pasted, and says who speaks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hall.intake.orders import RegisterVisit
from tests.ui.frontdesk.held_lanes import HeldLanes
from ui.frontdesk.screen import FrontDesk

CTRL = Qt.KeyboardModifier.ControlModifier
LIST = "序号\t姓名\t电话\t身份证号\n1\t马建军\t13700002206\t411023197905123317\n2\t李赟\t13500008817\t\n3\t周大勇\t\t411023198407152639"


def here() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(here(), key, held)


def cell(desk: FrontDesk, row: int, column: int) -> str:
    model = desk.panel.group.model
    return str(model.data(model.index(row, column), Qt.ItemDataRole.DisplayRole))


def test_ctrl_g_number_list_f9(desk: FrontDesk, lanes: HeldLanes) -> None:
    press(Qt.Key.Key_G, CTRL)
    assert desk.panel.field_here(here()) == "group_count"
    QTest.keyClicks(here(), "7")
    QGuiApplication.clipboard().setText(LIST)
    desk.panel.group.table.setFocus()
    press(Qt.Key.Key_V, CTRL)
    assert [cell(desk, row, 2) for row in range(3)] == ["马建军", "李赟", "周大勇"]
    assert cell(desk, 0, 3) == "411023********3317"
    assert cell(desk, 2, 3) == "411023198407152639"
    assert cell(desk, 2, 5) == "末位对不上，请看一眼证件；核对过可照存"
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert desk.model.entry.group is not None
    assert [one.representative for one in desk.model.entry.group.members] == [True, True, False]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Y, CTRL)
    desk.panel.matter.statement.insertPlainText("七个人三个月没发工资")
    press(Qt.Key.Key_F9)
    order = lanes.waiting(RegisterVisit)[0]
    assert order.group is not None
    assert (order.group.count, len(order.group.members), order.name) == (7, 3, "马建军")
    assert order.group.members[2].number_confirmed == "已核对证件"


def test_names_are_typed_with_enter_alone(desk: FrontDesk) -> None:
    press(Qt.Key.Key_G, CTRL)
    desk.panel.group.table.start()
    for text in ("WANG", "410122195803120042", "13800005678", "LI", "", ""):
        QTest.keyClicks(here(), text)
        press(Qt.Key.Key_Return)
    assert desk.model.entry.group is not None
    assert [(one.name, one.number, one.phone) for one in desk.model.entry.group.members] == [
        ("WANG", "410122195803120042", "13800005678"),
        ("LI", "", ""),
    ]
    press(Qt.Key.Key_Return)
    assert desk.panel.field_here(here()) == "statement"


def test_a_list_pasted_into_a_cell_is_a_list(desk: FrontDesk) -> None:
    press(Qt.Key.Key_G, CTRL)
    desk.panel.group.table.start()
    QGuiApplication.clipboard().setText("马建军\n李赟")
    press(Qt.Key.Key_V, CTRL)
    assert [cell(desk, row, 2) for row in range(2)] == ["马建军", "李赟"]


def test_the_sixth_representative_is_refused_in_words(desk: FrontDesk) -> None:
    press(Qt.Key.Key_G, CTRL)
    desk.panel.group.add_list("\n".join(f"工友{mark}" for mark in "甲乙丙丁戊己"))
    table = desk.panel.group.table
    table.setFocus()
    for row in range(6):
        table.setCurrentIndex(desk.panel.group.model.index(row, 2))
        press(Qt.Key.Key_Space)
    assert desk.panel.group._refused.isVisible()
    assert desk.panel.group._refused.words.text() == "代表最多 5 人（信访工作条例第 20 条）"
    assert desk.model.entry.group is not None
    assert desk.model.entry.group.representatives() == 5


def test_a_name_withheld_is_counted(desk: FrontDesk) -> None:
    press(Qt.Key.Key_G, CTRL)
    desk.panel.group.table.setFocus()
    desk.panel.group.table.setCurrentIndex(desk.panel.group.model.index(0, 2))
    press(Qt.Key.Key_0, CTRL)
    assert cell(desk, 0, 2) == "不愿透露姓名"
    assert desk.panel.group.model.rowCount() == 2
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Delete)
    assert desk.panel.group.model.rowCount() == 1


def test_the_bar_leads_to_the_row(desk: FrontDesk) -> None:
    press(Qt.Key.Key_G, CTRL)
    QTest.keyClicks(here(), "3")
    desk.panel.group.add_list(LIST)
    desk.panel.matter.statement.insertPlainText("欠薪")
    press(Qt.Key.Key_F9)
    index = desk.panel.group.table.currentIndex()
    assert (index.row(), index.column()) == (2, 3)
    assert "名单" in desk.bar.message.words.text()


def test_one_visitor_again_keeps_who_speaks(desk: FrontDesk) -> None:
    press(Qt.Key.Key_G, CTRL)
    assert desk.acts.isVisible()
    desk.panel.group.add_list(LIST)
    press(Qt.Key.Key_G, CTRL)
    assert desk.panel.person.value("name") == "马建军"
    assert not desk.acts.isVisible()
