"""Running text with bold words, marked words and key caps inside; wraps, and says its height for a width.

Markup for translators: ``**bold**``, ``==marked==``, ``[[F12]]`` a key cap, ``~~muted~~``, ``!!red!!``. Values are filled in after
the markup is read, so what a visitor said can never change the looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import fonts, icons, theme
from ui.theme.painters import paint_cap
from ui.widgets.living import Living

_MARKS: Final = {"**": "bold", "==": "mark", "~~": "muted", "!!": "red"}
_SPLIT: Final = re.compile(r"(\*\*.+?\*\*|==.+?==|~~.+?~~|!!.+?!!|\[\[.+?\]\])")
_NAME: Final = re.compile(r"\{(\w+)\}")
_PX_PER_PT: Final = 96 / 72
_PAD: Final = "\u00a0"
_THIN: Final = "\u2009"


class Run(NamedTuple):
    """A stretch of text and how it is drawn: ``""``, ``bold``, ``mark``, ``danger`` (a dangerous word), ``key``, ``muted``, ``red``."""

    text: str
    kind: str = ""


def runs(markup: str, **params: object) -> list[Run]:
    """Read the markup, then fill ``{name}`` literally."""

    def filled(text: str) -> str:
        return _NAME.sub(lambda found: str(params.get(found[1], found[0])), text)

    made: list[Run] = []
    for part in _SPLIT.split(markup):
        if part.startswith("[["):
            made.append(Run(filled(part[2:-2]), "key"))
        elif part[:2] in _MARKS and len(part) > 4:
            made.append(Run(filled(part[2:-2]), _MARKS[part[:2]]))
        elif part:
            made.append(Run(filled(part)))
    return made


def plain(parts: Iterable[Run]) -> str:
    """The words alone, for a screen reader."""
    return "".join(part.text for part in parts)


def _utf16(text: str) -> int:
    return len(text) if text.isascii() or max(text) <= "\uffff" else len(text.encode("utf-16-le")) // 2


class _Span(NamedTuple):
    start: int
    length: int
    kind: str
    text: str


class RichText(Living, QWidget):
    """One paragraph. ``tone`` and ``size`` are token names; ``spacing`` is the line height over the type size:
    1.3 in controls, 1.5 in running text (design 2.4)."""

    def __init__(
        self,
        size: str = "body",
        tone: str = "text",
        *,
        spacing: float = 1.3,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size, self._tone, self._spacing, self._align = size, tone, spacing, align
        self._runs: tuple[Run, ...] = ()
        self._spans: list[_Span] = []
        self._layout = QTextLayout()
        self._width = -1
        self._natural = 0
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.built()

    def set_text(self, text: str) -> None:
        """Plain words, nothing marked."""
        self.set_runs([Run(text)] if text else [])

    def say(self, markup: str, **params: object) -> None:
        """Words with markup."""
        self.set_runs(runs(markup, **params))

    def set_runs(self, parts: Sequence[Run]) -> None:
        """Words with kinds."""
        if tuple(parts) == self._runs:
            return
        self._runs = tuple(parts)
        self.setAccessibleName(plain(self._runs))
        self._prepare()
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words alone."""
        return plain(self._runs)

    def set_tone(self, tone: str) -> None:
        """Another colour token."""
        if tone != self._tone:
            self._tone = tone
            self._prepare()
            self.update()

    def restyle(self) -> None:
        self._prepare()

    def _prepare(self) -> None:
        look = theme()
        text, self._spans = "", []
        self._heights.clear()
        if not self._runs:
            self._layout, self._natural, self._width = QTextLayout("", look.font(self._size), self), 0, -1
            return
        at = 0
        for part in self._runs:
            shown = f"{_THIN}{_PAD}{part.text}{_PAD}{_THIN}" if part.kind == "key" else part.text
            length = _utf16(shown)
            self._spans.append(_Span(at, length, part.kind, part.text))
            text += shown
            at += length
        fonts.cover(text)
        self._layout = QTextLayout(text, look.font(self._size), self)
        option = QTextOption(self._align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        formats = [made for span in self._spans if (made := self._format(span)) is not None]
        self._layout.setFormats(formats)
        self._width = -1
        self._lay_out(1 << 20)
        self._natural = round(self._layout.maximumWidth() + 0.999) + 1
        self._width = -1

    def _format(self, span: _Span) -> QTextLayout.FormatRange | None:
        look = theme()
        kind = QTextCharFormat()
        if span.kind == "bold":
            kind.setFontWeight(QFont.Weight.Bold)
        elif span.kind == "red":
            kind.setForeground(look.color("time.red.ink"))
            kind.setFontWeight(QFont.Weight.Bold)
        elif span.kind == "muted":
            kind.setForeground(look.color("muted"))
        elif span.kind == "key":
            kind.setFontPointSize(look.pt("cap"))
            kind.setForeground(QColor(Qt.GlobalColor.transparent))
        elif span.kind in ("mark", "danger"):
            kind.setForeground(look.color("text"))
        else:
            return None
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = span.start, span.length, kind
        return made

    def line_step(self) -> float:
        """Height of one line."""
        return self._layout.font().pointSizeF() * _PX_PER_PT * self._spacing

    def _lay_out(self, width: int) -> float:
        if width == self._width:
            return self._height
        self._width = width
        y = 0.0
        cap = theme().px("keycap") + 2 if any(span.kind == "key" for span in self._spans) else 0
        self._layout.beginLayout()
        while True:
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            step = max(self.line_step(), float(cap))
            line.setPosition(QPointF(0, y + (step - line.height()) / 2))
            y += step
        self._layout.endLayout()
        self._height = y
        return y

    _height = 0.0

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Layouts ask again and again for the same few widths, so the answers are kept."""
        if not self._runs:
            return 0
        if width not in self._heights:
            self._heights[width] = round(self._lay_out(max(width, 1)) + 0.49)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(self._natural, self.heightForWidth(self._natural))

    def minimumSizeHint(self) -> QSize:
        step = round(self.line_step() + 0.49)
        return QSize(min(self._natural, step * 3), step if self._runs else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._runs:
            return
        look = theme()
        self._lay_out(self.width())
        painter = QPainter(self)
        painter.translate(0, max(0, round((self.height() - self._height) / 2)))
        for span in self._spans:
            if span.kind in ("mark", "danger"):
                for rect in self._rects(span):
                    painter.fillRect(rect, look.color("mark" if span.kind == "mark" else "mark.danger"))
                    painter.fillRect(
                        QRectF(rect.x(), rect.bottom(), rect.width(), 2),
                        look.color("mark.line" if span.kind == "mark" else "danger"),
                    )
        painter.setPen(look.color(self._tone if self.isEnabled() else "disabled"))
        self._layout.draw(painter, QPointF(0, 0))
        height = look.px("keycap")
        for span in self._spans:
            if span.kind == "key":
                for rect in self._rects(span)[:1]:
                    thin = look.metrics("cap").horizontalAdvance(_THIN)
                    cap = QRectF(
                        round(rect.x() + thin),
                        round(rect.center().y() + 1 - height / 2),
                        round(rect.width() - 2 * thin),
                        height,
                    )
                    paint_cap(painter, cap, span.text, ground=look.color("surface"))

    def _rects(self, span: _Span) -> list[QRectF]:
        found = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            start, end = (
                max(span.start, line.textStart()),
                min(span.start + span.length, line.textStart() + line.textLength()),
            )
            if start < end:
                left, right = _x(line.cursorToX(start)), _x(line.cursorToX(end))
                found.append(QRectF(left, line.y() + 1, right - left, line.height() - 3))
        return found


def _x(found: object) -> float:
    return float(found[0]) if isinstance(found, tuple) else float(found)  # type: ignore[arg-type]


class IconLine(Living, QWidget):
    """An icon and a paragraph beside it (a reason, a hint, a line of a note)."""

    def __init__(
        self,
        icon: str = "",
        size: str = "body",
        tone: str = "text2",
        icon_tone: str = "accent",
        *,
        share: float = 0.9,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._icon_tone, self._size, self._share = icon, icon_tone, size, share
        self.words = RichText(size, tone)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.built()

    def set_icon(self, icon: str, tone: str = "") -> None:
        """Another icon; ``""`` takes it away and its room with it."""
        self._icon, self._icon_tone = icon, tone or self._icon_tone
        self.restyle()
        self.update()

    def restyle(self) -> None:
        self._row.setContentsMargins(self._side() + theme().scaled(6) if self._icon else 0, 0, 0, 0)

    def _side(self) -> int:
        return round(theme().px("icon") * self._share)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._icon:
            side = self._side()
            line = min(self.words.line_step(), self.height())
            top = max(0, (self.height() - self.words.heightForWidth(self.words.width())) / 2)
            box = QRectF(0, round(top + (line - side) / 2), side, side)
            icons.paint(QPainter(self), self._icon, theme().color(self._icon_tone), box)
