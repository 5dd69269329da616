"""A call as clips: readings of digits, letters and windows; every clip there is carried and sounds different."""

from __future__ import annotations

from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from ui.voice.joining import clips_lacking, read_clip
from ui.voice.rules import (
    CLIPS,
    DIGITS,
    TEXTS,
    bare_window,
    call_read,
    number_read,
    short_window,
    ticket_read,
    window_said,
)

TICKETS = st.from_regex(r"\A[A-Z][0-9]{3}\Z")


def spoken(clips: tuple[str, ...]) -> str:
    return "".join(TEXTS[clip] for clip in clips)


@pytest.mark.parametrize(
    ("number", "window", "yao", "said"),
    [
        ("A001", "3 号", False, "请A零零一号到三号窗口"),
        ("A011", "3 号窗口", True, "请A零幺幺号到三号窗口"),
        ("B120", "11 号", True, "请B幺二零号到十一号窗口"),
        ("C305", "20 号", False, "请C三零五号到二十号窗口"),
        ("D042", "2 号-1", False, "请D零四二号到二杠一号窗口"),
        ("E007", "调解室", False, "请E零零七号请看大屏幕"),
    ],
)
def test_a_call_is_said_as_in_an_office(number: str, window: str, yao: bool, said: str) -> None:
    assert spoken(call_read(number, window, yao=yao)) == said


@pytest.mark.parametrize(
    ("name", "bare", "short", "said"),
    [
        ("9 号窗口", "9", "9号", "9号窗口"),
        ("9 号", "9", "9号", "9号窗口"),
        ("2 号-1", "2-1", "2-1号", "2-1号窗口"),
        ("12号", "12", "12号", "12号窗口"),
        ("调解室", "调解室", "调解室", "调解室"),
        ("", "", "", ""),
    ],
)
def test_a_window_is_named_as_people_name_it(name: str, bare: str, short: str, said: str) -> None:
    assert (bare_window(name), short_window(name), window_said(name)) == (bare, short, said)


@given(st.integers(0, 99))
def test_a_number_is_read_back_as_it_was(number: int) -> None:
    tens, ten, ones = spoken(number_read(number)).rpartition("十")
    digits = "零一二三四五六七八九"
    read = (digits.index(tens) if tens else 1) * 10 if ten else 0
    assert read + (digits.index(ones) if ones else 0) == number


@given(TICKETS, st.booleans())
def test_every_sign_of_a_ticket_is_read(number: str, yao: bool) -> None:
    read = ticket_read(number, yao=yao)
    back = "".join(
        "1" if clip == "yao" else clip if clip in ascii_uppercase else str(DIGITS.index(clip)) for clip in read
    )
    assert back == number
    assert ("yao" in read) == (yao and "1" in number)


@given(TICKETS, st.text(max_size=12), st.booleans())
def test_whatever_a_window_is_called_only_clips_are_said(number: str, window: str, yao: bool) -> None:
    assert set(call_read(number, window, yao=yao)) <= set(CLIPS)


def test_every_clip_is_carried_in_one_kind_and_no_two_sound_alike() -> None:
    folder = resources.locate("voice")
    assert clips_lacking(folder) == ()
    sounds = {name: read_clip(folder / f"{name}.wav")[1] for name in CLIPS}
    assert len(set(sounds.values())) == len(CLIPS)
    assert {file.stem for file in folder.glob("*.wav")} == set(CLIPS)
    assert sum(file.stat().st_size for file in folder.glob("*.wav")) < 3_000_000
