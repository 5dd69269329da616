"""``workdays`` and ``catalogue``: the calendar, and the desks, matters and windows of the hall."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hall.errors import EnvironmentFault, Fault, UserError
from ui.cli.casework import recount
from ui.cli.counter import DONE
from ui.cli.parsing import day
from ui.cli.telling import desk_words

if TYPE_CHECKING:
    from hall.workdays.rules import Difference, Entry
    from ui.cli.counter import Counter
    from ui.cli.parsing import Commands, Given

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def declare(commands: Commands) -> None:
    """The commands of this module."""
    workdays = commands.group("workdays", "工作日历", "the calendar of working days")
    taken = workdays.add("import", take_in, "收进一份日历（date,kind,name）", "take in a calendar file")
    taken.takes("file", "CSV 文件", "a CSV file", type=Path, metavar="FILE")
    taken.option("--source", "出处，如文号", "where it is from", default="", metavar="TEXT")
    taken.option("--dry-run", "只看会改什么", "only show what would change", action="store_true")
    workdays.add("list", year, "一年里的每一天", "every day of a year").takes(
        "year", "年份", "the year", type=int, metavar="YEAR"
    )
    hours = workdays.add("hours", office_hours, "办公时间：看，或改", "office hours: see or set them")
    hours.takes("date", "只管哪一天", "of one day only", nargs="?", metavar="DATE")
    hours.takes("hours", "如 08:30-12:00,14:00-17:30", "such as 08:30-12:00,14:00-17:30", nargs="?", metavar="HOURS")
    catalogue = commands.group("catalogue", "窗口和事项", "desks, windows and matters")
    catalogue.add("windows", windows, "各窗口，今天有没有人", "the windows, and who is there today").option(
        "--desk", "只看一个", "only one desk", metavar="D"
    )
    catalogue.add("export", export, "把目录写成 CSV", "write the catalogue as CSV").takes(
        "folder", "文件夹", "the folder", type=Path, metavar="DIR"
    )


def take_in(counter: Counter, given: Given) -> int:
    """A calendar file; one line a difference."""
    from hall.workdays.orders import CalendarDifferences, ImportCalendar

    text = _text_of(given.file)
    if given.dry_run:
        return _tell_changes(counter, counter.ask(CalendarDifferences(text=text)))
    changes = counter.do(ImportCalendar(text=text, source=given.source))
    recount(counter)
    return _tell_changes(counter, changes)


def _tell_changes(counter: Counter, changes: tuple[Difference, ...]) -> int:
    for one in changes:
        told = {"day": one.day.isoformat(), "before": _entry(one.before), "after": _entry(one.after)}
        counter.tell(told, f"{one.day}  {_entry_words(one.before)} → {_entry_words(one.after)}")
    counter.say(f"{len(changes)} 天不一样了", f"{len(changes)} days are different")
    return DONE


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        raise EnvironmentFault(Fault.FILE_UNREADABLE, str(wrong), file=str(file)) from wrong


def _entry(entry: Entry | None) -> dict[str, Any] | None:
    return None if entry is None else {"kind": str(entry.kind), "name": entry.name, "official": entry.official}


def _entry_words(entry: Entry | None) -> str:
    return f"{entry.kind} {entry.name}".strip() if entry else "–"


def year(counter: Counter, given: Given) -> int:
    """Every day, with what it is."""
    from hall.workdays.orders import CalendarYear

    for one in counter.ask(CalendarYear(year=given.year)):
        told = {
            "day": one.day.isoformat(),
            "kind": str(one.kind),
            "name": one.name,
            "hours": one.hours,
            "provisional": one.provisional,
            "by_hand": one.by_hand,
        }
        counter.tell(told, f"{one.day}  {one.kind}  {one.name or one.hours}")
    return DONE


def office_hours(counter: Counter, given: Given) -> int:
    """Without hours they are told; with hours they are set, in general or for one day."""
    from hall.workdays.orders import HoursOn, SetHours

    words = [word for word in (given.date, given.hours) if word is not None]
    which = day_of(words.pop(0)) if words and _DATE.fullmatch(words[0]) else None
    if len(words) > 1:
        raise UserError("hours.form", "hours", part=words[0][:40])
    if words:
        counter.do(SetHours(day=which, hours=words[0]))
    hours: str = counter.ask(HoursOn(day=which))
    counter.tell({"date": which and which.isoformat(), "hours": hours}, hours or counter.either("休息", "closed"))
    return DONE


def day_of(written: str) -> Any:
    """A day, or the sentence that it is none."""
    import argparse

    try:
        return day(written)
    except argparse.ArgumentTypeError as wrong:
        raise UserError("hours.form", "date", part=written[:40]) from wrong


def windows(counter: Counter, given: Given) -> int:
    """Each window with its desk; ``state`` says whether somebody of the desk is there today."""
    from hall.catalogue.orders import Desks, PresentOn, Windows

    desks = {desk.code: desk for desk in counter.ask(Desks())}
    there = counter.ask(PresentOn())
    for window in counter.ask(Windows(desk=given.desk or "")):
        desk, today = desks[window.desk], there.get(window.desk)
        state = "present" if today is not None and today.there else "absent"
        told = {
            "window": window.code,
            "name": window.name,
            "desk": desk.code,
            "desk_name": desk.name,
            "state": state,
            "presence": str(desk.presence),
        }
        counter.tell(told, f"{window.name}  {desk_words(desk.code, desk.name)}  {state}")
    return DONE


def export(counter: Counter, given: Given) -> int:
    """Three files in the form of ``resources/catalogue``."""
    from hall.catalogue.orders import Desks, Matters, Windows

    desks, matters, places = counter.ask(Desks()), counter.ask(Matters()), counter.ask(Windows())
    tables: dict[str, tuple[Sequence[str], Iterable[Sequence[object]]]] = {
        "desks": (
            "desk_code desk_name presence zone letter weekdays unit room phone".split(),
            [
                (d.code, d.name, d.presence, d.zone, d.letter, ";".join(map(str, d.weekdays)), d.unit, d.room, d.phone)
                for d in desks
            ],
        ),
        "matters": (
            "matter_code matter_name desk_code category keywords rule flag".split(),
            [(m.code, m.name, m.desk, m.category, ";".join(m.keywords), m.rule, m.flag) for m in matters],
        ),
        "windows": ("window_code desk_code window_name".split(), [(w.code, w.desk, w.name) for w in places]),
    }
    for name, (head, rows) in tables.items():
        lines = [tuple(map(str, row)) for row in rows]
        file = given.folder / f"{name}.csv"
        try:
            given.folder.mkdir(parents=True, exist_ok=True)
            # Excel reads UTF-8 only with a mark
            with file.open("w", encoding="utf-8-sig", newline="") as opened:
                writer = csv.writer(opened)
                writer.writerow(head)
                writer.writerows(lines)
        except OSError as wrong:
            raise EnvironmentFault(Fault.FILE_UNWRITABLE, str(wrong), file=str(file)) from wrong
        counter.tell({"file": str(file), "rows": len(lines)}, f"{file}  {len(lines)}")
    return DONE
