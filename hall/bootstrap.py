"""Putting the house together: settings → store, vault, door. The program, the command line and the tests call the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from hall.asking import ChangeSet
from hall.clock import Clock, SystemClock
from hall.door import Door
from hall.settings import Settings, load_settings
from hall.store.engine import Store
from hall.store.vault import Vault, open_vault


@dataclass(frozen=True, slots=True)
class House:
    """An open house. Close it, or use it as a context manager."""

    settings: Settings
    store: Store
    vault: Vault
    clock: Clock
    door: Door

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_house(
    settings: Settings | None = None,
    clock: Clock | None = None,
    told: Callable[[ChangeSet], None] | None = None,
) -> House:
    """Open the hall of these settings (this PC's when none are given); its schema is upgraded first, after a backup.

    ``told`` hears of every change made through this house's door. Raises ``EnvironmentFault``.
    """
    settings = settings or load_settings()
    clock = clock or SystemClock()
    store = Store(settings.database_url)
    try:
        vault = open_vault(settings.key_file, make=True)
        door = Door(store, vault, clock, told, settings.place)
    except BaseException:
        store.close()
        raise
    return House(settings, store, vault, clock, door)
