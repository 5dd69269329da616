"""News in their fixed place above the page, and trouble that belongs to no field, said as news."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hall.errors import EnvironmentFault, Problem, UserError
from ui.language import error_sentence, problem_sentence

if TYPE_CHECKING:
    from ui.shell.main import Shell


class Notices:
    """Speaks through the shell that stands now; while none does, nobody could read it and nothing is said."""

    def __init__(self) -> None:
        self.shell: Shell | None = None

    def toast(self, markup: str, icon: str = "circle-check") -> None:
        """Say it for six seconds."""
        if self.shell is not None:
            self.shell.toast.toast(markup, icon)

    def offer_undo(self, markup: str, undo: Callable[[], None], icon: str = "undo-2") -> None:
        """Offer the way back for ten seconds."""
        if self.shell is not None:
            self.shell.undo_bar.offer(markup, icon, undo)

    def trouble(self, trouble: object) -> None:
        """Trouble nobody else says, in its own words."""
        if isinstance(trouble, UserError | EnvironmentFault):
            self._say(error_sentence(trouble))

    def bug(self, code: object) -> None:
        """A bug, by its short code."""
        self._say(problem_sentence(Problem("step.unknown", None, {"code": str(code)})))

    def _say(self, sentence: str) -> None:
        if self.shell is not None:
            self.shell.toast.toast("{sentence}", "info", sentence=sentence)
