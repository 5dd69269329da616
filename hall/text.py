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
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")
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
_HAN_FULL_STOP = re.compile(rf"(?<=[{_HAN_CLASS}])\s*\.\s*(?=[{_HAN_CLASS}])")
_HAN_BLANK = re.compile(rf"(?<=[{_HAN_CLASS}])\s+(?=[{_HAN_CLASS}])")
_HAN = re.compile(f"[{_HAN_CLASS}]")


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one (〇, the unified and compatibility ideographs, radicals, planes 2 and 3)."""
    return _HAN.fullmatch(character) is not None


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
    """The visitor's own words: kept as said (信访工作条例 art 19), only trimmed, with ``\\n`` as line end.

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
    name = _HAN_BLANK.sub("", _HAN_FULL_STOP.sub(MIDDLE_DOT, name))
    if not _HAN.search(name):
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
    while True:
        key = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold().translate(_folding))
        if key == text:
            return key
        text = key


_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿếề"
_SYLLABLE = rf"(?:[a-zü]*[{_TONED}][a-zü]*|[a-zü]+[1-5])"
_READING = re.compile(
    rf"(?<=[{_HAN_CLASS}])\s*[(（\[〔【]\s*(?:音|读|读作|读音|拼音)?\s*[:：]?\s*({_SYLLABLE})\s*[)）\]〕】]",
    re.IGNORECASE,
)


def strip_bracketed_pinyin(text: str) -> tuple[str, tuple[str, ...]]:
    """Drop pinyin readings in brackets after a Chinese character, as pasted texts have them: 张赟(yūn) → 张赟.

    A reading is one syllable with a tone mark or a tone digit; anything else in brackets is content and stays.
    Returns the text and the readings dropped, in order, so that a screen can say what it did.
    """
    composed = unicodedata.normalize("NFC", text)
    removed = tuple(found[1] for found in _READING.finditer(composed))
    return (_READING.sub("", composed), removed) if removed else (text, ())


_WRECKS = ("\ufffd", "锟斤拷", "烫烫烫", "屯屯屯")
_RUN = re.compile("[^\x00-\x7f]{3,}")
_LATIN_RUN = re.compile("[\x80-\xff]{4,}")
_SHIFT_RUN = 6


def looks_damaged(text: str) -> bool:
    """Whether a text looks as if it had been read in the wrong encoding: a guess, for a hint, never a refusal.

    Recognised: replacement signs and their known traces (锟斤拷), UTF-8 read as GBK, Chinese read as Latin-1, and
    passages shifted by one byte in GBK (every pair of bytes broken apart: runs of rare characters that become
    common ones when moved back by one byte).
    """
    if any(trace in text for trace in _WRECKS):
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
        if _common(read) > 0.6:
            return True
    return False


def _was_utf8(run: str) -> bool:
    """GBK characters whose bytes are UTF-8 of Chinese characters; an odd byte at the end may be lost."""
    data = run.encode("gbk", "ignore")
    for end in (len(data), len(data) - 1, len(data) - 2):
        try:
            read = data[:end].decode("utf-8")
        except UnicodeDecodeError:
            continue
        return len(_HAN.findall(read)) >= 2 and len(read) * 2 < len(data)
    return False


def _was_shifted(run: str) -> bool:
    """A run much rarer than the same bytes moved back by one."""
    if len(run) < _SHIFT_RUN:
        return False
    moved = run.encode("gbk", "ignore")[1:-1].decode("gbk", "ignore")
    return _common(run) < 0.75 and _common(moved) > 0.9


def _common(text: str) -> float:
    """The part of a text that is everyday Chinese: GB 2312 level 1 (first byte B0 to D7) and Chinese punctuation."""
    if not text:
        return 0.0
    leads = (character.encode("gbk", "ignore")[:1] for character in text)
    usual = sum(
        1 for character, lead in zip(text, leads, strict=True) if b"\xb0" <= lead <= b"\xd7" or character in _USUAL
    )
    return usual / len(text)


_USUAL = frozenset("，。、；：？！（）《》“”…—")
