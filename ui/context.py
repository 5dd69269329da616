"""What every screen is given: the clock, the look, the language, and the ways to ask the hall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hall.clock import Clock
    from ui.language import Tongue
    from ui.theme import Look, Size, Theme
    from ui.wording import Language


class Lanes(Protocol):
    """Carries orders and questions to the hall on other threads and brings the outcome back to the windows' thread."""

    def do(self, order: object, done: Callable[[Any], None], failed: Callable[[Exception], None] | None = None) -> None:
        """Change something; one after the other."""
        ...

    def ask(
        self, question: object, done: Callable[[Any], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Read something; a newer question of the same asker makes an older answer void."""
        ...


class Changes(Protocol):
    """Tells that something changed, here or elsewhere."""

    def watch(self, topic: str, told: Callable[[object], None]) -> None:
        """Call ``told`` with the change set whenever this topic changed."""
        ...


class Notices(Protocol):
    """News in their fixed place: one line, or the way back."""

    def toast(self, markup: str, icon: str = "circle-check") -> None:
        """Say it for six seconds."""
        ...

    def offer_undo(self, markup: str, undo: Callable[[], None], icon: str = "undo-2") -> None:
        """Offer the way back for ten seconds."""
        ...


class Printing(Protocol):
    """Takes the papers that orders have queued to this PC's printer and follows them, on a thread of its own.

    Nothing here waits or raises. How the jobs stand is asked with ``hall.papers.orders.PrintJobs``; whenever one of them
    comes on or into trouble, the topic ``"jobs"`` is told. ``PrintAgain`` and ``DropPrint`` are orders like any other.
    """

    def wake(self) -> None:
        """Look at once: an order has queued a paper, or the tray was filled."""
        ...

    def printers(self, told: Callable[[tuple[str, ...]], None]) -> None:
        """Find the printers this PC knows and tell their names, on the windows' thread."""
        ...

    def use_printer(self, name: str) -> None:
        """Jobs that name no printer go to this one from now on; they become PDF files if it is empty."""
        ...


class Drafts(Protocol):
    """Half-filled forms on this PC's disk (encrypted), so that they survive a crash or a power cut.

    A draft is plain values that JSON can hold; ``place`` is the screen it belongs to (``"frontdesk"``). One draft a place.
    """

    def keep(self, place: str, draft: Mapping[str, object]) -> None:
        """Keep this instead of what was kept before. Never waits for the disk, never raises."""
        ...

    def drop(self, place: str) -> None:
        """Nothing is half-filled any more."""
        ...

    def found(self, place: str) -> dict[str, object] | None:
        """What was kept when the program ended unexpectedly, or ``None``."""
        ...


@dataclass(frozen=True, slots=True)
class Preferences:
    """What this PC likes: kept between starts."""

    size: Size
    look: Look
    language: Language


@dataclass(frozen=True, slots=True)
class UiContext:
    """Handed to the shell and by it to the screens; parts that a picture or a test does not need may be None."""

    clock: Clock
    theme: Theme
    language: Tongue
    lanes: Lanes | None = None
    changes: Changes | None = None
    notices: Notices | None = None
    printing: Printing | None = None
    drafts: Drafts | None = None
