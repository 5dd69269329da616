"""Text as it comes in: cleaned, kept as said, folded for search, or refused with a reason."""

from __future__ import annotations

import csv
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from hall.errors import UserError
from hall.text import (
    NAME_LIMIT,
    clean_line,
    clean_name,
    clean_words,
    compose,
    fold,
    is_han,
    looks_damaged,
    strip_bracketed_pinyin,
    traditional,
)
from tests.helpers.vectors import VECTORS, codes_of

CLEANERS = (clean_line, clean_words, clean_name)

SENTENCES = (
    "工地上干了三个多月，老板一分钱没给，一共七个人，大家都等着这笔钱过年。",
    "楼上漏水把我家的屋顶和墙都泡坏了，物业推给开发商，开发商又推给物业。",
    "门口的路灯坏了半个多月，晚上老人出来散步看不清路，已经有人摔倒了。",
    "村里修路占了我家两分地，说好的补偿款到现在也没有发下来，请帮忙问问。",
    "我想问一下孩子转学要带什么材料，到哪个窗口办，需要排队多长时间。",
)


@pytest.mark.parametrize("vector", VECTORS["name_normalise"], ids=lambda v: v["note"])
def test_every_agreed_name(vector: dict[str, str]) -> None:
    assert clean_name(vector["in"]) == vector["out"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("买买提⋅艾力", "买买提·艾力"),
        ("买买提･艾力", "买买提·艾力"),
        ("买买提.艾力", "买买提·艾力"),
        ("买买提 · 艾力", "买买提·艾力"),
        ("smith   john", "SMITH JOHN"),
        ("josé  muñoz", "JOSÉ MUÑOZ"),
        ("Ｊｏｈｎ", "JOHN"),
        ("J. R. Smith", "J. R. SMITH"),
        ("阿凡提 Smith", "阿凡提 Smith"),
        ("\u200f李四\u202e", "李四"),
        ("李四\ufeff", "李四"),
        ("𬀩 䶮", "𬀩䶮"),
        ("〇一", "〇一"),
        ("淾㛃", "淾㛃"),
        ("<b>李四</b>&", "<b>李四</b>&"),
        ("", ""),
        (" \u3000\t", ""),
    ],
)
def test_names(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept
    assert clean_name(kept) == kept


def test_long_names_are_allowed_as_the_standard_asks() -> None:
    assert NAME_LIMIT >= 50
    longest = "阿" * 50 + "·" + "提" * 49
    assert clean_name(longest) == longest
    with pytest.raises(UserError) as refused:
        clean_name(longest + "·艾力")
    assert codes_of(refused) == ["text.too_long"]
    assert refused.value.problems[0].params == {"limit": 100, "count": 103}


@pytest.mark.parametrize("clean", CLEANERS)
@pytest.mark.parametrize(
    ("raw", "code", "params"),
    [
        ("李\ud800四", "text.broken", {}),
        ("李\udfff", "text.broken", {}),
        ("李\ufffe四", "text.broken", {}),
        ("李\U0002ffff", "text.broken", {}),
        ("李\x00四", "text.control", {"sign": "U+0000"}),
        ("李\x1b[31m四", "text.control", {"sign": "U+001B"}),
        ("李\x7f四", "text.control", {"sign": "U+007F"}),
        ("李\x90四", "text.control", {"sign": "U+0090"}),
        ("李\ue000四", "text.private_use", {"sign": "U+E000"}),
        ("李\uf8ff四", "text.private_use", {"sign": "U+F8FF"}),
        ("李\U000f0000四", "text.private_use", {"sign": "U+F0000"}),
        ("李\U0010fffd四", "text.private_use", {"sign": "U+10FFFD"}),
        ("李" * 100_000, "text.too_long", {"limit": 200, "count": 100_000}),
    ],
)
def test_what_no_paper_could_show_is_refused(clean: object, raw: str, code: str, params: dict[str, object]) -> None:
    assert callable(clean)
    with pytest.raises(UserError) as refused:
        clean(raw, "statement", 200)
    (problem,) = refused.value.problems
    assert (problem.code, problem.field, dict(problem.params)) == (code, "statement", params)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("  西三庄街道\t１２号\r\n楼 ", "西三庄街道 12号 楼"),
        ("新华区（近北门），３－２－１", "新华区（近北门），3-2-1"),
        ("“王”等……人", "“王”等……人"),
        ("㎡①ﬁ", "m21fi"),
        ("\u2f08\u2f00", "人一"),
        ("a\u202eb\u200bc\u2066d\u00ade", "abcde"),
        ("a\u2028b\x85c", "a b c"),
        ("<b>&amp;", "<b>&amp;"),
        ("e\u0301", "é"),
    ],
)
def test_lines(raw: str, kept: str) -> None:
    assert clean_line(raw) == kept


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        (" 他说：“１００元”。  \r\n\r\n后来①没给 \n", "他说：“１００元”。\n\n后来①没给"),
        ("一\r二\u2028三", "一\n二\n三"),
        ("\u202e倒\u200b着", "倒着"),
        ("<script>alert(1)</script> & \\n {x}", "<script>alert(1)</script> & \\n {x}"),
    ],
)
def test_words_are_kept_as_said(raw: str, kept: str) -> None:
    assert clean_words(raw) == kept


@given(st.text(max_size=60), st.sampled_from(CLEANERS))
def test_cleaning_is_done_once_and_for_all(raw: str, clean: object) -> None:
    assert callable(clean)
    try:
        kept = clean(raw)
    except UserError:
        return
    assert clean(kept) == kept
    assert kept == kept.strip()
    kept.encode("utf-8")
    assert not any(unicodedata.bidirectional(c) in ("RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI") for c in kept)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Co", "Cn", "Mn"]), max_size=60))
def test_words_lose_nothing_visible(raw: str) -> None:
    assert "".join(clean_words(raw).split()) == "".join(raw.split())


def test_limits_count_characters_not_utf16_units() -> None:
    assert clean_words("𬀩" * 10, "x", 10) == "𬀩" * 10
    assert clean_line("  " + "𬀩" * 10 + "  ", "x", 10) == "𬀩" * 10


def test_chinese_punctuation_keeps_its_width() -> None:
    assert compose("１２（３），ＡＢ：“好”…") == "12（3），AB：“好”…"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("萬德福 Ａ-b。", "万德福ab"),
        ("拖欠農民工工資", "拖欠农民工工资"),
        ("買買提·艾力", "买买提艾力"),
        ("  \u3000", ""),
        ("STRASSE straße", "strassestrasse"),
        ("１２３４５热线", "12345热线"),
        ("¥1,000.50", "100050"),
    ],
)
def test_folding(text: str, key: str) -> None:
    assert fold(text) == key


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text("工资拖欠農民萬ＡＢcd，。 ·", max_size=20), st.text("工资ＡＢcd，。 ·", max_size=20))
def test_a_fragment_is_found_in_its_text(before: str, fragment: str) -> None:
    assert fold(fragment) in fold(before + fragment)


def test_the_table_of_traditional_characters() -> None:
    table = traditional()
    assert len(table) > 2_500
    assert all(is_han(old) and is_han(new) and old != new for old, new in table.items())
    assert not set(table.values()) & set(table)
    for old, new in zip(
        "國學書門馬車東風雲龍會議勞動爭議調解鄰裡糾紛", "国学书门马车东风云龙会议劳动争议调解邻里纠纷", strict=True
    ):
        assert fold(old) == fold(new) == new


@pytest.mark.parametrize(
    ("text", "clean", "readings"),
    [
        ("张赟(yūn)来过", "张赟来过", ("yūn",)),
        ("王𬀩（wěi）和李玥[yuè]", "王𬀩和李玥", ("wěi", "yuè")),
        ("淾（ gàn ）", "淾", ("gàn",)),
        ("淾（gan4）", "淾", ("gan4",)),
        ("喆(音：zhé)", "喆", ("zhé",)),
        ("女(nǚ)", "女", ("nǚ",)),
        ("女(nu\u0308\u030c)", "女", ("nǚ",)),
        ("人工智能(AI)、单位(甲)、(yūn)", "人工智能(AI)、单位(甲)、(yūn)", ()),
        ("3号楼(B2)", "3号楼(B2)", ()),
        ("他(she)", "他(she)", ()),
    ],
)
def test_bracketed_readings(text: str, clean: str, readings: tuple[str, ...]) -> None:
    assert strip_bracketed_pinyin(text) == (clean, readings)


@given(st.text("张王玥(（)）yūnwěi1A", max_size=30))
def test_only_what_is_reported_is_dropped(text: str) -> None:
    clean, readings = strip_bracketed_pinyin(text)
    normal = unicodedata.normalize("NFC", text)
    assert len(clean) == len(normal) - sum(len(reading) + 2 for reading in readings)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_damaged_text_is_noticed(sentence: str) -> None:
    assert not looks_damaged(sentence)
    assert looks_damaged(sentence.encode("utf-8").decode("gbk", "replace"))
    assert looks_damaged(sentence.encode("utf-8").decode("gbk", "ignore"))
    assert looks_damaged(sentence.encode("utf-8").decode("latin-1"))
    assert looks_damaged(sentence.encode("gbk").decode("latin-1"))
    shifted = sentence.encode("gbk")[1:-1].decode("gbk", "ignore")
    assert looks_damaged("前面是好的。" + shifted)
    assert looks_damaged(sentence + "锟斤拷")
    assert looks_damaged(sentence + "\ufffd")


def test_ordinary_text_is_not_suspected() -> None:
    wording = list(csv.reader(resources.text("wording/problems.csv").splitlines()))
    ordinary = [cell for row in wording for cell in row]
    ordinary += ["JOSÉ MUÑOZ", "联通", "古丽·阿依夏木", "淾㛃𬀩䶮", "№ 5 ½", "", "赟喆玥珺瑄翀", "張先生說鄰里糾紛"]
    assert [text for text in ordinary if looks_damaged(text)] == []


def test_han_characters_of_every_extension() -> None:
    for character in "一〇㐀䶮\ufa0e\U00020000\U0002a700\U0002cc56\U00030000\U000323af":
        assert is_han(character)
    for character in "a1，·あ한":
        assert not is_han(character)
