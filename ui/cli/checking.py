"""``doctor``, ``backup``, ``restore``, ``check`` and ``bench``: whether everything is as it should be."""

from __future__ import annotations

import importlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hall.errors import EnvironmentFault, Fault, UserError
from hall.settings import load_settings
from ui.cli.counter import DONE, ENVIRONMENT
from ui.cli.doctor import State, examine

if TYPE_CHECKING:
    from ui.cli.counter import Counter
    from ui.cli.parsing import Commands, Given

BENCHES = {
    "order": "tests.bench.test_bench_store",
    "intake": "tests.bench.test_bench_intake",
    "paper": "tests.bench.test_bench_paper",
}
"""Name → module with a ``measure(…) -> {name, value, floor, ratio, unit, rounds}``."""

_NEED_A_HOUSE = frozenset({"order", "intake"})
_MARKS = {State.OK: "✓", State.LOOK: "!", State.MISSING: "✗"}


def declare(commands: Commands) -> None:
    """The commands of this module."""
    commands.add("doctor", doctor, "这台电脑有什么、缺什么、怎么办", "what this PC has and lacks, and what to do")
    commands.add("backup", backup, "备份数据库", "back up the database").option(
        "--out", "存到哪个文件", "the file", type=Path, metavar="F"
    )
    restored = commands.add("restore", restore, "用备份恢复", "restore a backup")
    restored.takes("file", "备份文件", "the backup", type=Path, metavar="F")
    commands.add("check", check, "数据库自己检查一遍", "let the database look through itself")
    bench = commands.add(
        "bench", measure, "测一项速度，和下限比（要有源码）", "one benchmark against its floor (needs the sources)"
    )
    bench.takes("name", "哪一项", "which", choices=BENCHES, metavar="NAME")
    bench.option("--size", "测几轮", "how many rounds", type=int, metavar="N")


def measure(counter: Counter, given: Given) -> int:
    """One of ``tests/bench``, in a house that is thrown away where it needs one."""
    try:
        found = importlib.import_module(BENCHES[given.name])
    except ImportError as absent:
        raise UserError("bench.absent", None, name=absent.name or given.name) from absent
    rounds = {} if given.size is None else {"rounds": max(1, min(given.size, 100_000))}
    if given.name not in _NEED_A_HOUSE:
        told = found.measure(**rounds)
    else:
        from hall.bootstrap import open_house

        with (
            tempfile.TemporaryDirectory(prefix="one-door-hall-") as folder,
            open_house(load_settings(Path(folder), {})) as house,
        ):
            told = found.measure(house, **rounds)
    counter.tell(
        told, f"{told['name']}: {told['value']:.2f} {told['unit']} / {told['floor']:.2f} = {told['ratio']:.2f}"
    )
    return DONE


def doctor(counter: Counter, given: Given) -> int:  # noqa: ARG001
    """Look at everything the hall needs. 3 where something is missing."""
    missing = False
    for one in examine(counter):
        words, advice = counter.either(*one.words), counter.either(*one.advice)
        told = {"part": one.part, "state": str(one.state), "words": words, "advice": advice or None}
        counter.tell(told, f"{_MARKS[one.state]} {one.part}: {words}" + (f"\n    → {advice}" if advice else ""))
        missing = missing or one.state is State.MISSING
    return ENVIRONMENT if missing else DONE


def backup(counter: Counter, given: Given) -> int:
    """A copy of the database while others work on."""
    from hall.upkeep import back_up

    made = back_up(counter.house, given.out)
    told = {
        "file": str(made.file),
        "bytes": made.bytes,
        "sha256": made.sha256,
        "cases": made.cases,
        "schema": made.schema,
    }
    counter.tell(told, f"{made.file}  {made.bytes}  sha256 {made.sha256}")
    counter.say("钥匙文件不在备份里，请另外保管", "The key file is not in the backup; please keep it apart")
    return DONE


def restore(counter: Counter, given: Given) -> int:
    """A backup in the place of the database; what was there is kept beside."""
    from hall import upkeep

    if not given.file.is_file():
        raise EnvironmentFault(Fault.FILE_UNREADABLE, "no such file", file=str(given.file))
    kept = upkeep.restore(counter.settings, given.file)
    found = upkeep.soundness(counter.house)
    told = {
        "file": str(given.file),
        "bytes": given.file.stat().st_size,
        "cases": found.cases,
        "schema": found.schema,
        "kept": kept and str(kept),
    }
    counter.tell(told, f"{given.file}  {found.cases}")
    if kept:
        counter.say(f"原来的数据在 {kept}", f"What was there is in {kept}")
    return DONE


def check(counter: Counter, given: Given) -> int:  # noqa: ARG001
    """3 where the database finds faults."""
    from hall.upkeep import soundness

    found = soundness(counter.house, thorough=True)
    told = {
        "intact": not found.troubles,
        "troubles": list(found.troubles),
        "cases": found.cases,
        "schema": found.schema,
    }
    words = "\n".join(found.troubles) or counter.either(f"没有毛病，{found.cases} 件", f"Sound, {found.cases} cases")
    counter.tell(told, words)
    return ENVIRONMENT if found.troubles else DONE
