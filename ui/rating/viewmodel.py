"""The rating screen without its widgets: what waits to be rated, how long it may, and what the resident said."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from hall.errors import UserError
from hall.ratings.orders import NotRated, Rate, RateNow, ToRate
from hall.ratings.rules import LOW, WORDS_LIMIT, Level, Why

if TYPE_CHECKING:
    from ui.context import UiContext

TOPICS: Final = ("services", "tickets", "windows", "ratings", "catalogue")
"""What the screen listens to: a service was finished, the next one begins, somebody sat down."""

DEAD_MS: Final = 700
"""So long a fresh page is deaf: the second half of a double touch must not choose anything on it."""

SAID_MS: Final = 4000
"""How long thanks stay."""

RETRY_MS: Final = 10_000
"""After so long a hall that did not answer is asked again."""

MORE_S: Final = 60
"""What one touch of "more time" gives."""

REASONS_S: Final = 90
"""How long the page of reasons stays; every touch on it gives back at least half."""


class Stage(StrEnum):
    """Which page is shown."""

    WAITING = "waiting"
    FACES = "faces"
    REASONS = "reasons"
    THANKS = "thanks"
    """The same for every level."""
    OVER = "over"
    """Not rated, or not possible any more: :attr:`RatingModel.trouble` says why, nothing means that time was over."""


class RatingModel(QObject):
    """Asks which service waits for its resident's word at ``window``; gives it, or says that none was given.

    A level is kept until it is sent: for the upper three at once, for the lower two after the page of reasons, with or
    without any. What is chosen there counts also if the resident walks away.
    """

    changed = Signal()
    """Another page, or something on it."""
    ticked = Signal()
    """Another second of :attr:`left`."""

    def __init__(self, context: UiContext, window: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = context.lanes
        self._window = window
        self.now = ToRate(window, window, "")
        self.stage = Stage.WAITING
        self.left = 0
        self.level: Level | None = None
        self.reasons: tuple[Why, ...] = ()
        self.words = ""
        self.trouble: Exception | None = None
        self._extended = False
        self._sending = False
        self._deaf, self._said, self._retry = (self._once(ms) for ms in (DEAD_MS, SAID_MS, RETRY_MS))
        self._said.timeout.connect(self._rest)
        self._retry.timeout.connect(self.read)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.tick)
        if context.changes is not None:
            for topic in TOPICS:
                context.changes.watch(topic, self._heard)
        self.read()

    def _once(self, ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        return timer

    # what waits

    def read(self) -> None:
        """Ask what is to be rated."""
        if self._lanes is not None:
            self._lanes.ask(RateNow(window=self._window), self._take, self._fail)

    def _heard(self, _changes: object) -> None:
        self.read()

    def _take(self, now: ToRate) -> None:
        self._retry.stop()
        before = self.now
        if self._sending or self.stage in (Stage.THANKS, Stage.OVER):
            return  # asked again when the page is over
        if now.service is not None and now.service == before.service and self.stage is not Stage.WAITING:
            return
        if self.stage is Stage.FACES and now.service is None and self._extended and not now.busy:
            return  # he asked for more time: the hall's own is over, his is not, until the next one is served
        if self.stage is Stage.REASONS:
            self.send()  # his level is given; the next page comes when it is kept
            return
        if self.stage is Stage.FACES:
            self._tell_not_rated()
        self.now, self.trouble = now, None
        if now.service is None:
            self._go(Stage.WAITING)
        else:
            self._begin(now.seconds)

    def _fail(self, trouble: Exception) -> None:
        if self.stage is Stage.WAITING:
            self.trouble = trouble
            self.changed.emit()
        self._retry.start()

    def _begin(self, seconds: int) -> None:
        self.level, self.reasons, self.words = None, (), ""
        self._extended, self.left = False, seconds
        self._go(Stage.FACES)

    def _go(self, stage: Stage) -> None:
        if stage is not self.stage:
            self._deaf.start()
        self.stage = stage
        counts = stage in (Stage.FACES, Stage.REASONS)
        self._second.start() if counts else self._second.stop()
        if stage in (Stage.THANKS, Stage.OVER):
            self._said.start()
        self.changed.emit()

    def _rest(self) -> None:
        self.now = ToRate(self._window, self.now.window_name, self.now.clerk)
        self.trouble = None
        self._go(Stage.WAITING)
        self.read()

    # what the resident does

    def hears(self) -> bool:
        """Does a touch count now?"""
        return not self._deaf.isActive() and not self._sending

    def choose(self, level: Level) -> None:
        """One touch is the rating; the lower two may say why."""
        if not self.hears() or self.stage is not Stage.FACES:
            return
        self.level = level
        if level in LOW:
            self.left = REASONS_S
            self._go(Stage.REASONS)
        else:
            self.send()

    def mark(self, why: Why) -> None:
        """Put a mark, or take it away."""
        if self.hears() and self.stage is Stage.REASONS:
            on = set(self.reasons) ^ {why}
            self.reasons = tuple(one for one in Why if one in on)
            self._stay()
            self.changed.emit()

    def write(self, words: str) -> None:
        """His own words."""
        if self.stage is Stage.REASONS and words != self.words:
            self.words = words[:WORDS_LIMIT]
            self._stay()

    def choose_again(self) -> None:
        """Back to the faces; nothing was given yet."""
        if self.hears() and self.stage is Stage.REASONS:
            self.level, self.reasons, self.words = None, (), ""
            self.left = max(self.left, MORE_S)
            self._extended = True
            self._go(Stage.FACES)

    def submit(self) -> None:
        """Enough said, or nothing."""
        if self.hears() and self.stage is Stage.REASONS:
            self.send()

    def decline(self) -> None:
        """Not this time: counted as not rated."""
        if self.hears() and self.stage is Stage.FACES:
            self._not_rated()

    def more_time(self) -> None:
        """Nobody is hurried."""
        if self.stage in (Stage.FACES, Stage.REASONS):
            self.left += MORE_S
            self._extended = True
            self.ticked.emit()

    def _stay(self) -> None:
        self.left = max(self.left, REASONS_S // 2)

    def tick(self) -> None:
        """A second went by. Time over on the faces is no rating; on the reasons the level was given already."""
        self.left -= 1
        self.ticked.emit()
        if self.left > 0 or self._sending:
            return
        if self.stage is Stage.FACES:
            self._not_rated()
        elif self.stage is Stage.REASONS:
            self.send()

    # telling the hall

    def send(self) -> None:
        """Give the rating."""
        if self._lanes is None or self._sending or self.level is None or self.now.service is None:
            return
        self._sending, self.trouble = True, None
        order = Rate(service=self.now.service, level=self.level, reasons=self.reasons, words=self.words)
        self._lanes.do(order, self._kept, self._not_kept)

    def _kept(self, _outcome: object) -> None:
        self._sending = False
        self._go(Stage.THANKS)

    def _not_kept(self, trouble: Exception) -> None:
        self._sending, self.trouble = False, trouble
        if isinstance(trouble, UserError):
            self._go(Stage.OVER)
            return
        self.left = max(self.left, MORE_S)
        self._extended = True
        self.changed.emit()

    def _not_rated(self) -> None:
        self._tell_not_rated()
        self.trouble = None
        self._go(Stage.OVER)

    def _tell_not_rated(self) -> None:
        if self._lanes is not None and self.now.service is not None:
            self._lanes.do(NotRated(service=self.now.service), _nothing, _nothing)


def _nothing(_answer: object) -> None:
    """A service nobody spoke about stays without a rating whether or not this was heard."""
