"""Small rules of the house that no ready tool knows. Each failure names the file and the line."""

from __future__ import annotations

import ast
import csv
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator

import pytest

import resources
from hall.errors import Fault
from tests.helpers import house

LONGEST_MODULE = 400
COUNTER = {"orders", "rules", "masking"}
"""What a face may import of a room."""
PLACES_OF_MACHINES = ("/" + "work/", "/" + "root/", "/" + "tmp/", "/" + "opt/", "/" + "home/", "C:" + "\\Users")
REGISTRIES = ("pypi" + ".org", "python" + "hosted", "mirrors" + ".", "npm" + "js", "pkg" + ".go", "crates" + ".io")
SENTENCES = {row["code"]: row for row in csv.DictReader(resources.text("wording/problems.csv").splitlines())}
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def test_the_top_level_is_what_the_readme_says() -> None:
    names = {path.name for path in house.top_level()}
    assert names - house.TOP_LEVEL - {name for name in names if re.fullmatch(r"README(\.[\w-]+)?\.md", name)} == set()


def test_no_module_is_long() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in house.modules()}
    assert len(lengths) > 50
    assert [f"{house.where(path)} has {count} lines" for path, count in lengths.items() if count > LONGEST_MODULE] == []


def test_no_machine_and_no_registry_is_named() -> None:
    found = [
        f"{house.where(path)}:{number} {word}"
        for path in house.text_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for word in (*PLACES_OF_MACHINES, *REGISTRIES)
        if word in line
    ]
    assert found == []


def test_every_carried_font_has_its_notice() -> None:
    """Whoever adds a file of others' work says there whose it is."""
    notice = (house.ROOT / "docs" / "NOTICE.md").read_text(encoding="utf-8")
    fonts = {path.name for path in resources.locate("fonts").glob("*") if path.suffix in {".ttf", ".otf", ".xz"}}
    assert {name for name in fonts if f"`{name}`" not in notice} == set()
    for folder in (path for path in resources.ROOT.iterdir() if path.is_dir() and not path.name.startswith("_")):
        assert f"{folder.name}/" in notice, folder.name


def test_no_sign_in_the_sources_is_invisible_or_looks_like_another() -> None:
    assert _suspect("a\u200bb") == "U+200B"
    assert _suspect("s\u0441ore") == "U+0441"
    assert _suspect("综治中心，“一扇门”·①→≤") is None
    found = []
    for path in house.text_files():
        if path.suffix in {".py", ".toml", ".md", ""} or path.parent.name == "wording":
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
                sign = _suspect(line)
                if sign:
                    found.append(f"{house.where(path)}:{number} {sign}")
    assert found == []


def _suspect(line: str) -> str | None:
    """The first sign that nobody sees (format, private, control, odd spaces) or that passes for a Latin letter (Greek, Cyrillic, Armenian)."""
    for sign in line:
        invisible = unicodedata.category(sign) in {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"} and sign != "\t"
        odd_space = unicodedata.category(sign) == "Zs" and sign not in {" ", "\u3000"}
        if invisible or odd_space or "\u0370" <= sign <= "\u058f":
            return f"U+{ord(sign):04X}"
    return None


def _codes() -> Iterator[tuple[str, str]]:
    """Every code that is raised, with its place; a code put together at run time as a pattern with ``*``."""
    for path in house.modules("hall", "ui", "reports"):
        for call in house.calls(path, "UserError", "Problem", "Conflict"):
            given = (
                call.args[0] if call.args else next((word.value for word in call.keywords if word.arg == "code"), None)
            )
            if given is not None:
                for code in _written(given):
                    yield house.where(path, call), code


def _written(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return _written(node.body) + _written(node.orelse)
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)]
    return []


def test_every_code_that_is_raised_has_its_sentence() -> None:
    raised = list(_codes())
    assert len(raised) > 40
    missing = []
    for place, code in raised:
        pattern = re.compile(re.escape(code).replace(r"\*", r"[\w.]+"))
        if not any(pattern.fullmatch(known) for known in SENTENCES):
            missing.append(f"{place} {code}")
    assert missing == []


def test_every_fault_has_its_sentence() -> None:
    assert [kind for kind in Fault if f"fault.{kind.value}" not in SENTENCES] == []


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_polite_and_the_same_in_both_languages(code: str) -> None:
    chinese, english = SENTENCES[code]["zh"], SENTENCES[code]["en"]
    assert chinese
    assert english
    assert set(PLACEHOLDER.findall(chinese)) == set(PLACEHOLDER.findall(english))
    assert not re.search("错误|非法|失败|必须|[!！]", chinese)
    assert not re.search(r"\b(error|illegal|invalid|failed|must)\b|!", english, re.IGNORECASE)


def test_words_to_translate_are_written_out() -> None:
    """The extractor reads sources: an f-string or a variable would never be found again at run time.

    A module that marks its words in a table (``QT_TRANSLATE_NOOP``) may translate what it takes from there.
    """
    found = []
    for path in house.modules("ui"):
        marked = list(house.calls(path, "QT_TRANSLATE_NOOP"))
        for call in (*marked, *house.calls(path, "tr", "translate")):
            for word in _words_of(call):
                if isinstance(word, ast.Constant) or (marked and call not in marked and _is_looked_up(word)):
                    continue
                found.append(house.where(path, call))
    assert found == []


def _words_of(call: ast.Call) -> list[ast.expr]:
    """The arguments of a translating call that have to be written out; none of a painter's or a text's own ``translate``."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "tr":
        return call.args[:1]
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    of_qt = isinstance(owner, ast.Name) and owner.id in {"QCoreApplication", "QApplication"}
    return call.args[:2] if of_qt or name == "QT_TRANSLATE_NOOP" else []


def _is_looked_up(word: ast.expr) -> bool:
    return isinstance(word, ast.Name | ast.Attribute | ast.Subscript)


def test_only_rooms_and_the_store_speak_to_the_database() -> None:
    """Orders and rules, and what they import, are kept from it by a contract of the import linter."""
    found = [
        f"{house.where(path, node)} {name}"
        for path in house.modules("hall", "ui", "reports")
        for name, node in house.imports(path)
        if name.split(".")[0] in {"sqlalchemy", "alembic"}
        and (path.relative_to(house.ROOT).parts[0] != "hall" or path.parent.name == "hall")
    ]
    assert found == []


def test_faces_and_papers_speak_to_a_room_at_its_counter() -> None:
    rooms = {path.parent.name for path in house.modules("hall") if path.stem == "orders"}
    found = [
        f"{house.where(path, node)} {name}"
        for path in house.modules("ui", "reports")
        for name, node in house.imports(path)
        if (parts := name.split("."))[0] == "hall" and parts[1] in rooms and parts[2] not in COUNTER
    ]
    assert len(rooms) > 10
    assert found == []


def test_view_models_know_no_widgets() -> None:
    found = [
        house.where(path, node)
        for path in house.modules("ui")
        if path.stem.startswith("viewmodel")
        for name, node in house.imports(path)
        if name.startswith("PySide6.QtWidgets")
    ]
    assert found == []


def test_no_attribute_hides_a_method_of_qt() -> None:
    """``self.parent = …`` works until Qt calls ``parent()``."""
    from importlib import import_module

    from PySide6.QtCore import QObject, Signal

    found = []
    for path in house.modules("ui"):
        classes = [node for node in ast.walk(house.tree(path)) if isinstance(node, ast.ClassDef)]
        module = import_module(house.module_name(path)) if classes else None
        for node in classes:
            made = getattr(module, node.name, None)
            if isinstance(made, type) and issubclass(made, QObject):
                of_qt = [base for base in made.__mro__ if base.__module__.startswith("PySide6.")]
                hidden = {name for name in _attributes(node) if any(callable(vars(base).get(name)) for base in of_qt)}
                hidden -= {name for name in hidden if isinstance(getattr(made, name, None), Signal)}
                found += [f"{house.where(path, node)} {node.name}.{name}" for name in sorted(hidden)]
    assert found == []


def _attributes(node: ast.ClassDef) -> Iterator[str]:
    for inside in ast.walk(node):
        targets = inside.targets if isinstance(inside, ast.Assign) else []
        if isinstance(inside, ast.AnnAssign):
            targets = [inside.target]
        for target in targets:
            if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self":
                yield target.attr
    for inside in node.body:
        if isinstance(inside, ast.Assign):
            yield from (target.id for target in inside.targets if isinstance(target, ast.Name))


COUNT_NONE = """
import sys
from PySide6.QtCore import QObject
thing = QObject()
before = sys.getrefcount(None)
for _ in range(10_000):
    thing.setObjectName("a")
print(f"{round((sys.getrefcount(None) - before) / 10_000, 3) + 0.0:+.3f}")
for _ in range(990_000):
    thing.setObjectName("a")
print(thing.objectName())
"""


def test_qt_gives_back_every_reference_to_none() -> None:
    """One release lost one a call and took the program down after some thousand (see ``docs/decisions/001-setup.md``)."""
    done = subprocess.run([sys.executable, "-c", COUNT_NONE], capture_output=True, text=True, check=False, timeout=30)
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, ["+0.000", "a"], "")
