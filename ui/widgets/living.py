"""What every part of a screen has in common: words that follow the language, looks that follow the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import theme
from ui.theme.tokens import tokens

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object

_REFERENCE_PT: Final = float(tokens()["font"]["staff_pt"]["standard"]["body"])
_REFIT: Final = (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show)
_POLISHED: Final = Qt.WidgetAttribute.WA_WState_Polished
FOCUS_RING: Final = 5
"""Room the focus ring needs outside a control; scroll areas leave it free at their edges."""


class Living(_Base):
    """Mixin, named first: ``class Part(Living, QWidget)``. End ``__init__`` with ``self.built()``."""

    _is_built = False

    def built(self) -> None:
        """Everything is there: set the words and the looks for the first time."""
        self._is_built = True
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Set every word again; called by :meth:`built` and at each change of language."""

    def restyle(self) -> None:
        """Set what follows size and colours and is not in the style sheet; called by :meth:`built` and at each change."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._is_built:
            if event.type() == QEvent.Type.LanguageChange:
                self.retranslate()
            elif event.type() == QEvent.Type.StyleChange:
                self.restyle()
                self.updateGeometry()
                self.update()


class Fitting(Living):
    """For bars that let parts go when there is no room: :meth:`fit` decides, whenever a width inside or outside changed."""

    def fit(self) -> None:
        """Show what finds room. Has to change nothing when nothing changed."""

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in _REFIT and self._is_built and self.isVisible():
            self.fit()
        return handled


def role(label: QLabel, name: str) -> QLabel:
    """Give a label its role in the style sheet (``small``, ``muted``, ``strong`` …) and return it."""
    set_flag(label, "role", name)
    return label


def set_flag(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property the style sheet asks for, and let the widget look again if it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        if widget.testAttribute(_POLISHED):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
            widget.update()


def effective_width(widget: QWidget) -> float:
    """Width as if the type were at its standard size: logical px × 11 / body pt (design 7)."""
    return widget.width() * _REFERENCE_PT / theme().pt("body")


def effective_height(widget: QWidget) -> float:
    """Height as if the type were at its standard size."""
    return widget.height() * _REFERENCE_PT / theme().pt("body")


def layout_of(widget: QWidget) -> str:
    """Which layout fits (design 7): ``tiny`` < 800 ≤ ``narrow`` < 1200 ≤ ``normal`` < 1600 ≤ ``wide``."""
    width = effective_width(widget)
    steps = tokens()["breakpoint"]
    for name in ("tiny", "narrow", "normal"):
        if width < steps[name]:
            return name
    return "wide"


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say ``text`` now, without moving the focus."""
    try:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
    except ImportError:  # Qt before 6.8 has no announcements; the accessible name still holds the words
        return
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def spoken(label: str) -> str:
    """A label as one says it: without the mnemonic mark, ``"姓名(&N)"`` → ``"姓名"``, ``"&Name"`` → ``"Name"``."""
    at = label.rfind("(&")
    if at >= 0 and label.endswith(")"):
        label = label[:at]
    return label.replace("&&", "\0").replace("&", "").replace("\0", "&").strip()


def ink(name: str) -> QColor:
    """Short for ``theme().color(name)``."""
    return theme().color(name)
