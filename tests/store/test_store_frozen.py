"""Answers that are kept and come back as they were."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.clock import HALL_ZONE
from hall.store.base import canonical
from hall.store.frozen import answer_of, plain, thawed


class Colour(StrEnum):
    GREEN = "green"
    RED = "red"


class Level(IntEnum):
    GOOD = 5
    BAD = 1


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    colour: Colour
    counted: int | None
    level: Level


@dataclass(frozen=True, slots=True)
class Whole:
    parts: tuple[Part, ...]
    pair: tuple[int, str]
    by_colour: dict[Colour, date]
    colours: frozenset[Colour]
    at: datetime | None
    best: Part | None
    share: float
    sure: bool
    made: str = field(init=False, default="here")


PARTS = st.builds(Part, st.text(), st.sampled_from(Colour), st.none() | st.integers(), st.sampled_from(Level))
WHOLES = st.builds(
    Whole,
    st.lists(PARTS).map(tuple),
    st.tuples(st.integers(), st.text()),
    st.dictionaries(st.sampled_from(Colour), st.dates()),
    st.frozensets(st.sampled_from(Colour)),
    st.none() | st.datetimes(timezones=st.just(HALL_ZONE)),
    st.none() | PARTS,
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
)


@given(WHOLES)
def test_what_is_frozen_thaws_to_what_it_was(whole: Whole) -> None:
    kept = canonical(plain(whole))
    assert thawed(Whole, json.loads(kept)) == whole
    assert canonical(plain(thawed(Whole, json.loads(kept)))) == kept


@given(st.lists(PARTS).map(tuple))
def test_a_bare_tuple_and_nothing_thaw_too(parts: tuple[Part, ...]) -> None:
    assert thawed(tuple[Part, ...], plain(parts)) == parts
    assert thawed(type(None), plain(None)) is None
    assert all(type(one.level) is Level for one in thawed(tuple[Part, ...], json.loads(canonical(plain(parts)))))


def test_what_has_no_plain_form_is_a_bug() -> None:
    with pytest.raises(TypeError, match="object has no plain form"):
        plain({"one": object()})


def test_the_type_of_an_answer_is_what_the_function_says() -> None:
    def answer() -> tuple[Part, ...]:
        return ()

    assert answer_of(answer) == tuple[Part, ...]
