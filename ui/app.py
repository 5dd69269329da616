"""The program: paint first, then open the house; first start, signing in, the shell, the lock, the end."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from hall.asking import Right
from hall.centre.orders import Centre, CentreNow, SettingNow
from hall.clock import Clock, SystemClock
from hall.errors import EnvironmentFault
from hall.settings import Settings, load_settings
from ui.changes import Changes
from ui.context import Preferences, UiContext
from ui.crash import Crashes
from ui.drafts import Drafts
from ui.lanes import Lanes
from ui.language import Tongue
from ui.notices import Notices
from ui.onlyone import OnlyOne
from ui.preferences import PreferenceFile
from ui.shell.window import Window
from ui.signin.screen import SignIn
from ui.signin.viewmodel import Entrance, Person
from ui.theme import Theme

if TYPE_CHECKING:
    from hall.bootstrap import House
    from ui.work import Work

IDLE = "idle.front_desk_minutes"
DEMO = "demo"
"""The folder of the demonstration, inside the data folder unless one is named."""


class Program(QObject):
    """One run of the program on one data folder. :meth:`begin` shows the window."""

    def __init__(self, app: QApplication, settings: Settings, clock: Clock, *, demo: bool = False) -> None:
        super().__init__(app)
        self._app, self._settings, self._demo = app, settings, demo
        self.kept = PreferenceFile(settings.data)
        self.crashes = Crashes(settings.data / "crashes", clock, self)
        self.lanes = Lanes(self.crashes.report, self)
        self.changes = Changes(self)
        self.drafts = Drafts(settings.drafts, self)
        self.notices = Notices()
        wished = self.kept.preferences(app)
        look = Theme(wished.size, wished.look)
        look.apply(app)
        tongue = Tongue(app)
        tongue.switch(wished.language)
        self.context = UiContext(
            clock, look, tongue, self.lanes, self.changes, self.notices, printing=None, drafts=self.drafts
        )
        self.window = Window()
        self.house: House | None = None
        self.work: Work | None = None
        self.person: Person | None = None
        self._centre = Centre()
        self._idle_minutes = 0
        self._ended = False
        self._signin: SignIn | None = self._sign_in_page()
        self._watch()

    def _watch(self) -> None:
        self.window.painted.connect(self._open)
        self.window.closing.connect(self.end)
        self._app.aboutToQuit.connect(self.end)
        self.lanes.opened.connect(self._opened)
        self.lanes.shut.connect(self._shut)
        self.lanes.refused.connect(self.notices.trouble)
        self.crashes.happened.connect(self._bug)
        self.changes.watch("centre", lambda _changes: self._ask_settings())

    def begin(self) -> None:
        """Show the window where it stood last; the house is opened once it is painted."""
        place = self.kept.geometry()
        if place is None or not self.window.restoreGeometry(place):
            self.window.showMaximized()
        else:
            self.window.show()

    # the house

    def _open(self) -> None:
        if self._signin is not None:
            self._signin.model.begin(preparing=self._demo and not (self._settings.data / "hall.db").exists())
        settings, clock, hear, demo = self._settings, self.context.clock, self.changes.hear, self._demo

        def opener() -> House:
            from ui.opening import open_and_watch

            return open_and_watch(settings, clock, hear, demo=demo)

        self.lanes.open(opener)

    def _opened(self, house: House) -> None:
        self.house = house
        self.changes.origin = house.door.origin
        vault = house.vault
        self.lanes.look(lambda _house: self.drafts.read(vault), self._found_drafts)
        self.lanes.ask(CentreNow(), self._know_centre, self._shut)
        self._ask_settings()
        self._warm()

    def _warm(self) -> None:
        """What the first visitor needs is imported while somebody signs in, not while he waits."""
        from ui.opening import warm

        self.lanes.look(warm, lambda _nothing: None)

    def _found_drafts(self, found: dict[str, dict[str, object]]) -> None:
        if self.house is not None:
            self.drafts.unseal(self.house.vault, found)
        if self._signin is not None:
            self._signin.show_drafts(self.drafts.waiting())

    def _shut(self, trouble: Exception) -> None:
        if self._signin is not None:
            self._signin.model.stay_shut(trouble)

    def _ask_settings(self) -> None:
        self.lanes.ask(SettingNow(name=IDLE), self._set_idle, lambda _trouble: None)
        if self._centre.founded:
            self.lanes.ask(CentreNow(), self._know_centre, lambda _trouble: None)

    def _set_idle(self, minutes: int) -> None:
        self._idle_minutes = minutes
        if self.work is not None:
            self.work.wait_idle(minutes)

    def _know_centre(self, centre: Centre) -> None:
        self._centre = centre
        self.kept.remember(centre=centre.name)
        if not centre.founded:
            self._begin_first_start()
            return
        if self.work is not None:
            self.work.shell.set_centre(centre.name)
        if self._signin is not None:
            self._signin.band.show_centre(centre.name)
            self._let_in(self._signin)

    def _let_in(self, page: SignIn) -> None:
        """The hall stands: whoever has an account may come in."""
        from ui.opening import backup_words, hints, windows

        page.model.stand_open()
        last = self.kept.text("place")
        self.lanes.look(windows, lambda names: page.model.offer_places(self._settings.place, last, names))
        folder, clock = self._settings.backups, self.context.clock
        embedded = self._settings.embedded
        self.lanes.look(
            lambda _house: backup_words(folder, clock.now()),
            lambda words: page.band.show_data(embedded=embedded, backup=words),
        )
        if self._demo:
            self.lanes.look(lambda _house: hints(), page.model.offer_hints)

    # pages

    def _sign_in_page(self) -> SignIn:
        page = SignIn(self.context, last_place=self.kept.text("place"))
        page.switches.preferences_changed.connect(self._prefer)
        page.band.show_centre(self._centre.name or self.kept.text("centre"))
        page.band.show_data(embedded=self._settings.embedded)
        page.model.login = self.kept.text("login")
        page.model.became.connect(self.lanes.sign_in)
        page.model.entered.connect(self._enter)
        page.model.again_asked.connect(self._open)
        page.model.offer_places(self._settings.place, self.kept.text("place"), ())
        page.show_drafts(self.drafts.waiting())
        self.window.show_page(page)
        return page

    def _begin_first_start(self) -> None:
        from ui.firststart.screen import FirstStart

        page = FirstStart(self.context, self._settings.key_file)
        page.switches.preferences_changed.connect(self._prefer)
        page.model.founded.connect(self._founded)
        self._signin = None
        self.window.show_page(page)

    def _founded(self, login: object) -> None:
        self.kept.remember(login=str(login))
        self._signin = self._sign_in_page()
        self._signin.model.welcome()
        self.lanes.ask(CentreNow(), self._know_centre, self._shut)

    def _enter(self, entrance: Entrance) -> None:
        from ui.work import Work

        if self.house is None:
            return
        self.person = entrance.person
        self.kept.remember(login=entrance.login, place=self.person.place)
        settings = replace(self._settings, place=self.person.place)
        self.work = Work(self.context, self.house, settings, entrance)
        self.work.shell.set_centre(self._centre.name)
        self.work.shell.preferences_changed.connect(self._prefer)
        self.work.lock_asked.connect(self.lock)
        self.work.leave_asked.connect(self.sign_out)
        self.notices.shell = self.work.shell
        self._signin = None
        self.window.show_page(self.work.shell)
        self.work.begin(may_register=Right.REGISTER in entrance.signed.actor.rights)
        self.work.wait_idle(self._idle_minutes)

    # locking and leaving

    def lock(self) -> None:
        """Cover everything at once; what is half-filled is kept."""
        if self.work is None or self.person is None or self.window.is_covered():
            return
        self.work.keep_drafts()
        self.work.rest()
        page = SignIn(self.context, self.person)
        page.switches.preferences_changed.connect(self._prefer)
        page.band.show_centre(self._centre.name)
        page.band.show_data(embedded=self._settings.embedded)
        page.model.became.connect(self.lanes.sign_in)
        page.model.entered.connect(self._unlock)
        page.other_asked.connect(self.sign_out)
        self.window.cover(page)

    def _unlock(self, _entrance: Entrance) -> None:
        self.window.uncover()
        if self.work is not None:
            self.work.wait_idle(self._idle_minutes)

    def sign_out(self) -> None:
        """Somebody else comes: the drafts stay, what was ordered is finished first."""
        if self.work is not None:
            self.work.keep_drafts()
            self.lanes.settle(self._signed_out)

    def _signed_out(self) -> None:
        if self.work is None:
            return
        self.work.end()
        self.work = self.person = None
        self.notices.shell = None
        self.lanes.sign_out()
        self._signin = self._sign_in_page()
        self._let_in(self._signin)

    def _prefer(self, wished: Preferences) -> None:
        self.kept.keep(wished)

    def _bug(self, code: object) -> None:
        if self.work is not None:
            self.work.keep_drafts()
        self.drafts.finish()
        self.notices.bug(code)

    def end(self) -> None:
        """The window was closed, or the system ends: keep what is half-filled, finish what was ordered."""
        if self._ended:
            return
        self._ended = True
        self.kept.keep_geometry(self.window.saveGeometry())
        if self.work is not None:
            self.work.keep_drafts()
            self.work.end()
            self.work = None
        self.drafts.finish()
        self.lanes.close()


def main(words: list[str] | None = None) -> int:
    """``hall [--demo] [--data DIR]``: open the hall of this PC, or one with invented data."""
    demo, folder = _understand(sys.argv[1:] if words is None else words)
    _choose_input_method()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("one-door-hall")
    app.setDesktopFileName("one-door-hall")
    try:
        settings = settings_of(folder, demo=demo)
        settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except (EnvironmentFault, OSError) as trouble:
        return _cannot_begin(trouble)
    only = OnlyOne(settings.data, app)
    if not only.take():
        only.call()
        return 0
    program = Program(app, settings, SystemClock(), demo=demo)
    program.crashes.install()
    program.window.painted.connect(only.listen)
    only.called.connect(program.window.come_forward)
    program.begin()
    code = app.exec()
    program.crashes.remove()
    only.release()
    return code


def settings_of(folder: Path | None, *, demo: bool) -> Settings:
    """The settings of the folder named, or of this PC. A demonstration has a folder and a SQLite file of its own, whatever
    database this PC uses otherwise.
    """
    if not demo:
        return load_settings(folder)
    return load_settings(folder or load_settings().data / DEMO, {})


def _understand(words: list[str]) -> tuple[bool, Path | None]:
    if not words:
        return False, None
    import argparse

    parser = argparse.ArgumentParser("hall", description="One Door Hall (一扇门)")
    parser.add_argument("--demo", action="store_true", help="invented data, accounts with shown passwords (试用数据)")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder (数据文件夹)")
    given = parser.parse_args(words)
    return given.demo, given.data


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
