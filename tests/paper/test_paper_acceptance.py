"""受理告知单: everything on it, nothing over anything else, whatever the fields hold."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import datetime

import pypdfium2
import pytest
import zxingcpp
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter

import resources
from hall.clock import HALL_ZONE
from hall.clocks.orders import ClockShown
from hall.clocks.rules import due, rule_catalogue
from hall.intake.papering import deadline
from hall.papers.rules import PaperKind, Snapshot
from hall.workdays.rules import Calendar, parse_holidays
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


CALENDAR = Calendar.of(parse_holidays(resources.text("calendar/holidays.csv")))


def test_every_limit_of_the_law_is_explained_on_the_first_page() -> None:
    """Also one that ends in a year whose calendar is not out yet."""
    start = datetime(2026, 11, 25, 9, 42, tzinfo=HALL_ZONE)
    ends = {code: due(start, rule.limit, CALENDAR) for code, rule in rule_catalogue().items()}
    dated = [
        ClockShown(code, end.at, False, "", "", None, end.explanation.line(), "")
        for code, end in ends.items()
        if end.at
    ]
    assert len(dated) > 30
    for clock in dated:
        until, reason = deadline([clock])
        rendered = render.render(paper(deadline=until, deadline_reason=reason))
        assert (clock.code, rendered.pages) == (clock.code, 1)
        assert re.sub(r"\s", "", reason) in re.sub(r"\s", "", text_of(rendered.pdf))


def test_two_hundred_characters_of_summary_stay_on_one_page() -> None:
    assert render.render(paper(summary=("希望尽快修好漏水的地方，并赔偿损失。" * 12)[:200])).pages == 1


@given(st.dictionaries(st.sampled_from(FREE), st.tuples(st.text(min_size=1, max_size=12), st.integers(0, 400))))
@example(dict.fromkeys(FREE, ("0", 31)))
@example(dict.fromkeys(FREE, ("楼上漏水，", 60)))
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


def picture(pdf: bytes, dots: float) -> Image.Image:
    """The first page at so many dots an inch."""
    [image] = preview.pages(pdf, dots / 72, only=0)
    return Image.frombuffer("RGB", (image.width, image.height), image.data, "raw", "RGB", image.stride, 1)


ADDRESSES = ("", "HTTPS://EXAMPLE.GOV.CN/C/", "https://example.gov.cn/c/")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("marks", [Marks(), Marks(reprint=1, void=True, sample=True)])
def test_the_symbol_is_read_from_pixels_at_200_dots_an_inch(address: str, marks: Marks) -> None:
    snapshot = replace(SAMPLE, qr=address + SAMPLE.token)
    [code] = zxingcpp.read_barcodes(picture(render.render(snapshot, marks).pdf, 200))
    assert code.text == snapshot.qr
    points = [code.position.top_left, code.position.bottom_right]
    top, bottom = (point.y * 25.4 / 200 for point in points)
    assert 21 > bottom - top > 14
    assert 103 < top < bottom < 194


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("percent", [100, 150])
def test_the_symbol_is_read_from_the_screen(address: str, percent: int) -> None:
    snapshot = replace(SAMPLE, qr=address + SAMPLE.token)
    [code] = zxingcpp.read_barcodes(picture(render.render(snapshot).pdf, 96 * percent / 100))
    assert code.text == snapshot.qr


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_symbol_is_read_from_a_poor_grey_print(address: str) -> None:
    """Worn toner on grey paper, smeared and noisy, laid askew under the camera."""
    snapshot = replace(SAMPLE, qr=address + SAMPLE.token)
    sheet = picture(render.render(snapshot).pdf, 200).convert("L").crop((100, 1100, 480, 1480))
    pale = sheet.filter(ImageFilter.GaussianBlur(1.3)).point(lambda value: 95 + value * 110 // 255)
    askew = pale.rotate(4, Image.Resampling.BICUBIC, fillcolor=205)
    chance = random.Random(7)
    noisy = bytes(min(255, max(0, round(value + chance.gauss(0, 6)))) for value in askew.tobytes())
    [code] = zxingcpp.read_barcodes(Image.frombytes("L", askew.size, noisy))
    assert code.text == snapshot.qr


FIELDS = {
    "no": ["综治受〔2026〕2113号", "受理编号 130105-2026-002113"],
    "applicant": ["来访人", "孙德福"],
    "id_doc": ["证件", "居民身份证 130105********3019"],
    "phone": ["联系电话", "138****8000"],
    "head_count": ["人数和代表", "1 人"],
    "other_party": ["对方当事人", "楼上住户 何某"],
    "summary": ["诉求摘要", "赔偿家具损失约 8600 元。"],
    "matter": ["事项类别", "漏水渗水纠纷调解"],
    "decision": ["受理结果", "受理"],
    "path": ["办理途径", "调解"],
    "desk": ["请到", "3号窗口 人民调解", "一楼西厅", "联系人 孙丽", "电话 0000-8123 4567"],
    "deadline": ["办理期限", "2026年12月24日前", "登记之日起 30 日（自然日）"],
    "materials": ["收到材料", "漏水照片（复印件 4 张）"],
    "missing": ["需补正材料", "房产证或者租房合同（复印件 1 份）"],
    "rights": ["权利义务告知", "可以撤回诉求", "调解自愿", "起诉", "如实", "遵守秩序"],
    "query": ["查进度", "13010 53726 15048 62917 35044 18232", "电话 0000-8123 4500"],
    "evaluate": ["非常满意、满意、基本满意、不满意、非常不满意", "自愿"],
    "registrar": ["登记人：陈雨 / 导办台"],
    "sign": ["来访人签收（可按指印）：", "日期：", "年", "月", "日"],
    "seal": ["（盖章）"],
    "date": ["2026年11月24日"],
}
"""Every field of form SLGZD in ``data/forms.csv``, in its order, and the words by which it is found on the sample."""


def test_all_21_fields_of_the_form_are_printed_with_their_labels() -> None:
    assert len(FIELDS) == 21
    printed = text_of(render.render(SAMPLE).pdf)
    missing = [(key, words) for key, parts in FIELDS.items() for words in parts if squeezed(words) not in printed]
    assert missing == []


def test_only_a_symbol_with_an_address_is_offered_to_telephones() -> None:
    digits = text_of(render.render(SAMPLE).pdf)
    address = text_of(render.render(replace(SAMPLE, qr=f"HTTPS://EXAMPLE.GOV.CN/C/{SAMPLE.token}")).pdf)
    assert "手机" not in digits
    assert "手机扫码查进度" in address
    assert "用手机扫左边的码" in address


def test_usual_papers_are_set_large() -> None:
    """Twelve points for what was written, ten for rights and duties: old people read it without asking."""
    pdf = render.render(SAMPLE).pdf
    heights = {sign: top - bottom for _left, bottom, _right, top, sign in boxes(pdf, 0) if sign in "漏诉"}
    assert heights["漏"] > 12 * 0.8
    assert heights["诉"] > 9 * 0.8


def test_marks_are_printed() -> None:
    assert "补打第2次" in text_of(render.render(SAMPLE, Marks(reprint=2)).pdf)
    assert "作废" in text_of(render.render(SAMPLE, Marks(void=True)).pdf)
    assert "样张" in text_of(render.render(SAMPLE, Marks(sample=True)).pdf)
    plain = text_of(render.render(SAMPLE).pdf)
    assert not re.search("补打|作废|样张", plain)
