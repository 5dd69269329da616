"""``hall``: the program. Paint first, then open the house (:mod:`ui.program`)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hall.clock import SystemClock
from hall.errors import EnvironmentFault
from hall.settings import Settings, load_settings
from ui.front import Front
from ui.onlyone import OnlyOne

BOARD, KIOSK_SCREEN = "--board", "--kiosk"
"""The two screens towards the residents that belong to no window."""

DEMO = "demo"
"""The folder of the demonstration, inside the data folder unless one is named."""


def main(words: list[str] | None = None) -> int:
    """``hall [--demo] [--data DIR]``: open the hall of this PC, or one with invented data. ``--rating WINDOW``, ``--board``
    and ``--kiosk`` show a screen towards the residents instead, beside the program of the people who work here.
    """
    demo, folder, apart = _understand(sys.argv[1:] if words is None else words)
    _choose_input_method()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("one-door-hall")
    app.setDesktopFileName("one-door-hall")
    try:
        settings = settings_of(folder, demo=demo)
        settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except (EnvironmentFault, OSError) as trouble:
        return _cannot_begin(trouble)
    if apart:
        return _show_apart(app, settings, apart)
    only = OnlyOne(settings.data, app)
    if not only.take():
        only.call()
        return 0
    front = Front(app, settings, SystemClock(), demo=demo)

    def go_on() -> None:
        from ui.program import Program

        Program(front).crashes.install()
        only.listen()
        only.called.connect(front.window.come_forward)

    front.window.painted.connect(go_on)
    front.show()
    code = app.exec()
    only.release()
    return code


def settings_of(folder: Path | None, *, demo: bool) -> Settings:
    """The settings of the folder named, or of this PC. A demonstration has a folder and a SQLite file of its own, whatever
    database this PC uses otherwise.
    """
    if not demo:
        return load_settings(folder)
    return load_settings(folder or load_settings().data / DEMO, {})


def _show_apart(app: QApplication, settings: Settings, wanted: str) -> int:
    from hall.asking import KIOSK, RESIDENT
    from ui.apart import Apart, board_face, kiosk_face, rating_face

    faces = {BOARD: lambda: board_face(settings.data), KIOSK_SCREEN: kiosk_face}
    face = faces[wanted]() if wanted in faces else rating_face(wanted)
    apart = Apart(app, settings, SystemClock(), face, KIOSK if wanted == KIOSK_SCREEN else RESIDENT)
    apart.crashes.install()
    apart.show()
    return app.exec()


def _understand(words: list[str]) -> tuple[bool, Path | None, str]:
    """Invented data? Which folder? Which screen apart: a window whose rating screen it is, or one of the two others."""
    if not words:
        return False, None, ""
    import argparse

    parser = argparse.ArgumentParser("hall", description="One Door Hall (一扇门)")
    parser.add_argument("--demo", action="store_true", help="invented data, accounts with shown passwords (试用数据)")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder (数据文件夹)")
    apart = parser.add_mutually_exclusive_group()
    apart.add_argument(
        "--rating", metavar="WINDOW", default="", help="the rating screen of a window (窗口的评价屏), such as W02-1"
    )
    for screen, told in (
        (BOARD, "the board on the wall (大厅叫号屏)"),
        (KIOSK_SCREEN, "the kiosk for numbers (取号机)"),
    ):
        apart.add_argument(screen, dest="rating", action="store_const", const=screen, help=told)
    given = parser.parse_args(words)
    return given.demo, given.data, given.rating


def _choose_input_method() -> None:
    """Qt's wheels know IBus only; fcitx5 speaks it too when asked through the portal (ecosystem.md, finding 3)."""
    wished = [os.environ.get(name, "") for name in ("QT_IM_MODULE", "XMODIFIERS", "GTK_IM_MODULE")]
    if any("fcitx" in one for one in wished) and wished[0] in {"", "fcitx", "fcitx5"}:
        os.environ["QT_IM_MODULE"] = "ibus"
        os.environ["IBUS_USE_PORTAL"] = "1"


def _cannot_begin(trouble: Exception) -> int:
    """There is not even a folder to begin in: say so, in a window of its own."""
    from PySide6.QtWidgets import QMessageBox

    from hall.errors import Fault
    from ui.wording import of_fault

    fault = trouble if isinstance(trouble, EnvironmentFault) else EnvironmentFault(Fault.FILE_UNWRITABLE, str(trouble))
    said = QMessageBox(QMessageBox.Icon.NoIcon, "一扇门", f"{of_fault(fault)}\n{of_fault(fault, 'en')}")
    said.finished.connect(lambda _code: QApplication.exit(3))
    said.show()
    return QApplication.exec()


if __name__ == "__main__":
    raise SystemExit(main())
