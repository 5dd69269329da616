"""What a centre may be called, and how settings are understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.centre.rules import (
    SETTINGS,
    Value,
    clean_centre_name,
    clean_centre_phone,
    clean_division,
    clean_web_address,
    division_doubt,
    known,
)
from hall.clocks.rules import Reading
from hall.errors import UserError
from tests.helpers.vectors import codes_of

QR_ALPHANUMERIC = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
"""ISO/IEC 18004, table 5."""


@pytest.mark.parametrize(("raw", "division"), [("130105", "130105"), (" １３０１０５ ", "130105")])
def test_a_division_is_six_digits(raw: str, division: str) -> None:
    assert clean_division(raw) == division


@pytest.mark.parametrize("raw", ["", "13010", "1301050", "13010a", "一三零一零五", "13 0105", "130105\n1", "١٣٠١٠٥"])
def test_everything_else_is_no_division(raw: str) -> None:
    with pytest.raises(UserError) as refused:
        clean_division(raw)
    assert codes_of(refused) == ["centre.division"]


@pytest.mark.parametrize("division", ["130105", "410122", "110000", "410100", "429004", "710000", "820000"])
def test_divisions_in_use_are_not_doubted(division: str) -> None:
    assert division_doubt(division) is None


@pytest.mark.parametrize("division", ["000000", "990105", "160101", "130005", "012345"])
def test_a_doubt_is_told_and_never_blocks(division: str) -> None:
    doubt = division_doubt(division)
    assert doubt is not None
    assert doubt.soft
    assert clean_division(division) == division


@pytest.mark.parametrize(
    "phone", ["", "12345", "0311-8670 0000", "0311-86700000 转 8", "(0311) 86700000/86700001", "+86 311 86700000"]
)
def test_telephones_of_a_hall(phone: str) -> None:
    assert clean_centre_phone(phone).replace(" ", "") == phone.replace(" ", "")


@pytest.mark.parametrize("phone", ["无", "12", "call me", "0311-8670转转", "<b>12345</b>", "-----"])
def test_what_is_no_telephone_is_refused(phone: str) -> None:
    with pytest.raises(UserError, match=r"centre\.phone"):
        clean_centre_phone(phone)


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("", ""),
        ("  ", ""),
        ("https://hz.example.gov.cn/c/", "HTTPS://HZ.EXAMPLE.GOV.CN/C"),
        ("HZ.EXAMPLE.GOV.CN", "HTTPS://HZ.EXAMPLE.GOV.CN"),
        ("http://10.0.0.5:8080", "HTTP://10.0.0.5:8080"),
        ("ｈｚ．example．gov．cn", "HTTPS://HZ.EXAMPLE.GOV.CN"),
    ],
)
def test_a_web_address_is_written_in_capitals(raw: str, address: str) -> None:
    assert clean_web_address(raw) == address


@pytest.mark.parametrize(
    "raw", ["综治.中国", "a_b.cn", "a.cn?x=1", "a.cn#b", "ftp://a.cn", "a b.cn", "https://", "a..cn", "//", ".cn"]
)
def test_an_address_a_coarse_code_cannot_hold_is_refused(raw: str) -> None:
    with pytest.raises(UserError, match=r"centre\.web"):
        clean_web_address(raw)


@given(st.text(max_size=90))
def test_an_address_that_passes_fits_the_code_and_passes_again(raw: str) -> None:
    try:
        address = clean_web_address(raw)
    except UserError:
        return
    assert set(address) <= QR_ALPHANUMERIC - {" "}
    assert not address.endswith("/")
    assert clean_web_address(address) == address


def test_a_centre_has_a_name_that_fits_its_papers() -> None:
    assert clean_centre_name(" 长安区综治中心\u200b ") == "长安区综治中心"
    for raw, code in (("", "centre.name"), ("长" * 61, "text.too_long"), ("\ue000", "text.private_use")):
        with pytest.raises(UserError) as refused:
            clean_centre_name(raw)
        assert codes_of(refused) == [code]


@pytest.mark.parametrize("name", SETTINGS)
def test_a_default_is_understood_as_itself(name: str) -> None:
    one = SETTINGS[name]
    assert one.understand(one.default) == one.default
    assert one.understand(str(one.default)) == one.default


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("idle.minutes", "１５", 15),
        ("idle.minutes", 1, 1),
        ("idle.minutes", "120", 120),
        ("clocks.rolls", "否", False),
        ("clocks.rolls", True, True),
        ("clocks.rolls", 0, False),
        ("clocks.hours_run", " OFFICE ", "office"),
    ],
)
def test_settings_are_understood_as_typed(name: str, raw: Value, value: Value) -> None:
    found = known(name).understand(raw)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("idle.minutes", 0, "setting.number"),
        ("idle.minutes", 121, "setting.number"),
        ("idle.minutes", True, "setting.number"),
        ("idle.minutes", "-5", "setting.number"),
        ("idle.minutes", "十", "setting.number"),
        ("idle.minutes", "1.5", "setting.number"),
        ("clocks.rolls", "maybe", "setting.choice"),
        ("clocks.hours_run", "", "setting.choice"),
        ("clocks.hours_run", 5, "setting.choice"),
        ("clocks.day_end", "\x00", "text.control"),
        ("wings", 1, "setting.unknown"),
    ],
)
def test_other_values_are_refused(name: str, raw: Value, code: str) -> None:
    with pytest.raises(UserError) as refused:
        known(name).understand(raw)
    assert codes_of(refused) == [code]


@given(st.sampled_from(list(SETTINGS)), st.text(max_size=8) | st.integers() | st.booleans())
def test_what_is_understood_stays_as_it_is(name: str, raw: Value) -> None:
    try:
        value = known(name).understand(raw)
    except UserError:
        return
    assert type(value) is type(SETTINGS[name].default)
    assert known(name).understand(value) == value


def test_the_settings_of_limits_are_those_the_clocks_know() -> None:
    reading = Reading()
    names = [name for name in SETTINGS if name.startswith("clocks.")]
    assert {name.partition(".")[2] for name in names} == set(Reading.__slots__)
    for name in names:
        default = getattr(reading, name.partition(".")[2])
        assert SETTINGS[name].default == default
        if not isinstance(default, bool):
            for word in type(default):
                assert SETTINGS[name].understand(word.value) == word
