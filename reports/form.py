"""A form: zones of its first page, its own lines, and how the values it prints follow from a snapshot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hall.papers.rules import Snapshot
from reports.blocks import Block, Values
from reports.page import A4, LINE


@dataclass(frozen=True, slots=True)
class Zone:
    """A rectangle of the first page with blocks one under the other; ``frame`` is the weight of its border in points."""

    x: float
    y: float
    width: float
    height: float
    blocks: tuple[Block, ...]
    frame: float = 0
    inset: float = 0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of the form itself."""

    x: float
    y: float
    to_x: float
    to_y: float
    weight: float = 0.4
    ink: float = LINE
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One version of one paper. What was issued stays renderable, so a version is never changed in what it says."""

    title: str
    zones: tuple[Zone, ...]
    strokes: tuple[Stroke, ...]
    values: Callable[[Snapshot], Values]
    """Every key the zones name, with 无 or — where the snapshot has nothing; besides ``no``, ``token`` and ``qr``."""
    sample: Callable[[], Snapshot]
    """An invented paper, typical in its lengths."""
    mark_at: tuple[float, float]
    """Where 补打 stands on the first page: left and upper edge of its frame."""
    page_at: tuple[float, float]
    """Middle and base line of the page number on the first page."""
    size: tuple[float, float] = A4
