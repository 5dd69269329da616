"""A month: what was counted, and the rows of its ranking. Used by views and services of this room; the statements stand
beside the tables (:mod:`hall.ratings.records`), the formula in :mod:`hall.ratings.ranking`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from hall.catalogue.views import catalogue_now
from hall.centre.views import set_to
from hall.ratings.orders import Ranking, RankRow
from hall.ratings.records import (
    BY_CLERK,
    BY_WINDOW,
    CLERKS_CLOSED,
    CLOSED,
    ENTRIES,
    EVENTS,
    PEOPLE,
    TAIL,
    WINDOWS_CLOSED,
)
from hall.ratings.rules import (
    Figures,
    default_rated,
    figures,
    formula,
    month_before,
    month_of,
    one_rating,
    ranked,
)
from hall.store.frozen import thawed
from hall.store.unit import Reading


class Named(NamedTuple):
    """How a window or a clerk is called in a row."""

    window: str
    window_name: str
    desk: str
    desk_name: str
    clerk: str = ""
    account: int | None = None


class Counting(NamedTuple):
    """How a month is ranked: the fewest ratings for a place, the day of asking, and a province's days (0: off)."""

    month: str
    minimum: int
    today: date
    default_days: int


def rank_rows(
    counted: Mapping[str, Figures],
    named: Callable[[str], Named],
    how: Counting,
    before: Mapping[str, int | None],
) -> tuple[RankRow, ...]:
    """The rows in their order; ``before`` are the places of the month before, by the same keys."""
    return tuple(
        _row(place, named(key), counted[key], how, before.get(key)) for place, key in ranked(counted, how.minimum)
    )


def _row(place: int | None, called: Named, figures: Figures, how: Counting, before: int | None) -> RankRow:
    return RankRow(
        place,
        called.window,
        called.window_name,
        called.desk,
        called.desk_name,
        figures.served,
        figures.rated,
        figures.by_level(),
        figures.satisfied,
        figures.satisfaction,
        figures.response,
        figures.mean,
        before,
        called.clerk,
        figures.not_rated,
        figures.struck_out,
        default_rated(figures, how.month, how.today, how.default_days),
        called.account,
    )


def _counted(row: RankRow) -> Figures:
    five, four, three, two, one = (row.levels[level] for level in "54321")
    return Figures(row.served, (five, four, three, two, one), row.not_rated, row.struck_out)


def hall_row(rows: Iterable[RankRow], how: Counting) -> RankRow:
    """The whole hall: every window together, without a place."""
    total = Figures()
    for row in rows:
        total = total.plus(_counted(row))
    return _row(None, Named("", "", "", ""), total, how, None)


_EVERYTHING = 2**62


def counted_from_events(
    reading: Reading, first: date, last: date, upto: int = _EVERYTHING
) -> dict[tuple[str, int, str], Figures]:
    """Window, clerk, desk → figures of these days, counted anew from services and ratings; services up to this id."""
    found: dict[tuple[str, int, str], Figures] = {}
    for window, clerk, desk, level, struck_out, count, served in reading.rows(
        EVENTS, first=first, last=last, upto=upto
    ):
        key = window, clerk or 0, desk
        found[key] = found.get(key, Figures()).plus(one_rating(level, struck_out, count)).plus(Figures(int(served)))
    return found


def counted(
    reading: Reading, month: str, *, by_clerk: bool = False, until_yesterday: bool = False
) -> dict[str, Figures]:
    """Window code, or account as text, → what was counted in a month, from the counters."""
    found: dict[str, Figures] = {}
    if by_clerk:
        for account, _, *sums in reading.rows(BY_CLERK, month=month):
            found[str(account)] = found.get(str(account), Figures()).plus(figures(sums))
    else:
        found = {window: figures(sums) for window, *sums in reading.rows(BY_WINDOW, month=month)}
    for day, window, account, served in reading.rows(TAIL):
        if month_of(day) == month:
            key = str(account or 0) if by_clerk else window
            found[key] = found.get(key, Figures()).plus(Figures(served))
    if until_yesterday and month == month_of(reading.today):
        for (window, account, _), today in counted_from_events(reading, reading.today, reading.today).items():
            key = str(account) if by_clerk else window
            found[key] = found.get(key, Figures()).minus(today)
    return {key: one for key, one in found.items() if one != Figures()}


def how_counted(reading: Reading, month: str) -> Counting:
    """By the settings of today."""
    return Counting(
        month, int(set_to(reading, "rating.minimum")), reading.today, int(set_to(reading, "rating.default_days"))
    )


def month_rows(
    reading: Reading, how: Counting, *, by_clerk: bool = False, until_yesterday: bool = False, compared: bool = True
) -> tuple[RankRow, ...]:
    """The rows of a month, frozen where it is closed; ``compared`` with the places of the month before."""
    frozen = _frozen_rows(reading, how.month, by_clerk=by_clerk)
    if frozen is not None:
        return frozen
    before = _places(reading, how, by_clerk=by_clerk) if compared else {}
    found = counted(reading, how.month, by_clerk=by_clerk, until_yesterday=until_yesterday)
    return rank_rows(found, _named(reading, how.month, by_clerk=by_clerk), how, before)


def _frozen_rows(reading: Reading, month: str, *, by_clerk: bool) -> tuple[RankRow, ...] | None:
    row = reading.row(CLOSED, month=month)
    if row is None:
        return None
    kept = CLERKS_CLOSED if by_clerk else WINDOWS_CLOSED

    def thaw() -> tuple[RankRow, ...]:
        rows: tuple[RankRow, ...] = thawed(tuple[RankRow, ...], reading.value(kept, month=month))
        return rows

    return reading.memo(f"ratings.{month}.{by_clerk}", row.closed_at, thaw)


def _places(reading: Reading, how: Counting, *, by_clerk: bool) -> dict[str, int | None]:
    """The places of the month before."""
    month = month_before(how.month)
    frozen = _frozen_rows(reading, month, by_clerk=by_clerk)
    if frozen is not None:
        return {str(row.account or 0) if by_clerk else row.window: row.rank for row in frozen}
    return {key: place for place, key in ranked(counted(reading, month, by_clerk=by_clerk), how.minimum)}


def _named(reading: Reading, month: str, *, by_clerk: bool) -> Callable[[str], Named]:
    catalogue = catalogue_now(reading)

    def names() -> dict[str, Named]:
        desks = catalogue.desks
        return {
            one.code: Named(one.code, one.name, one.desk, desks[one.desk].name if one.desk in desks else "")
            for one in catalogue.windows
        }

    windows = reading.memo("ratings.windows", catalogue.edition, names)
    if not by_clerk:
        return lambda code: windows.get(code) or Named(code, code, "", "")
    most: dict[str, tuple[int, str]] = {}
    for counts in reading.rows(BY_CLERK, month=month):
        most[str(counts.account)] = max(most.get(str(counts.account), (0, "")), (counts.served, counts.window))
    people = {str(row.id): row.name for row in reading.rows(PEOPLE)}

    def clerk(key: str) -> Named:
        window = most.get(key, (0, ""))[1]
        at = windows.get(window) or Named(window, window, "", "")
        return at._replace(clerk=people.get(key, ""), account=int(key) or None)

    return clerk


def window_name(reading: Reading, window: str) -> str:
    """What a window is called; its code where it is no longer in use."""
    return next((one.name for one in catalogue_now(reading).windows if one.code == window), window)


def ranking_of(
    reading: Reading,
    how: Counting,
    rows: tuple[RankRow, ...],
    *,
    by_clerk: bool = False,
    own: frozenset[str] | None = None,
) -> Ranking:
    """The rows with what is said of them all, and the entries since the closing (of one's ``own`` windows, or of all)."""
    closed = reading.row(CLOSED, month=how.month)
    if closed is None:
        return Ranking(how.month, how.minimum, rows, frozen=False, formula=formula(how.minimum), by_clerk=by_clerk)
    entries = [row for row in reading.rows(ENTRIES, month=how.month) if own is None or row.window in own]
    return Ranking(
        how.month,
        closed.minimum,
        rows,
        frozen=True,
        closed_at=closed.closed_at,
        corrections=tuple(
            f"{row.at:%Y-%m-%d %H:%M}  {window_name(reading, row.window)}  {row.before} → {row.after}"
            for row in entries
        ),
        formula=(closed.formula[0], closed.formula[1]),
        by_clerk=by_clerk,
    )
