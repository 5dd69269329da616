"""One run of the program, from the first paint on: opening the house, first start, signing in, the lock, the end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from hall.centre.orders import Centre, CentreNow, SettingNow
from ui.changes import Changes
from ui.context import Preferences, UiContext
from ui.crash import Crashes
from ui.drafts import Drafts
from ui.front import entrance_page
from ui.lanes import Lanes
from ui.notices import Notices
from ui.signin.people import Entrance, Person
from ui.signin.screen import SignIn

if TYPE_CHECKING:
    from hall.bootstrap import House
    from ui.front import Front
    from ui.work import Work

IDLE = "idle.front_desk_minutes"


class Program(QObject):
    """Takes over from the painted :class:`ui.front.Front`."""

    def __init__(self, front: Front) -> None:
        super().__init__(front.window)
        settings, clock = front.settings, front.clock
        self._settings, self._demo, self.kept, self.window = settings, front.demo, front.kept, front.window
        self.crashes = Crashes(settings.data / "crashes", clock, self)
        self.lanes = Lanes(self.crashes.report, self)
        self.changes = Changes(self)
        self.drafts = Drafts(settings.drafts, self)
        self.notices = Notices()
        self.context = UiContext(
            clock, front.theme, front.tongue, self.lanes, self.changes, self.notices, drafts=self.drafts
        )
        self.house: House | None = None
        self.work: Work | None = None
        self.person: Person | None = None
        self._centre = Centre()
        self._idle_minutes = 0
        self._ended = False
        self._signin: SignIn | None = front.page
        self._serve(front.page)
        self._watch()
        self._open()

    def _watch(self) -> None:
        self.window.closing.connect(self.end)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.end)
        self.lanes.opened.connect(self._opened)
        self.lanes.shut.connect(self._shut)
        self.lanes.refused.connect(self.notices.trouble)
        self.crashes.happened.connect(self._bug)
        self.changes.watch("centre", lambda _changes: self._ask_settings())

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
        page = entrance_page(self.context, self._settings, self.kept)
        self._serve(page)
        self.window.show_page(page)
        return page

    def _serve(self, page: SignIn) -> None:
        """Let a page ask the hall."""
        page.model.use(self.lanes)
        page.switches.preferences_changed.connect(self._prefer)
        page.model.became.connect(self.lanes.sign_in)
        page.model.entered.connect(self._enter)
        page.model.again_asked.connect(self._open)
        page.show_drafts(self.drafts.waiting())

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
        self.work.begin(entrance.signed.actor.rights)
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
