"""Ratings, correction tasks, the counters of a month, and months that are closed; and the statements that read a month."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    bindparam,
    case,
    cast,
    func,
    or_,
    select,
    text,
)

from hall.queueing.records import service
from hall.ratings.rules import COUNTED, Channel, CorrectionState
from hall.staff.records import account
from hall.store.base import Code, Id, Json, Moment, Sealed, id_column, metadata
from hall.store.records import mark

rating = Table(
    "rating",
    metadata,
    Column("service_id", Id, ForeignKey(service.c.id), primary_key=True, autoincrement=False),
    Column("level", Integer),
    Column("reasons", Json, nullable=False),
    Column("words", Sealed),
    Column("channel", Code(Channel), nullable=False),
    Column("first_at", Moment, nullable=False),
    Column("at", Moment, nullable=False),
    Column("changes", Integer, nullable=False),
    Column("struck_out", Boolean, nullable=False),
)
"""One row a service, so a service is rated once. ``level`` is empty where the screen closed without a word. What a rating was
before it was changed stands in the log."""

TOGETHER = -1
"""In the place of an account: everybody who served at a window together."""

month_count = Table(
    "rating_month",
    metadata,
    Column("month", String(7), primary_key=True),
    Column("account", Id, primary_key=True, autoincrement=False),
    Column("window", String(10), primary_key=True),
    Column("served", Integer, nullable=False),
    Column("level5", Integer, nullable=False),
    Column("level4", Integer, nullable=False),
    Column("level3", Integer, nullable=False),
    Column("level2", Integer, nullable=False),
    Column("level1", Integer, nullable=False),
    Column("not_rated", Integer, nullable=False),
    Column("struck_out", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""What was counted in the month of the service's day: of a clerk (0: nobody's account) at a window, and of the window as a whole
(:data:`TOGETHER`, so that a ranking reads one row a window). Changed in the rating's own transaction. Services are counted in up
to the mark ``ratings.settled`` (:func:`hall.ratings.counting.settle`); those after it are few, and counted when somebody asks."""

correction = Table(
    "correction",
    metadata,
    id_column(),
    Column("service_id", Id, ForeignKey(rating.c.service_id), nullable=False, unique=True),
    Column("state", Code(CorrectionState), nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("contact_due", Moment, nullable=False),
    Column("mend_due", Moment, nullable=False),
    Column("contacted_at", Moment),
    Column("settled_at", Moment),
    Column("appealed_at", Moment),
    Column("decided_at", Moment),
    Column("reopen_asked", Boolean, nullable=False),
    Column("note", Sealed),
    Index(None, "state", "mend_due"),
)
"""What a low rating asks for. ``note`` is what was written last; everything written stands in ``correction_step``."""

correction_step = Table(
    "correction_step",
    metadata,
    id_column(),
    Column("correction_id", Id, ForeignKey(correction.c.id), nullable=False),
    Column("state", Code(CorrectionState), nullable=False),
    Column("at", Moment, nullable=False),
    Column("account", Id),
    Column("who", String(100), nullable=False),
    Column("words", Sealed),
    Index(None, "correction_id"),
)
"""Every step of a correction task, only ever added to."""

month_closed = Table(
    "rating_month_closed",
    metadata,
    Column("month", String(7), primary_key=True),
    Column("minimum", Integer, nullable=False),
    Column("formula", Json, nullable=False),
    Column("windows", Json, nullable=False),
    Column("clerks", Json, nullable=False),
    Column("closed_at", Moment, nullable=False),
    Column("account", Id),
    Column("who", String(100), nullable=False),
)
"""A month's ranking as it was when it was closed, by window and by clerk. Never changed."""

month_entry = Table(
    "rating_month_entry",
    metadata,
    id_column(),
    Column("month", String(7), nullable=False),
    Column("at", Moment, nullable=False),
    Column("window", String(10), nullable=False),
    Column("service_id", Id, ForeignKey(service.c.id), nullable=False),
    Column("before", String(1), nullable=False),
    Column("after", String(1), nullable=False),
    Index(None, "month"),
)
"""What came after a month was closed: level before and after, ``—`` not rated, ``×`` struck out."""

# --- how a month is read ----------------------------------------------------------------------------------------------

COUNTS = or_(service.c.taken_back_at.is_(None), rating.c.level.is_not(None))
"""A service that was taken back does not count, unless the resident has rated it before."""

SETTLED = "ratings.settled"
"""The mark that holds the id of the last service that was counted in (:func:`hall.ratings.service.settle`)."""

settled = select(func.coalesce(func.max(cast(mark.c.value, Id)), 0)).where(mark.c.name == SETTLED).scalar_subquery()

LAST_SETTLED = select(settled)

_FIGURES = [month_count.c[name] for name in COUNTED]
_MONTHS = month_count.c.month.between(bindparam("since"), bindparam("until"))
BY_WINDOW = select(month_count.c.month, month_count.c.window, *_FIGURES).where(
    _MONTHS, month_count.c.account == TOGETHER
)
BY_CLERK = select(month_count.c.month, month_count.c.account, month_count.c.window, *_FIGURES).where(
    _MONTHS, month_count.c.account != TOGETHER
)
TAIL = (
    select(service.c.day, service.c.window, service.c.account, func.count())
    .outerjoin(rating, rating.c.service_id == service.c.id)
    .where(service.c.id > settled, COUNTS)
    .group_by(service.c.day, service.c.window, service.c.account)
)
EVENTS = (
    select(
        *(service.c.window, service.c.account, rating.c.level, rating.c.struck_out, func.count()),
        func.sum(case((service.c.id <= bindparam("upto"), 1), else_=0)),
    )
    .outerjoin(rating, rating.c.service_id == service.c.id)
    .where(service.c.day.between(bindparam("first"), bindparam("last")), COUNTS)
    .group_by(service.c.window, service.c.account, rating.c.level, rating.c.struck_out)
)
CLOSED = select(month_closed.c.month, month_closed.c.minimum, month_closed.c.formula, month_closed.c.closed_at).where(
    month_closed.c.month.between(bindparam("since"), bindparam("until"))
)
ENTRIES = select(month_entry).where(month_entry.c.month == bindparam("month")).order_by(month_entry.c.id)
WINDOWS_CLOSED = select(month_closed.c.windows).where(month_closed.c.month == bindparam("month"))
CLERKS_CLOSED = select(month_closed.c.clerks).where(month_closed.c.month == bindparam("month"))
PEOPLE = select(account.c.id, account.c.name)

# --- how it is counted ----------------------------------------------------------------------------------------------

# the same words on both databases; "window" is a word of PostgreSQL's own
ADD = text("""
INSERT INTO rating_month (month, account, "window",
    served, level5, level4, level3, level2, level1, not_rated, struck_out)
VALUES (:month, :account, :window,
    :served, :level5, :level4, :level3, :level2, :level1, :not_rated, :struck_out)
ON CONFLICT (month, account, "window") DO UPDATE SET
    served = rating_month.served + excluded.served,
    level5 = rating_month.level5 + excluded.level5,
    level4 = rating_month.level4 + excluded.level4,
    level3 = rating_month.level3 + excluded.level3,
    level2 = rating_month.level2 + excluded.level2,
    level1 = rating_month.level1 + excluded.level1,
    not_rated = rating_month.not_rated + excluded.not_rated,
    struck_out = rating_month.struck_out + excluded.struck_out
""")

UNTIL = select(func.max(service.c.id), func.min(case((service.c.ended_at > bindparam("moment"), service.c.id)))).where(
    service.c.id > bindparam("last")
)
SERVED = (
    select(service.c.day, service.c.window, service.c.account, func.count())
    .outerjoin(rating, rating.c.service_id == service.c.id)
    .where(service.c.id > bindparam("last"), service.c.id <= bindparam("upto"), COUNTS)
    .group_by(service.c.day, service.c.window, service.c.account)
)
