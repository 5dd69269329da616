"""How little of a person's data is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.people.masking import Level, mask_address, mask_name, mask_number, mask_phone
from tests.helpers.vectors import VECTORS

MASKS = {"name": mask_name, "citizen_id": mask_number, "mobile": mask_phone, "address": mask_address}


@pytest.mark.parametrize("vector", VECTORS["mask"], ids=lambda v: f"{v['kind']}-{v['level']}-{v['in']}")
def test_every_agreed_mask(vector: dict[str, str]) -> None:
    assert MASKS[vector["kind"]](vector["in"], Level(vector["level"])) == vector["out"]


@pytest.mark.parametrize(
    ("name", "public"),
    [
        ("", ""),
        ("王", "*"),
        ("𬀩", "*"),
        ("张𬀩", "张*"),
        ("A B", "A *"),
        ("古丽·阿依夏木", "古*·***木"),
        ("JOSÉ MUÑOZ", "J*** ****Z"),
        ("E\u0301VA", "E*A"),
    ],
)
def test_names_in_public(name: str, public: str) -> None:
    assert mask_name(name, Level.PUBLIC) == public
    assert mask_name(name, Level.WINDOW) == mask_name(name, Level.FULL) == name


@pytest.mark.parametrize(
    ("number", "window", "public"),
    [
        ("E12345678", "E12****78", "E*******8"),
        ("H12345678", "H12****78", "H*******8"),
        ("USA110090010101", "USA11*******101", "U*************1"),
        ("01234567", "01****67", "0******7"),
        ("1234567", "12****7", "*******"),
        ("12", "**", "**"),
        ("", "", ""),
    ],
)
def test_shorter_numbers_show_less(number: str, window: str, public: str) -> None:
    assert mask_number(number, Level.WINDOW) == window
    assert mask_number(number, Level.PUBLIC) == public
    assert mask_number(number, Level.FULL) == number


@pytest.mark.parametrize(
    ("phone", "window", "public"),
    [
        ("0311-88888888", "0311-****8888", "****-****8888"),
        ("0539-7654321", "0539-***4321", "****-***4321"),
        ("88888888", "******88", "******88"),
        ("95598", "*****", "*****"),
        ("", "", ""),
    ],
)
def test_telephones(phone: str, window: str, public: str) -> None:
    assert mask_phone(phone, Level.WINDOW) == window
    assert mask_phone(phone, Level.PUBLIC) == public
    assert mask_phone(phone, Level.FULL) == phone


@pytest.mark.parametrize(
    ("address", "window", "public"),
    [
        (
            "河南省新乡市红旗区向阳街道人民路12号院3号楼",
            "河南省新乡市红旗区向阳街道人民路****",
            "河南省新乡市红旗区向阳街道****",
        ),
        ("新乡县七里营镇柳庄村5组", "新乡县七里营镇柳庄****", "新乡县七里营镇****"),
        (
            "江苏省镇江市京口区大市口街道中山东路8号",
            "江苏省镇江市京口区大市口街道中山东路****",
            "江苏省镇江市京口区大市口街道****",
        ),
        ("新泰市青云街道银河社区12号楼", "新泰市青云街道银河社区****", "新泰市青云街道****"),
        ("濮阳市华龙区中原路街道某某花园3-2-1", "濮阳市华龙区中原路街道某某花园****", "濮阳市华龙区中原路街道****"),
        ("石家庄市金水路某小区2单元", "石家庄市金水路****", "石家庄市****"),
        ("北京市朝阳区三里屯街道工体北路4号", "北京市朝阳区三里屯街道工体北路****", "北京市朝阳区三里屯街道****"),
        ("广西壮族自治区南宁市青秀区7号", "广西壮族自治区南宁市青秀区****", "广西壮族自治区南宁市青秀区****"),
        ("某小区3号楼", "某小区****", "****"),
        ("101室", "****", "****"),
        ("", "", ""),
    ],
)
def test_addresses(address: str, window: str, public: str) -> None:
    assert mask_address(address, Level.WINDOW) == window
    assert mask_address(address, Level.PUBLIC) == public
    assert mask_address(address, Level.FULL) == address


def shown(text: str) -> int:
    return sum(sign not in "*-· " for sign in text)


@given(st.text("0123456789ABCX", min_size=1, max_size=20))
def test_a_number_never_shows_more_than_promised(number: str) -> None:
    window, public = mask_number(number, Level.WINDOW), mask_number(number, Level.PUBLIC)
    assert len(window) == len(public) == len(number)
    assert shown(public) <= 2
    assert shown(window) <= min(10, len(number) * 2 / 3)
    assert shown(public) <= max(shown(window), 0)


@given(st.text("王小明欧阳建国·ABC ", max_size=20))
def test_a_public_name_shows_at_most_two_letters(name: str) -> None:
    public = mask_name(name, Level.PUBLIC)
    assert shown(public) <= 2
    assert len(public) == len(name)
    assert [sign in "· " for sign in public] == [sign in "· " for sign in name]


@given(st.text("0123456789-", max_size=20))
def test_a_public_telephone_shows_at_most_four_digits(phone: str) -> None:
    assert shown(mask_phone(phone, Level.PUBLIC)) <= 4
    assert shown(mask_phone(phone, Level.WINDOW)) <= max(8, phone.find("-") + 4)


@given(st.text("河南省新乡市红旗区县向阳街道路镇村小区12号楼单元室", max_size=30))
def test_what_is_shown_of_an_address_is_its_beginning_and_no_house(address: str) -> None:
    for level in (Level.WINDOW, Level.PUBLIC):
        masked = mask_address(address, level)
        if address:
            assert masked.endswith("****")
            assert address.startswith(masked[:-4])
    if address:
        assert len(mask_address(address, Level.PUBLIC)) <= len(mask_address(address, Level.WINDOW))
