"""Chinese by default, English complete, switched while the program runs.

Source words are English. ``python -m ui.language update`` reads them from the sources into ``resources/translations/hall_zh_CN.ts`` and
compiles it; ``python -m ui.language check`` fails if a word is missing or unfinished.

Every widget hears of a change by ``QEvent.LanguageChange`` and sets its words again in ``retranslate()`` (:mod:`ui.widgets.living`).
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

import resources

if TYPE_CHECKING:
    from hall.errors import EnvironmentFault, Problem, UserError
    from ui.wording import Language

NAMES: Final[dict[Language, str]] = {"zh": "中文", "en": "English"}
"""Each language in its own words."""

_FILE: Final = "hall_zh_CN"
_WEEKDAYS: Final = "一二三四五六日"
_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAYS: Final = "Mon Tue Wed Thu Fri Sat Sun".split()


class Tongue(QObject):
    """The language in force. One a program."""

    changed = Signal(str)

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._installed: list[QTranslator] = []
        self._current: Language = "en"
        _remember("en")
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.China))

    def current(self) -> Language:
        """``zh`` or ``en``."""
        return self._current

    def switch(self, language: Language) -> None:
        """Speak this language from now on."""
        if language == self._current:
            return
        for translator in self._installed:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        self._installed = []
        self._current = language
        _remember(language)
        if language == "zh":
            QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
            qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            for name, folder in (("qtbase_zh_CN", qt), (_FILE, str(resources.locate("translations")))):
                translator = QTranslator(self)
                if translator.load(name, folder):
                    self._app.installTranslator(translator)
                    self._installed.append(translator)
        else:
            QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.China))
        self.changed.emit(language)

    def other(self) -> Language:
        """The language one could switch to."""
        return "en" if self._current == "zh" else "zh"


_spoken: list[Language] = ["zh"]


def _remember(language: Language) -> None:
    _spoken[0] = language


def current() -> Language:
    """The language in force, for sentences outside widgets."""
    return _spoken[0]


def problem_sentence(problem: Problem) -> str:
    """The sentence of a problem in the language in force."""
    from ui import wording

    return wording.of_problem(problem, current())


def error_sentence(error: UserError | EnvironmentFault) -> str:
    """The sentence of an error (the first of its problems) or of a fault, in the language in force."""
    from hall.errors import EnvironmentFault
    from ui import wording

    if isinstance(error, EnvironmentFault):
        return wording.of_fault(error, current())
    return problem_sentence(error.problems[0])


def day_words(day: date, *, today: date | None = None, weekday: bool = False) -> str:
    """``11月23日``, ``11月23日 周一``, ``Mon 23 Nov``; the year only when it is not this year."""
    other_year = today is not None and today.year != day.year
    if current() == "zh":
        text = f"{day.year}年{day.month}月{day.day}日" if other_year else f"{day.month}月{day.day}日"
        return f"{text} 周{_WEEKDAYS[day.weekday()]}" if weekday else text
    text = f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if other_year else "")
    return f"{_DAYS[day.weekday()]} {text}" if weekday else text


def _tool(name: str) -> str:
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else name


def _sources() -> list[str]:
    root = resources.ROOT.parent
    return sorted(str(path.relative_to(root)) for path in (root / "ui").rglob("*.py"))


def _update(target: Path) -> None:
    import subprocess

    root = resources.ROOT.parent
    subprocess.run(
        [
            _tool("pyside6-lupdate"),
            "-silent",
            "-no-obsolete",
            "-locations",
            "none",
            "-source-language",
            "en",
            "-target-language",
            "zh_CN",
            *_sources(),
            "-ts",
            str(target),
        ],
        check=True,
        cwd=root,
    )


def update() -> None:
    """Read the words from the sources and compile what is translated."""
    import subprocess

    source = resources.locate(f"translations/{_FILE}.ts")
    _update(source)
    fresh = source.with_suffix(".qm.new")
    subprocess.run([_tool("pyside6-lrelease"), "-silent", str(source), "-qm", str(fresh)], check=True)
    fresh.replace(source.with_suffix(".qm"))  # a running program has the old one mapped into its memory


def check() -> list[str]:
    """What is missing: words of the sources that are not in the translation, and unfinished ones. Empty when all is well."""
    import re
    import subprocess
    import tempfile

    source = resources.locate(f"translations/{_FILE}.ts")
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / source.name
        fresh.write_bytes(source.read_bytes())
        _update(fresh)
        text = fresh.read_text(encoding="utf-8")
        compiled = Path(folder) / "fresh.qm"
        released = subprocess.run(
            [_tool("pyside6-lrelease"), "-silent", "-fail-on-unfinished", str(fresh), "-qm", str(compiled)], check=False
        )
        stale = compiled.exists() and compiled.read_bytes() != source.with_suffix(".qm").read_bytes()
    found = re.findall(r"<source>(.*?)</source>\s*<translation type=\"unfinished\"", text, re.DOTALL)
    if released.returncode and not found:
        found = ["?"]
    return found + (["hall_zh_CN.qm is older than its source"] if stale else [])


def main(arguments: list[str]) -> int:
    """``update`` or ``check``."""
    if arguments == ["update"]:
        update()
        return 0
    if arguments == ["check"]:
        missing = check()
        for words in missing:
            print(words)
        return 1 if missing else 0
    print("python -m ui.language update | check")
    return 2


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
