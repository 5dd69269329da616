"""Tells the windows what changed: by this door, by other programs on this PC, by other PCs."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from types import MethodType

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from hall.asking import ChangeSet

Told = Callable[[ChangeSet], None]


@dataclass(frozen=True, slots=True)
class _Watch:
    topic: str
    told: Callable[[], Told | None]
    own: bool

    def concerns(self, changes: ChangeSet, origin: str) -> bool:
        if not self.own and changes.origin == origin:
            return False
        return changes.everything or self.topic in changes.topics


class Changes(QObject):
    """``hear`` may be called on any thread (the feed calls it); whoever watches is told on the windows' thread.

    ``origin`` is the id of this process's door, for those who do not want to hear of their own changes.
    """

    _heard = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.origin = ""
        self._watches: list[_Watch] = []
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def hear(self, changes: ChangeSet) -> None:
        """Something changed."""
        self._heard.emit(changes)

    def watch(self, topic: str, told: Told, *, own: bool = True) -> None:
        """Call ``told`` with the change set whenever this topic changed, once a set however many of its topics were asked for.

        A method is forgotten with its object, a function never. ``own``: also what this process changed itself.
        """
        found = weakref.WeakMethod(told) if isinstance(told, MethodType) else lambda: told
        self._watches.append(_Watch(topic, found, own))

    def _tell(self, changes: object) -> None:
        if not isinstance(changes, ChangeSet):
            return
        told: list[Told] = []
        for watch in list(self._watches):
            listener = watch.told()
            owner = getattr(listener, "__self__", None)
            if listener is None or (isinstance(owner, QObject) and not shiboken6.isValid(owner)):
                self._watches.remove(watch)
            elif watch.concerns(changes, self.origin) and listener not in told:
                told.append(listener)
        for listener in told:
            listener(changes)
