"""What is heavy waits until the first page is painted."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.starting import modules_at_first_paint

HEAVY = {"sqlalchemy", "alembic", "reportlab", "qrcode", "pypinyin", "cryptography", "argon2", "pypdfium2", "sqlite3"}
WAITING = {"hall.bootstrap", "hall.door", "hall.store", "ui.program", "ui.frontdesk", "ui.firststart", "reports"}


def test_the_first_page_is_painted_without_anything_heavy(tmp_path: Path) -> None:
    known = modules_at_first_paint(tmp_path)
    assert "ui.signin.screen" in known
    assert "PySide6.QtWidgets" in known
    assert {module for module in known if module.split(".")[0] in HEAVY} == set()
    assert {name for name in WAITING if any(f"{module}.".startswith(f"{name}.") for module in known)} == set()
