"""The list of a group as a table: typed, scanned or pasted; problems stand in the row they belong to."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QLineEdit, QStyleOptionViewItem, QWidget

from hall.errors import Problem
from hall.people.masking import Level, mask_number, mask_phone
from ui.frontdesk.entry import GroupEntry, MemberEntry
from ui.frontdesk.viewmodel import FrontDeskModel
from ui.keys import cap
from ui.language import problem_sentence
from ui.theme import fonts, theme
from ui.theme.painters import box, paint_check
from ui.widgets.line_edit import LineEdit
from ui.widgets.scan_line_edit import ScanLineEdit
from ui.widgets.table import BOLD_ROLE, BadgeDelegate, Table

Index = QModelIndex | QPersistentModelIndex
PLACE, SPEAKS, NAME, NUMBER, PHONE, HINT = range(6)
FIELDS: Final = {NAME: "name", NUMBER: "number", PHONE: "phone"}
WRITTEN: Final = tuple(FIELDS)
PROBLEM_ROLE: Final = Qt.ItemDataRole.UserRole + 201
_MASKS: Final = {
    NUMBER: partial(mask_number, level=Level.WINDOW),
    PHONE: partial(mask_phone, level=Level.WINDOW),
}


class MembersModel(QAbstractTableModel):
    """The rows of the view-model's group, and one empty row to go on."""

    def __init__(self, desk: FrontDeskModel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows = 1
        desk.replaced.connect(self.refresh)
        desk.problems_changed.connect(self.refresh)
        desk.field_set.connect(lambda field: self.refresh() if field == "members" else None)

    def refresh(self) -> None:
        """Rows came or went, or changed."""
        rows = len(self._group().members) + 1
        if rows > self._rows:
            self.beginInsertRows(QModelIndex(), self._rows, rows - 1)
            self._rows = rows
            self.endInsertRows()
        elif rows < self._rows:
            self.beginRemoveRows(QModelIndex(), rows, self._rows - 1)
            self._rows = rows
            self.endRemoveRows()
        self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, HINT))

    def member(self, row: int) -> MemberEntry:
        """Who stands in a row."""
        members = self._group().members
        return members[row] if row < len(members) else MemberEntry()

    def problem(self, row: int, field: str) -> Problem | None:
        """What needs a look in a cell."""
        return self._desk.problems().get(f"members.{row}.{field}")

    def _group(self) -> GroupEntry:
        return self._desk.entry.group or GroupEntry()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else HINT + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            heads = (
                self.tr("No."),
                self.tr("Speaks"),
                self.tr("Name"),
                self.tr("ID number"),
                self.tr("Phone"),
                self.tr("Remark"),
            )
            return heads[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() in FIELDS else usual

    def data(self, index: Index, role: int = 0) -> Any:
        member = self.member(index.row())
        column = index.column()
        field = FIELDS.get(column, "")
        if role == Qt.ItemDataRole.EditRole:
            return getattr(member, field) if field else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), column, member)
        if role == BOLD_ROLE:
            return column == NAME and member.representative
        if role == PROBLEM_ROLE and field and self.problem(index.row(), field):
            return "soft" if self.problem(index.row(), field).soft else "hard"  # type: ignore[union-attr]
        if role == Qt.ItemDataRole.AccessibleTextRole and column == SPEAKS:
            return self.tr("representative") if member.representative else self.tr("no representative")
        return None

    def _text(self, row: int, column: int, member: MemberEntry) -> str:
        if column == PLACE:
            return str(row + 1)
        if column == HINT:
            return self.hint(row)[0]
        if column == NAME:
            return self.tr("Name withheld") if member.withheld else member.name
        if column in _MASKS:
            value: str = getattr(member, FIELDS[column])
            if not value:
                return "" if member.is_blank() else "—"
            return value if self.problem(row, FIELDS[column]) is not None else _MASKS[column](value)
        return ""

    def hint(self, row: int) -> tuple[str, str]:
        """The remark of a row and its tone."""
        for field in FIELDS.values():
            problem = self.problem(row, field)
            if problem is not None:
                return problem_sentence(problem), "time.orange" if problem.soft else "danger"
        member = self.member(row)
        if row == self._rows - 1:
            return self.tr("Type, or {key} for a name withheld").replace("{key}", cap("frontdesk.withheld")), "muted"
        return (self.tr("Counted, no name"), "muted") if member.withheld else ("", "muted")

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() not in FIELDS:
            return False
        text = str(value)
        if text != self.data(index, Qt.ItemDataRole.EditRole):
            self._desk.edit_member(index.row(), FIELDS[index.column()], text)
        return True


class MembersDelegate(BadgeDelegate):
    """Cells of the list: checks, masked numbers, problems boxed in red, the remark in its tone."""

    def _content(self, painter: QPainter, rect: QRect, index: Index, selected: bool) -> None:
        look = theme()
        model = index.model()
        if not isinstance(model, MembersModel):
            return
        if index.column() == SPEAKS:
            side = round(look.px("icon") * 0.9)
            place = QRectF(rect.x() + look.space(2), rect.y() + (rect.height() - side) // 2, side, side)
            paint_check(painter, place, on=model.member(index.row()).representative)
            return
        if index.column() == HINT:
            text, tone = model.hint(index.row())
            fonts.cover(text)
            painter.setFont(look.font("small"))
            painter.setPen(look.color(tone if not selected or look.look.value == "light" else "select.text"))
            room = QRectF(rect).adjusted(look.space(2), 0, -look.space(1), 0)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), text)
            return
        super()._content(painter, rect, index, selected)
        problem = index.data(PROBLEM_ROLE)
        if problem:
            line = look.color("danger" if problem == "hard" else "time.orange.line")
            around = QRectF(rect).adjusted(2, 3, -2, -4)
            box(painter, around, fill=None, line=line, width=2 if problem == "hard" else 1, radius=look.radius("field"))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = LineEdit(parent=parent) if index.column() == NAME else ScanLineEdit(parent, upper=True)
        model = index.model()
        editor.setAccessibleName(str(model.headerData(index.column(), Qt.Orientation.Horizontal, 0)))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(1, (rect.height() - theme().px("field")) // 2, -1, 0))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        view = self.parent()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(view, MembersTable):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                back = event.key() == Qt.Key.Key_Backtab or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    return False
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                view.walk(back=back)
                return True
            if event.matches(QKeySequence.StandardKey.Paste) and is_list(QGuiApplication.clipboard().text()):
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                view.list_pasted.emit(QGuiApplication.clipboard().text())
                return True
        return super().eventFilter(editor, event)


def is_list(text: str) -> bool:
    """More than one cell: a list, not one name."""
    return "\n" in text.strip() or "\t" in text


class MembersTable(Table):
    """Type to write, Enter to the next cell, Enter on an empty row leaves the list."""

    list_pasted = Signal(object)
    left_list = Signal(object)
    """``True`` backwards."""

    def __init__(self, model: MembersModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(MembersDelegate(self))
        self.setModel(model)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self.restyle()

    def restyle(self) -> None:
        super().restyle()
        if self.model() is not None:
            look = theme()
            for column, width in ((PLACE, 40), (SPEAKS, 62), (NAME, 182), (NUMBER, 180), (PHONE, 124)):
                self.setColumnWidth(column, look.scaled(width))

    def start(self) -> None:
        """The caret goes to the first cell to write in."""
        model = self.model()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.write(model.index(model.rowCount() - 1, NAME))

    def write(self, index: Index) -> None:
        """Edit a cell."""
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.edit(index)

    def walk(self, *, back: bool = False) -> None:
        """From name to number to telephone to the next row; from an empty last row out of the list."""
        here = self.currentIndex()
        model = self.model()
        column = here.column() if here.column() in FIELDS else NAME
        if not back and column == NAME and here.row() == model.rowCount() - 1:
            self.left_list.emit(False)
            return
        at = here.row() * len(WRITTEN) + WRITTEN.index(column) + (-1 if back else 1)
        if at < 0:
            self.left_list.emit(True)
            return
        self.write(model.index(at // len(WRITTEN), WRITTEN[at % len(WRITTEN)]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            here = self.currentIndex()
            if here.isValid() and here.column() in FIELDS:
                self.edit(here)
            else:
                self.start()
            return
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Delete):
            event.ignore()
            return
        super().keyPressEvent(event)
