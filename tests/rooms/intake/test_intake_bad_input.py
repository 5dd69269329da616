"""Whatever is typed: a clear problem beside its field, or stored and told back as it is. Through the door."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.asking import Actor
from hall.bootstrap import House
from hall.cases.orders import CaseBrief, CaseByNumber
from hall.clock import in_hall
from hall.errors import UserError
from hall.intake.checking import check
from hall.intake.orders import Acquaintances, Group, Known, Member, ProposeFor, Registered, RegisterVisit, Search
from hall.papers.orders import IssuedPaper, PaperContent
from hall.people.rules import PaperType
from hall.routing.rules import Proposals
from tests.helpers.vectors import VECTORS

NOW = in_hall(datetime(2026, 11, 23, 9, 42))
TEXTS = ("name", "address", "statement", "other_party", "materials", "missing", "priority_reason")
LINES = tuple(text for text in TEXTS if text != "statement")


def problems(**fields: object) -> list[tuple[str, str | None]]:
    order = RegisterVisit(**({"name": "王小明", "statement": "欠薪"} | fields))  # type: ignore[arg-type]
    return [(one.code, one.field) for one in check(order, NOW)[1]]


def back(house: House, guide: Actor, done: Registered) -> tuple[CaseBrief, IssuedPaper, Known]:
    brief: CaseBrief = house.door.ask(guide, CaseByNumber(number=done.case_number))
    paper: IssuedPaper = house.door.ask(guide, PaperContent(number=done.paper.number))
    name = paper.snapshot.fields["applicant"]
    known: Known = house.door.ask(guide, Acquaintances(name=name))
    return brief, paper, known


def test_valid_papers_of_every_kind_are_taken(
    register_sqlite: Callable[..., Registered], sqlite_hall: House, guide: Actor
) -> None:
    residence = {
        "81": PaperType.HK_MACAO_RESIDENCE,
        "82": PaperType.HK_MACAO_RESIDENCE,
        "83": PaperType.TAIWAN_RESIDENCE,
    }
    papers = [
        (residence.get(one["value"][:2], PaperType.CITIZEN_ID), one["value"]) for one in VECTORS["citizen_id_valid"]
    ]
    papers += [
        (PaperType.CITIZEN_ID, "１３０１０５１９９００３０７３０１９"),
        (PaperType.CITIZEN_ID, "37098219851029404x"),
    ]
    papers += [
        (PaperType.PERMANENT_RESIDENCE, one["value"]) for one in VECTORS["foreign_permanent_resident_2023_valid"]
    ]
    papers += [
        (PaperType.PERMANENT_RESIDENCE, one["value"]) for one in VECTORS["foreign_permanent_resident_2017_format"]
    ]
    papers += [(PaperType(one["type"]), one["value"]) for one in VECTORS["hmt_pass_format"]]
    people = [register_sqlite(paper_type=kind, number=number, again=True).person for kind, number in papers]
    known: Known = sqlite_hall.door.ask(guide, Acquaintances(number="130105199003073019"))
    assert (known.persons[0].birth, known.persons[0].sex, known.persons[0].visit_count) == (date(1990, 3, 7), "1", 2)
    same = people[papers.index((PaperType.CITIZEN_ID, "130105199003073019"))]
    assert (
        known.persons[0].person
        == same
        == people[papers.index((PaperType.CITIZEN_ID, "１３０１０５１９９００３０７３０１９"))]
    )
    assert len(set(people)) == len(people) - 3  # full-width, small x and the older pass are people known already


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("110105194912310020", "id.check"),
        ("410103200102300010", "id.date"),
        ("130105210001010019", "id.future"),
        ("13010519900307301", "id.length"),
        ("13010519900307301O", "id.characters"),
        ("130105900307301", "id.fifteen"),
        ("130105199013073019", "id.month"),
        ("130105199102290010", "id.leap"),
    ],
)
def test_a_number_that_cannot_be(register_sqlite: Callable[..., Registered], number: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        register_sqlite(number=number)
    assert [(one.code, one.field) for one in refused.value.problems] == [(code, "number")]


def test_a_wrong_check_character_may_be_kept_with_a_reason(
    register_sqlite: Callable[..., Registered], sqlite_hall: House, guide: Actor
) -> None:
    wrong = "110105194912310020"
    with pytest.raises(UserError):
        register_sqlite(number=wrong, number_confirmed="  ")
    done = register_sqlite(number=wrong, number_confirmed="看过证件原件，号码就是这样")
    known: Known = sqlite_hall.door.ask(guide, Acquaintances(number=wrong))
    assert (known.persons[0].person, known.persons[0].birth) == (done.person, date(1949, 12, 31))
    with pytest.raises(UserError):
        register_sqlite(number="410103200102300010", number_confirmed="看过证件")


@pytest.mark.parametrize(
    "phone", [*VECTORS["mobile_valid"], *VECTORS["landline_valid"], *VECTORS["mobile_invalid"], "无"]
)
def test_no_telephone_keeps_anybody_out(phone: str) -> None:
    assert problems(phone=phone) == []


@pytest.mark.parametrize("one", VECTORS["name_normalise"], ids=lambda one: one["note"])
def test_names_are_kept_in_one_way(
    register_sqlite: Callable[..., Registered], sqlite_hall: House, guide: Actor, one: dict[str, str]
) -> None:
    done = register_sqlite(name=one["in"])
    _, paper, known = back(sqlite_hall, guide, done)
    assert (paper.snapshot.fields["applicant"], known.persons[0].name) == (one["out"], one["out"])


@pytest.mark.parametrize(
    "text",
    [
        "<b>王</b>&amp;",
        "a<script>alert(1)</script>",
        "％ＡＢＣ%_\\'\"; DROP TABLE person;--",
        "{ticket} {}",
        "䶮㛃𬀩𠅤淾",
        "\U0001f469\u200d\U0001f467 e\u0301",
    ],
)
def test_markup_and_odd_signs_come_back_literally(
    register: Callable[..., Registered], hall_open: House, guide: Actor, text: str
) -> None:
    done = register(statement=text, other_party=text, materials=text, missing=text, address=text)
    brief, paper, _ = back(hall_open, guide, done)
    from hall.text import clean_line, clean_words

    assert brief.summary == " ".join(clean_words(text).split())
    assert paper.snapshot.fields["other_party"] == clean_line(text)
    assert "<" not in text or "<" in brief.summary
    assert hall_open.door.ask(guide, Search(text=text)) == ()


@pytest.mark.parametrize("field", TEXTS)
@pytest.mark.parametrize(
    ("bad", "code"), [("王\ud800", "text.broken"), ("王\x00明", "text.control"), ("王\ue863", "text.private_use")]
)
def test_what_no_paper_could_show_is_told_beside_its_field(field: str, bad: str, code: str) -> None:
    assert problems(**{field: bad}) == [(code, field)]


@pytest.mark.parametrize("field", TEXTS)
def test_direction_marks_are_dropped(field: str) -> None:
    order = RegisterVisit(**({"name": "王小明", "statement": "欠薪"} | {field: "王\u202e小\u200b明"}))  # type: ignore[arg-type]
    checked, found = check(order, NOW)
    assert found == ()
    assert checked is not None
    kept = {"name": checked.speaker.name, "address": checked.speaker.address}
    assert kept.get(field, getattr(checked, field, "")) == "王小明"


@pytest.mark.parametrize("field", TEXTS)
def test_a_hundred_thousand_characters_are_too_many(field: str) -> None:
    assert problems(**{field: "长" * 100_000}) == [("text.too_long", field)]


def test_the_longest_statement_is_kept_whole(
    register: Callable[..., Registered], hall_open: House, guide: Actor
) -> None:
    from sqlalchemy import select

    from hall.cases.records import case_file
    from hall.cases.views import STATEMENT

    said = "我说一句话。" * 3333
    done = register(statement=said)
    with hall_open.store.reading() as connection:
        row = connection.execute(select(case_file).where(case_file.c.id == done.case)).one()
    assert hall_open.vault.open(row.statement, STATEMENT) == said
    assert row.statement_digest == hall_open.vault.digest(said, STATEMENT)
    assert back(hall_open, guide, done)[0].summary.endswith("……（全文见登记）")


def test_everything_is_told_at_once_in_the_order_of_the_form(
    register_sqlite: Callable[..., Registered],
) -> None:
    with pytest.raises(UserError) as refused:
        register_sqlite(
            name="",
            number="123",
            phone="\x07",
            address="\ud800",
            statement=" ",
            amount="很多",
            desk="D99",
            matter="M9999",
        )
    assert [(one.code, one.field) for one in refused.value.problems] == [
        ("id.length", "number"),
        ("visit.name", "name"),
        ("text.control", "phone"),
        ("text.broken", "address"),
        ("visit.statement", "statement"),
        ("amount.form", "amount"),
        ("visit.desk", "desk"),
        ("visit.matter", "matter"),
    ]


def test_a_number_without_a_paper_and_a_paper_without_a_number() -> None:
    assert problems(paper_type=PaperType.NONE, number="130105199003073019") == [("id.none", "number")]
    assert problems(paper_type=PaperType.NONE, number=" ") == []
    assert problems(paper_type=PaperType.PASSPORT, number="E1") == [("id.form.414", "number")]


def test_questions_never_break_on_what_is_half_typed(sqlite_hall: House, guide: Actor) -> None:
    ask = sqlite_hall.door.ask
    for text in ("", "\ud800", "\x00", "欠" * 30_000, "<b>", "%", "_", "\u202e", "' OR 1=1 --", "1" * 5000):
        assert ask(guide, Acquaintances(name=text, number=text, phone=text)) == Known()
        assert isinstance(ask(guide, ProposeFor(statement=text, other_party=text, number=text, phone=text)), Proposals)


anything = st.text(st.characters(codec=None), max_size=40)


@given(anything, anything, anything, anything, st.sampled_from(PaperType), st.booleans(), st.integers(-3, 12))
def test_whatever_is_typed_is_told_or_taken(
    name: str, number: str, phone: str, amount: str, kind: PaperType, one_ticket: bool, count: int
) -> None:
    member = Member(name=phone, number=name, paper_type=kind, phone=number)
    group = Group(count=count, members=(member, member), one_ticket=one_ticket) if count else None
    order = RegisterVisit(
        name=name, number=number, phone=phone, amount=amount, paper_type=kind, statement=number, group=group
    )
    checked, found = check(order, NOW)
    assert (checked is None) == bool(found)
    assert all(one.field for one in found)
    if checked is not None:
        assert checked.people
        assert checked.statement
        for text in (checked.speaker.name, checked.statement, checked.other_party):
            text.encode()
