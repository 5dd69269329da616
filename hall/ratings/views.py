"""Answers about ratings: what is to be rated, what was counted, what is to be corrected."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import bindparam, select

from hall.asking import Actor, Right
from hall.cases.records import case_file
from hall.catalogue.views import catalogue_now
from hall.centre.views import set_to
from hall.errors import UserError
from hall.papers.orders import VerifyCode
from hall.papers.rules import PaperState
from hall.papers.views import verify_code
from hall.queueing.records import seat, service, ticket
from hall.queueing.rules import TicketState
from hall.ratings.monthly import closed_months, hall_row, how_counted, month_rows, ranking_of, window_name
from hall.ratings.orders import (
    CorrectionRow,
    Corrections,
    OwnService,
    Rank,
    Ranking,
    RankRow,
    RateByCode,
    RateNow,
    RatingTrend,
    ServiceBehind,
    ServicesBehind,
    ToRate,
)
from hall.ratings.records import COUNTS, correction, month_count, rating, settled
from hall.ratings.rules import (
    UNSETTLED,
    Channel,
    Level,
    Why,
    check_month,
    correction_limits,
    correction_standing,
    has_passed,
    month_before,
    month_days,
    month_of,
    rating_until,
    still_open,
)
from hall.store.unit import Reading, answers

WORDS, NOTE = "rating.words", "correction.note"
"""What sealed texts are bound to."""

_MOST, _MOST_MONTHS = 500, 36

_RATED = (rating.c.level, rating.c.first_at, rating.c.reasons, rating.c.channel, rating.c.struck_out)
SERVICE = select(service, *_RATED, rating.c.service_id).outerjoin(rating, rating.c.service_id == service.c.id)
"""A service with its rating, if it has one."""

_FOR_RATING = SERVICE.add_columns(settled.label("settled")).where(service.c.id == bindparam("service"), COUNTS)

_NEWEST = (
    SERVICE.where(
        service.c.day == bindparam("day"), service.c.window == bindparam("window"), service.c.taken_back_at.is_(None)
    )
    .order_by(service.c.id.desc())
    .limit(1)
)
_SEAT = (
    select(seat.c.clerk, ticket.c.state)
    .outerjoin(ticket, ticket.c.id == seat.c.ticket_id)
    .where(seat.c.window == bindparam("window"), seat.c.day == bindparam("day"))
)
_OF_CASE = SERVICE.where(service.c.case_id == bindparam("case"), COUNTS).order_by(service.c.id.desc()).limit(_MOST)
_BEHIND = (
    SERVICE.where(service.c.window == bindparam("window"), service.c.day.between(bindparam("first"), bindparam("last")))
    .where(COUNTS)
    .order_by(service.c.id.desc())
)
_SEATS = select(seat.c.window).where(seat.c.account == bindparam("account"), seat.c.day == bindparam("day"))
_SERVED_AT = select(month_count.c.window).where(
    month_count.c.account == bindparam("account"), month_count.c.month.in_(bindparam("months", expanding=True))
)
CORRECTION = (
    select(
        correction,
        *(service.c.window, service.c.desk, service.c.account, service.c.day),
        *(rating.c.level, rating.c.reasons, rating.c.words),
        case_file.c.number.label("case_number"),
    )
    .join(rating, rating.c.service_id == correction.c.service_id)
    .join(service, service.c.id == correction.c.service_id)
    .outerjoin(case_file, case_file.c.id == service.c.case_id)
)
"""A correction task with the service and the rating it is about."""


def setting(reading: Reading, name: str) -> int:
    """A setting that is a number."""
    return int(set_to(reading, name))


def sees_all(actor: Actor) -> bool:
    """Whether somebody sees the ratings of every window; who serves and does not run the hall sees his own."""
    return not actor.may(Right.SERVE) or actor.may(Right.RUN_HALL)


def own_windows(reading: Reading, *months: str) -> frozenset[str]:
    """Where the asking person sits today, and where he served in these months."""
    account = reading.actor.account
    if account is None:
        return frozenset()
    here = reading.rows(_SEATS, account=account, day=reading.today)
    return frozenset(row.window for row in [*here, *reading.rows(_SERVED_AT, account=account, months=list(months))])


def service_row(reading: Reading, service_id: int) -> Any:
    """A finished service with its rating. Raises ``rating.no_service``; one that was taken back is none, unless it was rated."""
    row = reading.row(_FOR_RATING, service=service_id)
    if row is None:
        raise UserError("rating.no_service", "service")
    return row


@answers(RateNow)
def rate_now(reading: Reading, question: RateNow) -> ToRate:
    """The newest finished service of the window, while its resident is still there: not once the next one is served."""
    window = next((one for one in catalogue_now(reading).windows if one.code == question.window), None)
    if window is None:
        raise UserError("rating.window", "window")
    sits = reading.row(_SEAT, window=window.code, day=reading.today)
    nothing = ToRate(window.code, window.name, sits.clerk if sits is not None else "")
    if sits is not None and sits.state is TicketState.SERVING:
        return replace(nothing, busy=True)
    row = reading.row(_NEWEST, window=window.code, day=reading.today)
    if row is None or row.service_id is not None:
        return nothing
    left = still_open(row.ended_at, reading.now, setting(reading, "rating.seconds"))
    return ToRate(window.code, window.name, row.clerk, row.id, row.number, left) if left else nothing


def case_of_code(reading: Reading, code: str) -> int:
    """The case of the paper that bears this code. Raises ``rating.code`` unless it is genuine and valid."""
    verdict = verify_code(reading, VerifyCode(code=code))
    if not verdict.genuine or verdict.row is None or verdict.row.state is not PaperState.VALID:
        raise UserError("rating.code", "code")
    return verdict.row.case


@answers(RateByCode)
def rate_by_code(reading: Reading, question: RateByCode) -> tuple[OwnService, ...]:
    """The services of the case the code belongs to."""
    return tuple(_own(reading, row) for row in reading.rows(_OF_CASE, case=case_of_code(reading, question.code)))


def _own(reading: Reading, row: Any) -> OwnService:
    until = rating_until(
        row.ended_at,
        row.first_at if row.level is not None else None,
        setting(reading, "rating.code_days"),
        setting(reading, "rating.change_hours"),
    )
    over = row.struck_out or reading.now > until
    level = None if row.level is None else Level(row.level)
    return OwnService(row.id, row.day, row.number, window_name(reading, row.window), level, None if over else until)


@answers(ServicesBehind)
def services_behind(reading: Reading, question: ServicesBehind) -> tuple[ServiceBehind, ...]:
    """The services of a window in a month, newest first, without names."""
    month = check_month(question.month)
    first, last = month_days(month)
    found = _BEHIND.limit(min(question.limit, _MOST))
    if not sees_all(reading.actor):
        if question.window not in own_windows(reading, month):
            raise UserError("rating.not_yours", "window")
        found = found.where(service.c.day < reading.today)
    if question.before is not None:
        found = found.where(service.c.id < question.before)
    matters = catalogue_now(reading).matters
    return tuple(
        ServiceBehind(
            row.id,
            row.day,
            row.number,
            matters[row.matter].name if row.matter in matters else row.matter,
            int((row.ended_at - row.started_at).total_seconds() // 60),
            None if row.level is None else Level(row.level),
            tuple(Why(why) for why in row.reasons or ()),
            Channel(row.channel) if row.level is not None else None,
        )
        for row in reading.rows(found, window=question.window, first=first, last=last)
    )


@answers(Corrections)
def corrections(reading: Reading, question: Corrections) -> tuple[CorrectionRow, ...]:
    """Tasks that wait for somebody by urgency; of all, the newest first."""
    found = CORRECTION.limit(min(question.limit, _MOST))
    if question.open_only:
        found = found.where(correction.c.state.in_(sorted(UNSETTLED))).order_by(correction.c.mend_due, correction.c.id)
    else:
        found = found.order_by(correction.c.id.desc())
    if question.window:
        found = found.where(service.c.window == question.window)
    if not sees_all(reading.actor):
        month = month_of(reading.today)
        own = own_windows(reading, month, month_before(month))
        if question.window and question.window not in own:
            raise UserError("rating.not_yours", "window")
        found = found.where(service.c.window.in_(sorted(own)), service.c.day < reading.today)
    rows = [correction_row(reading, row) for row in reading.rows(found)]
    return tuple(sorted(rows, key=_urgency) if question.open_only else rows)


def _urgency(row: CorrectionRow) -> tuple[int, Any]:
    waiting = row.contact_due if row.state == "open" else row.mend_due
    return ("red", "orange").index(row.colour) if row.colour in {"red", "orange"} else 2, waiting


def correction_row(reading: Reading, row: Any) -> CorrectionRow:
    """One task; its colour is computed now."""
    limits = correction_limits(setting(reading, "rating.contact_workdays"), setting(reading, "rating.mend_workdays"))
    standing = correction_standing(
        row.state,
        limits,
        (row.contact_due, row.mend_due),
        reading.now,
        row.contacted_at,
        row.settled_at,
        row.appealed_at,
    )
    return CorrectionRow(
        correction=row.id,
        service=row.service_id,
        window=row.window,
        desk=row.desk,
        level=Level(row.level),
        reasons=tuple(Why(why) for why in row.reasons),
        words=reading.vault.open(row.words, WORDS) if row.words else "",
        state=row.state,
        opened_at=row.opened_at,
        contact_due=row.contact_due,
        mend_due=row.mend_due,
        colour=standing.colour.value,
        case_number=row.case_number or "",
        note=reading.vault.open(row.note, NOTE) if row.note else "",
        reopen_asked=row.reopen_asked,
    )


def correction_by(reading: Reading, correction_id: int) -> Any:
    """A task's row. Raises ``correction.unknown``; of other windows, for those who see their own only, too."""
    row = reading.row(CORRECTION.where(correction.c.id == correction_id))
    if row is None or (
        not sees_all(reading.actor)
        and (row.window not in own_windows(reading, month_of(row.day)) or not has_passed(row.day, reading.today))
    ):
        raise UserError("correction.unknown", "correction")
    return row


@answers(Rank)
def rank(reading: Reading, question: Rank) -> Ranking:
    """A month's ranking. By clerk only by right; who serves sees his own window, and of today nothing."""
    if question.by_clerk and not reading.actor.may(Right.RANK_PEOPLE):
        raise UserError("right.missing", None, right=Right.RANK_PEOPLE.value)
    how = how_counted(reading, check_month(question.month))
    everything = sees_all(reading.actor)
    closed = closed_months(reading, how.month)
    rows = month_rows(reading, how, closed, by_clerk=question.by_clerk, until_yesterday=not everything)
    own = None if everything else own_windows(reading, how.month)
    shown = tuple(row for row in rows if own is None or row.window in own)
    return ranking_of(reading, how, shown, closed, by_clerk=question.by_clerk, own=own)


@answers(RatingTrend)
def rating_trend(reading: Reading, question: RatingTrend) -> tuple[tuple[str, RankRow], ...]:
    """The last months, the oldest first; a month in which nothing was served has a row of noughts."""
    now = month_of(reading.today)
    months = [month_before(now, back) for back in reversed(range(max(1, min(question.months, _MOST_MONTHS))))]
    everything = sees_all(reading.actor)
    if not everything and question.window not in own_windows(reading, *months):
        raise UserError("rating.not_yours", "window")
    found = []
    for month in months:
        how = how_counted(reading, month)
        closed = closed_months(reading, month)
        rows = month_rows(reading, how, closed, until_yesterday=not everything, compared=False)
        mine = (row for row in rows if row.window == question.window)
        none = hall_row((), how)
        found.append((month, next(mine, none) if question.window else hall_row(rows, how)))
    return tuple(found)
