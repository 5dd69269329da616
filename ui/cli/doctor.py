"""What a PC needs for the hall, looked at one by one. Nothing here changes anything but the test of a write."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import resources
from hall.clock import SystemClock
from hall.errors import EnvironmentFault, UserError
from ui import wording

if TYPE_CHECKING:
    from ui.cli.counter import Counter

_ROOM = 1 << 30
"""A gigabyte: what the hall wants to see free on its disk."""

_PARTS = ("PySide6-Essentials", "SQLAlchemy", "alembic", "reportlab", "qrcode", "pypdfium2", "argon2-cffi")
_FONTS = ("ui-regular.ttf", "ui-bold.ttf", "song.ttf")
_MINUTE = timedelta(minutes=1)


class State(StrEnum):
    """How a part stands: well, worth a look, or missing."""

    OK = "ok"
    LOOK = "look"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """One part, how it stands in words, and what to do (both in Chinese and English)."""

    part: str
    state: State
    words: tuple[str, str]
    advice: tuple[str, str] = ("", "")


def examine(counter: Counter) -> Iterator[Finding]:
    """Everything, in the order in which it is needed."""
    yield _program()
    yield _fonts()
    yield _folder(counter)
    yield _database(counter)
    yield _clock(counter)
    yield _printers(counter)
    yield _sound(counter)
    yield _readers()
    yield _input_method()


def _program() -> Finding:
    missing = []
    for name in _PARTS:
        try:
            version(name)
        except PackageNotFoundError:
            missing.append(name)
    told = f"Python {platform.python_version()}"
    if missing:
        names = ", ".join(missing)
        advice = (f"请装上：pip install {names}", f"Please install: pip install {names}")
        return Finding("program", State.MISSING, (f"{told}，缺 {names}", f"{told}, without {names}"), advice)
    return Finding("program", State.OK, (told, told))


def _fonts() -> Finding:
    missing = [name for name in _FONTS if not resources.locate(f"fonts/{name}").is_file()]
    if missing:
        names = ", ".join(missing)
        words = (f"缺自带字体 {names}", f"carried typefaces are missing: {names}")
        return Finding("fonts", State.MISSING, words, ("请重新安装一次", "Please install the program again"))
    return Finding("fonts", State.OK, ("自带字体齐全", "the carried typefaces are there"))


def _folder(counter: Counter) -> Finding:
    folder = counter.settings.data
    there = next(path for path in (folder, *folder.parents) if path.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            free = shutil.disk_usage(there).free
    except OSError as wrong:
        words = (f"{folder} 写不进去", f"{folder} cannot be written")
        advice = ("请管理员看一下文件夹的权限", "Please ask the administrator to look at its permissions")
        return Finding(
            "folder", State.MISSING, words, (f"{advice[0]}（{wrong.strerror}）", f"{advice[1]} ({wrong.strerror})")
        )
    room = (f"{folder}，剩 {free / _ROOM:.1f} GB", f"{folder}, {free / _ROOM:.1f} GB free")
    if free < _ROOM:
        return Finding("folder", State.LOOK, room, ("请清出一点地方", "Please free some room"))
    return Finding("folder", State.OK, room)


def _database(counter: Counter) -> Finding:
    from hall.asking import NOBODY
    from hall.centre.orders import CentreNow

    if not counter.has_house:
        words = ("还没有数据库", "there is no database yet")
        return Finding(
            "database", State.LOOK, words, ("请先 hallctl init，或打开程序", "Run hallctl init, or start the program")
        )
    try:
        store = counter.house.store
        founded = counter.house.door.ask(NOBODY, CentreNow()).founded
    except (EnvironmentFault, UserError) as trouble:
        if isinstance(trouble, EnvironmentFault):
            said = wording.of_fault(trouble, "zh"), wording.of_fault(trouble, "en")
        else:
            said = wording.of_problem(trouble.problems[0], "zh"), wording.of_problem(trouble.problems[0], "en")
        return Finding("database", State.MISSING, said)
    kind = "SQLite" if store.sqlite else f"PostgreSQL {store.url.host or ''}".rstrip()
    if not founded:
        words = (f"{kind}，还没有设好大厅", f"{kind}, the hall is not founded yet")
        return Finding("database", State.LOOK, words, ("请先完成第一次设置", "Please finish the first start"))
    return Finding("database", State.OK, (kind, kind))


def _clock(counter: Counter) -> Finding:
    """The machine's clock against the newest thing the hall knows: one that was set back would date papers wrongly."""
    from hall.asking import SYSTEM
    from hall.audit.orders import AuditList

    now = SystemClock().now()
    told = f"{now:%Y-%m-%d %H:%M}"
    last = None
    if counter.has_house:
        try:
            page = counter.house.door.ask(SYSTEM, AuditList(size=1))
        except (EnvironmentFault, UserError):
            page = None
        last = page.rows[0].at if page is not None and page.rows else None
    if last is not None and last - now > _MINUTE:
        words = (
            f"{told}，比最近一笔记录（{last:%Y-%m-%d %H:%M}）还早",
            f"{told}, before the newest entry ({last:%Y-%m-%d %H:%M})",
        )
        advice = ("请对一下电脑的时间", "Please set the clock of this computer")
        return Finding("clock", State.LOOK, words, advice)
    return Finding("clock", State.OK, (told, told))


def _printers(counter: Counter) -> Finding:
    from reports.spool import Cups, NotTaken

    if os.name == "nt":
        words = ("由 Windows 的打印服务管", "kept by the print service of Windows")
        return Finding("printers", State.OK, words)
    if shutil.which("lp") is None:
        words = ("没有打印服务，单据存成 PDF", "there is no print service, papers become PDF files")
        return Finding("printers", State.LOOK, words, ("要打印请装 CUPS", "Install CUPS to print"))
    try:
        names = Cups().printers()
    except NotTaken:
        names = ()
    chosen = counter.settings.printer
    if chosen and chosen not in names:
        words = (f"设置里的“{chosen}”不在", f"“{chosen}” of the settings is not there")
        return Finding(
            "printers", State.LOOK, words, ("请在设置里另选一台", "Please choose another one in the settings")
        )
    if not names:
        words = ("打印服务里还没有打印机", "the print service has no printer yet")
        return Finding("printers", State.LOOK, words, ("请先在系统里添加打印机", "Please add a printer to the system"))
    return Finding("printers", State.OK, ("、".join(names), ", ".join(names)))


def _sound(counter: Counter) -> Finding:
    """The board speaks on its own PC: a moment of silence is played to know whether this one could."""
    from ui.voice.joining import OWN, clips_lacking, clips_of
    from ui.voice.playing import SoundTrouble, player_here

    data = counter.settings.data
    player = player_here(os.environ)
    try:
        if player is None:
            raise SoundTrouble
        player.play(clips_of(data).silence())
    except SoundTrouble:
        words = (
            "这台电脑没有声音，叫号屏只显示不出声",
            "this computer has no sound, its board shows calls and does not speak",
        )
        advice = ("叫号屏要出声，请接好音箱", "For a board that speaks, connect a loudspeaker")
        return Finding("sound", State.LOOK, words, advice)
    own = data / OWN
    lacking = clips_lacking(own) if own.is_dir() else ()
    if lacking:
        some = "、".join(lacking[:5]), ", ".join(lacking[:5])
        words = (f"{own} 里的录音还缺 {len(lacking)} 个", f"{len(lacking)} recordings are missing in {own}")
        advice = (
            f"补齐 WAV 后用自己的录音：{some[0]}",
            f"Complete the WAV files to use your own recordings: {some[1]}",
        )
        return Finding("sound", State.LOOK, words, advice)
    if own.is_dir():
        return Finding("sound", State.OK, ("用本厅自己的录音", "with the hall's own recordings"))
    return Finding("sound", State.OK, ("用自带的合成语音", "with the generated voice that comes along"))


def _readers() -> Finding:
    """Card readers and scanners type like keyboards; a program cannot tell them from one."""
    words = ("读卡器和扫码枪当键盘用，插上就行", "readers and scanners type like keyboards, nothing to set up")
    return Finding("readers", State.OK, words)


def _input_method() -> Finding:
    """With fcitx5 Qt's own packages type Chinese only through the door it keeps open for IBus."""
    if not sys.platform.startswith("linux"):
        return Finding("input_method", State.OK, ("系统自带", "the system's own"))
    if importlib.util.find_spec("PySide6") is None or not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return Finding("input_method", State.OK, ("没有屏幕，用不上", "no display, none needed"))
    module, portal = os.environ.get("QT_IM_MODULE", ""), os.environ.get("IBUS_USE_PORTAL", "")
    fcitx = "fcitx" in os.environ.get("XMODIFIERS", "") or "fcitx" in os.environ.get("GTK_IM_MODULE", "")
    if fcitx and (module, portal) != ("ibus", "1"):
        words = (f"fcitx，QT_IM_MODULE={module or '无'}", f"fcitx, QT_IM_MODULE={module or 'none'}")
        advice = (
            "打不出中文时设 QT_IM_MODULE=ibus 和 IBUS_USE_PORTAL=1（fcitx 4 请换 fcitx5）",
            "If Chinese cannot be typed set QT_IM_MODULE=ibus and IBUS_USE_PORTAL=1 (fcitx 4: install fcitx5)",
        )
        return Finding("input_method", State.LOOK, words, advice)
    return Finding("input_method", State.OK, (module or "IBus", module or "IBus"))
