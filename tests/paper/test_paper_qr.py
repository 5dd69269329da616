"""The symbol on the papers."""

from __future__ import annotations

import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from reports import qr
from reports.qr import Symbol


def read(symbol: Symbol, scale: int = 4) -> list[str]:
    image = Image.new("L", (symbol.modules * scale, symbol.modules * scale), 255)
    for left, top, length in symbol.runs:
        image.paste(0, (left * scale, top * scale, (left + length) * scale, (top + 1) * scale))
    return [code.text for code in zxingcpp.read_barcodes(image)]


@given(st.text("0123456789", min_size=1, max_size=60))
@settings(max_examples=40, deadline=None)
def test_digits_are_read_back(text: str) -> None:
    assert read(qr.symbol(text)) == [text]


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./:-abcdefghijklmnopqrstuvwxyz?=&", min_size=1, max_size=90))
@settings(max_examples=40, deadline=None)
def test_addresses_are_read_back(text: str) -> None:
    assert read(qr.symbol(text)) == [text]


def test_the_symbol_of_a_token_is_large_enough_to_print_in_22_mm() -> None:
    """At most 37 modules with the quiet zone: 0.59 mm each."""
    assert qr.symbol("130105372615048629173504418232").modules <= 37
    assert qr.symbol("HTTPS://EXAMPLE.GOV.CN/C/130105372615048629173504418232").modules <= 41


def test_a_blot_on_a_tenth_of_the_area_does_no_harm() -> None:
    text = "130105372615048629173504418232"
    symbol = qr.symbol(text)
    scale = 4
    image = Image.new("L", (symbol.modules * scale,) * 2, 255)
    for left, top, length in symbol.runs:
        image.paste(0, (left * scale, top * scale, (left + length) * scale, (top + 1) * scale))
    side = round(((symbol.modules - 2 * qr.QUIET) ** 2 * 0.1) ** 0.5) * scale
    corner = (symbol.modules * scale - side) // 2
    image.paste(0, (corner, corner, corner + side, corner + side))
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [text]


def test_the_quiet_zone_is_left_white() -> None:
    symbol = qr.symbol("1234")
    for left, top, length in symbol.runs:
        assert left >= qr.QUIET
        assert left + length <= symbol.modules - qr.QUIET
        assert qr.QUIET <= top < symbol.modules - qr.QUIET
