"""How commands are declared: words in two languages, the same options everywhere, and usage told in a sentence."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from hall.clock import in_hall

if TYPE_CHECKING:
    from ui.cli.counter import Counter
    from ui.wording import Language

Given = argparse.Namespace
"""What was written on the command line."""

Run = Callable[["Counter", Given], int]
"""A command: the answer is the exit code."""

LANGUAGES: Final[dict[str, Language]] = {"zh": "zh", "zh_CN": "zh", "zh-CN": "zh", "en": "en"}

_USAGE: Final = (
    (r"the following arguments are required: (.*)", r"还缺：\1"),
    (r"unrecognized arguments: (.*)", r"没有这样的写法：\1"),
    (r"argument (.*): expected one argument", r"\1 后面要跟一个值"),
    (r"argument (.*): expected at least one argument", r"\1 后面至少要跟一个值"),
    (r"argument (.*): expected (\d+) arguments", r"\1 后面要跟 \2 个值"),
    (r"argument (.*): invalid choice: (.*?) \(choose from (.*)\)", r"\1 没有 \2，可以写：\3"),
    (r"argument (.*): invalid int value: (.*)", r"\1 要写整数，\2 不是"),
    (r"argument (.*): invalid float value: (.*)", r"\1 要写数字，\2 不是"),
    (r"argument (.*): not allowed with argument (.*)", r"\1 不能和 \2 一起写"),
    (r"one of the arguments (.*) is required", r"要写其中一个：\1"),
    (r"argument (.*?): (.*)", r"\1：\2"),
)
"""The few sentences of :mod:`argparse`, in Chinese."""


class _Help(argparse.HelpFormatter):
    """Usage under its own word."""

    def __init__(self, prog: str, language: Language = "zh") -> None:
        super().__init__(prog, max_help_position=28, width=110)
        self._word = "usage: " if language == "en" else "用法："

    def add_usage(
        self,
        usage: str | None,
        actions: Any,
        groups: Any,
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self._word if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """Tells in the chosen language what is not as it should be, and leaves with 2."""

    def __init__(self, language: Language, **more: Any) -> None:
        def formatter(prog: str) -> _Help:
            return _Help(prog, language)

        super().__init__(formatter_class=formatter, add_help=False, allow_abbrev=False, **more)
        self._language: Language = language

    def error(self, message: str) -> NoReturn:
        if self._language == "zh":
            for english, chinese in _USAGE:
                if re.fullmatch(english, message, re.DOTALL):
                    message = re.sub(english, chinese, message, flags=re.DOTALL)
                    break
        self.exit(2, f"{self.format_usage()}{message}\n")


class Command:
    """One command while it is declared."""

    def __init__(self, parser: argparse.ArgumentParser, language: Language) -> None:
        self._language = language
        self._needed = parser.add_argument_group("参数" if language == "zh" else "arguments")
        self._options = parser.add_argument_group("选项" if language == "zh" else "options")

    def _words(self, zh: str, en: str) -> str:
        return (en if self._language == "en" else zh).replace("%", "%%")

    def takes(self, name: str, zh: str, en: str, **more: Any) -> Command:
        """A word without a dash; keywords as for ``add_argument``."""
        self._needed.add_argument(name, help=self._words(zh, en), **more)
        return self

    def option(self, flag: str, zh: str, en: str, **more: Any) -> Command:
        """``--flag``; keywords as for ``add_argument``."""
        self._options.add_argument(flag, help=self._words(zh, en), **more)
        return self

    def common(self) -> None:
        """What every command takes, before or after its name."""
        silent: dict[str, Any] = {"default": argparse.SUPPRESS}
        words = self._words
        add = self._options.add_argument
        add("--data", type=Path, metavar="DIR", help=words("数据文件夹", "the data folder"), **silent)
        add("--actor", metavar="LOGIN", help=words("以哪个账号办", "the account it is done as"), **silent)
        add("--json", action="store_true", help=words("每行一个 JSON", "one JSON object a line"), **silent)
        add("--language", choices=LANGUAGES, metavar="zh|en", help=words("说哪种话", "the language"), **silent)
        add("-h", "--help", action="help", help=words("看这段说明", "show this help"))


class Commands:
    """The commands of a level: of ``hallctl`` itself, or of one of its groups (``hallctl paper …``)."""

    def __init__(self, parser: argparse.ArgumentParser, language: Language) -> None:
        self._language = language
        title = "命令" if language == "zh" else "commands"
        self._level = parser.add_subparsers(title=title, metavar="COMMAND", required=True, parser_class=_Parser)

    def add(self, name: str, run: Run, zh: str, en: str) -> Command:
        """A command that ``run`` carries out."""
        parser = self._made(name, zh, en)
        parser.set_defaults(run=run)
        command = Command(parser, self._language)
        command.common()
        return command

    def group(self, name: str, zh: str, en: str) -> Commands:
        """A command with commands of its own."""
        parser = self._made(name, zh, en)
        Command(parser, self._language).common()
        return Commands(parser, self._language)

    def _made(self, name: str, zh: str, en: str) -> argparse.ArgumentParser:
        words = en if self._language == "en" else zh
        parser: argparse.ArgumentParser = self._level.add_parser(
            name, language=self._language, help=words.replace("%", "%%"), description=words
        )
        return parser


def parser_of(language: Language, declare: Callable[[Commands], None]) -> argparse.ArgumentParser:
    """The whole command line."""
    words = "One Door Hall, by command" if language == "en" else "一扇门：用命令办大厅的事"
    parser = _Parser(language, prog="hallctl", description=words)
    Command(parser, language).common()
    declare(Commands(parser, language))
    return parser


def language_of(words: list[str]) -> Language:
    """The language asked for, before anything is parsed: help itself is told in it."""
    for place, word in enumerate(words):
        name, _, value = word.partition("=")
        if name == "--language":
            return LANGUAGES.get(value or "".join(words[place + 1 : place + 2]), "zh")
    return "zh"


def moment(written: str) -> datetime:
    """``2026-11-23T09:42``; without a zone the hall's own time."""
    try:
        return in_hall(datetime.fromisoformat(written.strip()))
    except (ValueError, OverflowError) as wrong:
        raise argparse.ArgumentTypeError(f"{written[:40]} → 2026-11-23T09:42") from wrong


def day(written: str) -> date:
    """``2026-11-23``"""
    try:
        return date.fromisoformat(written.strip())
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"{written[:40]} → 2026-11-23") from wrong
