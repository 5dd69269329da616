"""The sources of the house, read as text and as syntax trees. Knows no Git: a copy of the tree is as good as a clone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

TOP_LEVEL = frozenset(
    {"hall", "ui", "reports", "resources", "tests", "docs", "pyproject.toml", "run.py", "CHANGELOG.md"}
)
"""What stands at the top, besides dotfiles and README*.md."""

MADE_BY_RUNNING = frozenset({"demo", "wheelhouse", "build", "dist", "__pycache__"})
_TEXT = frozenset(
    {".py", ".toml", ".md", ".csv", ".json", ".ts", ".svg", ".txt", ".ppd", ".mako", ".ini", ".html", ".css", ""}
)
_CODE_FOLDERS = ("hall", "ui", "reports", "resources", "tests")


def top_level() -> list[Path]:
    """What stands at the top of the repository, dotfiles and made things aside."""
    return sorted(path for path in ROOT.iterdir() if not path.name.startswith(".") and path.name not in MADE_BY_RUNNING)


@cache
def text_files() -> tuple[Path, ...]:
    """Every file of the repository that is text."""
    found = [path for path in _walk(ROOT) if path.suffix in _TEXT]
    return tuple(sorted(found))


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        hidden = path.name.startswith(".") and path.name not in {".ci", ".gitignore", ".gitattributes"}
        if hidden or path.name in MADE_BY_RUNNING or path.name.endswith(".egg-info"):
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


@cache
def modules(*folders: str) -> tuple[Path, ...]:
    """Python files of these folders of the top level (of all of them when none is named), with ``run.py`` in the latter case."""
    found = [path for folder in folders or _CODE_FOLDERS for path in _walk(ROOT / folder) if path.suffix == ".py"]
    return tuple(sorted(found if folders else [*found, ROOT / "run.py"]))


@cache
def tree(path: Path) -> ast.Module:
    """A module as syntax."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def where(path: Path, node: ast.AST | None = None) -> str:
    """``ui/app.py:12``"""
    line = f":{node.lineno}" if isinstance(node, ast.expr | ast.stmt) else ""
    return f"{path.relative_to(ROOT).as_posix()}{line}"


def calls(path: Path, *names: str) -> Iterator[ast.Call]:
    """The calls of functions, methods or classes of these names."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
            if name in names:
                yield node


def imports(path: Path) -> Iterator[tuple[str, ast.stmt]]:
    """Every module a file imports, wherever in the file, with ``from a import b`` as ``a.b``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node


def module_name(path: Path) -> str:
    """``ui.widgets.card`` for its file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
