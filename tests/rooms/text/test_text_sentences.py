"""Every code the pure rules raise has its sentence in both languages, with the values it is given."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

import hall.clocks.counting
import hall.clocks.explaining
import hall.clocks.rules
import hall.people.rules
import hall.text
import hall.workdays.rules
import resources
from hall.people.rules import PaperType

MODULES = (
    hall.text,
    hall.people.rules,
    hall.workdays.rules,
    hall.clocks.rules,
    hall.clocks.counting,
    hall.clocks.explaining,
)
SENTENCES = {row["code"]: row for row in csv.DictReader(resources.text("wording/problems.csv").splitlines())}
RAISED = re.compile(r'(?:UserError|Problem)\(\s*f?"([\w.{}]+)"((?:[^()]|\([^()]*\))*)\)')


def raised() -> list[tuple[str, str]]:
    """All codes with the rest of the call that raises them."""
    calls: list[tuple[str, str]] = []
    for module in MODULES:
        for code, rest in RAISED.findall(Path(str(module.__file__)).read_text(encoding="utf-8")):
            if code == "id.form.{kind.value}":
                kinds = (
                    PaperType.BIRTH_CERTIFICATE,
                    PaperType.PASSPORT,
                    PaperType.TAIWAN_PASS,
                    PaperType.HK_MACAO_PASS,
                )
                calls += [(f"id.form.{kind.value}", rest) for kind in kinds]
            else:
                calls.append((code, rest))
    return calls


def test_there_are_codes_to_look_at() -> None:
    assert len({code for code, _ in raised()}) >= 40


@pytest.mark.parametrize(("code", "rest"), raised(), ids=lambda value: value[:30])
def test_each_code_has_its_sentence(code: str, rest: str) -> None:
    for language in ("zh", "en"):
        sentence = SENTENCES[code][language]
        assert sentence
        assert not re.search("错误|非法|失败|必须|禁止|异常|[!！]|。$", sentence)
        for name in re.findall(r"\{(\w+)\}", sentence):
            assert re.search(rf'\b{name}=|"{name}":', rest), (code, name)
