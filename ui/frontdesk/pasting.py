"""A name list pasted from Excel or a chat: which column holds names, numbers, telephones is guessed from what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from hall.errors import HallError
from hall.people.rules import check_phone
from hall.text import strip_bracketed_pinyin
from ui.frontdesk.entry import MemberEntry

MOST_ROWS = 2000
"""More lines than this are no list of visitors."""

_BLANKS = re.compile(r"[\s\-‐-―−]+")
_CITIZEN = re.compile(r"\d{17}[\dXx]|\d{15}|\d[.\d]*E\+\d+", re.ASCII)
_OTHER_PAPER = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9]{5,20}", re.ASCII)
_NAME = re.compile(r"[^\W\d_][^\d\t,，;；:：]{0,98}")
_NO_NAMES = frozenset("男 女 汉 汉族 是 否 有 无 代表 身份证 居民身份证".split())
_HEADINGS = {
    "name": ("姓名", "名字", "name"),
    "number": ("证件", "身份证", "号码", "id"),
    "phone": ("电话", "手机", "联系方式", "phone", "mobile"),
}


def read_list(text: str) -> tuple[MemberEntry, ...]:
    """The people of a pasted list, one a line. Columns come in any order, with or without headings; cells are divided by
    tabs, or where there are none by commas, semicolons or wide blanks. Lines without a name, number or telephone are left out.
    """
    rows = [_cells(line) for line in text.splitlines()[:MOST_ROWS] if line.strip()]
    if not rows:
        return ()
    headed = _headings(rows[0])
    if headed:
        rows = rows[1:]
    name_column = headed.get("name", _name_column(rows))
    members = (_member(row, name_column, headed) for row in rows)
    return tuple(member for member in members if not member.is_blank())


def _cells(line: str) -> list[str]:
    parts: Iterable[str] = line.split("\t") if "\t" in line else re.split(r"[,，;；、]|\s{2,}|\u3000", line)
    cells = [cell.strip() for cell in parts]
    if len(cells) == 1:
        cells = re.split(r"\s+(?=\S*\d{5})|(?<=\d{5})\s+", cells[0])
    return cells


def _headings(row: Sequence[str]) -> dict[str, int]:
    """Which column is which, if the first line names them; empty if it does not."""
    if any(_is_number(cell) or _is_phone(cell) for cell in row):
        return {}
    found: dict[str, int] = {}
    for what, words in _HEADINGS.items():
        for at, cell in enumerate(row):
            if at not in found.values() and any(word in cell.casefold() for word in words):
                found.setdefault(what, at)
    return found if "name" in found else {}


def _name_column(rows: Sequence[Sequence[str]]) -> int:
    """The first column in which most cells could be a name."""
    width = max((len(row) for row in rows), default=0)
    for at in range(width):
        cells = [row[at] for row in rows if at < len(row) and row[at]]
        if cells and sum(_could_be_name(cell) for cell in cells) * 2 > len(cells):
            return at
    return -1


def _member(row: Sequence[str], name_column: int, headed: dict[str, int]) -> MemberEntry:
    name = row[name_column] if 0 <= name_column < len(row) else ""
    rest = [cell for at, cell in enumerate(row) if at != name_column and cell]
    told = {what: row[at] for what, at in headed.items() if what != "name" and at < len(row)}
    number = told.get("number") or next((cell for cell in rest if _is_number(cell)), "")
    phone = told.get("phone") or next((cell for cell in rest if cell != number and _is_phone(cell)), "")
    return MemberEntry(name=strip_bracketed_pinyin(name)[0].strip(), number=_BLANKS.sub("", number), phone=phone)


def _is_number(cell: str) -> bool:
    bare = _BLANKS.sub("", cell).lstrip("'")
    return bool(_CITIZEN.fullmatch(bare) or _OTHER_PAPER.fullmatch(bare))


def _is_phone(cell: str) -> bool:
    if sum(sign.isdigit() for sign in cell) < 7:
        return False
    try:
        return check_phone(cell).problem is None
    except HallError:
        return False


def _could_be_name(cell: str) -> bool:
    return _NAME.fullmatch(cell) is not None and cell not in _NO_NAMES and not cell.endswith("族")
