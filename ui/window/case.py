"""The case beside the visitor: its clocks with their reason, and its story."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hall.catalogue.rules import Matter
from hall.clocks.orders import ClockShown
from hall.intake.orders import VisitShown
from hall.papers.orders import PaperRow
from hall.papers.rules import PaperState
from ui.language import current, day_words
from ui.saying import pill, worst_clock
from ui.theme import theme
from ui.widgets.badges import TimePill
from ui.widgets.card import Panel, Rule
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.living import Living, role, set_flag
from ui.widgets.rich import RichText
from ui.widgets.timeline import Entry, Timeline
from ui.window import words
from ui.window.now import Facts

_SHOWN = 3
"""So many papers and earlier visits are named."""


def _line(clock: ClockShown) -> str:
    """How its date came about, in the language in force."""
    return clock.line if current() == "zh" else clock.line_en or clock.line


class _Pills(Living, QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(8, self)
        self._pills: list[TimePill] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.built()

    def show_pills(self, shown: list[tuple[str, str, str]]) -> None:
        """State and words of each, and how its date came about."""
        while len(self._pills) > len(shown):
            gone = self._pills.pop()
            self._flow.removeWidget(gone)
            gone.deleteLater()
        while len(self._pills) < len(shown):
            made = TimePill("green", "")
            self._pills.append(made)
            self._flow.addWidget(made)
            made.show()
        for one, (state, text, line) in zip(self._pills, shown, strict=True):
            one.show_state(state, text)
            one.setToolTip(line)
        self.updateGeometry()


class CasePanel(Panel):
    """The right column of the window; nobody in hand, nothing to show."""

    def __init__(self) -> None:
        self._visit: VisitShown | None = None
        self._matters: Mapping[str, Matter] = {}
        self._time: datetime | None = None
        self._aside = role(QLabel(), "small")
        self._pills = _Pills()
        self._explained = RichText("small", "text2")
        self._rule = Rule()
        self._story = RichText("body", "text")
        self.timeline = Timeline()
        self.beside = Facts()
        self._papers: tuple[PaperRow, ...] = ()
        self._nothing = EmptyState("folder-open")
        self._area = QScrollArea()
        super().__init__("folder-open")
        self.head.addWidget(self._aside)
        inside = QWidget()
        set_flag(inside, "role", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.timeline)
        column.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        for part in self._parts():
            self.body.addWidget(part, 1 if part is self._area else 0)
        self.body.addWidget(self._nothing)
        self.body.addStretch(0)
        self.retranslate()

    def _parts(self) -> tuple[QWidget, ...]:
        return self._pills, self._explained, self._rule, self._story, self._area, self.beside

    def show_visit(
        self,
        visit: VisitShown | None,
        matters: Mapping[str, Matter],
        time: datetime | None,
        papers: tuple[PaperRow, ...] = (),
    ) -> None:
        """Show the case of a visit, with its papers."""
        self._visit, self._matters, self._time, self._papers = visit, matters, time, papers
        self.retranslate()

    def retranslate(self) -> None:
        if self.body.count() == 0:
            return  # not laid out yet: what has no parent would open as a window of its own
        visit, time = self._visit, self._time
        for part in self._parts():
            part.setVisible(visit is not None)
        self._nothing.setVisible(visit is None)
        self._nothing.say(self.tr("The case of the visitor is shown here"), self.tr("with its limits and its story"))
        self._area.setAccessibleName(self.tr("Story of the case"))
        if visit is None or time is None:
            self.set_heading(self.tr("Case"))
            self._aside.setText("")
            return
        case = visit.case
        self.set_heading(words.matter_name(self._matters, case.matter))
        self._aside.setText(case.paper_number or case.number)
        self._pills.show_pills([(*pill(clock), _line(clock)) for clock in case.clocks])
        worst = worst_clock(case.clocks)
        line = "" if worst is None else _line(worst)
        self._say_beside(visit, time)
        self._explained.set_text(line)
        self._explained.setVisible(bool(line))
        self._story.say(self.tr("**Story** ~~newest on top~~"))
        self.timeline.show_entries(
            [
                Entry(
                    words.story_day(one.at, time),
                    words.story_what(one),
                    " · ".join(part for part in (one.who, one.words) if part),
                )
                for one in visit.story
            ]
        )

    def _say_beside(self, visit: VisitShown, time: datetime) -> None:
        """What belongs to it: papers by their numbers, and when this person was here before, for what."""
        papers = [f"{one.number} {self._paper_state(one)}".strip() for one in self._papers[:_SHOWN]]
        papers += ["…"] if len(self._papers) > _SHOWN else []
        earlier = [
            f"{day_words(one.day, today=time.date())} {words.matter_name(self._matters, one.matter)}"
            for one in visit.earlier[:_SHOWN]
        ]
        self.beside.show_facts(
            [
                (self.tr("Papers {n}").replace("{n}", str(len(self._papers))), " · ".join(papers)),
                (self.tr("Was here before"), " · ".join(earlier)),
            ]
        )

    def _paper_state(self, one: PaperRow) -> str:
        return self.tr("(void)") if one.state is PaperState.VOID else ""

    def restyle(self) -> None:
        super().restyle()
        self.body.setSpacing(theme().space(2))
