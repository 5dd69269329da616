"""Identity papers, credit codes, telephones, age and priority."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from hall.errors import UserError
from hall.people.rules import (
    PAPER_NAMES,
    PRIORITY_NAMES,
    Identity,
    PaperType,
    Priority,
    Sex,
    age,
    check_character,
    check_number,
    check_phone,
    check_uscc,
    is_elderly,
    is_minor,
    suggested_priorities,
    uscc_character,
)
from tests.helpers.vectors import VECTORS, codes_of

TODAY = date(2026, 11, 24)
CITIZEN = PaperType.CITIZEN_ID


def values(key: str) -> list[str]:
    return [v["value"] if isinstance(v, dict) else v for v in VECTORS[key]]


def refusal(kind: PaperType, raw: str) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(UserError) as refused:
        check_number(kind, raw, TODAY)
    (problem,) = refused.value.problems
    assert problem.field == "number"
    assert not problem.soft
    return problem.code, dict(problem.params)


@pytest.mark.parametrize("number", values("citizen_id_valid"))
def test_valid_citizen_numbers(number: str) -> None:
    identity = check_number(CITIZEN, number, TODAY)
    assert identity.number == number
    assert identity.division == number[:6]
    assert identity.birth is not None
    assert f"{identity.birth:%Y%m%d}" == number[6:14]


@pytest.mark.parametrize(
    ("number", "code", "params"),
    [
        ("110105194912310020", "id.check", {}),
        ("410103200102300010", "id.date", {"month": 2, "day": 30}),
        ("130105210001010019", "id.future", {"birth": "2100-01-01"}),
        ("13010519900307301", "id.length", {"have": 17, "need": 18}),
        ("13010519900307301O", "id.characters", {"place": 18, "character": "O"}),
        ("410103200106340010", "id.date", {"month": 6, "day": 34}),
        ("410103200100100010", "id.month", {"month": "00"}),
        ("410103200113100010", "id.month", {"month": "13"}),
        ("410103200106000010", "id.date", {"month": 6, "day": 0}),
        ("410103190002290010", "id.leap", {"year": 1900}),
        ("410103000006100010", "id.year", {}),
        ("130105900307301", "id.fifteen", {}),
        ("1301051990030730190", "id.length", {"have": 19, "need": 18}),
        ("1X0105199003073019", "id.characters", {"place": 2, "character": "X"}),
        ("13010519900307३019", "id.characters", {"place": 15, "character": "३"}),
        ("", "id.missing", {}),
        (" - ", "id.missing", {}),
        ("1" * 100_000, "text.too_long", {"limit": 60, "count": 100_000}),
        ("13010519900307\ud8003019", "text.broken", {}),
        ("13010519900307\u00003019", "text.control", {"sign": "U+0000"}),
        ("13010519900307\ue8153019", "text.private_use", {"sign": "U+E815"}),
        ("<b>0105199003073019", "id.length", {"have": 19, "need": 18}),
    ],
)
def test_each_fault_has_its_own_sentence(number: str, code: str, params: dict[str, str | int]) -> None:
    assert refusal(CITIZEN, number) == (code, params)


def test_every_agreed_invalid_number_is_refused_or_mended() -> None:
    for vector in VECTORS["citizen_id_invalid"]:
        if "full-width" in vector["why"]:
            assert check_number(CITIZEN, vector["value"], TODAY).number == "130105199003073019"
        else:
            refusal(CITIZEN, vector["value"])


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        " 110105 19491231 002X ",
        "110105-19491231-002X",
        "１１０１０５１９４９１２３１００２ｘ",
        "\u200f11010519491231002X",
    ],
)
def test_what_can_be_mended_is_mended(typed: str) -> None:
    assert check_number(CITIZEN, typed, TODAY).number == "11010519491231002X"


@pytest.mark.parametrize("vector", VECTORS["citizen_id_derived"], ids=lambda v: v["value"])
def test_birth_and_sex_follow(vector: dict[str, str]) -> None:
    identity = check_number(CITIZEN, vector["value"], TODAY)
    assert (str(identity.birth), identity.sex.value) == (vector["birth"], vector["sex"])


def test_born_today_is_born() -> None:
    first = f"130105{TODAY:%Y%m%d}001"
    assert check_number(CITIZEN, first + check_character(first), TODAY).birth == TODAY
    tomorrow = f"130105{TODAY + timedelta(days=1):%Y%m%d}001"
    assert refusal(CITIZEN, tomorrow + check_character(tomorrow))[0] == "id.future"


def test_a_confirmed_number_is_kept_but_only_its_check_character_waved_through() -> None:
    kept = check_number(CITIZEN, "110105194912310020", TODAY, confirmed=True)
    assert kept == Identity("110105194912310020", date(1949, 12, 31), Sex.FEMALE, "110105")
    for other in ("410103200102300010", "130105210001010019", "13010519900307301O", "1301"):
        with pytest.raises(UserError):
            check_number(CITIZEN, other, TODAY, confirmed=True)


numbers = st.builds(
    lambda division, birth, order: f"{division:06d}{birth:%Y%m%d}{order:03d}",
    st.integers(0, 999_999),
    st.dates(date(1000, 1, 1), TODAY),
    st.integers(0, 999),
)


@given(numbers)
def test_any_division_and_date_with_its_check_character_passes(first17: str) -> None:
    number = first17 + check_character(first17)
    identity = check_number(CITIZEN, number, TODAY)
    assert identity.sex is (Sex.MALE if int(first17[-1]) % 2 else Sex.FEMALE)
    assert ric.calc_check_digit(number) == number[-1]


@given(numbers, st.integers(0, 17), st.sampled_from("0123456789X"))
def test_one_wrong_character_is_always_noticed(first17: str, place: int, other: str) -> None:
    number = first17 + check_character(first17)
    changed = number[:place] + other + number[place + 1 :]
    if changed != number:
        with pytest.raises(UserError):
            check_number(CITIZEN, changed, TODAY)


@given(numbers, st.integers(0, 15))
def test_two_neighbours_exchanged_are_always_noticed(first17: str, place: int) -> None:
    number = first17 + check_character(first17)
    changed = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if changed != number:
        with pytest.raises(UserError):
            check_number(CITIZEN, changed, TODAY)


@given(st.sampled_from(PaperType), st.text(max_size=80))
def test_no_number_whatever_ends_in_anything_but_an_answer_or_a_sentence(kind: PaperType, raw: str) -> None:
    try:
        told = len(check_number(kind, raw, TODAY).number) <= 60
    except UserError as refused:
        told = refused.problems[0].field == "number"
    assert told


def test_residence_permits_are_citizen_numbers_of_their_divisions() -> None:
    kinds = {"81": PaperType.HK_MACAO_RESIDENCE, "82": PaperType.HK_MACAO_RESIDENCE, "83": PaperType.TAIWAN_RESIDENCE}
    for number in values("citizen_id_valid"):
        kind = kinds.get(number[:2])
        if kind is not None:
            assert check_number(kind, number, TODAY).division == number[:6]
        else:
            assert refusal(PaperType.TAIWAN_RESIDENCE, number) == ("id.residence", {"divisions": "830000"})
            assert refusal(PaperType.HK_MACAO_RESIDENCE, number)[0] == "id.residence"
    assert refusal(PaperType.TAIWAN_RESIDENCE, "810000199001010019")[0] == "id.residence"


def test_foreign_permanent_residents() -> None:
    for number in values("foreign_permanent_resident_2023_valid"):
        identity = check_number(PaperType.PERMANENT_RESIDENCE, number, TODAY)
        assert (identity.birth, identity.sex, identity.division) == (date(1990, 1, 1), Sex.MALE, "")
    for number in values("foreign_permanent_resident_2017_format"):
        assert check_number(PaperType.PERMANENT_RESIDENCE, number.lower(), TODAY) == Identity(number)
    assert refusal(PaperType.PERMANENT_RESIDENCE, "911100199001010010")[0] == "id.check"
    assert refusal(PaperType.PERMANENT_RESIDENCE, "130105199003073019")[0] == "id.form.553"


@pytest.mark.parametrize("vector", VECTORS["hmt_pass_format"], ids=lambda v: v["value"])
def test_travel_permits(vector: dict[str, str]) -> None:
    kind = PaperType(vector["type"])
    kept = vector["value"][:9] if kind is PaperType.HK_MACAO_PASS else vector["value"]
    assert check_number(kind, vector["value"].lower(), TODAY) == Identity(kept)


@pytest.mark.parametrize(
    ("kind", "number", "code"),
    [
        (PaperType.HK_MACAO_PASS, "X12345678", "id.form.516"),
        (PaperType.HK_MACAO_PASS, "H1234567", "id.form.516"),
        (PaperType.TAIWAN_PASS, "012345678", "id.form.511"),
        (PaperType.TAIWAN_PASS, "०1234567", "id.form.511"),
        (PaperType.PASSPORT, "E123", "id.form.414"),
        (PaperType.PASSPORT, "E1234567890123456", "id.form.414"),
        (PaperType.PASSPORT, "护照12345", "id.form.414"),
        (PaperType.BIRTH_CERTIFICATE, "123456789", "id.form.117"),
        (PaperType.NONE, "123", "id.none"),
    ],
)
def test_other_papers_refused(kind: PaperType, number: str, code: str) -> None:
    assert refusal(kind, number)[0] == code


@pytest.mark.parametrize(
    ("kind", "number", "kept"),
    [
        (PaperType.PASSPORT, "e 1234 5678", "E12345678"),
        (PaperType.BIRTH_CERTIFICATE, "p410123456", "P410123456"),
        (PaperType.OFFICER, " 北字第 ０１２３４５６ 号 ", "北字第 0123456 号"),
        (PaperType.SOLDIER, "士字第1号", "士字第1号"),
        (PaperType.OTHER, "<b>&", "<b>&"),
        (PaperType.HOUSEHOLD, "130105199003073019", "130105199003073019"),
        (PaperType.NONE, "  ", ""),
    ],
)
def test_other_papers_kept(kind: PaperType, number: str, kept: str) -> None:
    assert check_number(kind, number, TODAY).number == kept


@pytest.mark.parametrize("code", values("uscc_valid"))
def test_valid_credit_codes(code: str) -> None:
    assert check_uscc(f" {code.lower()} ") == code


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("91130105MA0ABCDE6Q", "uscc.check"),
        ("91130105MA0ABCDEOP", "uscc.characters"),
        ("9113010MA0ABCDE6P", "uscc.length"),
        ("", "uscc.length"),
        ("９１１３０１０５MA0ABCDE6中", "uscc.characters"),
    ],
)
def test_credit_codes_refused(code: str, problem: str) -> None:
    with pytest.raises(UserError) as refused:
        check_uscc(code)
    assert codes_of(refused) == [problem]
    assert {vector["value"] for vector in VECTORS["uscc_invalid"]} >= {"91130105MA0ABCDE6Q"}


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17))
def test_credit_codes_agree_with_an_independent_computation(first17: str) -> None:
    code = first17 + uscc_character(first17)
    assert check_uscc(code) == code
    if code[:8].isdigit():
        assert uscc.calc_check_digit(code) == code[-1]


@pytest.mark.parametrize("typed", VECTORS["mobile_valid"])
def test_mobiles(typed: str) -> None:
    phone = check_phone(typed)
    assert phone.problem is None
    assert (len(phone.number), phone.number[0]) == (11, "1")
    assert phone.number.isdigit()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0311-88888888", "0311-88888888"),
        ("0371-66666666", "0371-66666666"),
        ("05397654321", "0539-7654321"),
        ("0311-88888888-801", "0311-88888888-801"),
        ("0311-8888 8888 转 801", "0311-88888888-801"),
        ("（0311）88888888", "0311-88888888"),
        ("010-12345678", "010-12345678"),
        ("+86 311 88888888", "0311-88888888"),
        ("0086-0311-88888888", "0311-88888888"),
        ("400-806-1234", "400-806-1234"),
        ("4008061234", "400-806-1234"),
        ("95598", "95598"),
        ("０３１１－８８８８８８８８", "0311-88888888"),
        ("138-0013-8000", "13800138000"),
        ("138–0013–8000", "13800138000"),
        ("", ""),
        ("无", ""),
        (" 没有 ", ""),
    ],
)
def test_telephones_are_written_one_way(typed: str, kept: str) -> None:
    phone = check_phone(typed)
    assert (phone.number, phone.problem) == (kept, None)
    assert check_phone(kept) == phone


@pytest.mark.parametrize("typed", VECTORS["landline_valid"])
def test_every_agreed_landline(typed: str) -> None:
    assert check_phone(typed).problem is None


@pytest.mark.parametrize(
    ("typed", "code", "params"),
    [
        ("12800138000", "phone.form", {}),
        ("1380013800", "phone.length", {"have": 10}),
        ("138001380001", "phone.length", {"have": 12}),
        ("23800138000", "phone.form", {}),
        ("88888888", "phone.area", {}),
        ("问他儿子", "phone.form", {}),
        ("13800138000 儿子", "phone.form", {}),
        ("١٣٨٠٠١٣٨٠٠٠", "phone.form", {}),
        ("--", "phone.form", {}),
    ],
)
def test_an_odd_telephone_is_kept_with_a_soft_word(typed: str, code: str, params: dict[str, int]) -> None:
    phone = check_phone(typed)
    assert phone.number == typed
    assert phone.problem is not None
    assert (phone.problem.code, dict(phone.problem.params), phone.problem.soft) == (code, params, True)
    assert phone.problem.field == "phone"


@given(st.text("0123456789 -+()转无#", max_size=40))
def test_no_telephone_ever_refuses_a_visit(typed: str) -> None:
    phone = check_phone(typed)
    assert check_phone(phone.number).number == phone.number
    assert phone.problem is None or phone.problem.soft


def test_what_cannot_be_stored_is_told_even_for_a_telephone() -> None:
    with pytest.raises(UserError) as refused:
        check_phone("138\ud800")
    assert codes_of(refused) == ["text.broken"]


def test_nothing_secret_is_printed_by_accident() -> None:
    assert "3019" not in repr(check_number(CITIZEN, "130105199003073019", TODAY))
    assert "8000" not in repr(check_phone("13800138000"))


def test_age_by_birthday() -> None:
    assert age(date(1966, 11, 24), TODAY) == 60
    assert age(date(1966, 11, 25), TODAY) == 59
    assert age(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age(date(2008, 2, 29), date(2026, 3, 1)) == 18
    assert age(TODAY, TODAY) == 0


@given(st.dates(date(1900, 1, 1), TODAY), st.dates(TODAY, date(2100, 1, 1)))
def test_age_grows_by_one_a_year_and_never_shrinks(birth: date, day: date) -> None:
    assert age(birth, day) >= 0
    assert age(birth, day + timedelta(days=1)) - age(birth, day) in (0, 1)
    assert abs((day - birth).days / 365.2425 - age(birth, day) - 0.5) <= 0.51


def test_suggested_priorities() -> None:
    assert suggested_priorities(date(1966, 11, 24), TODAY) == (Priority.ELDERLY,)
    assert suggested_priorities(date(1966, 11, 25), TODAY) == ()
    assert suggested_priorities(date(2008, 11, 25), TODAY) == (Priority.MINOR,)
    assert suggested_priorities(date(2008, 11, 24), TODAY) == ()
    assert suggested_priorities(None, TODAY) == ()
    assert is_elderly(date(1950, 1, 1), TODAY)
    assert not is_minor(date(1950, 1, 1), TODAY)


def test_every_paper_and_priority_has_a_name_in_both_languages() -> None:
    assert set(PAPER_NAMES) == set(PaperType)
    assert set(PRIORITY_NAMES) == set(Priority)
    names = [*PAPER_NAMES.values(), *PRIORITY_NAMES.values()]
    assert all(len(set(pair)) == 2 and all(pair) for pair in names)
    assert len({pair[0] for pair in names}) == len(names)
