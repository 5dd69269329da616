"""The signed code on every paper: what is typed wrongly is told from what is forged, and nothing about the case is in it."""

from __future__ import annotations

import hmac
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hall.papers import rules
from hall.papers.rules import MARKS, TOKEN_DIGITS, JobState, Why, make_token, qr_text, scanned, why_not

DIVISION = "130105"
KEY = "0f3a5c7e9b1d2468"


def sign(text: str) -> bytes:
    return hmac.digest(b"a key of this hall", text.encode(), "sha256")


def sign_with_another_key(text: str) -> bytes:
    return hmac.digest(b"another key", text.encode(), "sha256")


def why(typed: str) -> Why | None:
    return why_not(scanned(typed), DIVISION, KEY, sign)


def with_check(body: str) -> str:
    """A code whose check digits fit: what somebody makes who knows the form but not the key."""
    return f"{body}{98 - int(body) * 100 % 97:02}"


marks = st.integers(0, MARKS - 1)
tokens = st.builds(lambda mark: make_token(DIVISION, KEY, mark, sign), marks)


@given(tokens)
@example(make_token(DIVISION, KEY, 0, sign))
@example(make_token(DIVISION, KEY, MARKS - 1, sign))
def test_a_code_is_thirty_digits_and_recognised(token: str) -> None:
    assert re.fullmatch(r"[0-9]{30}", token)
    assert rules.is_code(token)
    assert why(token) is None


@given(tokens, st.integers(0, TOKEN_DIGITS - 1), st.integers(1, 9))
def test_every_wrong_digit_is_noticed(token: str, place: int, by: int) -> None:
    digit = (int(token[place]) + by) % 10
    assert why(f"{token[:place]}{digit}{token[place + 1 :]}") is Why.MISTYPED


@given(tokens)
def test_every_swap_of_neighbours_is_noticed(token: str) -> None:
    for place in range(TOKEN_DIGITS - 1):
        one, other = token[place], token[place + 1]
        if one != other:
            assert why(token[:place] + other + one + token[place + 2 :]) is Why.MISTYPED


@given(tokens, st.integers(0, TOKEN_DIGITS - 1), st.integers(0, 9))
def test_a_digit_too_few_or_too_many_is_noticed(token: str, place: int, digit: int) -> None:
    assert why(token[:place] + token[place + 1 :]) is Why.MISTYPED
    assert why(f"{token[:place]}{digit}{token[place:]}") is Why.MISTYPED


@given(marks, st.integers(0, 10**13 - 1))
def test_a_code_made_without_the_key_is_forged(mark: int, signature: int) -> None:
    head = make_token(DIVISION, KEY, mark, sign)[:7]
    forged = with_check(f"{head}{mark:08}{signature:013}")
    right = make_token(DIVISION, KEY, mark, sign)
    assert why(forged) is (None if forged == right else Why.FORGED)
    assert why(make_token(DIVISION, KEY, mark, sign_with_another_key)) is Why.FORGED


@given(marks, marks)
def test_the_signature_of_one_paper_does_not_fit_another(mark: int, other: int) -> None:
    token = make_token(DIVISION, KEY, mark, sign)
    moved = with_check(f"{token[:7]}{other:08}{token[15:28]}")
    assert why(moved) is (None if mark == other else Why.FORGED)


@given(marks)
def test_another_centre_and_another_key_are_told_apart(mark: int) -> None:
    assert why(make_token("130106", KEY, mark, sign)) is Why.OTHER_CENTRE
    assert why(make_token(DIVISION, "0f3a5c7e9b1d2469", mark, sign)) is Why.KEY_CHANGED


WRITTEN = {
    "in fives": lambda token: " ".join(token[place : place + 5] for place in range(0, 30, 5)),
    "in fours": lambda token: "-".join(token[place : place + 4] for place in range(0, 30, 4)),
    "full-width": lambda token: "".join(chr(ord(digit) + 0xFEE0) for digit in token),
    "with the scanner's line end": lambda token: f"{token}\r\n",
    "with ideographic blanks": lambda token: f"\u3000{token[:10]}\u3000{token[10:]}",
    "with invisible signs": lambda token: f"\ufeff\u200e{token[:4]}\u200b{token[4:]}\u202c",
    "as an address": lambda token: f"HTTPS://HALL.EXAMPLE.GOV.CN/C/{token}",
    "as an address with an end": lambda token: f" https://hall.example.gov.cn/c/{token}/?from=paper#top",
    "with long dashes": lambda token: f"{token[:15]}\u2014\u2014{token[15:]}",
}


@pytest.mark.parametrize("form", WRITTEN)
@given(token=tokens)
def test_a_code_is_read_however_it_is_written(form: str, token: str) -> None:
    assert scanned(WRITTEN[form](token)) == token
    assert why(WRITTEN[form](token)) is None


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "/",
        "A033",
        "综治受〔2026〕0001号",
        "130105-2026-002113",
        "https://hall.example.gov.cn/c/",
        "1" * 27,
        "1" * 33,
        "9" * 100_000,
        "٣" * 30,
        "\x00" * 30,
        "\ud800" * 30,
        "-" * 30,
        "12345678901234567890123456789O",
    ],
)
def test_what_is_no_code_is_told_so(typed: str) -> None:
    assert why(typed) is Why.NOT_A_CODE


@given(st.text(max_size=80))
def test_no_text_is_taken_for_a_code_and_none_breaks_the_reading(typed: str) -> None:
    assert why(typed) in {Why.NOT_A_CODE, Why.MISTYPED}
    assert not rules.is_code(typed)
    assert all(unicodedata.category(sign)[0] not in "ZC" for sign in scanned(typed))


@pytest.mark.parametrize("division", ["", "1301", "1301055", "13010X", "１３０１０５"])
def test_no_code_is_made_for_what_is_no_division(division: str) -> None:
    with pytest.raises(ValueError, match="no token"):
        make_token(division, KEY, 7, sign)


@given(tokens)
def test_the_symbol_holds_the_code_or_the_address_in_capitals(token: str) -> None:
    assert qr_text(token, "") == token
    for address in ("https://hall.example.gov.cn/c", "HTTPS://HALL.EXAMPLE.GOV.CN/C/", "hall.example.gov.cn/c/"):
        text = qr_text(token, address)
        assert text == f"HTTPS://HALL.EXAMPLE.GOV.CN/C/{token}"
        assert why(text) is None


def test_only_one_lane_takes_a_job_and_what_is_over_stays_over() -> None:
    assert rules.earlier_states(JobState.PRINTING, handed_over=False) == {JobState.QUEUED}
    over = {JobState.PRINTED, JobState.SAVED, JobState.FAILED, JobState.UNCERTAIN}
    for told in JobState:
        for handed_over in (False, True):
            assert not over & rules.earlier_states(told, handed_over=handed_over)
    assert not over & (rules.OPEN - rules.NEEDS_A_HAND)
