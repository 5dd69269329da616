"""The formula, places and ties."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.errors import UserError
from hall.ratings.rules import (
    Figures,
    check_month,
    default_rated,
    formula,
    is_over,
    month_before,
    month_days,
    month_of,
    ranked,
)

small = st.integers(0, 12)


@st.composite
def some_figures(draw: st.DrawFn, most: int = 12) -> Figures:
    levels = draw(st.tuples(*[st.integers(0, most)] * 5))
    return Figures(sum(levels) + draw(small), levels, draw(small), draw(small))


counted = st.dictionaries(st.text("ABCW0123", min_size=1, max_size=3), some_figures(), max_size=12)


def exactly(figures: Figures) -> tuple[Fraction, Fraction, int]:
    """What decides, without any rounding."""
    five, four, three, two, one = figures.levels
    rated = five + four + three + two + one
    return Fraction(five + four + three, rated), Fraction(rated, figures.served), figures.served


@given(some_figures())
def test_every_rate_is_its_parts(figures: Figures) -> None:
    five, four, three, two, one = figures.levels
    rated = five + four + three + two + one
    assert figures.rated == rated
    assert figures.satisfied == five + four + three
    assert figures.satisfaction == (None if not rated else (five + four + three) / rated)
    assert figures.response == (None if not figures.served else rated / figures.served)
    assert figures.mean == (None if not rated else (5 * five + 4 * four + 3 * three + 2 * two + one) / rated)
    assert figures.by_level() == {"5": five, "4": four, "3": three, "2": two, "1": one}


@given(counted, st.integers(1, 20))
def test_places_are_those_of_exact_fractions(found: dict[str, Figures], minimum: int) -> None:
    """The place is one more than the number of those who are truly better."""
    placed = ranked(found, minimum)
    assert sorted(key for _, key in placed) == sorted(found)
    strong = {key: exactly(one) for key, one in found.items() if one.rated >= minimum}
    for place, key in placed:
        better = sum(other > strong[key] for other in strong.values()) if key in strong else None
        assert place == (None if better is None else better + 1)
    places = [place for place, _ in placed]
    assert places == sorted(places, key=lambda place: (place is None, place or 0))


@given(st.lists(some_figures(10**6), min_size=2, max_size=40))
def test_large_numbers_are_compared_exactly(found: list[Figures]) -> None:
    named = {f"W{place:02}": one for place, one in enumerate(found)}
    strong = {key: exactly(one) for key, one in named.items() if one.rated}
    for place, key in ranked(named, 1):
        if place is not None:
            assert place == 1 + sum(other > strong[key] for other in strong.values())


def test_equal_ones_share_a_place_and_the_next_is_left_out() -> None:
    best = Figures(20, (10, 0, 0, 0, 0))
    equal = Figures(40, (10, 5, 4, 1, 0))
    same = Figures(40, (19, 0, 0, 0, 1))  # other levels, the same three numbers
    last = Figures(30, (0, 0, 0, 5, 5))
    few = Figures(9, (9, 0, 0, 0, 0))
    none = Figures(5)
    found = ranked({"W1": last, "W2": same, "W3": best, "W4": equal, "W5": few, "W6": none}, 10)
    assert found == [(1, "W3"), (2, "W2"), (2, "W4"), (4, "W1"), (None, "W5"), (None, "W6")]


def test_what_decides_after_satisfaction() -> None:
    # equal satisfaction: response first, then services
    found = {
        "A": Figures(100, (20, 0, 0, 0, 0)),
        "B": Figures(25, (20, 0, 0, 0, 0)),
        "C": Figures(50, (40, 0, 0, 0, 0)),
    }
    assert ranked(found, 10) == [(1, "C"), (2, "B"), (3, "A")]


@given(some_figures(), some_figures())
def test_together_is_the_sum(one: Figures, two: Figures) -> None:
    both = one.plus(two)
    assert (both.served, both.rated, both.satisfied) == (
        one.served + two.served,
        one.rated + two.rated,
        one.satisfied + two.satisfied,
    )
    assert (both.not_rated, both.struck_out) == (one.not_rated + two.not_rated, one.struck_out + two.struck_out)


def test_what_a_province_counts_by_default_is_off_and_apart() -> None:
    figures = Figures(30, (10, 0, 0, 0, 0), not_rated=5, struck_out=2)
    assert default_rated(figures, "2026-11", date(2027, 1, 1), 0) is None
    assert default_rated(figures, "2026-11", date(2026, 12, 5), 5) is None
    assert default_rated(figures, "2026-11", date(2026, 12, 6), 5) == 18


@given(st.dates(date(2000, 1, 1), date(2099, 11, 30)))
def test_months(day: date) -> None:
    month = month_of(day)
    first, last = month_days(month)
    assert check_month(f" {month} ") == month
    assert first <= day <= last
    assert (first.day, month_of(first), month_of(last)) == (1, month, month)
    assert month_of(last.fromordinal(last.toordinal() + 1)) != month
    assert month_before(month, 0) == month
    assert month_before(month, 12) == f"{day.year - 1:04d}{month[4:]}"
    assert not is_over(month, last)
    assert is_over(month, last.fromordinal(last.toordinal() + 1))


@pytest.mark.parametrize(
    "raw", ["", "2026", "2026-13", "2026-00", "2026-1", "26-11", "2026/11", "2026-11-01", "二〇二六"]
)
def test_a_month_is_written_one_way(raw: str) -> None:
    with pytest.raises(UserError, match=r"month\.form"):
        check_month(raw)


def test_the_formula_names_the_minimum() -> None:
    assert all("17" in words for words in formula(17))
