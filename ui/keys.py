"""The one table of keys. Caps on buttons, menus and the help page are made from it; two actions on one key in one place fail a test.

``place`` is where the key works: ``everywhere``, or one of the screens. ``text`` is English and is shown in the current language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

CONTEXT: Final = "keys"


@dataclass(frozen=True, slots=True)
class Key:
    """One action: its id (``place.what``), where it works, its keys in Qt's portable writing (the first is shown), its words."""

    id: str
    place: str
    keys: tuple[str, ...]
    text: str


EVERYWHERE: Final = "everywhere"
_ROWS: Final[tuple[tuple[str, str, tuple[str, ...], object], ...]] = (
    ("place.1", EVERYWHERE, ("Alt+1",), QT_TRANSLATE_NOOP("keys", "Intake")),
    ("place.2", EVERYWHERE, ("Alt+2",), QT_TRANSLATE_NOOP("keys", "Window")),
    ("place.3", EVERYWHERE, ("Alt+3",), QT_TRANSLATE_NOOP("keys", "Cases")),
    ("place.4", EVERYWHERE, ("Alt+4",), QT_TRANSLATE_NOOP("keys", "Overview")),
    ("place.5", EVERYWHERE, ("Alt+5",), QT_TRANSLATE_NOOP("keys", "Settings")),
    ("find", EVERYWHERE, ("Ctrl+K",), QT_TRANSLATE_NOOP("keys", "Find or scan")),
    ("full_window", EVERYWHERE, ("F11",), QT_TRANSLATE_NOOP("keys", "Full window")),
    ("call_supervisor", EVERYWHERE, ("F12",), QT_TRANSLATE_NOOP("keys", "Call the supervisor")),
    ("undo", EVERYWHERE, ("Ctrl+Z",), QT_TRANSLATE_NOOP("keys", "Undo")),
    ("help", EVERYWHERE, ("Ctrl+F1",), QT_TRANSLATE_NOOP("keys", "Help")),
    ("lock", EVERYWHERE, ("Ctrl+Shift+L",), QT_TRANSLATE_NOOP("keys", "Lock")),
    ("print", EVERYWHERE, ("Ctrl+P",), QT_TRANSLATE_NOOP("keys", "Print")),
    (
        "frontdesk.keep",
        "frontdesk",
        ("F9", "Ctrl+Return", "Ctrl+Enter"),
        QT_TRANSLATE_NOOP("keys", "Register, number, print"),
    ),
    ("frontdesk.again", "frontdesk", ("Shift+F9",), QT_TRANSLATE_NOOP("keys", "Take another number")),
    ("frontdesk.keep_quietly", "frontdesk", ("Ctrl+S",), QT_TRANSLATE_NOOP("keys", "Save without number")),
    ("frontdesk.clear", "frontdesk", ("Ctrl+N",), QT_TRANSLATE_NOOP("keys", "Clear")),
    ("frontdesk.next_problem", "frontdesk", ("Ctrl+E",), QT_TRANSLATE_NOOP("keys", "Next to look at")),
    ("frontdesk.proposal_1", "frontdesk", ("Ctrl+1",), QT_TRANSLATE_NOOP("keys", "First proposal")),
    ("frontdesk.proposal_2", "frontdesk", ("Ctrl+2",), QT_TRANSLATE_NOOP("keys", "Second proposal")),
    ("frontdesk.proposal_3", "frontdesk", ("Ctrl+3",), QT_TRANSLATE_NOOP("keys", "Third proposal")),
    ("frontdesk.pick", "frontdesk", ("Ctrl+B",), QT_TRANSLATE_NOOP("keys", "Pick by pinyin")),
    ("frontdesk.general", "frontdesk", ("Ctrl+9",), QT_TRANSLATE_NOOP("keys", "General window")),
    ("frontdesk.withheld", "frontdesk", ("Ctrl+0",), QT_TRANSLATE_NOOP("keys", "Name withheld")),
    ("frontdesk.group", "frontdesk", ("Ctrl+G",), QT_TRANSLATE_NOOP("keys", "Group visit")),
    ("frontdesk.earlier", "frontdesk", ("Ctrl+H",), QT_TRANSLATE_NOOP("keys", "Earlier visits")),
    ("frontdesk.join", "frontdesk", ("F7",), QT_TRANSLATE_NOOP("keys", "Add to this case")),
    ("frontdesk.new_matter", "frontdesk", ("F8",), QT_TRANSLATE_NOOP("keys", "New matter")),
    ("frontdesk.danger_done", "frontdesk", ("Ctrl+D",), QT_TRANSLATE_NOOP("keys", "Dealt with")),
    ("frontdesk.reprint", "frontdesk", ("Ctrl+R",), QT_TRANSLATE_NOOP("keys", "Print again")),
    ("frontdesk.number_checked", "frontdesk", ("Ctrl+Y",), QT_TRANSLATE_NOOP("keys", "Checked, keep the number")),
    ("frontdesk.take_draft", "frontdesk", ("Ctrl+T",), QT_TRANSLATE_NOOP("keys", "Go on with it")),
    ("frontdesk.paste_list", "frontdesk", ("Ctrl+V",), QT_TRANSLATE_NOOP("keys", "Paste the list")),
    ("frontdesk.representative", "frontdesk", ("Space",), QT_TRANSLATE_NOOP("keys", "Representative")),
    ("frontdesk.remove_member", "frontdesk", ("Del",), QT_TRANSLATE_NOOP("keys", "Take off the list")),
    ("window.call", "window", ("F1",), QT_TRANSLATE_NOOP("keys", "Call next")),
    ("window.again", "window", ("F2",), QT_TRANSLATE_NOOP("keys", "Recall")),
    ("window.not_come", "window", ("F3",), QT_TRANSLATE_NOOP("keys", "No-show")),
    ("window.transfer", "window", ("F4",), QT_TRANSLATE_NOOP("keys", "Transfer")),
    ("window.pause", "window", ("F5",), QT_TRANSLATE_NOOP("keys", "Pause or go on")),
    ("window.hold", "window", ("F6",), QT_TRANSLATE_NOOP("keys", "Hold")),
    ("window.finish", "window", ("F7",), QT_TRANSLATE_NOOP("keys", "Done, rate")),
    ("window.bring_back", "window", ("F8",), QT_TRANSLATE_NOOP("keys", "Bring back")),
    ("window.start", "window", ("F9",), QT_TRANSLATE_NOOP("keys", "Here, start")),
    ("window.queue", "window", ("Ctrl+Q",), QT_TRANSLATE_NOOP("keys", "Show the queue")),
    ("window.choose", "window", ("Ctrl+N",), QT_TRANSLATE_NOOP("keys", "Call a number")),
    ("window.take_draft", "window", ("Ctrl+T",), QT_TRANSLATE_NOOP("keys", "Go on with it")),
    ("window.leave", "window", ("Ctrl+D",), QT_TRANSLATE_NOOP("keys", "Leave")),
    ("printing.retry", "printing", ("F5",), QT_TRANSLATE_NOOP("keys", "Print on")),
    ("printing.other", "printing", ("F6",), QT_TRANSLATE_NOOP("keys", "Other printer")),
    ("printing.pdf", "printing", ("Ctrl+S",), QT_TRANSLATE_NOOP("keys", "Save as PDF")),
    ("steps.back", "steps", ("Alt+Left",), QT_TRANSLATE_NOOP("keys", "Back")),
    ("steps.next", "steps", ("F9",), QT_TRANSLATE_NOOP("keys", "Next")),
)
KEYS: Final = tuple(Key(id, place, keys, str(text)) for id, place, keys, text in _ROWS)
_BY_ID: Final = {key.id: key for key in KEYS}


def key(id: str) -> Key:
    """The entry of an action. Raises ``KeyError`` for an id that is not in the table."""
    return _BY_ID[id]


def words(id: str) -> str:
    """The action's name in the current language."""
    return QCoreApplication.translate(CONTEXT, _BY_ID[id].text)


def cap(id: str) -> str:
    """What the key cap of an action shows."""
    from ui.widgets.key_cap import key_text

    return key_text(_BY_ID[id].keys[0])


def of_place(place: str) -> Iterator[Key]:
    """The keys that work in a place, its own first, then those that work everywhere."""
    yield from (entry for entry in KEYS if entry.place == place)
    yield from (entry for entry in KEYS if entry.place == EVERYWHERE and place != EVERYWHERE)


class KeyAction(QAction):
    """An action of the table; its name follows the language unless the screen gave it its own words."""

    def __init__(self, id: str, parent: QObject) -> None:
        super().__init__(parent)
        self.key = key(id)
        self._own: str | None = None
        self.setObjectName(id)
        self.setShortcuts(
            [QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText) for keys in self.key.keys]
        )
        self.setShortcutContext(
            Qt.ShortcutContext.WindowShortcut
            if self.key.place == EVERYWHERE
            else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.setAutoRepeat(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Name it in the current language."""
        self.setText(self._own if self._own is not None else words(self.key.id))

    def set_words(self, text: str | None) -> None:
        """Words for this moment (already translated; say them again after a change of language), or None for the table's."""
        self._own = text
        self.retranslate()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().event(event)


def action(id: str, parent: QObject) -> KeyAction:
    """A new action of the table that belongs to ``parent``; add it to the widget where its key works (``widget.addAction``)."""
    return KeyAction(id, parent)
