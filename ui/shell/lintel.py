"""The lintel over every page: door, name of the house and of the centre, work places, search, day and clock."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from hall.clock import Clock
from ui.language import day_words
from ui.shell.tabs import PlaceTab
from ui.theme import theme
from ui.widgets.card import Icon
from ui.widgets.living import Fitting, role, set_flag
from ui.widgets.scan_line_edit import ScanLineEdit

_SEARCH_EM = 9


class Lintel(Fitting, QFrame):
    """Gives way in this order when it gets narrow: the cap of the search, keys of the tabs, centre, day, name of the house,
    names of the closed tabs."""

    asked = Signal(str)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_flag(self, "role", "lintel")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._clock = clock
        self._door = Icon("door-open", "bar.text", share=22 / 18)
        self._house = role(QLabel(), "bartitle")
        self._centre = role(QLabel(), "bartext")
        self.tabs: list[PlaceTab] = []
        self.search = ScanLineEdit()
        set_flag(self.search, "role", "search")
        self.search.set_lead("search")
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._day = role(QLabel(), "bartext")
        self._time = role(QLabel(), "barclock")
        self._brand = QHBoxLayout()
        self._tabs = QHBoxLayout()
        self._when = QHBoxLayout()
        for part in (self._door, self._house, self._centre):
            self._brand.addWidget(part)
        for part in (self._day, self._time):
            self._when.addWidget(part)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._brand)
        self._row.addLayout(self._tabs)
        self._row.addWidget(self.search, 1)
        self._row.addLayout(self._when)
        self.search.scanned.connect(self._ask)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)
        self.built()

    def add_tab(self, icon: str, title: Callable[[], str], key: str) -> PlaceTab:
        """One more work place."""
        tab = PlaceTab(icon, title, key, self)
        self.tabs.append(tab)
        self._tabs.addWidget(tab)
        tab.toggled.connect(lambda _on: tab.updateGeometry())
        return tab

    def set_centre(self, name: str) -> None:
        """The name of the centre."""
        self._centre.setText(name)

    def tick(self) -> None:
        """Show the time, and come back when the next minute begins."""
        now = self._clock.now()
        self._day.setText(day_words(now.date(), weekday=True))
        self._time.setText(f"{now:%H:%M}")
        self._timer.start((60 - now.second) * 1000 - now.microsecond // 1000 + 5)

    def _ask(self, text: str) -> None:
        if text:
            self.asked.emit(text)
            self.search.selectAll()

    def retranslate(self) -> None:
        self._house.setText(self.tr("One Door"))
        self.search.setPlaceholderText(self.tr("Scan, or type a number or name"))
        self.search.setAccessibleName(self.tr("Scan, or type a number or name"))
        self.tick()

    def restyle(self) -> None:
        look = theme()
        self.setFixedHeight(look.px("topbar"))
        self._row.setContentsMargins(look.space(4), 0, look.space(4), 0)
        self._row.setSpacing(look.space(4))
        self._brand.setSpacing(look.space(2))
        self.search.setMinimumWidth(self._search_room())
        self._tabs.setContentsMargins(0, 8, 0, 0)
        self._tabs.setSpacing(2)
        self._when.setSpacing(look.space(2))

    def fit(self) -> None:
        """Show what finds room."""
        look = theme()
        gaps = look.space(4) * 5 + look.space(2) * 4 + look.scaled(8)
        search = self._search_room()
        fixed = gaps + search + self._door.sizeHint().width() + self._time.sizeHint().width()
        wishes = [
            (self._cap_room(), self._set_cap),
            (sum(tab.full_width() - tab.full_width(short=True) for tab in self.tabs), self._set_keys),
            (self._centre.sizeHint().width(), self._centre.setVisible),
            (self._day.sizeHint().width(), self._day.setVisible),
            (self._house.sizeHint().width(), self._house.setVisible),
            (
                sum(tab.full_width(short=True) - tab.full_width(short=True, bare=True) for tab in self.tabs),
                self._set_names,
            ),
        ]
        fixed += sum(tab.full_width(short=True, bare=True) + 2 for tab in self.tabs)
        room = self.width() - fixed
        self._keys_shown = self._names_shown = True
        total = sum(width for width, _ in wishes)
        for width, show in wishes:
            shown = total <= room
            show(shown)
            if not shown:
                total -= width
        for tab in self.tabs:
            tab.set_room(short=not self._keys_shown, bare=not self._names_shown)

    def _search_room(self) -> int:
        return theme().metrics("small").horizontalAdvance("国") * _SEARCH_EM + theme().px("icon") + 2 * theme().space(3)

    def _cap_room(self) -> int:
        return theme().metrics("cap").horizontalAdvance("Ctrl+K") + 24

    def _set_cap(self, on: bool) -> None:
        self.search.set_keycap("Ctrl+K" if on else "")

    def _set_keys(self, on: bool) -> None:
        self._keys_shown = on

    def _set_names(self, on: bool) -> None:
        self._names_shown = on

    _keys_shown = True
    _names_shown = True
