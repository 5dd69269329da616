"""A month: what was counted, and the rows of its ranking. Used by views and services of this room; the statements stand
beside the tables (:mod:`hall.ratings.records`), the formula in :mod:`hall.ratings.ranking`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

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
) -> dict[tuple[str, int], Figures]:
    """Window and clerk → figures of these days, counted anew from services and ratings; services up to this id."""
    found: dict[tuple[str, int], Figures] = {}
    for window, clerk, level, struck_out, count, served in reading.rows(EVENTS, first=first, last=last, upto=upto):
        key = window, clerk or 0
        found[key] = found.get(key, Figures()).plus(one_rating(level, struck_out, count)).plus(Figures(int(served)))
    return found


Counts = dict[str, Figures]
"""Window code, or account as text → what was counted."""


def counted(
    reading: Reading, months: Sequence[str], *, by_clerk: bool = False, until_yesterday: bool = False
) -> dict[str, Counts]:
    """What was counted in each of these months, which follow each other, from the counters and the few services behind their mark."""
    found: dict[str, Counts] = {month: {} for month in months}
    if by_clerk:
        for month, account, _, *counts in reading.rows(BY_CLERK, since=min(months), until=max(months)):
            _plus(found[month], str(account), figures(counts))
    else:
        for month, window, served, *levels, not_rated, struck_out in reading.rows(
            BY_WINDOW, since=min(months), until=max(months)
        ):
            five, four, three, two, one = levels
            found[month][window] = Figures(served, (five, four, three, two, one), not_rated, struck_out)
    for day, window, account, served in reading.rows(TAIL):
        in_month = found.get(month_of(day))
        if in_month is not None:
            _plus(in_month, str(account or 0) if by_clerk else window, Figures(served))
    today = found.get(month_of(reading.today))
    if until_yesterday and today is not None:
        for (window, account), of_today in counted_from_events(reading, reading.today, reading.today).items():
            key = str(account) if by_clerk else window
            today[key] = today[key].minus(of_today)
            if today[key] == Figures():
                del today[key]
    return found


def _plus(counts: Counts, key: str, more: Figures) -> None:
    counts[key] = counts[key].plus(more) if key in counts else more


def how_counted(reading: Reading, month: str) -> Counting:
    """By the settings of today."""
    return Counting(
        month, int(set_to(reading, "rating.minimum")), reading.today, int(set_to(reading, "rating.default_days"))
    )


Closed = Mapping[str, Any]
"""Month → how it was closed, of those that are."""


def closed_months(reading: Reading, month: str) -> Closed:
    """Whether a month and the one before it are closed."""
    return {row.month: row for row in reading.rows(CLOSED, since=month_before(month), until=month)}


def month_rows(
    reading: Reading,
    how: Counting,
    closed: Closed,
    *,
    by_clerk: bool = False,
    until_yesterday: bool = False,
    compared: bool = True,
) -> tuple[RankRow, ...]:
    """The rows of a month, frozen where it is closed; ``compared`` with the places of the month before."""
    if how.month in closed:
        return _frozen_rows(reading, closed[how.month], by_clerk=by_clerk)
    earlier = month_before(how.month)
    live = [how.month] if earlier in closed or not compared else [how.month, earlier]
    found = counted(reading, live, by_clerk=by_clerk, until_yesterday=until_yesterday)
    before: Mapping[str, int | None] = {}
    if earlier in found:
        before = {key: place for place, key in ranked(found[earlier], how.minimum)}
    elif compared:
        frozen = _frozen_rows(reading, closed[earlier], by_clerk=by_clerk)
        before = {str(row.account or 0) if by_clerk else row.window: row.rank for row in frozen}
    return rank_rows(found[how.month], _named(reading, how.month, by_clerk=by_clerk), how, before)


def _frozen_rows(reading: Reading, closed: Any, *, by_clerk: bool) -> tuple[RankRow, ...]:
    kept, month = CLERKS_CLOSED if by_clerk else WINDOWS_CLOSED, closed.month

    def thaw() -> tuple[RankRow, ...]:
        rows: tuple[RankRow, ...] = thawed(tuple[RankRow, ...], reading.value(kept, month=month))
        return rows

    return reading.memo(f"ratings.{month}.{by_clerk}", closed.closed_at, thaw)


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
    for counts in reading.rows(BY_CLERK, since=month, until=month):
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
    closed: Closed,
    *,
    by_clerk: bool = False,
    own: frozenset[str] | None = None,
) -> Ranking:
    """The rows with what is said of them all, and the entries since the closing (of one's ``own`` windows, or of all)."""
    kept = closed.get(how.month)
    if kept is None:
        return Ranking(how.month, how.minimum, rows, frozen=False, formula=formula(how.minimum), by_clerk=by_clerk)
    entries = [row for row in reading.rows(ENTRIES, month=how.month) if own is None or row.window in own]
    return Ranking(
        how.month,
        kept.minimum,
        rows,
        frozen=True,
        closed_at=kept.closed_at,
        corrections=tuple(
            f"{row.at:%Y-%m-%d %H:%M}  {window_name(reading, row.window)}  {row.before} → {row.after}"
            for row in entries
        ),
        formula=(kept.formula[0], kept.formula[1]),
        by_clerk=by_clerk,
    )
