"""``python -m hall.store.migrations.draft add the phone of a witness`` writes the next step, to be read and kept.

It compares the tables of ``records.py`` with an empty database that took all steps so far. What it cannot see (renamed columns,
triggers, moved data) is written by hand.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import Any

from sqlalchemy.types import TypeDecorator

from hall.store.base import Id
from hall.store.engine import Store
from hall.store.migrations import VERSIONS, newest
from hall.store.schema import configuration, load_records, take_steps


def main(words: list[str] | None = None) -> None:
    """Write the file and tell its name."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("message", nargs="+", help="what the step does")
    print(draft(" ".join(parser.parse_args(words).message)))  # noqa: T201


def draft(message: str, into: Path = VERSIONS) -> Path:
    """The file of the step between the steps so far and the tables of today."""
    from alembic import command

    number = f"{int(newest()) + 1:04d}"
    with tempfile.TemporaryDirectory() as folder:
        # Alembic writes where it reads; a step that fails half-way is not to lie among the good ones
        versions = Path(folder) / "versions"
        shutil.copytree(VERSIONS, versions, ignore=shutil.ignore_patterns("__pycache__"))
        store = Store(f"sqlite:///{folder}/draft.db")
        try:
            with store.writing(rebuilding=True) as connection:
                take_steps(connection)
                settings = configuration(connection, target_metadata=load_records(), render_item=_plainly)
                settings.set_main_option("version_locations", str(versions).replace("%", "%%"))
                settings.set_main_option("path_separator", "newline")
                command.revision(settings, message, autogenerate=True, rev_id=number)
        finally:
            store.close()
        made = next(versions.glob(f"{number}_*.py"))
        lines = made.read_text(encoding="utf-8").splitlines(keepends=True)
        made.write_text("".join(line for line in lines if "# ### " not in line), encoding="utf-8")
        return Path(shutil.move(made, into / made.name))


def _plainly(kind: str, thing: Any, context: Any) -> str | bool:
    """Column types of the hall as SQLAlchemy's own, so that a step never changes with the program."""
    if kind != "type":
        return False
    if thing is Id:
        context.imports.add("\nID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')")
        return "ID"
    return f"sa.{thing.impl_instance!r}" if isinstance(thing, TypeDecorator) else False


if __name__ == "__main__":
    main()
