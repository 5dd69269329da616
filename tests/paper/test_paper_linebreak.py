"""Lines of Chinese text."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from reports.linebreak import HALF_AT_END, NO_END, NO_START, Line, break_lines, pieces

EM = 10.0


def width_of(sign: str) -> float:
    return EM / 2 if sign.isascii() else EM


def lines_of(text: str, columns: int) -> list[Line]:
    return break_lines(text, width_of, columns * EM, EM)


def texts(text: str, columns: int) -> list[str]:
    return [line.text for line in lines_of(text, columns)]


HAN = st.text(st.sampled_from("关于群众诉求事项受理告知单兹收到您反映的供水管网维修问题𠅤𫖯"), min_size=1, max_size=6)
CLOSING = st.sampled_from("，。、；：？！）》」』】”’")
OPENING = st.sampled_from("（《「『【“‘")
WORD = st.text(st.sampled_from("ABCdef0123-./"), min_size=1, max_size=12)
CHUNK = st.one_of(
    HAN,
    st.builds("{}{}".format, HAN, CLOSING),
    st.builds("{}{}".format, OPENING, HAN),
    st.builds("{}{}{}".format, OPENING, WORD, CLOSING),
    st.just("……"),
    st.just("——"),
    WORD,
    st.just(" "),
)
PROSE = st.lists(CHUNK, min_size=1, max_size=40).map("".join)


@given(st.text(max_size=300), st.integers(1, 40))
def test_nothing_is_lost_but_spaces_at_a_break(text: str, columns: int) -> None:
    lines = lines_of(text, columns)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    place = 0
    for line in lines:
        assert set(text[place : line.start]) <= {" ", "\n"}
        assert text[line.start : line.end] == line.text
        place = line.end
    assert set(text[place:]) <= {" ", "\n"}


@given(PROSE, st.integers(14, 50))
def test_no_line_begins_or_ends_wrongly(text: str, columns: int) -> None:
    lines = lines_of(text, columns)
    for before, after in itertools.pairwise(lines):
        if before.text and after.text:
            bad = after.text[0] in NO_START or before.text[-1] in NO_END
            assert not bad or _no_way_out(before.text, after.text)


def _no_way_out(before: str, after: str) -> bool:
    """Whether every place in the line is forbidden: it has none but the last."""
    joined = before + after
    return all(
        joined[first] in NO_START or joined[first - 1] in NO_END
        for first, _ in pieces(joined)
        if 0 < first <= len(before)
    )


@given(PROSE, st.integers(8, 50))
def test_no_line_is_wider_than_its_column(text: str, columns: int) -> None:
    for line in lines_of(text, columns):
        assert line.width <= columns * EM + 0.02
        drawn = sum(map(width_of, line.text))
        assert drawn <= columns * EM + (EM / 2 if line.text[-1:] in HALF_AT_END else 0) + 0.02


@given(PROSE, st.integers(8, 50))
def test_a_spread_line_reaches_the_edge(text: str, columns: int) -> None:
    for line in lines_of(text, columns):
        if line.extra:
            gaps = len(line.text) - 1 - len(line.solid)
            assert abs(line.width + gaps * line.extra - columns * EM) < 0.01
            assert not line.last


def test_marks_stay_with_their_words() -> None:
    assert texts("一二三四五六七八，九十", 8) == ["一二三四五六七", "八，九十"]
    assert texts("一二三四五六七（八）九十", 8) == ["一二三四五六七", "（八）九十"]
    assert texts("一二三四五六七《八》", 8) == ["一二三四五六七", "《八》"]


def test_a_mark_at_the_end_takes_half_its_width() -> None:
    lines = break_lines("一二三四五六七八，九十", width_of, 8.5 * EM, EM)
    assert [line.text for line in lines] == ["一二三四五六七八，", "九十"]


def test_words_and_numbers_stay_whole_and_doubled_marks_together() -> None:
    assert texts("编号SL202611220001在此", 8) == ["编号", "SL202611220001在", "此"]
    assert texts("一二三四五六七——八", 8) == ["一二三四五六", "七——八"]
    assert texts("一二三四五六七……", 8) == ["一二三四五六", "七……"]


def test_a_code_longer_than_the_line_is_cut() -> None:
    assert texts("A" * 40, 8) == ["A" * 16, "A" * 16, "A" * 8]


def test_paragraphs_and_empty_lines_stay() -> None:
    assert texts("一\n\n二", 8) == ["一", "", "二"]
    assert texts("", 8) == [""]


def test_a_sign_stays_on_its_letter() -> None:
    assert list(pieces("e\u0301一\u0301")) == [(0, 2), (2, 4)]
