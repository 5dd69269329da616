"""The bundled typefaces: two small ones before the first window, the rest when a rare character turns up.

Only ``resources/fonts`` is used, so a machine without any typeface shows no boxes. The typefaces for rare characters are
packed (``*.ttf.xz``); they are unpacked on another thread the first time a text needs them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

import resources
from ui.theme.tokens import tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QRawFont

BASE = ("ui-regular.ttf", "ui-bold.ttf")
_FIRST_HAN = 0x2E80

_families: list[str] = []
_known: set[str] = set()
_base_faces: list[QRawFont] = []


def folder() -> Path:
    """Where the typefaces lie."""
    return resources.locate("fonts")


def load_base() -> None:
    """Load the two typefaces of the interface once. Raises ``EnvironmentFault(FONT_MISSING)`` if the installation lacks them."""
    if _families:
        return
    for name in BASE:
        path = folder() / name
        number = QFontDatabase.addApplicationFont(str(path))
        if number < 0:
            from hall.errors import EnvironmentFault, Fault

            raise EnvironmentFault(Fault.FONT_MISSING, str(path))
        for family in QFontDatabase.applicationFontFamilies(number):
            if family not in _families:
                _families.append(family)


def families() -> list[str]:
    """The families loaded so far, the interface's own first; before loading, the wishes of the tokens."""
    return list(_families) or list(tokens()["font"]["family"])


def cover(text: str) -> None:
    """Make sure that ``text`` can be drawn; a rare character starts the loading of the further typefaces (once)."""
    if text.isascii():
        return
    fresh = {mark for mark in text if ord(mark) >= _FIRST_HAN} - _known
    if not fresh or not _families:
        return
    if not _base_faces:
        from PySide6.QtGui import QRawFont

        _base_faces.append(QRawFont.fromFont(QApplication.font()))
    if all(_base_faces[0].supportsCharacter(ord(mark)) for mark in fresh):
        _known.update(fresh)
    elif not _Rare.asked:
        _Rare.asked = True
        _rare().start()


class _Rare(QObject):
    """Unpacks on a pool thread, adds on the thread of the windows."""

    asked = False
    unpacked = Signal(object)

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self.unpacked.connect(self._add)

    def start(self) -> None:
        QThreadPool.globalInstance().start(self._unpack)

    def _unpack(self) -> None:
        import lzma

        self.unpacked.emit([lzma.decompress(path.read_bytes()) for path in sorted(folder().glob("*.ttf.xz"))])

    @Slot(object)
    def _add(self, faces: list[bytes]) -> None:
        for face in faces:
            number = QFontDatabase.addApplicationFontFromData(face)
            if number >= 0:
                _families.extend(
                    name for name in QFontDatabase.applicationFontFamilies(number) if name not in _families
                )
        app = QApplication.instance()
        if faces and isinstance(app, QApplication):
            from ui.theme.look import theme

            theme().apply(app)


def _rare() -> _Rare:
    return _Rare(QCoreApplication.instance())
