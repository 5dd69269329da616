"""Text as it comes in: normalised where that is right, refused where it could not be stored or printed as written.

Style: a function returns the clean value and raises :class:`hall.errors.UserError`. Codes:

* ``text.broken`` – half a character (a lone surrogate) or a code point that is no character;
* ``text.control`` – NUL and other control characters (``sign``);
* ``text.private_use`` – a privately assigned character, which other PCs draw differently or not at all (``sign``);
* ``text.too_long`` – more than ``limit`` characters (``count``).

What looks like markup (``<b>``, ``&``) is ordinary text here and is kept literally.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import resources
from hall.errors import UserError

NAME_LIMIT = 100
"""GB 18030-2022 era rules ask for at least 50 characters in a name (domain.md section 4.7)."""

MIDDLE_DOT = "\u00b7"

_NO_CHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_BROKEN = re.compile(f"[\ud800-\udfff\ufdd0-\ufdef{_NO_CHARACTERS}]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
"""Format characters: direction marks (they would reorder the paper), zero-width signs, variation selectors and tags."""

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_CHINESE_MARKS = {ord(mark): mark for mark in "，。、；：？！（）【】《》〈〉「」『』〔〕“”‘’…—￥～"}
_WIDE_MARKS = re.compile(f"[{''.join(map(chr, _CHINESE_MARKS))}]+")

_DOTS = "\u00b7\u2022\u30fb\u2027\uff0e\uff65\u22c5"
_HAN_CLASS = "\u3007\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER = r"[^\W\d_]"
_DOT_IN_NAME = re.compile(rf"(?<={_LETTER})\s*[{_DOTS}]\s*(?={_LETTER})")
_HAN_FULL_STOP = rf"(?<=[{_HAN_CLASS}])\s*\.\s*(?=[{_HAN_CLASS}])"
_HAN_BLANK = rf"(?<=[{_HAN_CLASS}])\s+(?=[{_HAN_CLASS}])"
_HAN = f"[{_HAN_CLASS}]"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Patterns over all Chinese characters take 2 ms each to compile: so at first use, not while the window opens."""
    return re.compile(pattern)


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one (〇, the unified and compatibility ideographs, radicals, planes 2 and 3)."""
    return _compiled(_HAN).fullmatch(character) is not None


def _refuse(raw: str, field: str | None) -> None:
    """Refuse what no sheet of paper and no other PC could show as it is."""
    if _BROKEN.search(raw):
        raise UserError("text.broken", field)
    if found := _CONTROL.search(raw):
        raise UserError("text.control", field, sign=f"U+{ord(found[0]):04X}")
    if found := _PRIVATE.search(raw):
        raise UserError("text.private_use", field, sign=f"U+{ord(found[0]):04X}")


def _within(text: str, field: str | None, limit: int) -> str:
    """Refuse a text of more than ``limit`` characters (code points, not UTF-16 units)."""
    if len(text) > limit:
        raise UserError("text.too_long", field, limit=limit, count=len(text))
    return text


def compose(text: str) -> str:
    """NFKC, except that Chinese punctuation keeps its width: 「１２（3）」 becomes 「12（3）」."""
    parts: list[str] = []
    end = 0
    for found in _WIDE_MARKS.finditer(text):
        parts += unicodedata.normalize("NFKC", text[end : found.start()]), found[0]
        end = found.end()
    parts.append(unicodedata.normalize("NFKC", text[end:]))
    return "".join(parts)


def clean_line(raw: str, field: str | None = None, limit: int = 200) -> str:
    """One line of a form: :func:`compose`, trimmed, runs of blanks made one, invisible signs dropped.

    Raises ``text.broken``, ``text.control``, ``text.private_use``, ``text.too_long``.
    """
    _refuse(raw, field)
    return _within(" ".join(compose(_INVISIBLE.sub("", raw)).split()), field, limit)


def clean_words(raw: str, field: str | None = None, limit: int = 20_000) -> str:
    r"""The visitor's own words: kept as said (信访工作条例 art 19), only trimmed, with ``\n`` as line end.

    Invisible format characters are dropped. Raises as :func:`clean_line`.
    """
    _refuse(raw, field)
    lines = _LINE_ENDS.sub("\n", _INVISIBLE.sub("", raw)).split("\n")
    return _within("\n".join(line.rstrip() for line in lines).strip(), field, limit)


def clean_name(raw: str, field: str | None = "name", limit: int = NAME_LIMIT) -> str:
    """A person's name: separators become U+00B7, blanks between Chinese characters go, Latin names are upper case.

    Six look-alike dots (U+2022, U+30FB, U+2027, U+FF0E, U+FF65, U+22C5), and a full stop between Chinese characters,
    are one and the same separator (domain.md section 4.7). Empty stays empty. Raises as :func:`clean_line`.
    """
    _refuse(raw, field)
    dotted = _DOT_IN_NAME.sub(MIDDLE_DOT, _INVISIBLE.sub("", raw))
    name = clean_line(dotted, field, max(limit, len(dotted) * 18))
    name = _compiled(_HAN_BLANK).sub("", _compiled(_HAN_FULL_STOP).sub(MIDDLE_DOT, name))
    if not _compiled(_HAN).search(name):
        name = unicodedata.normalize("NFC", name.upper())
    return _within(name, field, limit)


class _Folding(dict[int, str]):
    """Code point → what remains of it in a search key; filled as characters are met."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        dropped = unicodedata.category(character) in _DROPPED
        value = "" if dropped else traditional().get(character, character)
        self[point] = value
        return value


_DROPPED = frozenset(
    {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So"}
)
_folding = _Folding()


@cache
def traditional() -> dict[str, str]:
    """Traditional character → simplified one (``resources/text/traditional.txt``), read at first use."""
    lines = resources.text("text/traditional.txt").splitlines()
    return {pair[0]: pair[1] for line in lines if not line.startswith("#") for pair in line.split()}


def fold(text: str) -> str:
    """The search key of a text: NFKC, case folded, traditional as simplified, without blanks, punctuation and signs.

    Only for comparing; folding twice changes nothing.
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold().translate(_folding))


_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿếề"
_SYLLABLE = rf"(?:[A-Za-zÜü]*[{_TONED}{_TONED.upper()}][A-Za-zÜü]*|[a-zü]*[aeiouü][a-zü]*[1-5])"
_READING = rf"(?<=[{_HAN_CLASS}])\s*[(（\[〔【]\s*(?:音|读|读作|读音|拼音)?\s*[:：]?\s*({_SYLLABLE})\s*[)）\]〕】]"


def strip_bracketed_pinyin(text: str) -> tuple[str, tuple[str, ...]]:
    """Drop pinyin readings in brackets after a Chinese character, as pasted texts have them: 张赟(yūn) → 张赟.

    A reading is one syllable with a tone mark or a tone digit; anything else in brackets is content and stays.
    Returns the text and the readings dropped, in order, so that a screen can say what it did.
    """
    composed = unicodedata.normalize("NFC", text)
    removed = tuple(found[1] for found in _compiled(_READING).finditer(composed))
    return (_compiled(_READING).sub("", composed), removed) if removed else (text, ())


_WRECKS = ("\ufffd", "锟斤拷", "烫烫烫", "屯屯屯")
_RUN = re.compile("[^\x00-\x7f]{3,}")
_LATIN_RUN = re.compile("[\x80-\xff]{4,}")
_STRETCH = 6
_RECOVERED = 0.3
_RARE, _USUAL = 0.25, 0.5
_BROKEN_STRETCH, _MENDED_STRETCH = 1 / 3, 0.8
"""Shares of frequent characters, found by damaging sentences and looking: sound sentences have about two thirds."""
_STRAY = rf"[{_HAN_CLASS}][\u2504-\u257f][{_HAN_CLASS}]"
"""Pieces of table frames between two characters: what shifted bytes often become, and nobody writes."""


def looks_damaged(text: str) -> bool:
    """Whether a text looks as if it had been read in the wrong encoding: a guess, for a hint, never a refusal.

    Recognised: replacement signs and their known traces (锟斤拷), UTF-8 read as GBK, Chinese read as Latin-1, and
    passages shifted by one byte in GBK (every pair of bytes broken apart: runs of rare characters that become
    common ones when moved back by one byte).
    """
    if any(trace in text for trace in _WRECKS) or _compiled(_STRAY).search(text):
        return True
    if any(_was_chinese(run[0]) for run in _LATIN_RUN.finditer(text)):
        return True
    return any(_was_utf8(run[0]) or _was_shifted(run[0]) for run in _RUN.finditer(text))


def _was_chinese(run: str) -> bool:
    """Latin-1 letters that are Chinese in UTF-8 or GB 18030."""
    data = run.encode("latin-1")
    for encoding in ("utf-8", "gbk"):
        try:
            read = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _frequent(read) > _USUAL:
            return True
    return False


def _was_utf8(run: str) -> bool:
    """GBK characters whose bytes are, apart from some lost ones, UTF-8 of everyday Chinese."""
    data = run.encode("gbk", "ignore")
    read = "".join(_compiled(_HAN).findall(data.decode("utf-8", "ignore")))
    usual = _frequent(read) * len(read)
    return usual >= 2 and usual > len(data) / 3 * _RECOVERED and _frequent(run) < _RARE


def _was_shifted(run: str) -> bool:
    """A few characters, mostly rare, that become frequent ones when their bytes are moved back by one.

    Reading on, a decoder finds its step again at the next impossible pair, so that such stretches are short.
    """
    for begin in range(len(run) - _STRETCH + 1):
        stretch = run[begin : begin + _STRETCH]
        if _frequent(stretch) < _BROKEN_STRETCH:
            moved = stretch.encode("gbk", "ignore")[1:-1].decode("gbk", "ignore")
            if len(moved) == _STRETCH - 1 and _frequent(moved) >= _MENDED_STRETCH:
                return True
    return False


@cache
def _everyday() -> frozenset[str]:
    """The characters met most often (``resources/text/frequent.txt``) and Chinese punctuation."""
    lines = resources.text("text/frequent.txt").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#"))) | frozenset(_CHINESE_MARKS.values())


def _frequent(text: str) -> float:
    """The share of everyday characters in a text."""
    return sum(sign in _everyday() for sign in text) / len(text) if text else 0.0
