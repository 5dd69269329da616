"""All parts on one page, to look at: ``python -m ui.widgets.gallery OUT.png --scale 1.5 --size extra --look contrast --language en``."""

from __future__ import annotations

import argparse
import os
import sys

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.language import Tongue
from ui.theme import Look, Size, Theme, theme
from ui.widgets.badges import RiskTag, Tag, TimePill
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.check import Check, Radio
from ui.widgets.chips import Chips
from ui.widgets.dialog import DialogSheet
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field, FieldSpec
from ui.widgets.flow import FlowLayout
from ui.widgets.halo import Halo
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LineEdit
from ui.widgets.living import Living, role, set_flag
from ui.widgets.note import Note
from ui.widgets.pick_box import PickBox
from ui.widgets.proposal_card import Proposal, ProposalCard, Reason
from ui.widgets.rich import runs
from ui.widgets.segments import Segments
from ui.widgets.skeleton import Skeleton
from ui.widgets.table import BOLD_ROLE, PILL_ROLE, TAG_ROLE, Table
from ui.widgets.toast import ToastBar, UndoBar
from ui.widgets.words_edit import WordsEdit

SWATCHES = (
    "bar",
    "accent",
    "accent.tint",
    "select",
    "focus",
    "window",
    "text",
    "time.green.bg",
    "time.green",
    "time.orange.bg",
    "time.orange",
    "time.red.bg",
    "time.paused.bg",
    "mark",
)


class Swatch(QWidget):
    """One colour and its name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setMinimumHeight(theme().scaled(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, self.width(), look.scaled(24)), look.color("line"))
        painter.fillRect(QRect(1, 1, self.width() - 2, look.scaled(24) - 2), look.color(self._name))
        painter.setFont(look.font("cap"))
        painter.setPen(look.color("text2"))
        painter.drawText(
            QRect(0, look.scaled(24), self.width(), look.scaled(16)),
            int(Qt.AlignmentFlag.AlignLeft),
            self._name.removeprefix("time."),
        )


class Gallery(Living, QWidget):
    """Three sheets, as picture p."""

    def __init__(self) -> None:
        super().__init__()
        set_flag(self, "role", "page")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 16)
        row.setSpacing(14)
        for fill in (self._fields, self._buttons, self._news):
            sheet = Card()
            fill(sheet)
            sheet.body.addStretch(1)
            row.addWidget(sheet, 1)
        self.halo = Halo(self)
        self.built()

    def needed_height(self, width: int) -> int:
        """Height at which nothing is squeezed."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def _heading(self, sheet: Card, words: str) -> None:
        label = role(QLabel(words), "heading")
        sheet.body.addWidget(label)

    def _flow(self, sheet: Card, *parts: QWidget) -> None:
        host = QWidget()
        flow = FlowLayout(8, host)
        for part in parts:
            flow.addWidget(part)
        policy = host.sizePolicy()
        policy.setHeightForWidth(True)
        host.setSizePolicy(policy)
        sheet.body.addWidget(host)

    def _fields(self, sheet: Card) -> None:
        self._heading(sheet, self.tr("Fields"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        sheet.body.addLayout(grid)

        def put(at: int, text: str, spec: FieldSpec) -> Field:
            field = Field(LineEdit(text), spec)
            grid.addWidget(field, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
            return field

        put(0, "王秀兰", FieldSpec(self.tr("&Usual")))
        self.focused = put(1, "王秀", FieldSpec(self.tr("Caret here")))
        put(2, "1958-03-12", FieldSpec(self.tr("Filled by a reader"))).set_auto(True, self.tr("Card"))
        fixed = put(3, "综治受〔2026〕1873号", FieldSpec(self.tr("Read only")))
        fixed.editor.setProperty("readOnly", True)
        put(4, "1380013800", FieldSpec(self.tr("Trouble"))).set_trouble(
            self.tr("10 digits now, mobile numbers have 11")
        )
        put(5, "1380013800", FieldSpec(self.tr("Please look"), optional=True)).set_trouble(
            self.tr("10 digits now, usually 11"), soft=True
        )
        put(6, "—", FieldSpec(self.tr("Switched off"))).editor.setEnabled(False)
        put(
            7,
            "",
            FieldSpec(
                self.tr("Hint"), hint=self.tr("The street is enough"), placeholder=self.tr("Pinyin initials, e.g. ldzy")
            ),
        )
        words = WordsEdit()
        words.set_text("我在工地食堂做饭，包工头一直不发工资，我就买汽油")
        words.set_marks(["工地", "包工头", "不发工资"], ["汽油"])
        sheet.body.addWidget(Field(words, FieldSpec(self.tr("In the visitor's own &words"))))
        self._heading(sheet, self.tr("Choices"))
        done, open_, one, other = (
            Check(self.tr("Checked")),
            Check(self.tr("Not chosen")),
            Radio(self.tr("Chosen")),
            Radio(self.tr("Not chosen")),
        )
        done.setChecked(True)
        one.setChecked(True)
        self._flow(sheet, done, open_, one, other)
        yes = Segments()
        yes.set_choices([(True, self.tr("Willing")), (False, self.tr("Not willing"))])
        yes.set_value(True)
        chips = Chips()
        chips.set_choices([(1, self.tr("Elderly")), (2, self.tr("Disabled"))])
        chips.set_values([1])
        pick = PickBox()
        pick.set_choices([(at, words) for at, words in enumerate((self.tr("Resident ID"), self.tr("Passport")))])
        self._flow(sheet, yes, chips, pick)
        self._heading(sheet, self.tr("Clocks: round, icon, word, number"))
        self._flow(
            sheet,
            TimePill("green", self.tr("Close: 8 days left")),
            TimePill("orange", self.tr("Not assigned for 26 hours")),
            TimePill("red", self.tr("Close: 5 days over")),
            TimePill("paused", self.tr("Paused for 6 days")),
            TimePill("done", self.tr("In time")),
        )
        self._heading(sheet, self.tr("Risk: square, bars, word"))
        self._flow(
            sheet,
            RiskTag("red", self.tr("Risk · red")),
            RiskTag("orange", self.tr("Risk · orange")),
            RiskTag("yellow", self.tr("Risk · yellow")),
            RiskTag("blue", self.tr("Risk · blue")),
        )

    def _buttons(self, sheet: Card) -> None:
        self._heading(sheet, self.tr("Buttons, each with its key"))
        busy = KeyButton(self.tr("Register"), "primary", "F9")
        busy.set_busy(self.tr("Saving…"))
        busy.show_busy()
        off, off_key = KeyButton(self.tr("Not now")), KeyButton(self.tr("Register"), "primary", "F9")
        off.setEnabled(False)
        off_key.setEnabled(False)
        self._flow(
            sheet,
            KeyButton(self.tr("Register"), "primary", "F9"),
            KeyButton(self.tr("Register, number, print"), "primary", "F9", "ticket", main=True),
            busy,
            off,
            off_key,
        )
        self.ringed = KeyButton(self.tr("Transfer"), key="F4")
        self._flow(
            sheet,
            self.ringed,
            KeyButton(self.tr("Group visit"), "quiet", "Ctrl+G", "users"),
            KeyButton(self.tr("Undo"), key="Ctrl+Z", small=True),
        )
        self._flow(
            sheet,
            KeyButton(self.tr("Void and reopen"), "danger", "Ctrl+D"),
            KeyButton(self.tr("Call the supervisor"), "danger_fill", "F12", "bell"),
        )
        self._heading(sheet, self.tr("Table"))
        table = Table()
        model = QStandardItemModel(0, 2, table)
        model.setHorizontalHeaderLabels([self.tr("Clock"), self.tr("Visitor")])
        for state, words, who in (
            ("green", self.tr("8 days left"), "王秀兰"),
            ("orange", self.tr("1 day left"), "赵丽"),
            ("red", self.tr("5 days over"), "阿卜杜热合曼·买买提"),
            ("paused", self.tr("Paused"), "吴建平"),
            ("green", self.tr("9 days left"), "马建军"),
        ):
            pill, name = QStandardItem(words), QStandardItem(who)
            pill.setData(state, PILL_ROLE)
            name.setData(state == "red", BOLD_ROLE)
            if who == "马建军":
                name.setData("10:31 孙丽", TAG_ROLE)
            model.appendRow([pill, name])
        table.setModel(model)
        table.resizeColumnToContents(0)
        table.selectRow(2)
        table.setFixedHeight(theme().scaled(32) + 5 * theme().px("row") + 2)
        sheet.body.addWidget(table)
        card = ProposalCard()
        card.show_proposal(
            Proposal(
                "Ctrl+1",
                "9 号 劳动监察与仲裁窗口",
                "拖欠农民工工资投诉",
                "人社局",
                (
                    Reason("text-cursor-input", tuple(runs("原话里有 ==不发工资== ==包工头== ==工程款=="))),
                    Reason("repeat", tuple(runs("**她的未结案件就在这个窗口**（首接责任）"))),
                    Reason("user-check", "常驻，赵明在岗；等候 3 人，约 12 分钟"),
                ),
            )
        )
        card.set_chosen(True)
        sheet.body.addWidget(card)
        self._heading(sheet, self.tr("While empty"))
        empty = EmptyState("armchair")
        empty.say(self.tr("Nobody is waiting now"), self.tr("A bell rings when somebody comes"))
        sheet.body.addWidget(empty)
        bones = Skeleton()
        bones.show_now()
        sheet.body.addWidget(bones)

    def _news(self, sheet: Card) -> None:
        self._heading(sheet, self.tr("News and the way back"))
        toast, undo = ToastBar(), UndoBar()
        sheet.body.addWidget(toast)
        sheet.body.addWidget(undo)
        toast.toast(self.tr("Registered, number **A032**, to window 9"))
        undo.offer(self.tr("A033 did not come"), "user-x", ms=8000)
        orange = Note("orange", "printer")
        orange.say(self.tr("**The A4 printer is out of paper**, 3 are waiting"))
        offline = Note("offline", "wifi-off")
        offline.say(
            self.tr(
                "**No link to the server**: go on registering, numbers come from the reserved block and are merged later"
            )
        )
        banner = Banner()
        banner.show_words(
            self.tr("Dangerous words were said: "),
            ["汽油"],
            [
                self.tr("Ask him to sit down"),
                self.tr("Press [[F12]] to call the supervisor"),
                self.tr("Danger to life: call **110**"),
            ],
        )
        for note in (orange, banner, offline):
            sheet.body.addWidget(note)
        self._heading(sheet, self.tr("Dialog: only before printing or calling people"))
        dialog = DialogSheet()
        dialog.ask(
            self.tr("Void notice 2109 and write another?"),
            self.tr("The old number is not used again and stays in the register. Please choose a reason:"),
            self.tr("Keep it"),
            self.tr("Void and write another"),
        )
        reason = PickBox()
        reason.set_choices([(1, self.tr("Name of the visitor misspelt"))])
        dialog.body.addWidget(reason)
        sheet.body.addWidget(dialog)
        self._heading(sheet, self.tr("Colours"))
        grid = QGridLayout()
        grid.setSpacing(4)
        for at, name in enumerate(SWATCHES):
            grid.addWidget(Swatch(name), at // 7, at % 7)
        sheet.body.addLayout(grid)
        sizes = QVBoxLayout()
        for name in ("small", "strong", "title", "number"):
            sizes.addWidget(role(QLabel(f"{name} {theme().pt(name):g} 一扇门"), name))
        sheet.body.addLayout(sizes)
        sheet.body.addWidget(Tag(self.tr("Card"), "check"), 0, Qt.AlignmentFlag.AlignLeft)


def main(arguments: list[str]) -> int:
    """Draw the page into a picture."""
    reader = argparse.ArgumentParser(prog="python -m ui.widgets.gallery")
    reader.add_argument("out")
    reader.add_argument("--scale", type=float, default=1.0)
    reader.add_argument("--size", choices=[size.value for size in Size], default="standard")
    reader.add_argument("--look", choices=[look.value for look in Look], default="light")
    reader.add_argument("--language", choices=("zh", "en"), default="zh")
    reader.add_argument("--width", type=int, default=1366)
    chosen = reader.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(chosen.scale)
    app = QApplication(sys.argv[:1])
    Theme(Size(chosen.size), Look(chosen.look)).apply(app)
    Tongue(app).switch(chosen.language)
    page = Gallery()
    page.resize(QSize(chosen.width, page.needed_height(chosen.width)))
    page.show()
    page.activateWindow()
    page.focused.focus()
    app.processEvents()
    page.grab().save(chosen.out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
