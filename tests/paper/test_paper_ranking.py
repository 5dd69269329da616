"""The ranking as PDF and as Excel: everything that was counted stands in it, and can be followed."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime

import openpyxl
import pypdfium2
import pytest

from hall.clock import HALL_ZONE
from hall.ratings.monthly import Counting, Named, rank_rows
from hall.ratings.orders import Ranking
from hall.ratings.rules import Figures, formula
from reports.ranking import percent, ranking_pdf
from reports.sheets import ranking_xlsx

CENTRE = "青河县社会治安综合治理中心"
AT = datetime(2026, 12, 2, 9, 30, tzinfo=HALL_ZONE)
COUNTED = {
    "W07-1": Figures(161, (89, 22, 4, 1, 0), 12),
    "W01-1": Figures(412, (144, 50, 9, 3, 0), 40, 2),
    "W09-1": Figures(305, (71, 48, 19, 6, 3)),
    "W06-1": Figures(44, (13, 5, 0, 0, 0)),
    "W05-1": Figures(9),
}
NAMES = {
    "W07-1": Named("W07-1", "7 号", "D07", "公共法律服务窗口"),
    "W01-1": Named("W01-1", "1 号", "D01", "综合受理窗口"),
    "W09-1": Named("W09-1", "9 号-1", "D09", "劳动监察与劳动争议仲裁窗口（人力资源和社会保障局）"),
    "W06-1": Named("W06-1", "6 号", "D06", "公安警务窗口"),
    "W05-1": Named("W05-1", "5 号", "D05", "检察服务窗口"),
}


def made(month: str = "2026-11", copies: int = 1) -> Ranking:
    counted = {f"{key}{copy or ''}": one for key, one in COUNTED.items() for copy in range(copies)}
    how = Counting(month, 20, AT.date(), 0)
    rows = rank_rows(counted, lambda key: NAMES[key[:5]], how, {"W07-1": 2, "W01-1": 1})
    return Ranking(month, 20, rows, frozen=True, closed_at=AT, formula=formula(20))


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [document[place].get_textpage().get_text_range() for place in range(len(document))]
    finally:
        document.close()


def test_every_figure_stands_on_the_paper_with_its_parts() -> None:
    (text,) = pages(ranking_pdf(made(), CENTRE, AT))
    flat = "".join(text.split())
    for words in (
        "2026年11月窗口评价排名",
        CENTRE,
        "已定稿（2026年12月2日）",
        "99.1%115/116",
        "72.0%116/161",
        "—18/18",
    ):
        assert words in flat, words
    for words in ("不排名：已评价少于20个", "合计", "满意率=（非常满意＋满意＋基本满意）÷已评价", "—0/0", "0.0%0/9"):
        assert words in flat, words
    assert "人力资源和社会保障局" in flat  # a long name is broken, not cut
    assert "52.3%487/931" in flat  # rated of served, the whole hall
    assert "第1页共1页" in flat


def test_what_is_not_closed_says_so_and_later_entries_stand_beside() -> None:
    closed = replace(made(), corrections=("2026-12-03 10:00  7 号  — → 1",))
    assert "7号—→1" in "".join(pages(ranking_pdf(closed, CENTRE, AT))[0].split())
    (text,) = pages(ranking_pdf(replace(made(), frozen=False, closed_at=None), CENTRE, AT))
    assert "本月未定稿" in text
    (empty,) = pages(ranking_pdf(replace(made(), rows=()), CENTRE, AT))
    assert "这个月没有服务记录" in empty


def test_a_rule_of_some_provinces_is_told_apart() -> None:
    rows = tuple(replace(row, by_default=row.served - row.rated) for row in made().rows)
    (text,) = pages(ranking_pdf(replace(made(), rows=rows), CENTRE, AT))
    assert "视为满意的有444件" in "".join(text.split())


def test_a_long_table_goes_on_with_its_heading() -> None:
    many = pages(ranking_pdf(made(copies=12), CENTRE, AT))
    assert len(many) > 2
    for place, text in enumerate(many, 1):
        flat = "".join(text.split())
        assert "名次" in flat
        assert f"第{place}页共{len(many)}页" in flat
    assert sum("".join(text.split()).count("72.0%116/161") for text in many) == 12


def test_the_same_ranking_is_the_same_file() -> None:
    assert ranking_pdf(made(), CENTRE, AT) == ranking_pdf(made(), CENTRE, AT)
    assert ranking_xlsx(made(), CENTRE, AT) == ranking_xlsx(made(), CENTRE, AT)


@pytest.mark.parametrize(("share", "words"), [(1 / 3, "33.3%  1/3"), (1.0, "100.0%  1/3"), (None, "—  1/3")])
def test_a_share_never_stands_alone(share: float | None, words: str) -> None:
    assert percent(share, 1, 3) == words


def opened(data: bytes, *, values: bool) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def test_the_sheet_has_headings_figures_and_what_it_is() -> None:
    data = ranking_xlsx(made(), CENTRE, AT)
    book = opened(data, values=True)
    assert book.sheetnames == ["排名", "说明"]
    sheet = book["排名"]
    head, *rows = sheet.iter_rows(values_only=True)
    assert head[:7] == ("名次", "窗口", "满意率", "满意（前三档）", "已评价", "已服务", "参评率")
    assert sheet.freeze_panes == "A2"
    assert sheet.page_setup.orientation == "landscape"
    first = rows[0]
    assert first[0] == 1
    assert first[1] == "7 号　公共法律服务窗口"
    assert first[2:7] == (115 / 116, 115, 116, 161, 116 / 161)
    assert first[7:12] == (89, 22, 4, 1, 0)
    assert rows[3][0] == "不排名"
    told = dict(book["说明"].iter_rows(values_only=True))
    assert told["单位"] == CENTRE
    assert told["怎么算"] == formula(20)[0]


def test_rates_are_formulas_over_the_counts_beside_them() -> None:
    sheet = opened(ranking_xlsx(made(), CENTRE, AT), values=False)["排名"]
    assert sheet["C2"].value == '=IF(E2=0,"",D2/E2)'
    assert sheet["E2"].value == "=SUM(H2:L2)"
    assert [sheet.cell(row=2, column=column).value for column in range(8, 13)] == [89, 22, 4, 1, 0]


def test_a_name_is_never_taken_for_a_formula() -> None:
    rows = (replace(made().rows[0], window_name="=1+1", desk_name=""),)
    sheet = opened(ranking_xlsx(replace(made(), rows=rows), CENTRE, AT), values=False)["排名"]
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1", "s")


def test_people_are_named_with_where_they_serve() -> None:
    rows = tuple(replace(row, clerk="孙丽", account=11) for row in made().rows[:1])
    by_clerk = replace(made(), rows=rows, by_clerk=True)
    assert "人员评价排名" in pages(ranking_pdf(by_clerk, CENTRE, AT))[0]
    sheet = opened(ranking_xlsx(by_clerk, CENTRE, AT), values=True)["排名"]
    assert [cell.value for cell in sheet["B"]] == ["姓名（窗口）", "孙丽（7 号）"]
