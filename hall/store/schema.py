"""All tables of the house in one place: each room's ``records.py`` adds its own to one metadata."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil

from sqlalchemy import MetaData

import hall
from hall.store.base import metadata


def load_records() -> MetaData:
    """The metadata with the tables of every room. For migrations and tests; the program imports rooms as they are asked."""
    for room in pkgutil.iter_modules(hall.__path__):
        if room.ispkg and importlib.util.find_spec(f"hall.{room.name}.records") is not None:
            importlib.import_module(f"hall.{room.name}.records")
    return metadata
