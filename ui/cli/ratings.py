"""``rate`` and ``rank``: a resident's word on a service, and the ranking of a month."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hall.asking import RESIDENT
from hall.errors import EnvironmentFault, Fault
from hall.ratings.rules import LEVEL_NAMES, Channel, Level, Why
from ui.cli.counter import DONE, PLACE
from ui.cli.telling import desk_words

if TYPE_CHECKING:
    from hall.ratings.orders import Ranking, RankRow
    from ui.cli.counter import Counter
    from ui.cli.parsing import Commands, Given

_KINDS = (".pdf", ".xlsx")


def declare(commands: Commands) -> None:
    """The commands of this module."""
    rated = commands.add(
        "rate",
        rate,
        "评一次服务：不写账号时等于来访人的评价屏，写了账号是录入纸质评价表",
        "rate a service: as the resident's screen, or with an account as a paper sheet entered by it",
    )
    rated.takes("service", "服务编号", "the service", type=int, metavar="SERVICE")
    rated.takes(
        "level", "5 非常满意 … 1 非常不满意", "5 very satisfied … 1 very dissatisfied", type=int, metavar="LEVEL"
    )
    why = "/".join(Why)
    rated.option("--reasons", f"原因，逗号分开：{why}", f"reasons, by commas: {why}", type=_reasons, default=())
    rated.option("--words", "想说的话", "words", default="", metavar="T")
    rated.option(
        "--code", "单子上的码（本人事后评价、12 小时内改评）", "the code on his paper", default="", metavar="C"
    )
    ranked = commands.add("rank", rank, "一个月的评价排名", "the ranking of a month")
    ranked.option("--month", "哪个月，如 2026-11", "the month, like 2026-11", required=True, metavar="YYYY-MM")
    ranked.option("--by-clerk", "按人员（要有这个权限）", "by clerk, with the right for it", action="store_true")
    ranked.option("--close", "给这个月定稿", "close the month", action="store_true")
    ranked.option("--recount", "先从每一条评价重新数一遍", "count anew from the events first", action="store_true")
    ranked.option("--out", "另存成 PDF 或 Excel", "also as PDF or Excel", type=_file, metavar="F.pdf|F.xlsx")


def _reasons(written: str) -> tuple[Why, ...]:
    try:
        return tuple(Why(word.strip()) for word in written.split(",") if word.strip())
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"{written[:60]} → {','.join(Why)}") from wrong


def _file(written: str) -> Path:
    file = Path(written)
    if file.suffix.lower() not in _KINDS:
        raise argparse.ArgumentTypeError(f"{written[:60]} → F.pdf | F.xlsx")
    return file


def rate(counter: Counter, given: Given) -> int:
    """The resident's screen, his code, or a sheet under the account that was named."""
    from hall.ratings.orders import EnterSheet, Rate

    said: dict[str, Any] = {
        "service": given.service,
        "level": given.level,
        "reasons": given.reasons,
        "words": given.words,
    }
    if getattr(given, "actor", "") and not given.code:
        done = counter.do(EnterSheet(**said))
    else:
        channel = Channel.CODE if given.code else Channel.SCREEN
        order = Rate(**said, channel=channel, code=given.code)
        done = counter.house.door.enter(replace(RESIDENT, place=PLACE), order).answer
    told = {"service": done.service, "window": done.window, "clerk": done.clerk, "level": int(done.level)}
    if done.correction is not None:
        told["correction"] = done.correction
    counter.tell(told, f"{done.window}  {done.clerk}  {counter.either(*LEVEL_NAMES[Level(done.level)])}")
    return DONE


def rank(counter: Counter, given: Given) -> int:
    """The ranking with all its parts."""
    from hall.ratings.orders import CloseMonth, Rank, RecountRatings

    if given.recount:
        differing = counter.do(RecountRatings(month=given.month))
        counter.say(f"重新数过，{differing} 处不同，已改正", f"Counted anew: {differing} differed and were mended")
    if given.close:
        counter.do(CloseMonth(month=given.month))
    found: Ranking = counter.ask(Rank(month=given.month, by_clerk=given.by_clerk))
    told = {
        "month": found.month,
        "minimum": found.minimum,
        "frozen": found.frozen,
        "closed_at": found.closed_at,
        "clerks" if found.by_clerk else "windows": [_row(row) for row in found.rows],
        "corrections": list(found.corrections),
        "formula": counter.either(*found.formula),
    }
    if given.out is not None:
        _keep(given.out, _drawn(counter, found, given.out))
        told["file"] = str(given.out)
    lines = [_line(row) for row in found.rows] or [counter.either("这个月没有服务记录", "No services in this month")]
    counter.tell(told, "\n".join([*lines, *found.corrections, counter.either(*found.formula)]))
    return DONE


def _row(row: RankRow) -> dict[str, Any]:
    told = {
        "rank": row.rank,
        "window": row.window,
        "window_name": row.window_name,
        "desk": row.desk,
        "desk_name": row.desk_name,
        "served": row.served,
        "rated": row.rated,
        "levels": row.levels,
        "satisfied": row.satisfied,
        "satisfaction": row.satisfaction,
        "response": row.response,
        "mean": row.mean,
        "before": row.before,
        "not_rated": row.not_rated,
        "struck_out": row.struck_out,
        "by_default": row.by_default,
    }
    return told | ({"clerk": row.clerk} if row.clerk else {})


def _line(row: RankRow) -> str:
    place = "—" if row.rank is None else str(row.rank)
    share = "" if row.satisfaction is None else f"{row.satisfaction * 100:.1f}%"
    called = row.clerk or f"{row.window}  {desk_words(row.desk, row.desk_name)}"
    levels = " ".join(str(row.levels[level]) for level in "54321")
    return f"{place:>3}  {called}  {share} {row.satisfied}/{row.rated}  [{levels}]  {row.rated}/{row.served}"


def _keep(file: Path, data: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    except OSError as wrong:
        raise EnvironmentFault(Fault.FILE_UNWRITABLE, str(wrong), file=str(file)) from wrong


def _drawn(counter: Counter, found: Ranking, file: Path) -> bytes:
    from hall.centre.orders import CentreNow

    centre, now = counter.ask(CentreNow()).name, counter.house.clock.now()
    if file.suffix.lower() == ".xlsx":
        from reports.sheets import ranking_xlsx

        return ranking_xlsx(found, centre, now)
    from reports.ranking import ranking_pdf

    return ranking_pdf(found, centre, now)
