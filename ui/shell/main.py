"""The main window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from PySide6.QtCore import QMargins, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.context import Preferences, UiContext
from ui.keys import KeyAction, action
from ui.language import NAMES
from ui.shell.lintel import Lintel
from ui.shell.sizes import size_words
from ui.shell.status import Part, StatusBar
from ui.shell.tabs import PlaceTab
from ui.theme import Look, Size, theme
from ui.widgets.living import Fitting, Living, set_flag

if TYPE_CHECKING:
    from ui.widgets.toast import ToastBar, UndoBar


@dataclass(frozen=True, slots=True)
class _Place:
    tab: PlaceTab
    make: Callable[[], QWidget] | None
    action: KeyAction


@runtime_checkable
class Shrinking(Protocol):
    """A work place that can be a strip over other programs."""

    def shrink(self) -> bool:
        """Become the strip; false where there is nothing to show in it."""
        ...


_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class _Band(Fitting, QWidget):
    """The place under the lintel for what is urgent or new; takes no room while it is empty."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(_flat())
        self.built()

    def fit(self) -> None:
        look = theme()
        used = any(not part.isHidden() for part in self.findChildren(QWidget, options=_DIRECT))
        margins = QMargins(look.space(4), look.space(3), look.space(4), 0) if used else QMargins()
        if margins != self.column.contentsMargins():
            self.column.setContentsMargins(margins)

    def restyle(self) -> None:
        self.column.setSpacing(theme().space(2))


class Shell(Living, QWidget):
    """Lintel, a band for what is urgent, the work place, the status bar. Only places that exist have a door."""

    search_asked = Signal(str)
    place_changed = Signal(str)
    help_asked = Signal()
    preferences_changed = Signal(object)
    """A :class:`ui.context.Preferences`: somebody chose another size, contrast or language."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        set_flag(self, "role", "page")
        self.lintel = Lintel(context.clock)
        self.search = self.lintel.search
        self._toast: ToastBar | None = None
        self._undo_bar: UndoBar | None = None
        self._band = _Band()
        self.band = self._band.column
        self._pages = QStackedWidget()
        self.status = StatusBar()
        self._places: dict[str, _Place] = {}
        self._shown: dict[str, QWidget] = {}
        self._place = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.lintel)
        column.addWidget(self._band)
        column.addWidget(self._pages, 1)
        column.addWidget(self.status)
        self.lintel.asked.connect(self.search_asked)
        self._bind("find", self._find)
        self._bind("help", self._help)
        self._bind("full_window", self._full_window)
        self._bind("undo", self._undo)
        self.status.help_part.clicked.connect(self._help)
        self.status.size_part.clicked.connect(self._open_sizes)
        self.status.language_part.clicked.connect(self._switch_language)
        self.built()
        QTimer.singleShot(0, self, self._wear_halo)

    def _wear_halo(self) -> None:
        if self.isWindow():  # inside another window the frame is that one's
            from ui.widgets.halo import Halo  # its style is not needed for the first paint

            Halo(self)

    # news

    @property
    def toast(self) -> ToastBar:
        """News for a few seconds, above the page."""
        if self._toast is None:
            from ui.widgets.toast import ToastBar

            self._toast = ToastBar()
            self.band.addWidget(self._toast)
        return self._toast

    @property
    def undo_bar(self) -> UndoBar:
        """The way back, above the page."""
        if self._undo_bar is None:
            from ui.widgets.toast import UndoBar

            self._undo_bar = UndoBar()
            self.band.addWidget(self._undo_bar)
        return self._undo_bar

    def _undo(self) -> None:
        if self._undo_bar is not None:
            self._undo_bar.undo()

    # work places

    def add_place(
        self, id: str, icon: str, title: Callable[[], str], key: str, page: QWidget | Callable[[], QWidget]
    ) -> None:
        """One more work place. ``title`` gives its name in the current language, ``key`` is an id of :mod:`ui.keys` such as ``place.1``;
        ``page`` is the widget, or a function that makes it when it is opened for the first time."""
        opener = action(key, self)
        self.addAction(opener)
        opener.triggered.connect(lambda: self.go(id))
        tab = self.lintel.add_tab(icon, title, opener.shortcut().toString())
        tab.clicked.connect(lambda: self.go(id))
        if isinstance(page, QWidget):
            self._places[id] = _Place(tab, None, opener)
            self._shown[id] = page
            self._pages.addWidget(page)
        else:
            self._places[id] = _Place(tab, page, opener)
        if len(self._places) == 1:
            self.go(id)

    def go(self, id: str) -> None:
        """Open a work place. The caret goes to the page's focus proxy, where it was left or where work begins."""
        place = self._places[id]
        if id not in self._shown and place.make is not None:
            self._shown[id] = place.make()
            self._pages.addWidget(self._shown[id])
        self._pages.setCurrentWidget(self._shown[id])
        place.tab.setChecked(True)
        page = self._shown[id]
        (page if page.focusProxy() is not None else self).setFocus(Qt.FocusReason.OtherFocusReason)
        if id != self._place:
            self._place = id
            self.place_changed.emit(id)

    def place(self) -> str:
        """The open work place."""
        return self._place

    def page(self, id: str) -> QWidget | None:
        """The page of a work place, if it was made."""
        return self._shown.get(id)

    def set_centre(self, name: str) -> None:
        """The name of the centre in the lintel and the title bar."""
        self.lintel.set_centre(name)
        self._centre = name
        self._title()

    # size, contrast, language

    def set_size(self, size: Size) -> None:
        """Draw everything at another size."""
        self.context.theme.size = size
        self._apply()

    def set_look(self, look: Look) -> None:
        """Usual colours or high contrast."""
        self.context.theme.look = look
        self._apply()

    def preferences(self) -> Preferences:
        """What is set now."""
        return Preferences(self.context.theme.size, self.context.theme.look, self.context.language.current())

    def size_menu(self) -> QMenu:
        """The menu behind the size in the status bar: three sizes and high contrast."""
        menu = QMenu(self)
        for size in Size:
            entry = menu.addAction(size_words(size))
            entry.setCheckable(True)
            entry.setChecked(size is self.context.theme.size)
            entry.triggered.connect(lambda _on=False, wanted=size: self.set_size(wanted))
        menu.addSeparator()
        contrast = menu.addAction(self.tr("High contrast"))
        contrast.setCheckable(True)
        contrast.setChecked(self.context.theme.look is Look.CONTRAST)
        contrast.triggered.connect(lambda on: self.set_look(Look.CONTRAST if on else Look.LIGHT))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def retranslate(self) -> None:
        language = self.context.language
        self.status.size_part.show_part(
            Part(
                "a-large-small",
                self.tr("Text: {size}").replace("{size}", size_words(self.context.theme.size)),
                on_click=_nothing,
            )
        )
        self.status.language_part.show_part(Part("languages", NAMES[language.other()], on_click=_nothing))
        self.status.help_part.show_part(Part("circle-question-mark", self.tr("Help"), on_click=_nothing))
        self._title()

    def restyle(self) -> None:
        self.retranslate()

    _centre = ""

    def _title(self) -> None:
        self.setWindowTitle(" · ".join(part for part in (self.tr("One Door"), self._centre) if part))

    def _apply(self) -> None:
        self.context.theme.apply(cast("QApplication", QApplication.instance()))
        self.preferences_changed.emit(self.preferences())

    def _switch_language(self) -> None:
        self.context.language.switch(self.context.language.other())
        self.preferences_changed.emit(self.preferences())

    def _open_sizes(self) -> None:
        menu = self.size_menu()
        anchor = self.status.size_part
        menu.popup(anchor.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _help(self) -> None:
        from ui.shell.help import KeyHelp

        KeyHelp(self._place, self).show()
        self.help_asked.emit()

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _full_window(self) -> None:
        page = self._shown.get(self._place)
        if isinstance(page, Shrinking) and page.shrink():
            return
        window = self.window()
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _bind(self, id: str, act: Callable[[], object]) -> None:
        bound = action(id, self)
        bound.triggered.connect(lambda _on=False: act())
        self.addAction(bound)


def _flat() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    policy.setHeightForWidth(True)
    return policy


def _nothing() -> None:
    """The part is pressed through its signal; this only makes it pressable."""
