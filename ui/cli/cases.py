"""``case``, ``search`` and ``clocks``: looking things up, and computing limits."""

from __future__ import annotations

import argparse
import time
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import resources
from hall.clocks.rules import Explanation, Limit, Pause, Unit, due, load_rules
from hall.errors import UserError
from hall.workdays.rules import Calendar, parse_holidays
from ui.cli import casework
from ui.cli.counter import DONE
from ui.cli.parsing import moment
from ui.cli.telling import as_case, desk_words

if TYPE_CHECKING:
    from ui.cli.counter import Counter
    from ui.cli.parsing import Commands, Given


def declare(commands: Commands) -> None:
    """The commands of this module."""
    case = commands.group("case", "案件", "cases")
    case.add("show", show, "看一个案件", "show one case").takes("case", "案件编号", "the case number", metavar="CASE")
    listed = case.add("list", casework.listed, "列出案件", "list cases")
    listed.option("--colour", "只看一种颜色", "one colour", choices=("red", "orange", "paused", "green"), default="")
    listed.option("--desk", "只看一个窗口", "only one desk", default="", metavar="D")
    listed.option("--open", "只看在办的", "open ones only", action="store_true")
    listed.option(
        "--text",
        "编号末尾、姓名片段、手机尾号",
        "end of a number, part of a name, phone tail",
        default="",
        metavar="TEXT",
    )
    listed.option("--limit", "最多几条", "at most so many", type=int, default=100, metavar="N")
    casework.declare_act(
        case.add("act", casework.act, "办一步：分配、进展、告知……", "one move: assign, progress, tell …")
    )
    search = commands.add("search", find, "查人、案件、单据", "find cases, persons and papers")
    search.takes(
        "text", "编号、姓名、拼音首字母、手机尾号", "a number, name, pinyin initials or phone tail", metavar="TEXT"
    )
    search.option("--kind", "只查一类", "only one kind", choices=("case", "person", "paper", "all"), default="all")
    search.option("--limit", "最多几条", "at most so many", type=int, default=20, metavar="N")
    clocks = commands.group("clocks", "时限", "limits")
    limit = clocks.add("due", compute, "算一个时限到什么时候", "compute when a limit ends")
    limit.option("--rule", "时限表里的代码", "a code of the table of limits", metavar="CODE")
    limit.option("--amount", "或直接写数量", "or an amount", type=int, metavar="N")
    limit.option("--unit", "数量的单位", "the unit of the amount", choices=[str(unit) for unit in Unit], default="day")
    limit.option("--start", "起算时间", "the start", type=moment, required=True, metavar="T")
    limit.option(
        "--pause",
        "暂停的一段，可写几段",
        "a pause; may be given several times",
        type=_pause,
        action="extend",
        nargs="+",
        default=[],
        metavar="FROM..TO",
    )
    shown = clocks.add("show", casework.show_clocks, "一个案件的各个时限", "the clocks of a case")
    shown.takes("case", "案件编号", "the case number", metavar="CASE")
    next_ones = clocks.add("next", casework.turning, "接下来哪些会变橙变红", "which turn orange or red next")
    next_ones.option("--desk", "只看一个窗口", "only one desk", default="", metavar="D")
    next_ones.option("--limit", "最多几条", "at most so many", type=int, default=20, metavar="N")
    late = commands.add("overdue", casework.overdue, "超期的案件和各色数量", "late cases, and counts by colour")
    late.option("--at", "到那时会怎样", "as it will be then", type=moment, default=None, metavar="T")
    late.option("--desk", "只看一个窗口", "only one desk", default="", metavar="D")


def show(counter: Counter, given: Given) -> int:
    """One case by its number."""
    from hall.cases.orders import CaseByNumber

    answer = as_case(counter.ask(CaseByNumber(number=given.case))) | casework.file_of(counter, given.case)
    lines = [
        f"{answer['case']}  {answer['state']}  {desk_words(answer['desk'])}  {answer['matter']}",
        answer["summary"],
    ]
    lines += [clock["line"] for clock in answer["clocks"]]
    lines += [f"{one['at']:%m-%d %H:%M}  {one['who']}  {one['line']}" for one in answer["story"]]
    counter.tell(answer, "\n".join(lines))
    return DONE


def find(counter: Counter, given: Given) -> int:
    """Search, and how long it took."""
    from hall.intake.orders import Search

    counter.actor  # noqa: B018  (opening the house is no part of searching)
    begin = time.perf_counter()
    hits = counter.ask(Search(text=given.text, kind=given.kind, limit=given.limit))
    took = round((time.perf_counter() - begin) * 1000, 1)
    told = [{"kind": hit.kind, "id": hit.id, "title": hit.title, "why": hit.why} for hit in hits]
    words = "\n".join(f"{hit.title}  ({hit.why})" for hit in hits) or counter.either(
        "没找到。换个字试试", "Nothing found; try other words"
    )
    counter.tell({"hits": told, "ms": took}, words)
    return DONE


def compute(counter: Counter, given: Given) -> int:
    """A limit of the table, or an amount."""
    if (given.rule is None) == (given.amount is None):
        raise UserError("clocks.rule_or_amount")
    if given.rule is None:
        limit = Limit(given.amount, Unit(given.unit))
    else:
        rule = load_rules(resources.text("calendar/deadline_rules.csv")).get(given.rule)
        if rule is None:
            raise UserError("clocks.no_rule", "rule", rule=given.rule[:40])
        limit = rule.limit
    found = due(given.start, limit, _calendar(counter), given.pause)
    why = found.explanation
    answer = {"due": found.at, "provisional": found.provisional, "explanation": _explained(why)}
    counter.tell(answer, why.line("en" if counter.language == "en" else "zh"))
    return DONE


def _calendar(counter: Counter) -> Calendar:
    """The hall's own calendar, and where there is no hall yet the one that comes with the program."""
    from hall.workdays.orders import CalendarNow

    if counter.has_house:
        found: Calendar = counter.ask(CalendarNow())
        return found
    return Calendar.of(parse_holidays(resources.text("calendar/holidays.csv")))


def _explained(why: Explanation) -> dict[str, Any]:
    rolled = why.rolled
    return {
        "start": why.start,
        "counted_from": _iso(why.counted_from),
        "skipped": [{"day": one.day.isoformat(), "why": one.why} for one in why.skipped],
        "pauses": [{"from": one.start, "to": one.end, "reason": one.reason} for one in why.pauses],
        "paused_days": why.paused_days,
        "paused_s": int(why.paused_time.total_seconds()),
        "rolled": rolled and {"from": rolled.start.isoformat(), "to": rolled.end.isoformat()},
        "line": why.line(),
    }


def _iso(when: datetime | date) -> str:
    return when.isoformat()


def _pause(written: str) -> Pause:
    """``2026-11-24T08:00..2026-11-26T08:00``; an open end lasts."""
    begin, dots, end = written.partition("..")
    if not dots:
        raise argparse.ArgumentTypeError(f"{written[:60]} → 2026-11-24T08:00..2026-11-26T08:00")
    return Pause(moment(begin), moment(end) if end else None)
