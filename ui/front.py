"""What is painted first: the window with the page one signs in on. Nothing else of the hall is imported for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.context import UiContext
from ui.language import Tongue
from ui.preferences import PreferenceFile
from ui.shell.window import Window
from ui.signin.screen import SignIn
from ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from hall.clock import Clock
    from hall.settings import Settings


class Front:
    """Window, look, language and page of one run; a :class:`ui.program.Program` takes over once it is painted."""

    def __init__(self, app: QApplication, settings: Settings, clock: Clock, *, demo: bool = False) -> None:
        self.settings, self.clock, self.demo = settings, clock, demo
        self.kept = PreferenceFile(settings.data)
        wished = self.kept.preferences(app)
        self.theme = Theme(wished.size, wished.look)
        self.theme.wear(app)
        self.tongue = Tongue(app)
        self.tongue.switch(wished.language)
        self.window = Window()
        self.page = entrance_page(UiContext(clock, self.theme, self.tongue), settings, self.kept)
        self.window.show_page(self.page)
        self.theme.dress(app)

    def show(self) -> None:
        """Show the window where it stood last."""
        place = self.kept.geometry()
        if place is None or not self.window.restoreGeometry(place):
            self.window.showMaximized()
        else:
            self.window.show()


def entrance_page(context: UiContext, settings: Settings, kept: PreferenceFile) -> SignIn:
    """The page one signs in on, with what is remembered from the last time."""
    place = kept.text("place")
    page = SignIn(context, last_place=place)
    page.band.show_centre(kept.text("centre"))
    page.band.show_data(embedded=settings.embedded)
    page.model.login = kept.text("login")
    page.model.offer_places(settings.place, place, ())
    return page
