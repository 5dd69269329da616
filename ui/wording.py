"""Sentences for the codes of trouble, from ``resources/wording/problems.csv``. No Qt here: the command line says the same words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

import resources
from hall.errors import EnvironmentFault, Problem

Language = Literal["zh", "en"]
"""Chinese is the default everywhere."""

_NAME = re.compile(r"\{(\w+)\}")
UNKNOWN = "step.unknown"
"""The code whose sentence is said for a code without one; it asks to tell the code on."""


class Sentence(NamedTuple):
    """One code in both languages; ``{name}`` stands for values."""

    zh: str
    en: str


@cache
def sentences() -> dict[str, Sentence]:
    """Every code and its sentences. Raises ``ValueError`` naming the line if the table is not well formed."""
    import csv
    import io

    made: dict[str, Sentence] = {}
    for number, row in enumerate(csv.DictReader(io.StringIO(resources.text("wording/problems.csv"))), 2):
        code, zh, en = row.get("code"), row.get("zh"), row.get("en")
        if not code or not zh or not en or None in row or code in made:
            raise ValueError(f"wording/problems.csv line {number}: {code!r}")
        made[code] = Sentence(zh, en)
    return made


def sentence(code: str, params: Mapping[str, object] | None = None, language: Language = "zh") -> str:
    """The sentence of a code with its values filled in literally; for a code without one, a polite line that carries the code."""
    found = sentences().get(code) or sentences()[UNKNOWN]
    values: dict[str, object] = {"code": code} | dict(params or {})
    words = found.en if language == "en" else found.zh
    return _NAME.sub(lambda name: str(values.get(name[1], name[0])), words)


def of_problem(problem: Problem, language: Language = "zh") -> str:
    """The sentence of one problem."""
    return sentence(problem.code, problem.params, language)


def of_fault(fault: EnvironmentFault, language: Language = "zh") -> str:
    """The sentence of a fault of the surroundings (codes ``fault.disk_full`` and so on)."""
    return sentence(f"fault.{fault.kind.value}", {"detail": fault.detail} | dict(fault.params), language)
