"""Tables for Excel: Chinese headings in a frozen first row, widths that fit, A4 across, and a sheet 说明 that says what it is.

Rates are live formulas over the counts beside them (with their values, for readers that do not calculate), so that anybody
can follow them. Text is written as text: nothing a table holds is ever taken for a formula.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reports.ranking import name, state, title, unrated

if TYPE_CHECKING:
    from hall.ratings.orders import Ranking, RankRow

_HEADINGS = (
    ("名次", 7),
    ("窗口", 36),
    ("满意率", 10),
    ("满意（前三档）", 13),
    ("已评价", 9),
    ("已服务", 9),
    ("参评率", 10),
    ("非常满意", 10),
    ("满意", 8),
    ("基本满意", 10),
    ("不满意", 9),
    ("非常不满意", 12),
    ("平均分", 9),
    ("未评价", 9),
    ("申诉不计", 10),
    ("上月名次", 10),
)
_DEFAULT = ("默认满意（不计入）", 18)
_A4 = 9


def ranking_xlsx(ranking: Ranking, centre: str, made_at: datetime) -> bytes:
    """A month's ranking as an Excel file. The same ranking made at the same moment gives the same bytes."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        made = made_at.replace(tzinfo=None)
        book.set_properties({"title": title(ranking), "author": centre, "created": made})
        _ranking(book, ranking)
        _explanation(book, ranking, centre, made_at)
    return file.getvalue()


def _ranking(book: Any, ranking: Ranking) -> None:
    sheet = book.add_worksheet("排名")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1, "bg_color": "#F5F8F7"})
    formats = {
        "": book.add_format(),
        "%": book.add_format({"num_format": "0.0%"}),
        "2": book.add_format({"num_format": "0.00"}),
    }
    by_default = any(row.by_default is not None for row in ranking.rows)
    for column, (heading, width) in enumerate((*_HEADINGS, _DEFAULT) if by_default else _HEADINGS):
        words = "姓名（窗口）" if column == 1 and ranking.by_clerk else heading
        sheet.write_string(0, column, words, head)
        sheet.set_column(column, column, width)
    for line, row in enumerate(ranking.rows, 1):
        _row(sheet, line, row, formats)
        if by_default:
            sheet.write_number(line, len(_HEADINGS), row.by_default or 0)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _row(sheet: Any, line: int, row: RankRow, formats: dict[str, Any]) -> None:
    """One window; Excel counts its lines from 1."""
    at = line + 1
    counts = [row.levels[level] for level in "54321"]
    if row.rank is None:
        sheet.write_string(line, 0, "不排名")
    else:
        sheet.write_number(line, 0, row.rank)
    sheet.write_string(line, 1, name(row))
    formulas = (
        (2, f'=IF(E{at}=0,"",D{at}/E{at})', row.satisfaction, "%"),
        (3, f"=H{at}+I{at}+J{at}", row.satisfied, ""),
        (4, f"=SUM(H{at}:L{at})", row.rated, ""),
        (6, f'=IF(F{at}=0,"",E{at}/F{at})', row.response, "%"),
        (12, f'=IF(E{at}=0,"",(5*H{at}+4*I{at}+3*J{at}+2*K{at}+L{at})/E{at})', row.mean, "2"),
        (13, f"=F{at}-E{at}-O{at}", unrated(row), ""),
    )
    for column, formula, value, form in formulas:
        sheet.write_formula(line, column, formula, formats[form], "" if value is None else value)
    for column, number in ((5, row.served), *enumerate(counts, 7), (14, row.struck_out)):
        sheet.write_number(line, column, number)
    if row.before is not None:
        sheet.write_number(line, 15, row.before)


def _explanation(book: Any, ranking: Ranking, centre: str, made_at: datetime) -> None:
    sheet = book.add_worksheet("说明")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    told = [
        ("单位", centre),
        ("内容", title(ranking)),
        ("状态", state(ranking)),
        ("怎么算", ranking.formula[0]),
        ("排名要求", f"已评价至少 {ranking.minimum} 个"),
        ("导出时间", f"{made_at:%Y-%m-%d %H:%M}"),
        *(("定稿后的更正", entry) for entry in ranking.corrections),
    ]
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 90)
    for line, (label, words) in enumerate(told):
        sheet.write_string(line, 0, label, wrapped)
        sheet.write_string(line, 1, words, wrapped)
