"""Where this PC's hall lives: data folder, database, key. Hall-wide settings are rows of the centre room instead.

Found in this order: what the caller says, ``HALL_DATA`` and ``HALL_DATABASE_URL``, ``config.toml`` in the data folder
(keys ``database_url``, ``key_file``, ``place``, ``printer``), the defaults.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hall.errors import EnvironmentFault, Fault

CONFIG = "config.toml"
DATABASE = "hall.db"
KEY = "keys/hall.key"


@dataclass(frozen=True, slots=True)
class Settings:
    """Of one PC. ``database_url`` is SQLAlchemy's; ``place`` names the desk this PC stands at (导办台 1)."""

    data: Path
    database_url: str = field(repr=False)
    key_file: Path
    place: str = ""
    printer: str = ""

    @property
    def papers(self) -> Path:
        """Where papers are kept as PDF files when no printer takes them."""
        return self.data / "papers"

    @property
    def backups(self) -> Path:
        """Where the database is copied to before it is upgraded."""
        return self.data / "backups"

    @property
    def drafts(self) -> Path:
        """Where half-filled forms wait."""
        return self.data / "drafts"

    @property
    def embedded(self) -> bool:
        """Whether the database is a SQLite file of this PC."""
        return self.database_url.startswith("sqlite")


def load_settings(data: Path | None = None, surroundings: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this PC. A ``config.toml`` that cannot be read raises ``EnvironmentFault(FILE_UNREADABLE)``."""
    folder = (data or Path(surroundings.get("HALL_DATA") or _default_folder())).expanduser().absolute()
    told = _config(folder / CONFIG)
    url = surroundings.get("HALL_DATABASE_URL") or told.get("database_url") or f"sqlite:///{folder / DATABASE}"
    if url.startswith(("postgresql://", "postgres://")):
        url = "postgresql+psycopg://" + url.partition("://")[2]
    key = Path(told.get("key_file") or KEY).expanduser()
    return Settings(folder, url, folder / key, told.get("place", ""), told.get("printer", ""))


def _config(file: Path) -> dict[str, str]:
    """The texts of the file; an absent one has none."""
    if not file.exists():
        return {}
    import tomllib  # most halls have no such file, and the window waits for these lines

    try:
        with file.open("rb") as opened:
            found = tomllib.load(opened)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise EnvironmentFault(Fault.FILE_UNREADABLE, str(wrong), file=str(file)) from wrong
    return {key: value for key, value in found.items() if isinstance(value, str)}


def _default_folder() -> str:
    """The platform's place for application data."""
    from platformdirs import user_data_path

    return str(user_data_path("one-door-hall", appauthor=False))
