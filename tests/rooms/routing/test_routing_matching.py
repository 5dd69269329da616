"""Words of a lexicon in a statement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.routing.matching import CLAUSE, Entry, Found, Lexicon, Said, entry_of


def lexicon(*written: str) -> Lexicon:
    return Lexicon([entry_of("M", 2.0, one) for one in written])


def heard(written: str | Lexicon, text: str) -> list[tuple[str, ...]]:
    """The literal pieces of every entry found."""
    said = Said.of(text)
    words = written if isinstance(written, Lexicon) else lexicon(*written.split(";"))
    return [tuple(said.literal(place) for place in one.places) for one in words.find(said)]


def test_a_word_is_found_as_it_stands() -> None:
    assert heard("欠薪", "老板欠薪三个月") == [("欠薪",)]
    assert heard("欠薪", "老板没欠我薪水") == []


@pytest.mark.parametrize(
    ("text", "literal"),
    [("老闆拖欠工資", "拖欠工資"), ("拖 欠　工\t资", "拖 欠　工\t资"), ("ＫＴＶ吵", "ＫＴＶ"), ("ktv吵", "ktv")],
)
def test_traditional_characters_width_case_and_blanks_make_no_difference(text: str, literal: str) -> None:
    assert heard("拖欠工资;KTV", text) == [(literal,)]


def test_parts_follow_each_other_within_reach_and_sentence() -> None:
    entry = "拖欠/没发…工资/工钱"
    assert heard(entry, "公司拖欠我们三个月工钱") == [("拖欠", "工钱")]
    assert heard(entry, "工资拖欠") == []
    assert heard(entry, "拖欠货款。工资照发") == []
    assert heard(entry, "拖欠，一直不给工资") == [("拖欠", "工资")]
    assert heard(entry, "拖欠" + "啊" * 13 + "工资") == []
    assert heard(Lexicon([entry_of("M", 1, entry)], reach=5, stops=CLAUSE), "拖欠，不给工资") == []


def test_the_nearest_parts_are_told() -> None:
    assert heard("欠/拖欠…工资", "欠钱，又拖欠工资") == [("拖欠", "工资")]


def test_a_longer_word_hides_a_shorter_one_inside_it() -> None:
    assert heard("合同;劳动合同", "劳动合同到期") == [("劳动合同",)]
    assert heard("合同;劳动合同", "劳动合同和租房合同") == [("劳动合同",), ("合同",)]
    assert heard("小区…绿化;绿化带", "小区绿化带") == [("小区", "绿化"), ("绿化带",)]


def test_an_entry_of_weight_nothing_only_hides() -> None:
    words = Lexicon([entry_of("M", 2, "杀"), entry_of("", 0, "杀毒")])
    assert heard(words, "电脑杀毒") == []
    assert heard(words, "要杀") == [("杀",)]
    hidden = Lexicon([entry_of("M", 2, "刚…转账"), entry_of("", 0, "转账记录")])
    assert heard(hidden, "刚打印的转账记录") == []


def test_the_last_weight_given_counts() -> None:
    words = Lexicon([entry_of("M", 2, "赔偿"), entry_of("M", 0.5, "赔偿"), entry_of("N", 1, "赔偿")])
    assert words.find(Said.of("赔偿")) == [Found("M", 0.5, ((0, 2),)), Found("N", 1, ((0, 2),))]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("不是劳动纠纷，是离婚", ["离婚"]),
        ("并非离婚，而是劳动纠纷", ["劳动纠纷"]),
        ("不是离婚是劳动纠纷", ["劳动纠纷"]),
        ("不是离婚而是劳动纠纷", ["劳动纠纷"]),
        ("跟离婚没有关系，劳动纠纷", ["劳动纠纷"]),
        ("这算不算离婚", ["离婚"]),
        ("是不是劳动纠纷", ["劳动纠纷"]),
        ("这不是劳动纠纷吗", ["劳动纠纷"]),
        ("不是不离婚", ["离婚"]),
    ],
)
def test_what_is_denied_does_not_count(text: str, left: list[str]) -> None:
    assert [word for (word,) in heard("离婚;劳动纠纷", text)] == left


WORDS = ("欠薪", "工资", "工", "拖欠工资", "拖欠…工资", "离婚/分手…财产", "KTV")


@given(st.text(alphabet=st.sampled_from("拖欠工资 工薪離离婚分手财产，。不是K tv\n\u3000"), max_size=60))
def test_what_is_found_stands_literally_in_the_text(text: str) -> None:
    said = Said.of(text)
    for one in lexicon(*WORDS).find(said):
        pieces = [said.literal(place) for place in one.places]
        assert all(piece in text for piece in pieces)
        assert ["".join(piece.split()) for piece in pieces] == [
            "".join(Said.of(piece).text.split()) for piece in pieces
        ]
        assert all(before[1] <= after[0] for before, after in zip(one.places, one.places[1:], strict=False))


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    said = Said.of(text)
    assert len(said.key) == len(said.starts)
    assert all(one.weight for one in lexicon(*WORDS).find(said))


def test_an_entry_is_read_as_it_is_written() -> None:
    assert entry_of("M", 3, " 拖欠/没发…工資 ") == Entry("M", 3, (("拖欠", "没发"), ("工资",)))
