"""受理告知单: everything on it, nothing over anything else, whatever the fields hold."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from hall.papers.rules import PaperKind, Snapshot
from reports import forms, preview, render
from reports.blocks import UNFINISHED
from reports.coverage import visible
from reports.render import Marks

SAMPLE = forms.sample(PaperKind.ACCEPTANCE)
FREE = (
    "applicant id_doc phone head_count other_party summary matter decision path desk deadline deadline_reason materials missing "
    "rights query evaluate registrar date case_no ticket query_phone applicant_stub phone_stub"
).split()


def paper(**fields: str) -> Snapshot:
    return replace(SAMPLE, fields={**SAMPLE.fields, **fields})


def text_of(pdf: bytes) -> str:
    return "".join(re.sub(r"\s", "", page) for page in preview.texts(pdf))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", visible(text))


def test_every_field_is_on_the_paper() -> None:
    rendered = render.render(SAMPLE)
    assert rendered.pages == 1
    printed = text_of(rendered.pdf)
    for key, value in SAMPLE.fields.items():
        assert all(squeezed(part) in printed for part in value.split("\n")), key
    for words in ("受理告知单", "存根", "来访人签收", "（盖章）", "权利义务告知", "第1页共1页", SAMPLE.centre):
        assert words in printed
    assert SAMPLE.token in printed


def test_the_stub_shows_the_masked_name_and_telephone_only() -> None:
    [page] = preview.texts(render.render(SAMPLE).pdf)
    stub = page[page.index("存根") :]
    assert "孙*福" in stub
    assert "*******8000" in stub
    assert "孙德福" not in stub
    assert "138****8000" not in stub


def test_an_empty_paper_says_so_and_stays_whole() -> None:
    rendered = render.render(replace(SAMPLE, fields={}))
    printed = text_of(rendered.pdf)
    assert rendered.pages == 1
    assert "联系电话无" in printed
    assert "需补正材料无" in printed
    assert "未留姓名" in printed
    assert "来访人：您好" in printed
    assert "2026年11月24日" in printed


@pytest.mark.parametrize(
    "name", ["𬱖䶮㛃𠅤𫖯𬸚𰻝", "𪜶𫝀𮮰", "\U00031350\U0002ebf0\U0002ee5d", "喆堃龘", "买买提·艾力", "JOSÉ Ñ"]
)
def test_rare_names_copy_out_as_they_are(name: str) -> None:
    printed = text_of(render.render(paper(applicant=name, applicant_stub=name)).pdf)
    assert printed.count(squeezed(name)) == 3


@pytest.mark.parametrize(
    "words",
    [
        "<b>粗</b>&amp;<script>alert(1)</script>",
        "%s {applicant} {0} \\n $(rm) (括号) [TJ] ET Q endstream",
        "'; DROP TABLE x; --",
        "１２（３）“引号”‘单’",
    ],
)
def test_markup_is_printed_as_it_stands(words: str) -> None:
    assert squeezed(words) in text_of(render.render(paper(summary=words)).pdf)


def test_invisible_signs_neither_turn_nor_hide_anything() -> None:
    printed = text_of(render.render(paper(summary="张\u202e三李\u202c四\u200b五\ufeff六\x00七\u2066八")).pdf)
    assert "张三李四五六七八" in printed


def test_half_a_character_and_private_ones_become_tiles_with_their_code() -> None:
    snapshot = paper(applicant="张\ud800三", summary="甲\ue123乙\U000f0000丙\uffff")
    rendered = render.render(snapshot)
    printed = text_of(rendered.pdf)
    for code in ("D800", "E123", "F0000", "FFFF"):
        assert code in printed or code[: (len(code) + 1) // 2] in printed
    back = render.attached(rendered.pdf)
    assert back is not None
    assert Snapshot.from_json(back) == snapshot


LONG = "楼上漏水，《物业管理条例》第 12 条；（2026）第 3 号……"


def test_twenty_thousand_characters_go_on_over_further_pages() -> None:
    body = "".join(f"{number:05d}号事实，" for number in range(2223))[:20_000]
    rendered = render.render(paper(summary=body))
    pages = preview.texts(rendered.pdf)
    assert rendered.pages == len(pages) > 5
    for index, page in enumerate(pages, 1):
        assert f"第{index}页共{len(pages)}页" in re.sub(r"\s", "", page)
        assert SAMPLE.number in page
    joined = text_of(rendered.pdf)
    assert UNFINISHED in joined
    numbers = re.findall(
        r"(\d{5})号事实", re.sub(r"第\d+页共\d+页|受理告知单（续页）|诉求摘要（续）|" + SAMPLE.number, "", joined)
    )
    assert len(numbers) >= 2220
    assert numbers == sorted(set(numbers))


def test_two_hundred_characters_of_summary_stay_on_one_page() -> None:
    assert render.render(paper(summary=("希望尽快修好漏水的地方，并赔偿损失。" * 12)[:200])).pages == 1


@given(st.dictionaries(st.sampled_from(FREE), st.tuples(st.text(min_size=1, max_size=12), st.integers(0, 400))))
@settings(max_examples=40, deadline=None)
def test_no_field_breaks_the_paper(wild: dict[str, tuple[str, int]]) -> None:
    """Any characters, any lengths: a paper comes out, and what is inside it is what was issued."""
    snapshot = paper(**{key: text * times for key, (text, times) in wild.items()})
    rendered = render.render(snapshot)
    back = render.attached(rendered.pdf)
    assert back is not None
    assert Snapshot.from_json(back) == snapshot
    assert len(preview.texts(rendered.pdf)) == rendered.pages


@pytest.mark.parametrize("key", [key for key in FREE if not key.endswith("_stub")])
@pytest.mark.parametrize("length", [1, 40, 90, 400, 4000])
def test_a_long_field_is_all_there(key: str, length: int) -> None:
    value = "".join(chr(0x4E00 + place) for place in range(length))
    printed = text_of(render.render(paper(**{key: value})).pdf)
    # page furniture and marks stand between the parts: every character is looked for by itself
    assert [sign for sign in value if sign not in printed] == []


def test_the_stub_abridges_what_is_too_long_and_says_so() -> None:
    rendered = render.render(paper(applicant_stub="孙*福" * 40))
    assert rendered.pages == 1
    assert "孙*福……" in text_of(rendered.pdf)


def test_everything_overfull_is_still_one_whole_first_page() -> None:
    rendered = render.render(replace(SAMPLE, fields=dict.fromkeys(FREE, LONG * 60)))
    first = re.sub(r"\s", "", preview.texts(rendered.pdf)[0])
    for words in ("排队号", "请到", "办理期限", "需补正材料", "（盖章）", "存根", "来访人签收", SAMPLE.token):
        assert words in first


def boxes(pdf: bytes, page: int) -> list[tuple[float, float, float, float, str]]:
    """Every visible character with its box."""
    document = pypdfium2.PdfDocument(pdf)
    sheet = document[page]
    words = sheet.get_textpage()
    found = []
    for index in range(words.count_chars()):
        sign = words.get_text_range(index, 1)
        if sign.strip():
            found.append((*words.get_charbox(index), sign))
    words.close()
    sheet.close()
    document.close()
    return found


@pytest.mark.parametrize("times", [1, 3, 12, 100])
def test_no_character_lies_on_another_or_off_the_page(times: int) -> None:
    snapshot = replace(SAMPLE, fields=dict.fromkeys(FREE, LONG * times))
    rendered = render.render(snapshot, Marks(reprint=3))
    for page in (0, rendered.pages - 1):
        found = boxes(rendered.pdf, page)
        assert len(found) > 50
        for left, bottom, right, top, sign in found:
            assert left > 14, sign
            assert right < 210 * 72 / 25.4 - 14, sign
            assert bottom > 14, sign
            assert top < 297 * 72 / 25.4 - 14, sign
        ordered = sorted(found)
        for index, one in enumerate(ordered):
            for other in ordered[index + 1 :]:
                if other[0] >= one[2] - 0.3:
                    break
                over = min(one[3], other[3]) - max(one[1], other[1])
                across = min(one[2], other[2]) - max(one[0], other[0])
                assert not (over > 0.6 and across > 0.6), (one, other)


@pytest.mark.parametrize("address", ["", "HTTPS://EXAMPLE.GOV.CN/C/", "https://example.gov.cn/c/"])
@pytest.mark.parametrize("marks", [Marks(), Marks(reprint=1, void=True, sample=True)])
def test_the_symbol_is_read_from_pixels_at_200_dots_an_inch(address: str, marks: Marks) -> None:
    snapshot = replace(SAMPLE, qr=address + SAMPLE.token)
    [image] = preview.pages(render.render(snapshot, marks).pdf, 200 / 72)
    picture = Image.frombuffer("RGB", (image.width, image.height), image.data, "raw", "RGB", image.stride, 1)
    [code] = zxingcpp.read_barcodes(picture)
    assert code.text == snapshot.qr
    points = [code.position.top_left, code.position.bottom_right]
    top, bottom = (point.y * 25.4 / 200 for point in points)
    assert 21 > bottom - top > 14
    assert 103 < top < bottom < 194


def test_marks_are_printed() -> None:
    assert "补打第2次" in text_of(render.render(SAMPLE, Marks(reprint=2)).pdf)
    assert "作废" in text_of(render.render(SAMPLE, Marks(void=True)).pdf)
    assert "样张" in text_of(render.render(SAMPLE, Marks(sample=True)).pdf)
    plain = text_of(render.render(SAMPLE).pdf)
    assert not re.search("补打|作废|样张", plain)
