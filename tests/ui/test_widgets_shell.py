"""The main window: places, search, clock, status, and the three switches."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hall.clock import FixedClock
from ui import keys
from ui.context import Preferences, UiContext
from ui.shell.action_bar import ActionBar
from ui.shell.help import KeyHelp
from ui.shell.main import Shell
from ui.shell.status import StatusPart
from ui.theme import Look, Size, theme
from ui.widgets.key_button import KeyButton
from ui.widgets.key_cap import KeyCap
from ui.widgets.line_edit import LineEdit
from ui.widgets.living import effective_width, layout_of

PLACES = [
    ("frontdesk", "clipboard-list"),
    ("window", "monitor"),
    ("cases", "folder-open"),
    ("overview", "layout-dashboard"),
    ("settings", "settings"),
]


def page() -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(QLabel("来访人"))
    field = LineEdit()
    field.setAccessibleName("姓名")
    column.addWidget(field)
    made.setFocusProxy(field)
    return made


@pytest.fixture
def shell(qtbot: QtBot, context: UiContext) -> Shell:
    made = Shell(context)
    qtbot.addWidget(made)
    for number, (id, icon) in enumerate(PLACES, 1):
        made.add_place(id, icon, partial(keys.words, f"place.{number}"), f"place.{number}", page)
    made.set_centre("青河县综治中心")
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_only_the_open_place_is_made_and_keys_open_the_others(qtbot: QtBot, shell: Shell) -> None:
    assert shell.place() == "frontdesk"
    assert shell.page("settings") is None
    with qtbot.waitSignal(shell.place_changed) as told:
        QTest.keyClick(shell, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert told.args == ["settings"]
    assert shell.page("settings") is not None
    assert [tab.isChecked() for tab in shell.lintel.tabs] == [False, False, False, False, True]
    QTest.mouseClick(shell.lintel.tabs[0], Qt.MouseButton.LeftButton)
    assert shell.place() == "frontdesk"


def test_work_begins_in_the_page_and_not_in_the_search(shell: Shell) -> None:
    opened = shell.page("frontdesk")
    assert opened is not None
    focus = QApplication.focusWidget()
    assert focus is not None
    assert opened.isAncestorOf(focus)


def test_search_is_one_key_away(qtbot: QtBot, shell: Shell) -> None:
    QTest.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert shell.search.hasFocus()
    with qtbot.waitSignal(shell.search_asked) as told:
        QTest.keyClicks(shell.search, " 20261123-0042 ")
        QTest.keyClick(shell.search, Qt.Key.Key_Return)
    assert told.args == ["20261123-0042"]
    with qtbot.assertNotEmitted(shell.search_asked):
        shell.search.clear()
        QTest.keyClick(shell.search, Qt.Key.Key_Return)


def test_clock_is_the_halls(shell: Shell) -> None:
    words = [label.text() for label in shell.lintel.findChildren(QLabel)]
    assert "11月23日 周一" in words
    assert "09:42" in words
    clock = shell.context.clock
    assert isinstance(clock, FixedClock)
    clock.forward(minutes=1)
    shell.lintel.tick()
    assert "09:43" in [label.text() for label in shell.lintel.findChildren(QLabel)]


def test_language_is_switched_in_front_of_ones_eyes(qtbot: QtBot, shell: Shell) -> None:
    told: list[object] = []
    shell.preferences_changed.connect(told.append)
    assert shell.lintel.tabs[0].words() == "登记"
    QTest.mouseClick(shell.status.language_part, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shell.lintel.tabs[0].words() == "Intake", timeout=2000)
    assert "Mon 23 Nov" in [label.text() for label in shell.lintel.findChildren(QLabel)]
    assert shell.status.language_part.words() == "中文"
    assert told == [Preferences(Size.STANDARD, Look.LIGHT, "en")]
    QTest.mouseClick(shell.status.language_part, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shell.lintel.tabs[0].words() == "登记", timeout=2000)


def test_size_and_contrast_are_chosen_in_the_status_bar(qtbot: QtBot, shell: Shell) -> None:
    menu = shell.size_menu()
    assert [entry.text() for entry in menu.actions() if entry.text()] == ["标准", "大", "特大", "高对比"]
    menu.actions()[2].trigger()
    assert theme().size is Size.EXTRA
    assert shell.lintel.height() == theme().px("topbar") == 66
    assert shell.status.size_part.words() == "字号 特大"
    shell.size_menu().actions()[-1].trigger()
    assert theme().look is Look.CONTRAST
    assert shell.preferences() == Preferences(Size.EXTRA, Look.CONTRAST, "zh")


def test_layout_follows_the_effective_width(qtbot: QtBot, shell: Shell) -> None:
    assert layout_of(shell) == "normal"
    shell.set_size(Size.EXTRA)
    assert round(effective_width(shell)) == 835
    assert layout_of(shell) == "narrow"
    shell.set_size(Size.LARGE)
    shell.resize(1920, 1080)
    assert round(effective_width(shell)) == 1509
    assert layout_of(shell) == "normal"


def test_status_parts_stand_in_their_order_and_lead_to_where_things_are_mended(qtbot: QtBot, shell: Shell) -> None:
    told: list[str] = []
    shell.status.set_part("waiting", "users", "等候 12 人")
    shell.status.set_part("who", "user-round", "导办 陈雨")
    shell.status.set_part(
        "printer", "printer", "A4 打印机缺纸，3 份在等", warn=True, on_click=lambda: told.append("printing")
    )
    QApplication.sendPostedEvents()
    places = [shell.status.part(id).x() for id in ("who", "printer", "waiting")]
    assert places == sorted(places)
    QTest.mouseClick(shell.status.part("printer"), Qt.MouseButton.LeftButton)
    assert told == ["printing"]
    shell.status.set_part("printer", "printer", "")
    assert not shell.status.part("printer").isVisible()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", list(Size))
@pytest.mark.parametrize("width", [1280, 1366, 1920])
def test_lintel_and_status_bar_cut_nothing(qtbot: QtBot, shell: Shell, size: Size, width: int, language: str) -> None:
    shell.context.language.switch("en" if language == "en" else "zh")
    shell.status.set_part("who", "user-round", "Guide Chen Yu")
    shell.status.set_part("database", "hard-drive", "Database: fine", short="Database")
    shell.status.set_part(
        "printer", "printer", "A4 printer is out of paper, 3 waiting", short="Out of paper", warn=True
    )
    shell.status.set_part("devices", "scan-line", "Card reader, scanner: ready")
    shell.set_size(size)
    shell.resize(width, 768)

    def cut() -> list[str]:
        parts = [*shell.lintel.tabs, *shell.status.findChildren(StatusPart), *shell.lintel.findChildren(QLabel)]
        return [part.accessibleName() for part in parts if part.isVisible() and part.width() < part.sizeHint().width()]

    qtbot.waitUntil(lambda: not cut(), timeout=2000)
    assert shell.width() == width
    assert shell.status.part("printer").isVisible()
    assert shell.search.width() >= theme().metrics("small").horizontalAdvance("国" * 8)
    assert shell.lintel.tabs[0].words()


def test_action_bar_folds_what_finds_no_room_and_keeps_the_main_one(qtbot: QtBot, context: UiContext) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    bar = ActionBar(host)
    clear, quiet, main = (
        KeyButton("清空", key="Ctrl+N"),
        KeyButton("先存不出号", key="Ctrl+S"),
        KeyButton("登记、取号并打印", "primary", "F9", main=True),
    )
    bar.add(clear)
    bar.add(quiet)
    bar.set_main(main)
    bar.set_message("草稿已存 09:42:16", "save")
    bar.resize(1366, 64)
    host.resize(1400, 100)
    host.show()
    assert clear.isVisible()
    assert quiet.isVisible()
    told: list[int] = []
    clear.clicked.connect(lambda: told.append(1))
    bar.resize(520, 64)
    assert not clear.isVisible()
    assert main.isVisible()
    more = [button for button in bar.findChildren(KeyButton) if button.words() == "更多"]
    assert more[0].isVisible()
    bar.folded()[0].trigger()
    assert told == [1]


def test_help_lists_the_keys_of_this_place(qtbot: QtBot, shell: Shell) -> None:
    QTest.keyClick(shell, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    page = shell.findChild(KeyHelp)
    assert page is not None
    words = [label.text() for label in page.findChildren(QLabel)]
    assert "登记、取号并打印" in words
    assert "查找或扫码" in words
    assert "接着打印" not in words
    assert "F9" in [cap.text() for cap in page.findChildren(KeyCap)]
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()


class Ear(QObject):
    """Counts the calls for a new layout."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.heard.append(type(watched).__name__)
        return False


def test_bars_rest_once_they_fit(qtbot: QtBot, shell: Shell, app: QApplication) -> None:
    shell.toast.toast("已登记")
    bar = ActionBar()
    bar.set_main(KeyButton("登记", "primary", "F9", main=True))
    shell.band.addWidget(bar)
    for _ in range(20):
        QApplication.processEvents()
    ear = Ear()
    app.installEventFilter(ear)
    for _ in range(20):
        QApplication.processEvents()
    app.removeEventFilter(ear)
    assert ear.heard == []
