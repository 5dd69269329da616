"""The monthly ranking on paper: every figure with its parts, the formula under them. A4 across, as many pages as it takes.

Made from the answer of the ratings room alone. It is no numbered paper: it may be printed as often as one likes, and says
whether the month is closed. The forms of :mod:`reports.forms` are slips of one page; a table of any length is drawn here, on
the same sheets and typefaces.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from hall.ratings.orders import Ranking, RankRow
from reports.blocks import broken
from reports.document import MM, Document
from reports.fonts import Face
from reports.page import A4, BLACK, GREY, LINE, Sheet, Type

WIDE = (A4[1], A4[0])
_LEFT, _TOP, _FOOT = 12.0, 12.0, 196.0
_TITLE = Type(Face.BOLD, 20, 10)
_SUB = Type(Face.HEI, 10.5, 6)
_HEAD = Type(Face.HEI, 9, 4.4, GREY)
_CELL = Type(Face.HEI, 10, 5)
_STRONG = Type(Face.BOLD, 10, 5)
_NOTE = Type(Face.HEI, 9, 4.8)
_SMALL = Type(Face.HEI, 8.5, 4.4, GREY)
_PAD = 1.1

NOTHING = "—"


class Column(NamedTuple):
    """One column: heading, width in millimetres, and whether it stands at the left (figures stand at the right)."""

    heading: str
    width: float
    left: bool = False


COLUMNS = (
    Column("名次", 13),
    Column("窗口", 58, left=True),
    Column("满意率 满意/已评价", 32),
    Column("非常满意", 17),
    Column("满意", 14),
    Column("基本满意", 17),
    Column("不满意", 15),
    Column("非常 不满意", 17),
    Column("参评率 已评价/服务", 34),
    Column("平均分", 15),
    Column("未评价", 15),
    Column("申诉 不计", 13),
    Column("上月 名次", 13),
)
"""273 millimetres, the width of the page between its margins."""


def title(ranking: Ranking) -> str:
    """``2026年11月窗口评价排名``"""
    year, month = ranking.month.split("-")
    return f"{year}年{int(month)}月{'人员' if ranking.by_clerk else '窗口'}评价排名"


def state(ranking: Ranking) -> str:
    """Whether the month is closed, and when it was."""
    if ranking.closed_at is None:
        return "本月未定稿，数字还会变"
    day = ranking.closed_at
    return f"已定稿（{day.year}年{day.month}月{day.day}日）"


def name(row: RankRow) -> str:
    """Who a row is about."""
    if row.clerk:
        return f"{row.clerk}（{row.window_name}）" if row.window_name else row.clerk
    return f"{row.window_name}　{row.desk_name}".rstrip()


def percent(share: float | None, part: int, whole: int) -> str:
    """A share with its parts: ``99.1%  115/116``; of nothing only the parts."""
    return f"{NOTHING}  {part}/{whole}" if share is None else f"{share * 100:.1f}%  {part}/{whole}"


def unrated(row: RankRow) -> int:
    """Services nobody rated."""
    return row.served - row.rated - row.struck_out


def ranking_pdf(ranking: Ranking, centre: str, printed_at: datetime) -> bytes:
    """The bytes of a PDF. The same ranking printed at the same moment gives the same bytes."""
    document = Document()
    sheet = Sheet(document, WIDE)
    _Paper(ranking, centre, printed_at, sheet).draw()
    sheet.finish()
    return document.finish(title=title(ranking), author=centre, created=printed_at)


class _Paper:
    """One ranking while it is drawn."""

    def __init__(self, ranking: Ranking, centre: str, printed_at: datetime, sheet: Sheet) -> None:
        self._ranking, self._centre, self._printed_at, self._sheet = ranking, centre, printed_at, sheet
        self._y = _FOOT

    def draw(self) -> None:
        """Heading and table, page by page; then the words under them; the numbers of the pages at last."""
        ranked = [row for row in self._ranking.rows if row.rank is not None]
        unranked = [row for row in self._ranking.rows if row.rank is None]
        self._new_page()
        self._rows(ranked)
        if unranked:
            self._band(f"不排名：已评价少于 {self._ranking.minimum} 个（个数太少，排了不公平；只列数）")
            self._rows(unranked)
        if self._ranking.rows:
            self._line(_total(self._ranking.rows), _STRONG)
        else:
            self._band("这个月没有服务记录")
        self._words()
        for page in range(self._sheet.pages):
            self._sheet.turn_to(page)
            self._foot(page)

    def _new_page(self) -> None:
        sheet, right = self._sheet, WIDE[0] - _LEFT
        sheet.turn_to(sheet.pages)
        y = _TOP
        for kind, left, across in ((_SUB, self._centre, ""), (_TITLE, title(self._ranking), state(self._ranking))):
            sheet.text(_LEFT, y + kind.rise, kind, left)
            sheet.text(right - _SUB.width(across), y + kind.rise, _SUB, across)
            y += kind.leading
        sheet.line(_LEFT, y + 1, right, y + 1, 1.2, BLACK)
        self._y = self._cells([column.heading.replace(" ", "\n") for column in COLUMNS], y + 2, _HEAD)
        sheet.line(_LEFT, self._y, right, self._y, 0.8, BLACK)

    def _rows(self, rows: Iterable[RankRow]) -> None:
        for row in rows:
            self._line(_texts(row), _CELL)

    def _line(self, texts: list[str], kind: Type) -> None:
        lines = max(len(broken(text, kind, _room_of(column))) for text, column in zip(texts, COLUMNS, strict=True))
        self._room(lines * kind.leading + 2 * _PAD)
        self._y = self._cells(texts, self._y, kind)
        self._sheet.line(_LEFT, self._y, WIDE[0] - _LEFT, self._y, ink=LINE)

    def _cells(self, texts: list[str], top: float, kind: Type) -> float:
        """Draw one row of cells; the answer is where the next one begins."""
        x, most = _LEFT, 1
        for text, column in zip(texts, COLUMNS, strict=True):
            lines = broken(text, kind, _room_of(column))
            most = max(most, len(lines))
            for place, line in enumerate(lines):
                aside = 2 if column.left else column.width - 2 - line.width / MM
                self._sheet.set_line(x + 1 + aside, top + _PAD + place * kind.leading + kind.rise, kind, line)
            x += column.width
        return top + most * kind.leading + 2 * _PAD

    def _band(self, words: str) -> None:
        self._room(7)
        self._sheet.text(_LEFT + 1, self._y + 1 + _NOTE.rise, _NOTE, words)
        self._y += 7
        self._sheet.line(_LEFT, self._y, WIDE[0] - _LEFT, self._y, ink=LINE)

    def _words(self) -> None:
        """How it is counted, and what was entered after the closing."""
        told = [f"怎么算：{self._ranking.formula[0]}", "评价自愿，五档任选；窗口人员不能代评，也看不到是谁评的。"]
        if any(row.by_default is not None for row in self._ranking.rows):
            count = sum(row.by_default or 0 for row in self._ranking.rows)
            told.append(f"按本省规则到期未评、视为满意的有 {count} 件：只在这里单独列出，不计入上表。")
        if self._ranking.corrections:
            told.append("定稿后的更正（上表不改；左为原来，右为现在，— 未评价，× 申诉不计）：")
            told += [f"　　{entry}" for entry in self._ranking.corrections]
        self._y += 2
        for text in told:
            for line in broken(text, _NOTE, WIDE[0] - 2 * _LEFT - 2):
                self._room(_NOTE.leading)
                self._sheet.set_line(_LEFT + 1, self._y + _NOTE.rise, _NOTE, line)
                self._y += _NOTE.leading

    def _room(self, height: float) -> None:
        if self._y + height > _FOOT:
            self._new_page()

    def _foot(self, page: int) -> None:
        sheet, right = self._sheet, WIDE[0] - _LEFT
        printed = f"打印时间 {self._printed_at:%Y-%m-%d %H:%M}"
        number = f"第 {page + 1} 页  共 {sheet.pages} 页"
        sheet.text(_LEFT, 203, _SMALL, printed)
        sheet.text(right - _SMALL.width(number), 203, _SMALL, number)


def _room_of(column: Column) -> float:
    return column.width - (4 if column.left else 2)


def _texts(row: RankRow) -> list[str]:
    return [
        NOTHING if row.rank is None else str(row.rank),
        name(row),
        percent(row.satisfaction if row.rank is not None else None, row.satisfied, row.rated),
        *(str(row.levels[level]) for level in "54321"),
        percent(row.response, row.rated, row.served),
        NOTHING if row.mean is None else f"{row.mean:.2f}",
        str(unrated(row)),
        str(row.struck_out),
        NOTHING if row.before is None else str(row.before),
    ]


def _total(rows: tuple[RankRow, ...]) -> list[str]:
    served, rated, satisfied = (sum(getattr(row, key) for row in rows) for key in ("served", "rated", "satisfied"))
    levels = {level: sum(row.levels[level] for row in rows) for level in "54321"}
    points = sum(int(level) * count for level, count in levels.items())
    return [
        "",
        "合计",
        percent(satisfied / rated if rated else None, satisfied, rated),
        *(str(count) for count in levels.values()),
        percent(rated / served if served else None, rated, served),
        f"{points / rated:.2f}" if rated else NOTHING,
        str(sum(map(unrated, rows))),
        str(sum(row.struck_out for row in rows)),
        "",
    ]
