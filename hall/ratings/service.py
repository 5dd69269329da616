"""Rating a service, correcting what was rated low, closing a month. Every change counts itself in
(:mod:`hall.ratings.counting`)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from hall.clocks.rules import Pause, due
from hall.clocks.views import reading_now
from hall.errors import UserError
from hall.queueing.service import service_settled
from hall.ratings.counting import count_change, settle
from hall.ratings.monthly import closed_months, counted_from_events, how_counted, month_rows, ranking_of
from hall.ratings.orders import (
    ActOnCorrection,
    AskToReopen,
    CloseMonth,
    CorrectionRow,
    DecideAppeal,
    EnterSheet,
    NotRated,
    Ranking,
    Rate,
    Rated,
    RecountRatings,
)
from hall.ratings.records import (
    TOGETHER,
    correction,
    correction_step,
    month_closed,
    month_count,
    rating,
)
from hall.ratings.rules import (
    COUNTED,
    LOW,
    UNSETTLED,
    Channel,
    CorrectionState,
    Figures,
    Level,
    check_month,
    check_step,
    clean_rating,
    correction_limits,
    formula,
    is_over,
    may_change,
    may_rate,
    month_days,
)
from hall.ratings.views import NOTE, WORDS, case_of_code, correction_by, correction_row, service_row, setting
from hall.store.frozen import plain
from hall.store.unit import Unit, answers
from hall.text import clean_words
from hall.workdays.views import calendar_now

NOTE_LIMIT = 1000

# --- rating -----------------------------------------------------------------------------------------------------------


@answers(Rate)
def rate(unit: Unit, order: Rate) -> Rated:
    """The resident's own word, at the screen or by his code."""
    if order.channel not in {Channel.SCREEN, Channel.CODE}:
        raise UserError("rating.channel", "channel")
    row = service_row(unit, order.service)
    by_code = order.channel is Channel.CODE
    if by_code:
        _check_code(unit, row, order.code)
    if row.level is not None:
        if row.struck_out or not by_code:
            raise UserError("rating.done", "service")
        if not may_change(row.first_at, unit.now, setting(unit, "rating.change_hours")):
            raise UserError("rating.late", "service")
    return give_rating(unit, row, order.level, order.reasons, order.words, order.channel)


def _check_code(unit: Unit, row: Any, code: str) -> None:
    """Refuse a code that is not of a paper of the service's case."""
    if row.case_id is None or case_of_code(unit, code) != row.case_id:
        raise UserError("rating.code", "code")


@answers(EnterSheet)
def enter_sheet(unit: Unit, order: EnterSheet) -> Rated:
    """From a paper sheet; its channel marks it."""
    row = service_row(unit, order.service)
    if row.level is not None:
        raise UserError("rating.done", "service")
    return give_rating(unit, row, order.level, order.reasons, order.words, Channel.SHEET)


def give_rating(unit: Unit, row: Any, level: int, reasons: tuple[Any, ...], words: str, channel: Channel) -> Rated:
    """Keep a rating of a service (:func:`hall.ratings.views.service_row`), new or changed, and count it; for rooms above too.

    Errors: ``rating.own``, ``rating.late``, ``rating.level``, ``rating.reasons``, ``text.*``.
    """
    if unit.actor.account is not None and unit.actor.account == row.account:
        raise UserError("rating.own", "service")
    if row.level is None and not may_rate(channel, row.ended_at, unit.now, setting(unit, "rating.code_days")):
        raise UserError("rating.late", "service")
    level, reasons, words = clean_rating(level, reasons, words)
    kept = {
        "level": int(level),
        "reasons": [why.value for why in reasons],
        "words": unit.vault.seal(words, WORDS) if words else None,
        "channel": channel,
        "at": unit.now,
    }
    if row.level is None:
        kept["first_at"] = unit.now
    if row.service_id is None:
        unit.insert(rating, service_id=row.id, changes=0, struck_out=False, **kept)
    else:
        kept["changes"] = rating.c.changes + int(row.level is not None)
        unit.do(update(rating).where(rating.c.service_id == row.id).values(**kept))
    count_change(unit, row, (int(level), False))
    service_settled(unit, row.id)
    task = _correction_for(unit, row, level)
    unit.changed("ratings", row.id)
    unit.note(service=row.id, window=row.window, level=int(level), before=row.level, channel=channel.value)
    return Rated(row.id, row.window, row.clerk, level, task)


@answers(NotRated)
def not_rated(unit: Unit, order: NotRated) -> None:
    """The screen closed: not asked again, counted apart, and the service cannot be taken back any more."""
    row = service_row(unit, order.service)
    if row.service_id is not None:
        return
    at = {"first_at": unit.now, "at": unit.now}
    told = {"channel": Channel.SCREEN, "changes": 0, "struck_out": False}
    unit.insert(rating, service_id=row.id, level=None, reasons=[], words=None, **told, **at)
    count_change(unit, row, (None, False))
    service_settled(unit, row.id)
    unit.changed("ratings", row.id)
    unit.note(service=row.id, window=row.window, level=None)


# --- correcting -------------------------------------------------------------------------------------------------------


def _correction_for(unit: Unit, row: Any, level: Level) -> int | None:
    """A low rating opens a task, once; a better one withdraws what is not settled. The answer is the open task of this rating."""
    if level not in LOW and row.level not in LOW:
        return None
    known = unit.row(select(correction.c.id, correction.c.state).where(correction.c.service_id == row.id))
    if level not in LOW:
        if known is not None and known.state in UNSETTLED:
            _step(unit, known.id, CorrectionState.WITHDRAWN, "", settled_at=unit.now)
        return None
    if known is None:
        told = {"service_id": row.id, "state": CorrectionState.OPEN, "reopen_asked": False, **_dues(unit, unit.now)}
        made = unit.insert(correction, opened_at=unit.now, **told)
        _step(unit, made, CorrectionState.OPEN, "")
        return made
    if known.state is CorrectionState.WITHDRAWN:
        again = {"opened_at": unit.now, "contacted_at": None, "settled_at": None, **_dues(unit, unit.now)}
        _step(unit, known.id, CorrectionState.OPEN, "", **again)
    return int(known.id)


def _dues(unit: Unit, opened_at: datetime, pauses: tuple[Pause, ...] = ()) -> dict[str, datetime | None]:
    """When the resident has to be contacted, and when it has to be mended: working days of the hall's calendar."""
    contact, mend = correction_limits(setting(unit, "rating.contact_workdays"), setting(unit, "rating.mend_workdays"))
    calendar, how = calendar_now(unit), reading_now(unit)
    return {
        "contact_due": due(opened_at, contact.limit, calendar, pauses, how).at,
        "mend_due": due(opened_at, mend.limit, calendar, pauses, how).at,
    }


def _step(unit: Unit, task: int, to: CorrectionState, words: str, **values: object) -> None:
    """Bring a task to a state, with its entry."""
    sealed = unit.vault.seal(words, NOTE) if words else None
    note = {"note": sealed} if words else {}
    unit.do(update(correction).where(correction.c.id == task).values(state=to, **note, **values))
    who = {"account": unit.actor.account, "who": unit.actor.name[:100]}
    unit.insert(correction_step, correction_id=task, state=to, at=unit.now, words=sealed, **who)
    unit.changed("corrections", task)
    unit.note(correction=task, state=to.value)


def _words(typed: str) -> str:
    words = clean_words(typed, "words", NOTE_LIMIT).strip()
    if not words:
        raise UserError("correction.words", "words")
    return words


@answers(ActOnCorrection)
def act_on_correction(unit: Unit, order: ActOnCorrection) -> CorrectionRow:
    """Contacted, mended or appealed."""
    row, words = correction_by(unit, order.correction), _words(order.words)
    check_step(row.state, order.to, appealed_before=row.decided_at is not None)
    appeals = order.to is CorrectionState.APPEALED
    if not appeals:
        _not_by_who_served(unit, row)
    values = {
        CorrectionState.CONTACTED: {"contacted_at": unit.now},
        CorrectionState.MENDED: {"contacted_at": row.contacted_at or unit.now, "settled_at": unit.now},
        CorrectionState.APPEALED: {"appealed_at": unit.now},
    }[order.to]
    _step(unit, row.id, order.to, words, **values)
    return correction_row(unit, correction_by(unit, row.id))


def _not_by_who_served(unit: Unit, row: Any) -> None:
    if unit.actor.account is not None and unit.actor.account == row.account:
        raise UserError("correction.own", "correction")


@answers(DecideAppeal)
def decide_appeal(unit: Unit, order: DecideAppeal) -> CorrectionRow:
    """Struck out: it counts no longer and stays in the log. It stands: the days of the appeal are given back."""
    row, words = correction_by(unit, order.correction), _words(order.words)
    _not_by_who_served(unit, row)
    if row.state is not CorrectionState.APPEALED:
        raise UserError("correction.no_appeal", "correction")
    if order.strike_out:
        rated = service_row(unit, row.service_id)
        unit.do(update(rating).where(rating.c.service_id == row.service_id).values(struck_out=True))
        count_change(unit, rated, (rated.level, True))
        _step(unit, row.id, CorrectionState.STRUCK_OUT, words, settled_at=unit.now, decided_at=unit.now)
        unit.changed("ratings", row.service_id)
    else:
        dues = _dues(unit, row.opened_at, (Pause(row.appealed_at, unit.now),))
        back = CorrectionState.OPEN if row.contacted_at is None else CorrectionState.CONTACTED
        _step(unit, row.id, back, words, decided_at=unit.now, **dues)
    unit.note(service=row.service_id, struck_out=int(order.strike_out))
    return correction_row(unit, correction_by(unit, row.id))


@answers(AskToReopen)
def ask_to_reopen(unit: Unit, order: AskToReopen) -> None:
    """A request beside the correction task; nothing is reopened by it."""
    known = unit.row(select(correction.c.id, correction.c.state).where(correction.c.service_id == order.service))
    if known is None or known.state in {CorrectionState.WITHDRAWN, CorrectionState.STRUCK_OUT}:
        raise UserError("rating.no_correction", "service")
    _check_code(unit, service_row(unit, order.service), order.code)
    words = clean_words(order.words, "words", NOTE_LIMIT).strip()
    _step(unit, known.id, known.state, words, reopen_asked=True)
    unit.note(service=order.service, reopen="asked")


# --- the month --------------------------------------------------------------------------------------------------------


@answers(CloseMonth)
def close_month(unit: Unit, order: CloseMonth) -> Ranking:
    """Freeze the rows by window and by clerk, with the formula they were counted by."""
    month = check_month(order.month)
    if not is_over(month, unit.today):
        raise UserError("month.not_over", "month")
    if unit.value(select(month_closed.c.month).where(month_closed.c.month == month)):
        raise UserError("month.closed", "month")
    settle(unit)
    how = how_counted(unit, month)
    closed = closed_months(unit, month)
    rows = month_rows(unit, how, closed)
    unit.insert(
        month_closed,
        month=month,
        minimum=how.minimum,
        formula=list(formula(how.minimum)),
        windows=plain(rows),
        clerks=plain(month_rows(unit, how, closed, by_clerk=True)),
        closed_at=unit.now,
        account=unit.actor.account,
        who=unit.actor.name[:100],
    )
    unit.changed("months")
    unit.note(month=month, windows=len(rows))
    return ranking_of(unit, how, rows, closed_months(unit, month))


@answers(RecountRatings)
def recount_ratings(unit: Unit, order: RecountRatings) -> int:
    """Count a month anew and mend what differs."""
    month = check_month(order.month)
    first, last = month_days(month)
    found: dict[tuple[str, int], Figures] = {}
    for (window, account), figures in counted_from_events(unit, first, last, settle(unit)).items():
        for key in ((window, account), (window, TOGETHER)):
            found[key] = found.get(key, Figures()).plus(figures)
    rows = unit.rows(select(month_count).where(month_count.c.month == month))
    kept = {(row.window, row.account): tuple(getattr(row, name) for name in COUNTED) for row in rows}
    nothing = Figures().counts()
    differing = 0
    for key in found.keys() | kept.keys():
        true = found[key].counts() if key in found else nothing
        differing += sum(one != other for one, other in zip(true, kept.get(key, nothing), strict=True))
    if differing:
        unit.do(delete(month_count).where(month_count.c.month == month))
        counts = (dict(zip(COUNTED, one.counts(), strict=True)) for one in found.values())
        keys = ({"month": month, "window": window, "account": account} for window, account in found)
        unit.insert_all(month_count, [key | one for key, one in zip(keys, counts, strict=True)])
        unit.changed("months")
    unit.note(month=month, differing=differing)
    return differing
