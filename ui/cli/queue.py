"""``queue``: who waits, and everything a window does: call, recall, missing, start, hold, transfer, finish.

Whoever gives a command sits down at the window first, if nobody sits there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.cli.counter import DONE
from ui.cli.telling import desk_words

if TYPE_CHECKING:
    from hall.asking import Order
    from hall.queueing.orders import InHand
    from ui.cli.counter import Counter
    from ui.cli.parsing import Command, Commands, Given


def declare(commands: Commands) -> None:
    """The commands of this module."""
    queue = commands.group("queue", "排队", "the queue")
    listed = queue.add("list", waiting, "今天各窗口还有几人在等", "how many wait at each desk today")
    listed.option("--desk", "只看一个窗口，连同号码和顺序", "only one desk, with its tickets in order", metavar="D")
    _at_window(queue.add("call", call, "叫下一个", "call the next one"))
    _at_window(queue.add("recall", recall, "再叫一遍", "call the same one again"))
    _at_window(queue.add("missing", missing, "没有来，转入未到", "he did not come"))
    _at_window(queue.add("start", start, "人到了，开始办", "he is here, begin"))
    held = _at_window(queue.add("hold", hold, "挂起", "hold"))
    held.option("--reason", "原因", "the reason", required=True, metavar="TEXT")
    held.option("--minutes", "多久以后提醒", "a timer", type=int, default=0, metavar="N")
    sent = _at_window(queue.add("transfer", transfer, "转到别的窗口，号不变", "send to another desk, same number"))
    sent.option("--desk", "去哪个窗口", "the desk", required=True, metavar="D")
    sent.option("--note", "留言", "a note", default="", metavar="TEXT")
    sent.option("--clerk", "指定给谁（账号）", "for one person (login)", default="", metavar="LOGIN")
    sent.option("--return", "办完再回来", "come back afterwards", action="store_true", dest="come_back")
    done = _at_window(queue.add("finish", finish, "办完", "finish"))
    done.option("--matter", "实际办的事项", "what was really done", default="", metavar="M")
    done.option("--people", "服务几人", "for how many people", type=int, default=1, metavar="N")
    done.option("--words", "办理情况", "in words", default="", metavar="TEXT")
    done.option("--next", "再去哪个窗口", "on to this desk", default="", metavar="D")


def _at_window(command: Command) -> Command:
    return command.option("--window", "哪个窗口", "the window", required=True, metavar="W")


def waiting(counter: Counter, given: Given) -> int:
    """Waiting tickets of today by desk; of one desk with the tickets in the order of calling."""
    from hall.catalogue.orders import Desks
    from hall.queueing.orders import QueueOf, WaitingNow

    counts: dict[str, int] = counter.ask(WaitingNow())
    for desk in counter.ask(Desks()):
        if given.desk not in {None, desk.code} or not (given.desk or counts.get(desk.code)):
            continue
        count = counts.get(desk.code, 0)
        answer: dict[str, Any] = {"desk": desk.code, "desk_name": desk.name, "waiting": count}
        lines = [f"{desk_words(desk.code, desk.name)}  {count}"]
        if given.desk:
            rows = counter.ask(QueueOf(desk=desk.code))
            answer["tickets"] = [
                {"ticket": row.number, "visit": row.visit, "arrived": row.arrived, "why": row.why} for row in rows
            ]
            lines += [f"{row.number}  {row.arrived:%H:%M}  {row.why}" for row in rows]
        counter.tell(answer, "\n".join(lines))
    return DONE


def call(counter: Counter, given: Given) -> int:
    """The next one."""
    from hall.queueing.orders import CallNext

    return _press(counter, CallNext(window=given.window))


def recall(counter: Counter, given: Given) -> int:
    """The same one again."""
    from hall.queueing.orders import CallAgain

    return _press(counter, CallAgain(window=given.window))


def missing(counter: Counter, given: Given) -> int:
    """He did not come."""
    from hall.queueing.orders import NotCome

    return _press(counter, NotCome(window=given.window))


def start(counter: Counter, given: Given) -> int:
    """He is here."""
    from hall.queueing.orders import Start

    return _press(counter, Start(window=given.window))


def hold(counter: Counter, given: Given) -> int:
    """Kept for this window."""
    from hall.queueing.orders import Hold

    return _press(counter, Hold(window=given.window, reason=given.reason, minutes=given.minutes))


def transfer(counter: Counter, given: Given) -> int:
    """To another desk."""
    from hall.queueing.orders import Transfer

    return _press(
        counter,
        Transfer(window=given.window, desk=given.desk, note=given.note, clerk=given.clerk, come_back=given.come_back),
    )


def finish(counter: Counter, given: Given) -> int:
    """Done."""
    from hall.queueing.orders import Finish

    return _press(
        counter,
        Finish(window=given.window, matter=given.matter, people=given.people, words=given.words, next_desk=given.next),
    )


def _press(counter: Counter, order: Order) -> int:
    """Give an order of a window, sitting down there first; tell the ticket it was about."""
    from hall.queueing.orders import AtWindow, SitDown
    from hall.queueing.rules import WindowState

    window = order.window  # type: ignore[attr-defined]
    before = counter.ask(AtWindow(window=window, limit=0))
    if before.state is WindowState.EMPTY:
        counter.do(SitDown(window=window))
    given: InHand = counter.do(order)
    row = given.ticket or before.ticket
    if row is None:
        counter.tell({"ticket": None}, counter.either("没有人在等", "nobody waits"))
        return DONE
    shown = before if given.left else counter.ask(AtWindow(window=window, limit=0))
    answer = {
        "ticket": row.number,
        "visit": row.visit,
        "case": shown.case_number or None,
        "window": before.window,
        "state": str(given.left or row.state),
        "service": given.last_service if given.last_service != before.last_service else None,
    }
    counter.tell(answer, f"{answer['ticket']}  {answer['window']}  {answer['state']}")
    return DONE
