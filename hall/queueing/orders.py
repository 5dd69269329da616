"""What one may ask of the queueing room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from hall.asking import Question, Right


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitingNow(Question):
    """How many wait at each desk. Answer: ``dict`` desk code → number of waiting tickets of the day."""

    right: ClassVar[Right] = Right.ANYBODY
    day: date | None = None
