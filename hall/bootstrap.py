"""Putting the house together: settings → store, vault, door. The program, the command line and the tests call the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from hall.asking import ChangeSet
from hall.clock import Clock, SystemClock, in_hall
from hall.door import Door
from hall.settings import Settings, load_settings
from hall.store.engine import Store
from hall.store.feed import Hub
from hall.store.feedreader import FeedReader
from hall.store.marks import vault_of
from hall.store.schema import upgrade
from hall.store.vault import Vault


@dataclass(frozen=True, slots=True)
class House:
    """An open house. Close it, or use it as a context manager."""

    settings: Settings
    store: Store
    vault: Vault
    clock: Clock
    door: Door
    hub: Hub
    """Tells whoever listens in this process what changed: by this door, and by others once :meth:`watch` was called."""

    _readers: list[FeedReader] = field(default_factory=list)

    def watch(self, told: Callable[[ChangeSet], None] | None = None) -> None:
        """From now on hear also what other programs change, on a thread of the feed's own. ``told`` is one more listener."""
        if told is not None:
            self.hub.listen(told)
        if not self._readers:
            reader = FeedReader(self.store, self.door.origin, self.hub.tell)
            self._readers.append(reader)
            reader.start()

    def close(self) -> None:
        """Stop watching and let go of the database."""
        while self._readers:
            self._readers.pop().stop()
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

    ``told`` hears of every change made through this house's door. Raises ``EnvironmentFault``, and
    ``UserError("backup.tool")`` or ``UserError("backup.undone")`` where an upgrade has to wait for its backup.
    """
    settings = settings or load_settings()
    clock = clock or SystemClock()
    hub = Hub()
    if told is not None:
        hub.listen(told)
    store = Store(settings.database_url)
    try:
        upgrade(store, settings.backups, in_hall(clock.now()))
        vault = vault_of(store, settings.key_file)
    except BaseException:
        store.close()
        raise
    return House(settings, store, vault, clock, Door(store, vault, clock, hub.tell, settings.place), hub)
