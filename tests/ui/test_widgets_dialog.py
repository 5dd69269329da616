"""A dialog gives its fields the room they need, however long its text is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.dialog import Dialog
from ui.widgets.line_edit import LineEdit


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize("words", [2, 30, 90])
def test_a_long_text_takes_nothing_from_the_fields(qtbot: QtBot, words: int) -> None:
    owner = QWidget()
    owner.resize(1366, 768)
    qtbot.addWidget(owner)
    owner.show()
    dialog, fields = Dialog(owner), [LineEdit() for _ in range(3)]
    for field in fields:
        dialog.body.addWidget(field)
    dialog.ask("Send A032?", " ".join(["arrival"] * words), "Back", "Send")
    qtbot.waitUntil(dialog.isVisible)
    dialog.layout().activate()  # type: ignore[union-attr]
    assert [field.height() >= field.sizeHint().height() for field in fields] == [True] * 3
    text = dialog.sheet.text
    assert text.height() >= text.heightForWidth(text.width())
    dialog.reject()
