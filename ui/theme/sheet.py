"""Tokens → the one style sheet of the program. Type in ``pt``, everything else in ``px``; roles by dynamic property."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.theme.look import Theme

SAVED_SHARE = 26 / 34
"""The number of the saved visit is a little smaller than a hero number (picture t)."""

_SHEET = Template("""
QMainWindow, QWidget[role="page"] { background: $window }
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: ${card}px }
QFrame[role="panelhead"] { background: transparent; border: 0; border-bottom: 1px solid $line }
QFrame[role="panelfoot"] { background: transparent; border: 0; border-top: 1px solid $line }
QFrame[role="actionbar"] { background: $surface; border: 0; border-top: 1px solid $line }
QFrame[role="status"] { background: $surface; border: 0; border-top: 1px solid $line }
QFrame[role="lintel"] { background: $bar; border: 0 }
QFrame[role="rule"] { background: $line; border: 0; max-height: 1px; min-height: 1px }
QFrame[role="dialog"] { background: $surface; border: 1px solid $line_strong; border-radius: ${dialog}px }
QFrame[role="dialogfoot"] { background: $sunken; border: 0; border-top: 1px solid $line;
    border-bottom-left-radius: ${dialog}px; border-bottom-right-radius: ${dialog}px }

QLabel { background: transparent }
QLabel[role="label"] { color: $text2; font-size: ${small}pt }
QLabel[role="small"] { color: $text2; font-size: ${small}pt }
QLabel[role="muted"] { color: $muted; font-size: ${small}pt }
QLabel[role="strong"] { font-size: ${strong}pt; font-weight: 700 }
QLabel[role="heading"] { color: $accent; font-weight: 700 }
QLabel[role="title"] { font-size: ${title}pt; font-weight: 700 }
QLabel[role="number"] { font-size: ${number}pt; font-weight: 700 }
QLabel[role="hero"] { font-size: ${hero}pt; font-weight: 700 }
QLabel[role="second"] { color: $text2 }
QLabel[role="danger"] { color: $danger; font-size: ${small}pt }
QLabel[role="orange"] { color: $orange; font-size: ${small}pt }
QLabel[role="green"] { color: $green }
QLabel[role="accent"] { color: $accent }
QLabel[role="saved"] { font-size: ${saved}pt; font-weight: 700 }
QLabel[role="undo"] { color: $bar_text; font-weight: 700 }
QLabel[role="bartitle"] { color: $bar_text; font-size: ${strong}pt; font-weight: 700 }
QLabel[role="bartext"] { color: $bar_text2; font-size: ${small}pt }
QLabel[role="barclock"] { color: $bar_text; font-size: ${title}pt; font-weight: 700 }

QLineEdit { background: $surface; border: 1px solid $line_strong; border-radius: ${field}px; padding: 0 7px;
    min-height: ${field1}px; max-height: ${field1}px; color: $text;
    selection-background-color: $select; selection-color: $select_text; placeholder-text-color: $muted }
QLineEdit[auto="true"] { background: $autofill; border-color: $accent_line }
QLineEdit[soft="true"] { border-color: $orange_line }
QLineEdit:read-only { background: $sunken; border-color: $line; color: $text2 }
QLineEdit:disabled { background: $disabled_bg; border-color: $line; color: $disabled }
QLineEdit:focus { border: 2px solid $focus; padding: 0 6px; min-height: ${field2}px; max-height: ${field2}px }
QLineEdit[problem="true"] { border: 2px solid $danger; background: $surface; padding: 0 6px; min-height: ${field2}px; max-height: ${field2}px }
QLineEdit[role="search"] { border: 1px solid $surface; font-size: ${small}pt; min-height: ${search1}px; max-height: ${search1}px }
QLineEdit[role="search"]:focus { border: 2px solid $focus; min-height: ${search2}px; max-height: ${search2}px }

QPlainTextEdit { background: $surface; border: 1px solid $line_strong; border-radius: ${field}px; padding: 4px 5px; color: $text;
    selection-background-color: $select; selection-color: $select_text; placeholder-text-color: $muted }
QPlainTextEdit[soft="true"] { border-color: $orange_line }
QPlainTextEdit:read-only { background: $sunken; border-color: $line; color: $text2 }
QPlainTextEdit:focus { border: 2px solid $focus; padding: 3px 4px }
QPlainTextEdit[problem="true"] { border: 2px solid $danger; padding: 3px 4px }

QComboBox QAbstractItemView { background: $surface; border: 1px solid $line_strong; outline: 0; padding: 2px;
    selection-background-color: $select; selection-color: $select_text }
QComboBox QAbstractItemView::item { min-height: ${row}px; padding: 0 8px }

QTableView, QTreeView, QListView { background: $surface; border: 0; outline: 0;
    selection-background-color: $select; selection-color: $select_text; gridline-color: transparent }
QHeaderView { background: $sunken; border: 0 }
QHeaderView::section { background: $sunken; color: $text2; border: 0; border-bottom: 1px solid $line_strong; padding: 0 8px;
    min-height: ${head}px; font-size: ${small}pt; font-weight: 400 }
QTableCornerButton::section { background: $sunken; border: 0; border-bottom: 1px solid $line_strong }

QScrollArea { background: transparent; border: 0 }
QScrollArea > QWidget > QWidget[role="clear"] { background: transparent }
QScrollBar:vertical { background: $disabled_bg; width: ${bar_width}px; margin: 0; border: 0; border-radius: ${bar_radius}px }
QScrollBar:horizontal { background: $disabled_bg; height: ${bar_width}px; margin: 0; border: 0; border-radius: ${bar_radius}px }
QScrollBar::handle { background: $line_strong; border-radius: ${bar_radius}px }
QScrollBar::handle:vertical { min-height: ${row}px }
QScrollBar::handle:horizontal { min-width: ${row}px }
QScrollBar::handle:hover { background: $text2 }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: 0 }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent }

QMenu { background: $surface; border: 1px solid $line_strong; padding: 4px 0 }
QMenu::item { padding: ${menu_pad}px 24px ${menu_pad}px 12px; color: $text }
QMenu::item:selected { background: $select; color: $select_text }
QMenu::item:disabled { color: $disabled }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px }
QToolTip { background: $surface; color: $text; border: 1px solid $line_strong; padding: 4px 6px; font-size: ${small}pt }
""")


def sheet_of(look: Theme) -> str:
    """The style sheet of a look."""
    names = (
        "window surface sunken autofill line text text2 muted disabled accent focus select danger bar bar.text bar.text2"
        " line.strong accent.line disabled.bg select.text"
    ).split()
    values: dict[str, str | int | float] = {name.replace(".", "_"): look.hex(name) for name in names}
    ring = look.border("focus")
    values |= {role: look.pt(role) for role in ("small", "strong", "title", "number", "hero")}
    values["saved"] = round(look.pt("hero") * SAVED_SHARE, 1)
    values |= {
        "orange": look.hex("time.orange"),
        "orange_line": look.hex("time.orange.line"),
        "green": look.hex("time.green"),
        "card": look.radius("card"),
        "dialog": look.radius("dialog"),
        "field": look.radius("field"),
        "field1": look.px("field") - 2,
        "field2": look.px("field") - 2 * ring,
        "search1": look.px("topbar") - look.space(4) - 2,
        "search2": look.px("topbar") - look.space(4) - 2 * ring,
        "row": look.px("row"),
        "head": look.scaled(32) - 1,
        "bar_width": look.scaled(10),
        "bar_radius": look.scaled(10) // 2,
        "menu_pad": look.scaled(6),
    }
    return _SHEET.substitute(values)
