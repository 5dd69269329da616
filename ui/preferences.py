"""What this PC likes, kept between starts in ``preferences.ini`` of the data folder: size, contrast, language, the window's
place, that of the strip (``x,y``), the login and the place signed in with last, and the centre's name to be shown before the house is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QApplication

from ui.context import Preferences
from ui.theme import Look, Size
from ui.theme.wishes import proposed_look, proposed_size
from ui.wording import Language

if TYPE_CHECKING:
    from enum import StrEnum
    from typing import TypeVar

    Code = TypeVar("Code", bound=StrEnum)

FILE = "preferences.ini"
REMEMBERED = ("login", "place", "centre", "strip")
"""Texts that :meth:`PreferenceFile.text` and :meth:`PreferenceFile.remember` know."""


class PreferenceFile:
    """The file. What cannot be understood in it counts as not said."""

    def __init__(self, folder: Path) -> None:
        self._file = QSettings(str(folder / FILE), QSettings.Format.IniFormat)

    def preferences(self, app: QApplication) -> Preferences:
        """What was chosen; at the first start what fits the screen and the system."""
        size, look = _code(Size, self._read("size")), _code(Look, self._read("look"))
        language = self._read("language")
        if size is None:
            screen = app.primaryScreen()
            size = proposed_size(screen.geometry().width(), screen.devicePixelRatio())
        spoken = cast("Language", language) if language in get_args(Language) else "zh"
        return Preferences(size, look or proposed_look(app), spoken)

    def keep(self, wished: Preferences) -> None:
        """Somebody chose."""
        self._file.setValue("size", wished.size.value)
        self._file.setValue("look", wished.look.value)
        self._file.setValue("language", wished.language)

    def geometry(self) -> QByteArray | None:
        """Where the window stood, as Qt writes it."""
        found = self._file.value("geometry")
        return found if isinstance(found, QByteArray) else None

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Where the window stands."""
        self._file.setValue("geometry", geometry)

    def text(self, name: str) -> str:
        """One of :data:`REMEMBERED`, or nothing."""
        return self._read(name)

    def remember(self, **texts: str) -> None:
        """Keep some of :data:`REMEMBERED`."""
        for name, text in texts.items():
            self._file.setValue(name, text)

    def _read(self, name: str) -> str:
        found = self._file.value(name, "")
        return found if isinstance(found, str) else ""


def _code(codes: type[Code], found: str) -> Code | None:
    return codes(found) if found in list(codes) else None
