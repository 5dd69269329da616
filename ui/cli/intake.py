"""``route`` and ``intake``: which desk for these words, and visits taken in line by line."""

from __future__ import annotations

import sys
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from hall.errors import Conflict, EnvironmentFault, Fault, UserError
from hall.intake.rules import STATEMENT_LIMIT
from hall.text import clean_words
from ui.cli.counter import DONE, PLACE, SOME_REFUSED
from ui.cli.lines import intake_of, lines_of
from ui.cli.telling import as_clock, as_proposals, desk_words

if TYPE_CHECKING:
    from hall.intake.orders import Registered
    from hall.papers.orders import IssuedRef
    from ui.cli.counter import Counter
    from ui.cli.parsing import Commands, Given

STDIN = "-"


def declare(commands: Commands) -> None:
    """The commands of this module."""
    commands.add(
        "route",
        route,
        "从标准输入读话，一行一件，说该去哪个窗口、为什么",
        "read one text a line from standard input and say which desk, and why",
    )
    commands.add(
        "intake", intake, "把 JSON-lines 文件里的来访逐行登记", "register each line of a JSON-lines file"
    ).takes("file", "文件，- 是标准输入", "the file, - for standard input", metavar="FILE")


def route(counter: Counter, given: Given) -> int:  # noqa: ARG001
    """Propose desks for each line of standard input."""
    from hall.intake.orders import ProposeFor

    refused = False
    for number, text in lines_of(sys.stdin.buffer):
        try:
            if isinstance(text, UserError):
                raise text
            statement = clean_words(text, "text", STATEMENT_LIMIT)
            found = counter.ask(ProposeFor(statement=statement))
        except UserError as error:
            counter.refuse(error, line=number)
            refused = True
            continue
        answer = {"text": text} | as_proposals(found, counter.language)
        words = "\n".join(
            f"{desk_words(one['desk'], one['desk_name'])} · {one['matter_name']}  "
            + "；".join(reason["text"] for reason in one["reasons"])
            for one in answer["proposals"]
        )
        counter.tell(answer, words)
    return SOME_REFUSED if refused else DONE


def intake(counter: Counter, given: Given) -> int:
    """Register each line. A line is told when its visit is on the disk and its paper drawn; refused ones stop nothing.

    The next visit is taken in while the paper of the one before is drawn.
    """
    refused = False
    counter.actor  # noqa: B018  (a hall that is not founded is told once, not for every line)
    with _opened(given.file) as file, ThreadPoolExecutor(1, "papers") as worker:
        drawn: deque[tuple[int, Registered, tuple[str, ...], Future[str]]] = deque()
        try:
            for number, text in lines_of(file):
                try:
                    if isinstance(text, UserError):
                        raise text
                    order, ignored = intake_of(text)
                    registered: Registered = counter.do(replace(order, place=PLACE))
                except UserError as error:
                    _tell_drawn(counter, drawn, all_of=True)
                    counter.refuse(error, line=number)
                    refused = True
                    continue
                drawn.append((number, registered, ignored, worker.submit(_keep, counter, registered.paper)))
                _tell_drawn(counter, drawn, all_of=False)
        finally:
            _tell_drawn(counter, drawn, all_of=True)
    return SOME_REFUSED if refused else DONE


def _opened(name: str) -> BinaryIO:
    """The file. Raises ``EnvironmentFault(FILE_UNREADABLE)``."""
    if name == STDIN:
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as wrong:
        raise EnvironmentFault(Fault.FILE_UNREADABLE, str(wrong), file=name) from wrong


def _keep(counter: Counter, issued: IssuedRef) -> str:
    """Draw the paper into its file, and tell the print queue so: this is its print lane."""
    from hall.papers.orders import PaperContent, TellPrint
    from hall.papers.rules import JobState, PaperState
    from reports.courier import keep_as_file
    from reports.render import Marks

    content = counter.ask(PaperContent(paper=issued.paper))
    marks = Marks(void=content.row.state is PaperState.VOID)
    file = str(keep_as_file(content.snapshot, marks, counter.settings.papers))
    with suppress(Conflict):  # a line that was read before: its paper is kept already
        counter.do(TellPrint(job=issued.job, state=JobState.PRINTING))
        counter.do(TellPrint(job=issued.job, state=JobState.SAVED, file=file))
    return file


def _tell_drawn(
    counter: Counter, drawn: deque[tuple[int, Registered, tuple[str, ...], Future[str]]], *, all_of: bool
) -> None:
    """Tell the visits whose papers are drawn, in the order of the lines; the newest may wait unless ``all_of`` is wanted."""
    while drawn and (all_of or len(drawn) > 1 or drawn[0][3].done()):
        number, registered, ignored, paper = drawn.popleft()
        file: str | None = None
        try:
            file = paper.result()
        except EnvironmentFault as trouble:  # the visit stands, whatever becomes of its paper
            counter.refuse(trouble, line=number)
        counter.tell(_answer(counter, number, registered, ignored, file), _words(registered, file))


def _answer(
    counter: Counter, number: int, registered: Registered, ignored: tuple[str, ...], file: str | None
) -> dict[str, Any]:
    paper = registered.paper
    proposals = as_proposals(registered.proposals, counter.language)
    return {
        "line": number,
        "visit": registered.visit,
        "case": registered.case_number,
        "person": registered.person,
        "ticket": registered.ticket,
        "tickets": list(registered.tickets) or [registered.ticket],
        "desk": registered.desk,
        "matter": registered.matter,
        "ahead": registered.ahead,
        "joined": registered.joined,
        "proposals": proposals["proposals"],
        "danger": proposals["danger"],
        "none": proposals["none"],
        "repeat": {"visits": registered.earlier_visits, "open_cases": list(registered.open_cases)},
        "paper": {"number": paper.number, "token": paper.token, "file": file},
        "clocks": [as_clock(clock) for clock in registered.clocks],
    } | ({"ignored": list(ignored)} if ignored else {})


def _words(registered: Registered, file: str | None) -> str:
    where = desk_words(registered.desk)
    return f"{registered.ticket}  {where}  {registered.case_number}  {registered.paper.number}  {file or ''}".rstrip()
