"""The search of the lintel: a scanned paper is verified and shown, anything else is looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall.errors import EnvironmentFault, UserError
from hall.intake.orders import Search
from hall.papers.orders import IssuedPaper, PaperContent, Verdict, VerifyCode
from hall.papers.rules import TOKEN_DIGITS, PaperState
from ui.language import error_sentence

if TYPE_CHECKING:
    from ui.shell.main import Shell

NEARLY = 5
"""A code typed by hand may lack a digit or have one too many; it still is no identity number."""


class Finder(QObject):
    """Listens to a shell's search and answers in its window."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._text = ""
        shell.search_asked.connect(self.find)

    def find(self, text: str) -> None:
        """Somebody scanned or typed this."""
        lanes = self._shell.context.lanes
        if lanes is None:
            return
        self._text = text
        digits = "".join(sign for sign in text if sign.isdigit())
        if abs(len(digits) - TOKEN_DIGITS) <= NEARLY and len(digits) >= len(text.replace(" ", "")):
            lanes.ask(VerifyCode(code=text), self._verified, self._refused)
        else:
            lanes.ask(Search(text=text), self._found, self._refused)

    def _verified(self, verdict: Verdict) -> None:
        if not verdict.genuine or verdict.row is None:
            self._say(self.tr("This code is not on any paper of this hall; please look at the paper itself"), "info")
            return
        row = verdict.row
        void = row.state is PaperState.VOID
        words = self.tr("Genuine, but void: **{number}**") if void else self.tr("Genuine: **{number}**")
        self._shell.toast.toast(words, "circle-check", number=row.number)
        self._look(row.paper)

    def _found(self, hits: tuple[object, ...]) -> None:
        from ui.shell.found import FoundList

        if not hits:
            self._say(
                self.tr("Nothing found. Try another word, or the end of a telephone or identity number"), "search"
            )
            return
        page = FoundList(self._text, hits, self._shell)  # type: ignore[arg-type]  # the room answers with hits
        page.paper_asked.connect(self._look)
        page.show()

    def _look(self, paper: object) -> None:
        lanes = self._shell.context.lanes
        if lanes is not None and isinstance(paper, int):
            lanes.ask(PaperContent(paper=paper), self._show_paper, self._refused)

    def _show_paper(self, issued: IssuedPaper) -> None:
        from ui.frontdesk.preview import PaperPreview

        PaperPreview(issued, self._shell).show()

    def _refused(self, trouble: Exception) -> None:
        if isinstance(trouble, UserError | EnvironmentFault):
            self._say(error_sentence(trouble), "info")

    def _say(self, words: str, icon: str) -> None:
        self._shell.toast.toast("{words}", icon, words=words)
